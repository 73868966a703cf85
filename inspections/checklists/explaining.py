"""The reason of one answer: first force and conditions, then what the kind itself has to say."""

from __future__ import annotations

from collections.abc import Sequence

from inspections.checklists.answer import Explanation, Verdict
from inspections.checklists.applicability import beginning, of_line, of_record
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.facts import Facts, RecordRow
from inspections.checklists.kinds.fee_lines import FEES, spoken_line
from inspections.checklists.kleene import FALSE, UNKNOWN
from inspections.checklists.pack import Condition, Pack, Requirement
from inspections.checklists.rule_kind import JudgedLines, OfRecords
from inspections.checklists.wording import label, missing, spoken, spoken_condition
from inspections.days import spoken_day
from inspections.records.fact_table import Value


def explain(requirement: Requirement, row: RecordRow, verdict: Verdict, pack: Pack, calendar: WorkingDays) -> Explanation:
    """Word why `verdict` is the answer to one record."""
    evidence, unmet = _conditions(requirement.applies_when, row, verdict)
    if unmet is not None:
        return unmet
    if verdict is Verdict.NOT_APPLICABLE:
        return _not_in_force(requirement, row, evidence, pack, calendar)
    open_ = [condition for condition in requirement.applies_when if _truth(row.facts, condition, row.number) == UNKNOWN]
    if verdict is Verdict.UNDETERMINED and open_:
        return Explanation(None, _open(open_, row), evidence)
    own = _of_kind(requirement, row, verdict, pack, calendar)
    return Explanation(own.measured, own.reason, {**evidence, **own.evidence})


def explain_on_lines(
    requirement: Requirement, row: RecordRow, verdict: Verdict, lines: Sequence[Verdict], judged: JudgedLines
) -> Explanation:
    """Word why `verdict` is the answer to one record whose fee lines were answered `lines`; `judged` are those of the whole table."""
    evidence, unmet = _conditions(of_record(requirement.applies_when), row, verdict)
    if unmet is not None:
        return unmet
    fees = row.lines(FEES)
    if fees is None:
        return Explanation(None, missing([FEES]), evidence)
    decisive = [(number, line) for number, (line, own) in enumerate(zip(fees, lines, strict=True), start=1) if own is verdict]
    if verdict is Verdict.NOT_APPLICABLE:
        named = "；".join(spoken_line(number, line) for number, line in decisive)
        what = f"所列收费均不在本项适用范围或者施行期内：{named}" if decisive else "检查时间不在施行期内"
        return Explanation(None, what, evidence)
    if not fees:
        return Explanation(judged.without, "没有收费", evidence)
    open_ = [condition.fact for condition in of_record(requirement.applies_when) if _truth(row.facts, condition, row.number) == UNKNOWN]
    wanted = [*open_, *(condition.fact for condition in of_line((*requirement.applies_when, *requirement.violation_when)))]
    own = judged.explain(decisive, verdict, wanted)
    return Explanation(own.measured, own.reason, {**evidence, **own.evidence})


def _conditions(conditions: Sequence[Condition], row: RecordRow, verdict: Verdict) -> tuple[dict[str, Value], Explanation | None]:
    """Return the facts that the conditions read, and the explanation where one of them is why nothing was asked."""
    evidence = {condition.fact: value for condition in conditions if (value := row.at(condition.fact)) is not None}
    if verdict is Verdict.NOT_APPLICABLE:
        for condition in conditions:
            if _truth(row.facts, condition, row.number) == FALSE:
                return evidence, Explanation(None, _unmet(condition, row), evidence)
    return evidence, None


def _of_kind(requirement: Requirement, row: RecordRow, verdict: Verdict, pack: Pack, calendar: WorkingDays) -> Explanation:
    judging = None if requirement.kind.judging is None else requirement.kind.judging(requirement)
    if not isinstance(judging, OfRecords):
        raise ValueError(requirement.kind.name)  # noqa: TRY004 # no type that came in is wrong: this requirement is asked of no record
    return judging.explain(requirement, row, verdict, pack, calendar)


def _not_in_force(requirement: Requirement, row: RecordRow, evidence: dict[str, Value], pack: Pack, calendar: WorkingDays) -> Explanation:
    fact, day = beginning(requirement, row.at)
    first, last = requirement.in_force_from, requirement.in_force_until
    inside = day is not None and (first is None or day >= first) and (last is None or day <= last)
    if inside or day is None:
        own = _of_kind(requirement, row, Verdict.NOT_APPLICABLE, pack, calendar)
        return Explanation(None, own.reason, {**evidence, **own.evidence})
    until = f"至{spoken_day(last)}" if last is not None else "起"
    since = f"{spoken_day(first)}{until}" if first is not None else until
    return Explanation(None, f"{label(fact)}{spoken_day(day)}不在本项施行期（{since}）内", {**evidence, fact: row.at(fact) or day})


def _truth(facts: Facts, condition: Condition, row: int) -> int:
    return int(facts.truth(condition, applying=True)[row])


def _unmet(condition: Condition, row: RecordRow) -> str:
    value = row.at(condition.fact)
    if value is None:
        return f"没有记录“{label(condition.fact)}”，按“否”处理，本项只适用于{spoken_condition(condition)}"
    return f"{label(condition.fact)}为{spoken(value, condition.fact)}，本项只适用于{spoken_condition(condition)}"


def _open(conditions: list[Condition], row: RecordRow) -> str:
    known = [condition.fact for condition in conditions if row.at(condition.fact) is not None]
    if known:
        value = row.at(known[0])
        return f"{label(known[0])}为{spoken(value, known[0]) if value is not None else ''}，尚未查实，无法判断"
    return f"没有记录{'、'.join(f'“{label(condition.fact)}”' for condition in conditions)}，无法判断是否适用"
