"""One file of records held against two checklists: which requirements are on the same matter, and where the answers part."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from inspections.checklists.answer import Answer, Verdict
from inspections.checklists.check import Verdicts
from inspections.checklists.pack import Pack, Requirement


class Difference(StrEnum):
    """How the answers of two checklists on one matter differ."""

    VERDICT = "verdict"
    LIMIT = "limit"
    INAPPLICABLE = "inapplicable"
    """One of them has a requirement on the matter, but not for a case like this."""
    ONLY_FIRST = "only_first"
    ONLY_SECOND = "only_second"
    NONE = "none"

    @property
    def label(self) -> str:
        """The inspector's words."""
        return _LABELS[self.value]


_LABELS = MappingProxyType(
    {
        "verdict": "结论不同",
        "limit": "规定不同",
        "inapplicable": "一方不适用",
        "only_first": "只有前者要求",
        "only_second": "只有后者要求",
        "none": "相同",
    }
)


@dataclass(frozen=True, slots=True)
class Side:
    """One checklist's requirement on a matter, and its answer."""

    requirement: Requirement
    answer: Answer

    @property
    def rule(self) -> str:
        """What is required, in words: the summary, and the bounds where there are any."""
        bounds = spoken_bounds(self.requirement)
        return f"{self.requirement.summary}（{bounds}）" if bounds else self.requirement.summary


@dataclass(frozen=True, slots=True)
class ComparedMatter:
    """What two checklists say on one matter of a record (None: of an inspectee's connections); one of them may ask nothing."""

    record: str | None
    inspectee: str
    topic: str
    matter: str
    first: Side | None
    second: Side | None

    @property
    def difference(self) -> Difference:
        """In what the two differ: a verdict counts for more than a bound."""
        if self.second is None:
            return Difference.ONLY_FIRST
        if self.first is None:
            return Difference.ONLY_SECOND
        verdicts = {self.first.answer.verdict, self.second.answer.verdict}
        if len(verdicts) > 1:
            return Difference.INAPPLICABLE if Verdict.NOT_APPLICABLE in verdicts else Difference.VERDICT
        same = _bounds(self.first.requirement) == _bounds(self.second.requirement)
        return Difference.NONE if same else Difference.LIMIT


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two checks of one table."""

    first: Verdicts
    second: Verdicts

    def of_record(self, row: int) -> tuple[ComparedMatter, ...]:
        """Return the matters of a record that either checklist asks about, in the order of the first, then of the second.

        What neither of them finds applicable is left out.
        """
        return _compared(tuple(self.first.of_record(row)), tuple(self.second.of_record(row)), self.first.pack, self.second.pack)

    def matters(self) -> Iterator[ComparedMatter]:
        """Yield the matters of every record in the order of the file, then those of the inspectees' means."""
        for row in range(self.first.facts.size):
            yield from self.of_record(row)
        first, second = _by_inspectee(self.first), _by_inspectee(self.second)
        for inspectee in {**first, **second}:
            yield from _compared(first.get(inspectee, ()), second.get(inspectee, ()), self.first.pack, self.second.pack)


def spoken_bounds(requirement: Requirement) -> str:
    """Return what a number is held against: “不超过5个工作日”; empty for kinds without a bound."""
    return "" if requirement.kind.figures is None else requirement.kind.figures(requirement)


def _compared(first: Sequence[Answer], second: Sequence[Answer], one: Pack, other: Pack) -> tuple[ComparedMatter, ...]:
    left, right = _by_matter(first, one), _by_matter(second, other)
    compared = []
    for matter in {**left, **right}:
        for pair in _pairs(left.get(matter, []), right.get(matter, [])):
            side = pair[0] or pair[1]
            if side is not None:
                answer, requirement = side.answer, side.requirement
                called = requirement.kind.called(requirement)
                compared.append(ComparedMatter(answer.record, answer.inspectee, requirement.topic, called, *pair))
    return tuple(compared)


def _by_matter(answers: Sequence[Answer], pack: Pack) -> dict[Hashable, list[Side]]:
    matters: dict[Hashable, list[Side]] = {}
    for answer in answers:
        side = Side(pack.requirement(answer.requirement), answer)
        matters.setdefault(_matter(side.requirement), []).append(side)
    return matters


def _matter(requirement: Requirement) -> Hashable:
    """Return what two requirements have in common that are on the same matter: topic, kind, and the facts that are judged."""
    return requirement.topic, requirement.kind.matter(requirement)


def _pairs(first: Sequence[Side], second: Sequence[Side]) -> list[tuple[Side | None, Side | None]]:
    """Return who stands beside whom: what applies on both sides, then what applies on one side alone.

    That stands beside what the other checklist has on the matter for other cases, if anything.
    """
    left, right = _applying(first), _applying(second)
    both = _matched(left, right)
    first_alone = _matched(left, [side for side in second if side.answer.verdict is Verdict.NOT_APPLICABLE])
    second_alone = _matched(right, [side for side in first if side.answer.verdict is Verdict.NOT_APPLICABLE])
    return [
        *both,
        *first_alone,
        *((one, other) for other, one in second_alone),
        *((side, None) for side in left),
        *((None, side) for side in right),
    ]


def _applying(sides: Sequence[Side]) -> list[Side]:
    return [side for side in sides if side.answer.verdict is not Verdict.NOT_APPLICABLE]


def _matched(ones: list[Side], others: list[Side]) -> list[tuple[Side, Side]]:
    """Take pairs out of both lists while there are any: those under the same conditions first, then in their order."""
    pairs = []
    for alike in (True, False):
        for one in tuple(ones):
            conditions = one.requirement.applies_when
            other = next((side for side in others if not alike or side.requirement.applies_when == conditions), None)
            if other is not None:
                ones.remove(one)
                others.remove(other)
                pairs.append((one, other))
    return pairs


def _bounds(requirement: Requirement) -> tuple[Decimal | str | None, ...]:
    """Return the figures of a requirement; those of kinds without a bound only help the notice and are not compared."""
    if requirement.kind.figures is None:
        return ()
    return requirement.kind.name, requirement.limit, requirement.lower, requirement.upper, requirement.drop_percent, requirement.unit


def _by_inspectee(verdicts: Verdicts) -> dict[tuple[object, object], tuple[Answer, ...]]:
    answers_of: dict[tuple[object, object], tuple[Answer, ...]] = {}
    for answer in verdicts.of_inspectees():
        key = answer.evidence["inspectee.name"], answer.evidence["inspectee.kind"]
        answers_of[key] = (*answers_of.get(key, ()), answer)
    return answers_of
