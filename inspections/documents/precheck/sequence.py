"""Whether what a document presupposes was made first: a remark, never a block, for offices keep some papers elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from inspections.cases.numbers import NumberKind
from inspections.days import spoken_day
from inspections.documents.document_kind import Look
from inspections.documents.precheck.examined import Basis, Examined
from inspections.documents.precheck.remark import Remark, fine, warning


def presupposes(first: NumberKind, advice: str) -> Look:
    """Return a look for a standing document of that kind in the case, made no later than this one; `advice` follows where there is none."""

    def look(examined: Examined, basis: Basis) -> Iterator[Remark]:
        title = basis.kinds[first].title if first in basis.kinds else first
        before = basis.case_file.standing(first)
        in_time = [document for document in before if document.issued_on <= examined.issued_on]
        if in_time:
            yield fine(title, f"已有{in_time[-1].number.text}。")
        elif before:
            yield warning(title, f"{before[-1].number.text}的日期{spoken_day(before[-1].issued_on)}晚于本文书，请核对两个日期。")
        else:
            yield warning(title, f"本案没有{title}，{advice}")

    return look


def before_visit(examined: Examined, basis: Basis) -> Iterator[Remark]:
    """Hold the day of what comes before an inspection against the inspection's."""
    inspected = basis.record.inspected_on
    if examined.issued_on > inspected:
        message = f"日期{spoken_day(examined.issued_on)}晚于检查时间{spoken_day(inspected)}；情况紧急当场检查、事后补办的，请写明原因。"
        yield warning("签发日期", message)
    else:
        yield fine("签发日期", f"{spoken_day(examined.issued_on)}，不晚于检查时间。")
