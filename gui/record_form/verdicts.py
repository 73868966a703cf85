"""What the verdict panel shows: the answers on the content as it stands, worst first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from inspections.checklists.answer import Answer, Verdict
from inspections.checklists.pack import Outcome, Pack, Requirement
from inspections.checklists.wording import UNITS
from inspections.forms.content import Content, held
from inspections.forms.deciding import deciding_path
from inspections.forms.suggested import Suggested, suggested
from inspections.records.fields.inspection import TOPICS
from inspections.records.record import Record

SHOWN_ORDER = (Verdict.VIOLATION, Verdict.UNDETERMINED, Verdict.COMPLIANT, Verdict.NOT_APPLICABLE)
"""The order of the panel's parts; the last two are folded."""


@dataclass(frozen=True, slots=True)
class Determination:
    """What the inspector decided on a violation, as typed, and what the notice would say of itself."""

    decision: str
    reason: str
    found: str
    correct: str
    suggested: Suggested
    faults: Mapping[str, str]
    """Fact of the determination to sentence."""


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """One answer. `path` is the field that decided or is missing; `leads_to` what a violation leads to."""

    requirement: str
    topic: str
    verdict: Verdict
    clause: str
    summary: str
    figures: str
    reason: str
    path: str
    leads_to: str
    determination: Determination | None


@dataclass(frozen=True, slots=True)
class VerdictsState:
    """All answers, by verdict; inside one in the order of topics and pack.

    `topics` says whether any topic was chosen, `dated` whether the day of the inspection can be read; without it there are none.
    """

    lines: Mapping[Verdict, tuple[VerdictLine, ...]]
    topics: bool
    dated: bool

    def summary(self) -> str:
        """Return the counts in one line, or what is to be filled in first."""
        if not self.dated:
            return "先填检查时间，才能核对"
        if not self.topics:
            return "勾选检查项目后，这里随填随核"
        names = {Verdict.UNDETERMINED: "还缺"}
        return "  ".join(f"{names.get(verdict, verdict.label)} {len(self.lines.get(verdict, ()))}" for verdict in SHOWN_ORDER)


def verdicts_state(  # noqa: PLR0913 # the answers and all that they are shown with
    answers: Iterable[Answer],
    content: Content,
    record: Record,
    pack: Pack,
    faults: Mapping[str, str],
    *,
    topics: bool,
    dated: bool,
) -> VerdictsState:
    """Return the state of the panel."""
    order = {topic: place for place, topic in enumerate(TOPICS)}
    requirements = {requirement.id: requirement for requirement in pack.requirements}
    lines: dict[Verdict, list[VerdictLine]] = {}
    for answer in sorted(answers, key=lambda answer: order.get(requirements[answer.requirement].topic, len(order))):
        line = verdict_line(answer, requirements[answer.requirement], content, record, pack, faults)
        lines.setdefault(answer.verdict, []).append(line)
    return VerdictsState({verdict: tuple(found) for verdict, found in lines.items()}, topics, dated)


def verdict_line(
    answer: Answer, requirement: Requirement, content: Content, record: Record, pack: Pack, faults: Mapping[str, str]
) -> VerdictLine:
    """Return one answer as the panel shows it."""
    violation = answer.verdict is Verdict.VIOLATION
    return VerdictLine(
        requirement.id,
        TOPICS.get(requirement.topic, requirement.topic),
        answer.verdict,
        answer.clause,
        requirement.summary,
        _figures(answer, requirement),
        answer.reason,
        deciding_path(requirement, answer, content),
        _leads_to(requirement, str(held(content, "inspectee.kind") or "")) if violation else "",
        _determination(answer, content, record, pack, faults) if violation else None,
    )


def _determination(answer: Answer, content: Content, record: Record, pack: Pack, faults: Mapping[str, str]) -> Determination:
    prefix = f"determinations.{answer.requirement}."
    said = {key: str(held(content, prefix + key) or "") for key in ("decision", "reason", "found", "correct")}
    own = {path.removeprefix(prefix): sentence for path, sentence in faults.items() if path.startswith(prefix)}
    return Determination(**said, suggested=suggested(answer, record, pack), faults=own)


def _leads_to(requirement: Requirement, kind: str) -> str:
    if not kind:
        return ""
    outcome = requirement.outcome_for(kind)
    if outcome is Outcome.TRANSFER and requirement.transfer_to:
        return f"移送{requirement.transfer_to}"
    return outcome.label


def _figures(answer: Answer, requirement: Requirement) -> str:
    if answer.measured is None or (answer.limit is None and requirement.lower is None and requirement.upper is None):
        return ""
    unit = UNITS.get(answer.unit, answer.unit)
    if answer.limit is not None:
        return f"实际 {_number(answer.measured)}{unit}，规定 {_number(answer.limit)}{unit}"
    bounds = "至".join(_number(bound) for bound in (requirement.lower, requirement.upper) if bound is not None)
    return f"实际 {_number(answer.measured)}{unit}，规定 {bounds}{unit}"


def _number(number: Decimal) -> str:
    return f"{number:f}"
