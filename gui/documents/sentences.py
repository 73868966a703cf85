"""What the dialog for a document says above its buttons, in the place of pages, and in the last question before the issue."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from inspections.cases.documents import Document
from inspections.days import spoken_day
from inspections.documents.kinds import KINDS
from inspections.documents.precheck.remark import Mark, Remark

if TYPE_CHECKING:
    from inspections.use_cases.prepared_document import PreparedDocument


def told_when_issued(path: str) -> str:
    """Return where the copy lies, or that there is none."""
    return f"文件已存到：{path}" if path else "文件已存档，可以打印或者另存一份。"


def told_before_issue(*, waiting: bool, ready: bool, fault: str) -> str:
    """Return what is under way, or what keeps the document from being issued (`fault` is of what was chosen), or what comes of it."""
    if waiting:
        return "正在准备…"
    if not ready:
        return "处理完标有✗的各项后才能签发。"
    return fault or "签发后文号不再收回，内容存档不再改动。"


def told_without_pages(lacking: str) -> str:
    """Return why there is no page to be seen; `lacking` is what is missing first, empty while that is not known."""
    return f"还不能预览。{lacking}" if lacking else "正在准备…"


def question_before_issue(title: str, numbering: str, day: date, prepared: PreparedDocument | None, remarks: Iterable[Remark]) -> str:
    """Return what a person confirms before the number is given out."""
    addressee = "" if prepared is None else prepared.addressee
    whom = f"向“{addressee}”" if addressee else ""
    rest = f"{_told_of_formers(prepared)}{_told_of_warnings(remarks)}"
    return f"{whom}签发{title}，文号为“{numbering}”，签发日期为{spoken_day(day)}。{rest}"


def _told_of_formers(prepared: PreparedDocument | None) -> str:
    """Return what becomes of the document in whose place this one comes, or that the former ones still hold."""
    if prepared is None:
        return ""
    if prepared.replaced is not None:
        return _told_of_replacement(prepared.replaced)
    if prepared.formers:
        return f"\n\n{'、'.join(former.number.text for former in prepared.formers)}仍然有效，签发后两份并存。"
    return ""


def _told_of_replacement(former: Document) -> str:
    again = "，新的一份须重新送达" if KINDS[former.number.series.kind].served else ""
    return f"\n\n签发后替换{former.number.text}（{spoken_day(former.issued_on)}签发），该件不再生效{again}。"


def _told_of_warnings(remarks: Iterable[Remark]) -> str:
    """Return the warnings that are left before issue, by name, as a sentence of its own; empty without any."""
    left = [remark.title for remark in remarks if remark.mark is Mark.WARNING]
    names = "、".join(dict.fromkeys(left))
    return f"\n\n签发前检查中还有{len(left)}项注意没有处理：{names}。" if left else ""
