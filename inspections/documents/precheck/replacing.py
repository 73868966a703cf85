"""What comes of issuing a document in the place of another: what no longer holds, what must be served anew, what follows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from inspections.cases.documents import Document
from inspections.cases.numbers import NumberKind
from inspections.days import spoken_day
from inspections.documents.precheck.examined import Basis, Examined
from inspections.documents.precheck.procedure import delivered
from inspections.documents.precheck.remark import Remark, fine, named, warning
from inspections.faults import UserError
from inspections.profiles.profile import from_service
from inspections.rectifications.rectification_progress import PARTLY, RECTIFIED, RectificationProgress, progress_of
from inspections.rectifications.service import last_day_of
from inspections.rectifications.terms import Deadline, deadlines


def replacing(examined: Examined) -> Iterator[Remark]:
    """Name the document that no longer holds afterwards, and say what becomes of its delivery and of what was seen since."""
    former, basis = examined.replaced, examined.basis
    if former is None:
        return
    sentence = f"签发后替换{former.number.text}（{spoken_day(former.issued_on)}签发），该件不再生效，仍留在案卷中。"
    yield fine("替换", sentence)
    kind = None if basis is None else basis.kinds.get(former.number.series.kind)
    if basis is None or kind is None or not kind.served:
        return
    if delivered(former, basis.case_file):
        again = f"{former.number.text}已经送达，但送达的不是新的一份；请重新送达并制作送达回证，整改和救济的期限从重新送达起算。"
        yield warning("重新送达", again)
    if former.number.series.kind == NumberKind.NOTICE:
        yield from _followed(examined, basis, former)


def _followed(examined: Examined, basis: Basis, former: Document) -> Iterator[Remark]:
    """Say of each finding what the reviews of the former notice saw, and where the new one does not fit that."""
    names = {finding.requirement.id: finding.requirement.summary for finding in basis.stated}
    progress = {requirement: _progress(requirement, basis) for requirement in names if requirement in former.due}
    known = {requirement: known for requirement, known in progress.items() if known is not None}
    counted = [f"{state}{count}项" for state in (RECTIFIED, PARTLY) if (count := sum(value.state == state for value in known.values()))]
    if counted:
        yield fine("复查情况", f"此前复查看到的{'、'.join(counted)}沿用到新的通知书。")
    done = [names[requirement] for requirement, state in known.items() if state.state == RECTIFIED]
    if done:
        yield warning("已整改", f"{named(done)}复查时已经整改，新的通知书仍责令整改，请核对。")
    days = _days(examined, basis)
    shorter = [
        f"“{names[requirement]}”复查时已延至{spoken_day(state.due)}，新的通知书写明{spoken_day(days[requirement])}"
        for requirement, state in known.items()
        if state.state != RECTIFIED
        and requirement in days
        and state.due is not None
        and state.due != _of_former(former, requirement, basis)
        and days[requirement] < state.due
    ]
    if shorter:
        mend = "台账仍按延长的日期；要写入新的通知书，请打开记录，在“整改期限”中填写"
        yield warning("延长的期限", f"{'；'.join(shorter)}。{mend}。")
    dropped = len([requirement for requirement in former.due if requirement not in names])
    if dropped:
        yield warning("不再责令", f"{former.number.text}责令整改的问题中有{dropped}项不在新的通知书中，签发后不再跟踪，请核对。")


def _progress(requirement: str, basis: Basis) -> RectificationProgress | None:
    return progress_of(requirement, basis.case_file.documents)


def _of_former(former: Document, requirement: str, basis: Basis) -> date | None:
    """Return the last day that the former notice itself came to."""
    last = last_day_of(former, requirement, basis.case_file.documents)
    return None if last is None else last.day


def _days(examined: Examined, basis: Basis) -> dict[str, date]:
    """Return the last days that the new notice will name: none of terms that run from service, or where they cannot be counted."""
    suggested = {finding.requirement.id: finding.requirement.term for finding in basis.stated}
    try:
        due = deadlines(
            basis.record.payload.get("rectification"),
            suggested,
            examined.issued_on,
            examined.calendar,
            from_service=from_service(examined.profile),
        )
    except UserError:
        return {}
    return {requirement: deadline.day for requirement, deadline in due.items() if isinstance(deadline, Deadline)}
