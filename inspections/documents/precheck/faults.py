"""Faults that drafting and rendering met, each under the thing that it belongs to; where there is none, that thing is fine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from inspections.checklists.pack import Term
from inspections.days import spoken_day
from inspections.documents.precheck.examined import Basis, Examined
from inspections.documents.precheck.remark import Remark, fault, fine, warning
from inspections.documents.signatures import last_signed
from inspections.faults import Fault, UserError
from inspections.profiles.profile import from_service
from inspections.rectifications.terms import Deadline, days_of, deadlines, last_day

_CODES = MappingProxyType(
    {
        "检查人": frozenset({"too_few_inspectors"}),
        "执法证件": frozenset({"certificate_not_shown"}),
        "收费金额": frozenset({"no_amount"}),
        "写明的事实": frozenset({"not_stated"}),
        "整改期限": frozenset({"due_before_issue", "no_term", "unpublished_year"}),
        "签发日期": frozenset({"issued_too_early"}),
        "单位资料": frozenset({"no_profile"}),
        "文字": frozenset({"missing_glyph"}),
        "此前的通报": frozenset({"reported_before"}),
    }
)
"""Which thing a fault belongs to, by its code; any other stands alone."""


def amounts(examined: Examined, _basis: Basis) -> Iterator[Remark]:
    """Say which payments cannot be put into words."""
    yield from _under("收费金额", examined)


def facts(examined: Examined, _basis: Basis) -> Iterator[Remark]:
    """Say which facts the words of the findings need and the record does not state."""
    yield from _under("写明的事实", examined)


def term(examined: Examined, basis: Basis) -> Iterator[Remark]:
    """Say by when is to be corrected, and why a term cannot be counted (a year whose holidays are not published)."""
    drafting_remarks = list(_under("整改期限", examined))
    yield from drafting_remarks
    if not drafting_remarks:
        suggested = {finding.requirement.id: finding.requirement.term for finding in basis.stated}
        try:
            due = deadlines(
                basis.record.payload.get("rectification"),
                suggested,
                examined.issued_on,
                examined.calendar,
                from_service=from_service(examined.profile),
            )
        except UserError:  # the profile was missing too, and drafting went no further
            return
        days = sorted({value.day for value in due.values() if isinstance(value, Deadline)})
        terms = sorted({value for value in due.values() if isinstance(value, Term)}, key=lambda term: (term.unit, term.days))
        if terms:
            counted = f"自送达之日的次日起{'、'.join(map(days_of, terms))}内完成整改，截止日在填写送达回证时算出"
        else:
            counted = f"{'、'.join(spoken_day(day) for day in days)}前完成整改"
        yield fine("整改期限", f"{counted}；要另定期限，请打开记录，在“整改期限”中填写。")
        yield from _unpublished(terms, examined)


def _unpublished(terms: Iterable[Term], examined: Examined) -> Iterator[Remark]:
    """Warn of a term that would reach into a year whose holidays are not published, were it served on the day of issue."""
    lasts = [last_day(term, examined.issued_on, examined.calendar) for term in terms]
    if any(last is None or not last.certain for last in lasts):
        what = "当天送达，期限也要跨入未公布放假安排的年份，送达回证只能写明“至少到”哪一天"
        yield warning("放假安排", f"{what}；请在送达前导入该年度放假安排，或者打开记录另定截止日。")


def issue_day(examined: Examined, basis: Basis) -> Iterator[Remark]:
    """Hold the day of issue against that of the inspection, and against the days that stand beside the signatures."""
    day_remarks = list(_under("签发日期", examined))
    if not day_remarks and examined.issued_on < basis.record.inspected_on:
        sentence = f"签发日期{spoken_day(examined.issued_on)}早于检查时间{spoken_day(basis.record.inspected_on)}，请核对两个日期。"
        day_remarks = [fault("签发日期", sentence)]
    signed = last_signed(examined.content)
    if not day_remarks and signed is not None and examined.issued_on < signed:
        sentence = f"签发日期{spoken_day(examined.issued_on)}早于签名的日期{spoken_day(signed)}，请核对签发日期。"
        day_remarks = [warning("签发日期", sentence)]
    yield from day_remarks or [fine("签发日期", f"{spoken_day(examined.issued_on)}，不早于检查时间。")]


def bureau(examined: Examined) -> Iterator[Remark]:
    """Say whether the bureau's profile is there."""
    bureau_remarks = list(_under("单位资料", examined))
    if not bureau_remarks and examined.profile is None:
        bureau_remarks = [fault("单位资料", "没有本单位资料，不知道以什么单位的名义签发，请在“设置”中填写。")]
    yield from bureau_remarks or [
        fine("单位资料", f"{examined.profile.issuer}，复议机关和法院已填写。" if examined.profile is not None else "")
    ]


def report(examined: Examined) -> Iterator[Remark]:
    """Say of a month's report whether its day comes too early, and whether the month was reported on before."""
    for title in ("签发日期", "此前的通报"):
        yield from _under(title, examined)


def text(examined: Examined) -> Iterator[Remark]:
    """Say which characters no font draws, and whatever else keeps the document from being made."""
    yield from _under("文字", examined)
    known = frozenset[str]().union(*_CODES.values())
    yield from (fault("版面", _sentence(one)) for one in examined.faults if one.code not in known)
    if not examined.faults:
        yield fine("文字", "所有文字都能印出。")


def of_officers(examined: Examined) -> list[Remark]:
    """Return the faults that drafting met about the officers and their certificates."""
    return [*_under("检查人", examined), *_under("执法证件", examined)]


def _under(title: str, examined: Examined) -> Iterator[Remark]:
    return (fault(title, _sentence(one)) for one in examined.faults if one.code in _CODES[title])


def _sentence(one: Fault) -> str:
    return f"{one.what}，{one.action}。" if one.action else f"{one.what}。"
