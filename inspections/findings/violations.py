"""What goes into an inspectee's notice: every violation addressed to it that is not set aside, gathered into facts.

A payment or an act that breaks several requirements, of a county and of the floor below it too, is one fact with several clauses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from inspections.checklists.answer import Answer, Verdict
from inspections.checklists.consequences import Consequence, circumstances, consequence, fee_lines
from inspections.checklists.pack import Outcome, Pack, Requirement
from inspections.findings.deeds import deeds_of
from inspections.findings.kept_facts import KeptFacts
from inspections.records.record import Record

_WEIGHTS: Mapping[Outcome, int] = MappingProxyType({outcome: weight for weight, outcome in enumerate(Outcome)})


@dataclass(frozen=True, slots=True)
class Finding:
    """One violation: its requirement, the answer, the inspector's determination (empty where there is none), and what it leads to."""

    requirement: Requirement
    answer: Answer
    determination: Mapping[str, Any]
    consequence: Consequence

    @property
    def outcome(self) -> Outcome:
        """What it leads to on this record: an order only where a power over this act was in force."""
        return self.consequence.outcome

    @property
    def set_aside(self) -> bool:
        """Whether the inspector decided not to uphold it."""
        return self.determination.get("decision") == "set_aside"

    @property
    def lines(self) -> tuple[int, ...]:
        """The numbers (from 1) of the fee lines that break the requirement: the evidence names no others."""
        return fee_lines(self.answer.evidence)


@dataclass(frozen=True, slots=True)
class Breach:
    """A requirement that a fact breaks, the fee lines of the fact that break it, and what that leads to."""

    requirement: Requirement
    lines: tuple[int, ...]
    consequence: Consequence


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that was found: told in the words of its main finding, with whatever else it breaks."""

    main: Finding
    lines: tuple[int, ...]
    further: tuple[Breach, ...]

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """The requirements that it breaks, the main one first."""
        return (self.main.requirement, *(breach.requirement for breach in self.further))

    @property
    def consequences(self) -> tuple[Consequence, ...]:
        """What each requirement that it breaks leads to, the main one first."""
        return (self.main.consequence, *(breach.consequence for breach in self.further))


def violations(answers: Iterable[Answer], record: Record, pack: Pack) -> list[Finding]:
    """Return every violation among a record's answers, set aside or not, whomever it binds."""
    determinations = record.payload.get("determinations", {})
    return [
        finding_of(answer, record, pack, determinations.get(answer.requirement, {}))
        for answer in answers
        if answer.verdict is Verdict.VIOLATION
    ]


def finding_of(answer: Answer, record: Record, pack: Pack, determination: Mapping[str, Any]) -> Finding:
    """Return the finding that an answer on a record is, with what it leads to."""
    requirement = pack.requirement(answer.requirement)
    act = circumstances(requirement, KeptFacts(record.payload), answer.evidence)
    return Finding(requirement, answer, determination, consequence(requirement, pack.laws, act))


def notifiable(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that stand in the inspectee's notice: those that may be ordered corrected and are not set aside.

    Whatever is only advised, supervised, handed over or reported has a document of its own.
    """
    return leading_to(Outcome.ORDER, findings)


def leading_to(outcome: Outcome, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that lead to an outcome and are not set aside.

    What is ordered stopped may be handed over too: a finding with a receiving body leads to both. What an order tells already is not
    advised once more.
    """
    upheld = [finding for finding in findings if not finding.set_aside]
    leading = [finding for finding in upheld if outcome in outcomes_of(finding)]
    if outcome is not Outcome.ADVISE:
        return leading
    advised = {fact.main.requirement.id for fact in facts_of(upheld) if fact.main.outcome is outcome}
    beside = {breach.requirement.id for fact in facts_of(leading) if fact.main.requirement.id in advised for breach in fact.further}
    return [finding for finding in leading if finding.requirement.id in advised | beside]


def outcomes_of(finding: Finding) -> tuple[Outcome, ...]:
    """Return what a finding leads to on its record, the handing over that goes with an order or advice behind it."""
    handed_over = finding.consequence.transfer_to and finding.outcome is not Outcome.TRANSFER
    return (finding.outcome, Outcome.TRANSFER) if handed_over else (finding.outcome,)


def facts_of(findings: Iterable[Finding]) -> list[Fact]:
    """Gather findings into facts, in the order of the pack: what weighs most tells a fact, of equal ones the first of the pack.

    An order weighs most, then the other outcomes as they stand in `Outcome`. Fee lines are told by the first finding they are of.
    """
    in_order = list(findings)
    weighty = sorted(in_order, key=lambda finding: _WEIGHTS[finding.outcome])
    deeds = deeds_of(finding.requirement for finding in in_order)
    main = {deeds[finding.requirement.id]: finding for finding in reversed(weighty) if not finding.lines}
    facts: dict[str, Fact] = {}
    gathered: set[int] = set()
    for finding in weighty:
        own = tuple(number for number in finding.lines if number not in gathered)
        gathered.update(own)
        deed = deeds[finding.requirement.id]
        if own:
            facts[finding.requirement.id] = Fact(finding, own, _further(finding, own, in_order))
        elif not finding.lines and main[deed] is finding:
            others = (one for one in in_order if one is not finding and not one.lines and deeds[one.requirement.id] == deed)
            further = tuple(Breach(other.requirement, (), other.consequence) for other in others)
            facts[finding.requirement.id] = Fact(finding, (), further)
    return [facts[finding.requirement.id] for finding in in_order if finding.requirement.id in facts]


def _further(main: Finding, lines: tuple[int, ...], findings: list[Finding]) -> tuple[Breach, ...]:
    breaches = []
    for other in findings:
        shared = tuple(number for number in lines if number in other.lines)
        if other is not main and shared:
            breaches.append(Breach(other.requirement, shared, other.consequence))
    return tuple(breaches)
