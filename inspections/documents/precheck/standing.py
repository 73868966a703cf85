"""What there is to say of a notice that was issued."""

from __future__ import annotations

from inspections.cases.case_file import CaseFile
from inspections.cases.documents import Document
from inspections.days import spoken_day
from inspections.documents.precheck.procedure import delivered
from inspections.documents.precheck.remark import Remark, fine, warning


def standing_remarks(document: Document, case_file: CaseFile) -> tuple[Remark, ...]:
    """Return when it was issued, by when is to be corrected, and whether it was served."""
    last = max(document.due.values(), default=None)
    served = delivered(document, case_file)
    return (
        fine("已签发", f"{document.number.text}，{spoken_day(document.issued_on)}签发，内容已存档，不再改动。"),
        *((fine("整改期限", f"最迟{spoken_day(last)}前完成整改。"),) if last is not None else ()),
        fine("送达", "已有送达回证。") if served else warning("送达", "还没有送达回证，请送达当事人后制作。"),
    )
