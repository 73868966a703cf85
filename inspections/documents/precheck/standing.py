"""What there is to say of a notice that was issued."""

from __future__ import annotations

from inspections.cases.case_file import CaseFile
from inspections.cases.documents import Document
from inspections.checklists.pack import Term
from inspections.days import spoken_day
from inspections.documents.precheck.procedure import delivered
from inspections.documents.precheck.remark import Remark, fine, warning
from inspections.rectifications.service import last_day_of
from inspections.rectifications.terms import days_of


def term_sentence(notice: Document, case_file: CaseFile) -> str:
    """Say by when a notice has its findings corrected: the last of its days, or how its term runs while it was not served."""
    lasts = [last_day_of(notice, requirement, case_file.documents) for requirement in notice.due]
    known = [last for last in lasts if last is not None]
    terms = sorted({due for due in notice.due.values() if isinstance(due, Term)}, key=lambda term: (term.unit, term.days))
    if len(known) < len(lasts):
        return f"自送达之日的次日起{'、'.join(map(days_of, terms))}内完成整改；尚未送达，截止日在填写送达回证时算出。"
    if all(last.certain for last in known):
        return f"最迟{spoken_day(max(last.day for last in known))}前完成整改。"
    return f"整改期限{max(known, key=lambda last: last.day).words}；请导入下一年度的放假安排，再替换送达回证。"


def standing_remarks(document: Document, case_file: CaseFile) -> tuple[Remark, ...]:
    """Return when it was issued, by when is to be corrected, and whether it was served."""
    served = delivered(document, case_file)
    return (
        fine("已签发", f"{document.number.text}，{spoken_day(document.issued_on)}签发，内容已存档，不再改动。"),
        *((fine("整改期限", term_sentence(document, case_file)),) if document.due else ()),
        fine("送达", "已有送达回证。") if served else warning("送达", "还没有送达回证，请送达当事人后制作。"),
    )
