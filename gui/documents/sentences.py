"""What a dialog for issuing says above its buttons and in the place of pages, the same for a notice and for any other document."""

from __future__ import annotations

from collections.abc import Iterable

from inspections.cases.documents import Document
from inspections.days import spoken_day
from inspections.documents.precheck.procedure import DELIVERED
from inspections.documents.precheck.remark import Mark, Remark


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


def told_of_warnings(remarks: Iterable[Remark]) -> str:
    """Return the warnings that are left before issue, by name, as a sentence of its own for the last question; empty without any."""
    left = [remark.title for remark in remarks if remark.mark is Mark.WARNING]
    names = "、".join(dict.fromkeys(left))
    return f"\n\n签发前检查中还有{len(left)}项注意没有处理：{names}。" if left else ""


def told_of_replacement(former: Document) -> str:
    """Return what becomes of a document in whose place another is issued, for the last question."""
    again = "，新的一份须重新送达" if former.number.series.kind in DELIVERED else ""
    return f"\n\n签发后替换{former.number.text}（{spoken_day(former.issued_on)}签发），该件不再生效{again}。"


def told_without_pages(lacking: str) -> str:
    """Return why there is no page to be seen; `lacking` is what is missing first, empty while that is not known."""
    return f"还不能预览。{lacking}" if lacking else "正在准备…"
