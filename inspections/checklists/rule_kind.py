"""What makes a rule kind: one frozen record of all that differs between kinds, from the keys in a pack to the words on a page.

A kind lies in a file of its own in `kinds/`; `kinds/known.py` names those that ship. Nothing else in the program asks which kind it has.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from inspections.records.fact_table import Value

if TYPE_CHECKING:  # a requirement holds its kind, and a kind's functions take requirements
    from inspections.checklists.answer import Explanation, Verdict
    from inspections.checklists.calendars import WorkingDays
    from inspections.checklists.facts import Facts, RecordRow
    from inspections.checklists.pack import Pack, Requirement
    from inspections.checklists.strict import TomlTable
    from inspections.records.fields.field import FieldType

FeeLine: TypeAlias = tuple[int, dict[str, Value]]
"""A fee line of one record: its number from 1, and its facts."""


class LimitIs(Enum):
    """What `limit` means to a kind."""

    MOST = "most"
    LEAST = "least"
    SHOWN = "shown"
    """It stands in the words for the notice and decides nothing."""


@dataclass(frozen=True, slots=True)
class Unless:
    """Keys that are `needed` unless `key` is there."""

    key: str
    needed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfRecords:
    """A requirement answered once a record: `judge` gives one Verdict a row, `explain` words the answer to one row."""

    judge: Callable[[Requirement, Facts, WorkingDays], NDArray[np.int8]]
    explain: Callable[[Requirement, RecordRow, Verdict, Pack, WorkingDays], Explanation]


@dataclass(frozen=True, slots=True, eq=False)
class JudgedLines:
    """One Verdict a fee line of the whole table, and what words the answer to one record.

    `explain` is given the record's lines that decided, its verdict, and the facts that the verdict on a line rests on. `without` is
    what is measured where a record has no fees.
    """

    verdicts: NDArray[np.int8]
    explain: Callable[[list[FeeLine], Verdict, list[str]], Explanation]
    without: Decimal | None


@dataclass(frozen=True, slots=True)
class OfFeeLines:
    """A requirement answered fee line by fee line; the worst line counts for the record."""

    judge: Callable[[Requirement, Facts, Pack], JudgedLines]


@dataclass(frozen=True, slots=True)
class Mean:
    """The answer for one inspectee (name and kind): how many connections were counted and left out, and their mean days."""

    inspectee: str
    kind: str
    verdict: Verdict
    measured: Decimal | None
    reason: str


@dataclass(frozen=True, slots=True)
class OfInspectees:
    """A requirement answered once an inspectee, over those of its records whose topics ask for it (`asked`, a flag a row)."""

    judge: Callable[[Requirement, Facts, NDArray[np.bool_], WorkingDays], list[Mean]]


Judging: TypeAlias = OfRecords | OfFeeLines | OfInspectees
"""How a requirement is answered."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder that only the words of this kind may hold: `label` says what a record puts there.

    That is the record's `fact` (a path) as it is spoken, or what `fill` makes of the record's payload, the requirement and its pack.
    """

    name: str
    label: str
    fact: str = ""
    fill: Callable[[Mapping[str, Any], Requirement, Pack], str] | None = None


def _nothing(_: Requirement) -> tuple[str, ...]:
    return ()


def _never(_: Requirement) -> bool:
    return False


def _itself(requirement: Requirement) -> Hashable:
    return requirement.id


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RuleKind:
    """A rule kind (docs/contract.md, "How a requirement is answered"). What has no default must be thought of for every kind.

    In a pack:
    `name` is the value of `kind`. `needed`, `allowed` and `unless` name the keys of a requirement that mean something with it; all that
    no kind names mean something with every kind. `rests_on` are the sections of a pack that it is judged by beside the requirement.
    `measured` is the type of the fact that `measure` names, `counts_days` says that its limit is one of days, `whole_days` that it has no
    fraction, `limit` what the limit means. `coherent` notes in the table what else must hold between the keys.

    The check:
    `judging` says how a requirement is answered; None: never, it is a duty. `by_fee_line` says whether it is answered line by line,
    `line_facts` are the facts (`fee.…`) that it then reads whatever its conditions.

    Its facts in the form:
    `reads` are the facts that it reads beside those of its conditions, `start`, `measure` and `end`; `read_instead` maps a measure that
    is no fact of a record to the one that it is worked out from. `observed`: the inspector answers it at the place, under `observations`.
    `waits_for` is the path of the field that is open where its list is there and the answer is undetermined all the same.

    Two requirements:
    `matter` is equal for those on the same matter of two checklists, and `called` is what that matter is called. `figures` words
    what a number is held against (“不超过5个工作日”); None: it is held against none. `judges_by` maps what it judges by to words:
    two that share one of these overlap. `deed` is equal where the same deed breaks both.

    Words:
    `demand` is one clause without a final full stop for the pack's page. `before_limit` stands before the limit where a document tells
    what is asked and the summary only names what is measured. `fills` are the placeholders, of those that every kind may
    use, that only some can fill (`measured`, `start`, `end`, `fees`, `amount`); `placeholders` are its own.
    """

    name: str
    needed: tuple[str, ...]
    allowed: tuple[str, ...] = ()
    unless: Unless | None = None
    rests_on: tuple[str, ...] = ()
    measured: FieldType | None = None
    counts_days: bool = False
    whole_days: bool = False
    limit: LimitIs = LimitIs.MOST
    coherent: Callable[[TomlTable, Requirement], None] | None = None

    judging: Callable[[Requirement], Judging] | None
    by_fee_line: Callable[[Requirement], bool] = _never
    line_facts: tuple[str, ...] = ()

    reads: Callable[[Requirement], Sequence[str]] = _nothing
    read_instead: Mapping[str, str] | None = None
    observed: bool = False
    waits_for: str = ""

    matter: Callable[[Requirement], Hashable]
    called: Callable[[Requirement], str]
    figures: Callable[[Requirement], str] | None = None
    judges_by: Callable[[Requirement, Pack], Mapping[Hashable, str]]
    deed: Callable[[Requirement], Hashable] = _itself

    demand: Callable[[Requirement], str]
    before_limit: str = ""
    fills: Callable[[Requirement], Sequence[str]]
    placeholders: tuple[Placeholder, ...] = ()

    @property
    def answered(self) -> bool:
        """Whether a check answers its requirements; a duty is none that a record can meet."""
        return self.judging is not None

    @property
    def keys(self) -> frozenset[str]:
        """The keys that mean something with it and not with every kind."""
        return frozenset((*self.needed, *self.allowed, *(() if self.unless is None else (self.unless.key, *self.unless.needed))))

    def needed_beside(self, keys: Mapping[str, object]) -> tuple[str, ...]:
        """Return the keys that it needs of a requirement that has these."""
        return self.needed if self.unless is None or self.unless.key in keys else (*self.needed, *self.unless.needed)

    def placeholder(self, name: str) -> Placeholder | None:
        """Return its own placeholder of this name, or None."""
        return next((own for own in self.placeholders if own.name == name), None)
