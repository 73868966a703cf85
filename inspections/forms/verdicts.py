"""What the verdict panel shows, worst first: the answers on the content as it stands, or those that were kept with a stored record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from inspections.cases.checked import RecordCheck
from inspections.checklists.answer import AT_LEAST, Answer, Verdict
from inspections.checklists.pack import Outcome, Pack, Requirement
from inspections.checklists.wording import UNITS
from inspections.findings.phrases import figure, fill
from inspections.findings.problems import Problem, problems_of
from inspections.findings.violations import Fact, finding_of
from inspections.forms.content import Content, value_at
from inspections.forms.deciding import deciding_path
from inspections.records.fields.inspection import TOPICS
from inspections.records.record import Record

SHOWN_ORDER = (Verdict.VIOLATION, Verdict.UNDETERMINED, Verdict.COMPLIANT, Verdict.NOT_APPLICABLE)
"""The order of the panel's parts; the last two are folded."""
NO_LONGER_ASKED = "（现在的检查表没有这一项，它的文字没有保存）"
REASON_NOT_KEPT = "核对时的结论；“符合”和“不适用”的理由没有保存。"


class Suggested(NamedTuple):
    """Words for `found` and `correct` of a determination; empty where the record lacks what they speak of."""

    found: str
    correct: str


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
    problems: tuple[Problem, ...] = ()
    """What the record tells beside them, which no requirement computes."""

    def summary(self) -> str:
        """Return the counts in one line, or what is to be filled in first."""
        if not self.dated:
            return "先填检查时间，才能核对"
        if not self.topics:
            return "勾选检查项目后，这里随填随核"
        names = {Verdict.UNDETERMINED: "还缺"}
        counts = [f"{names.get(verdict, verdict.label)} {len(self.lines.get(verdict, ()))}" for verdict in SHOWN_ORDER]
        return "  ".join([*counts, f"其他问题 {len(self.problems)}"] if self.problems else counts)


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
    order = {topic: rank for rank, topic in enumerate(TOPICS)}
    requirements = {requirement.id: requirement for requirement in pack.requirements}
    lines: dict[Verdict, list[VerdictLine]] = {}
    for answer in sorted(answers, key=lambda answer: order.get(requirements[answer.requirement].topic, len(order))):
        line = verdict_line(answer, requirements[answer.requirement], content, record, pack, faults)
        lines.setdefault(answer.verdict, []).append(line)
    return VerdictsState({verdict: tuple(answered) for verdict, answered in lines.items()}, topics, dated, problems_of(record))


def kept_state(check: RecordCheck, content: Content, record: Record, pack: Pack) -> VerdictsState:
    """Return what the panel shows of a record whose checklist has changed since: the answers as they were given.

    `pack` is what the program has now, which may lack what was asked then.
    """
    lines: dict[Verdict, list[VerdictLine]] = {}
    order = {topic: rank for rank, topic in enumerate(TOPICS)}
    topics = check.pack.topics
    for answer in sorted(_kept_answers(check, record, pack), key=lambda answer: order.get(topics[answer.requirement], len(order))):
        lines.setdefault(answer.verdict, []).append(_kept_line(answer, topics[answer.requirement], content, record, pack))
    by_verdict = {verdict: tuple(answered) for verdict, answered in lines.items()}
    return VerdictsState(by_verdict, topics=True, dated=True, problems=problems_of(record))


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
        _leads_to(answer, record, pack) if violation else "",
        _determination(answer, content, record, pack, faults) if violation else None,
    )


def suggested(answer: Answer, record: Record, pack: Pack) -> Suggested:
    """Return the pack's words for a violation, filled with the record, which may be unfinished."""
    requirement = pack.requirement(answer.requirement)
    if requirement.wording is None:
        return Suggested(requirement.summary, "")
    finding = finding_of(answer, record, pack, {})
    fact = Fact(finding, finding.lines, ())
    try:
        return Suggested(*(fill(words, fact, record, pack) for words in (requirement.wording.found, requirement.wording.correct)))
    except (KeyError, TypeError):  # the words name a fact that is not filled in yet
        return Suggested("", "")


def _kept_answers(check: RecordCheck, record: Record, pack: Pack) -> Iterator[Answer]:
    """Yield all answers in the order of the pack that gave them; reasons were kept of violations and undetermined ones alone."""
    worded = {answer.requirement: answer for answer in check.findings}
    clauses = {requirement.id: requirement.clause for requirement in pack.checked}
    for requirement in check.pack.topics:
        verdict = check.verdict_of(requirement)
        if requirement in worded:
            yield worded[requirement]
        elif verdict is not None:
            clause = clauses.get(requirement, "")
            yield Answer(record.id, record.inspectee_name, requirement, clause, verdict, None, None, "", REASON_NOT_KEPT, {})


def _kept_line(answer: Answer, topic: str, content: Content, record: Record, pack: Pack) -> VerdictLine:
    known = {requirement.id: requirement for requirement in pack.checked}
    if answer.requirement in known:
        return verdict_line(answer, known[answer.requirement], content, record, pack, {})
    name = TOPICS.get(topic, topic)
    return VerdictLine(answer.requirement, name, answer.verdict, answer.clause, NO_LONGER_ASKED, "", answer.reason, "topics", "", None)


def _determination(answer: Answer, content: Content, record: Record, pack: Pack, faults: Mapping[str, str]) -> Determination:
    prefix = f"determinations.{answer.requirement}."
    said = {key: str(value_at(content, prefix + key) or "") for key in ("decision", "reason", "found", "correct")}
    own = {path.removeprefix(prefix): sentence for path, sentence in faults.items() if path.startswith(prefix)}
    return Determination(**said, suggested=suggested(answer, record, pack), faults=own)


def _leads_to(answer: Answer, record: Record, pack: Pack) -> str:
    """Return what a violation leads to, and where it goes; empty while the inspectee's kind is not said."""
    if not record.payload.get("inspectee", {}).get("kind"):
        return ""
    consequence = finding_of(answer, record, pack, {}).consequence
    return f"移送{consequence.transfer_to}" if consequence.outcome is Outcome.TRANSFER else consequence.outcome.label


def _figures(answer: Answer, requirement: Requirement) -> str:
    if answer.measured is None or (answer.limit is None and requirement.lower is None and requirement.upper is None):
        return ""
    unit = UNITS.get(answer.unit, answer.unit)
    measured = figure(answer.measured, answer.unit)
    if answer.limit is not None:
        return f"实际 {AT_LEAST if answer.is_lower_bound else ''}{measured}{unit}，规定 {answer.limit:f}{unit}"
    bounds = "至".join(f"{bound:f}" for bound in (requirement.lower, requirement.upper) if bound is not None)
    return f"实际 {measured}{unit}，规定 {bounds}{unit}"
