"""A rule pack: its source, its requirements, and the laws, acts and fee names that they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from inspections.checklists.law import Law
from inspections.checklists.rule_kind import RuleKind
from inspections.records.fact_table import Value

if TYPE_CHECKING:
    from inspections.checklists.fee_names import FeeNames


class Operator(Enum):
    """How a condition compares a fact with its values."""

    IS = "is"
    IS_NOT = "is_not"
    IN = "in"
    NOT_IN = "not_in"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    ABOVE = "above"


class Outcome(Enum):
    """What a violation leads to."""

    ORDER = "order"
    ADVISE = "advise"
    SUPERVISE = "supervise"
    TRANSFER = "transfer"
    REPORT = "report"

    @property
    def label(self) -> str:
        """The inspector's word."""
        return {"order": "责令改正", "advise": "督促整改", "supervise": "督办", "transfer": "移送", "report": "报告上级"}[self.value]


BOUND_KINDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "grid": frozenset({"grid_company", "incremental_grid"}),
        "authority": frozenset({"authority"}),
        "developer": frozenset({"developer"}),
        "property_manager": frozenset({"property_manager"}),
        # Who passes electricity on is a reseller, whatever else it is.
        "reseller": frozenset({"reseller", "property_manager", "charging_operator", "developer"}),
        "contractor": frozenset({"contractor"}),
        "mining_firm": frozenset({"mining_firm"}),
    }
)
"""Addressee of a requirement to the kinds of inspectee that it binds."""


PERIODS = ("week", "month", "quarter", "half_year", "year", "per_year", "once", "unset")
"""How often a reporting duty falls due; `per_year` so many times a year (`limit`), `unset` where the document names no period."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""Days on which a weekly duty falls due, in the order of `date.weekday`."""

BACKFILLING = "backfilling"
SIGNS = (BACKFILLING,)
"""What the dates of a record may hint at (体外循环、后补流程); a sign is shown to the inspector and never a verdict."""


@dataclass(frozen=True, slots=True)
class Condition:
    """`fact` compared with `values`; a fact `fee.x` is one fee line's x."""

    fact: str
    operator: Operator
    values: tuple[Value, ...]
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Hash once: a check asks for the truth of each condition by the condition itself, many times over."""
        object.__setattr__(self, "_hash", hash((self.fact, self.operator, self.values)))

    def __hash__(self) -> int:
        """Return the hash of all parts."""
        return self._hash


@dataclass(frozen=True, slots=True)
class Act:
    """One act of 三指定 with its meaning."""

    code: str
    meaning: str
    clause: str


@dataclass(frozen=True, slots=True)
class BannedFee:
    """A fee that may not be charged, other names of the very same fee, and names that only resemble it.

    `condition`: under what condition it may be charged after all, where no fact of a record tells; empty: under none. `words` tell the
    names of its kind (等类似名目), each a pattern of words: groups with a space between, of each group one of the words with / between
    (`带电/不停电 接火/作业`). A name of the kind only resembles: it is asked about, and `condition` says why.
    """

    name: str
    aliases: tuple[str, ...]
    resembling: tuple[str, ...]
    condition: str
    words: tuple[str, ...] = ()

    @property
    def is_kind(self) -> bool:
        """Whether it names no fee but a kind of fees, known by words alone."""
        return bool(self.words) and not self.aliases


@dataclass(frozen=True, slots=True)
class Term:
    """A suggested term for rectification: days of `unit` (`working_day` or `day`)."""

    days: int
    unit: str


@dataclass(frozen=True, slots=True)
class Source:
    """The document a pack was made from; `document` is its 文号, empty where that is not known.

    Where it is `collected` from several, each clause names its own and a notice names none.
    """

    issuer: str
    document: str
    title: str
    issued_on: date | None
    collected: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """Words for the notice, with placeholders: a heading, what was found, what to correct."""

    heading: str
    found: str
    correct: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement of a pack. Bounds are in `unit`; `in_force_from` and `in_force_until` are inclusive.

    `period` (of PERIODS), `due_on` and `due_weekday` (of WEEKDAYS) say when a reporting duty falls due. `signs` (of SIGNS) names what
    in the dates of a record is shown where an observation has not been made.
    `restates` is the id of the requirement of a pack it builds on that it says again; `loosens` gives the
    reason why for each key in which it is looser than that one. `stands_beside` gives the reason for each requirement below that rules the
    same matter and is not restated: both hold, each in its own pack. `inform` is the body that is told of it (函告) beside the outcome.
    """

    id: str
    clause: str
    topic: str
    kind: RuleKind
    addressee: str
    force: str
    summary: str
    applies_when: tuple[Condition, ...]
    violation_when: tuple[Condition, ...]
    start: str
    end: str
    measure: str
    limit: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    drop_percent: Decimal | None
    unit: str
    allowed: tuple[str, ...]
    fee_lists: tuple[str, ...]
    restates: str
    loosens: Mapping[str, str]
    stands_beside: Mapping[str, str]
    period: str
    due_on: date | None
    due_weekday: str
    signs: str
    in_force_from: date | None
    in_force_until: date | None
    severity: str
    outcome: Outcome
    transfer_to: str
    transfer_ground: str
    inform: str
    term: Term | None
    legal_basis: tuple[str, ...]
    wording: Wording | None
    violating: Mapping[str, Any] | None
    compliant: Mapping[str, Any] | None

    def binds(self, inspectee_kind: str) -> bool:
        """Say whether the requirement is addressed to inspectees of this kind."""
        return inspectee_kind in BOUND_KINDS[self.addressee]

    def outcome_for(self, inspectee_kind: str) -> Outcome:
        """Return what a violation leads to where every power holds: an aim is only reported, another's duty is handed over or reported.

        A department's duty is supervised, whoever was inspected.
        """
        if self.force == "aim":
            return Outcome.REPORT
        if self.binds(inspectee_kind) or self.outcome is Outcome.SUPERVISE:
            return self.outcome
        return Outcome.TRANSFER if self.transfer_to else Outcome.REPORT


@dataclass(frozen=True)
class Pack:
    """A rule pack.

    `content_hash` is a SHA-256, in hex, that records keep with the verdicts: of its file, and of what it builds on, so that a changed
    floor is a changed pack.

    `requirements` are its own, in the order of its file, and after them its floor: those of the packs it builds on that it does not
    restate, whose ids are `floor_ids`.

    `county` is the GB/T 2260 code of its area (a province ends in 0000, a prefecture in 00; none is nationwide), `in_force_from` and
    `in_force_until` are the first and last day of the document's own years, inclusive: single requirements may go on beyond them.
    """

    id: str
    version: str
    title: str
    county: str
    in_force_from: date | None
    in_force_until: date | None
    builds_on: tuple[str, ...]
    source: Source
    content_hash: str
    laws: Mapping[str, Law]
    acts: Mapping[str, Act]
    fee_lists: Mapping[str, tuple[BannedFee, ...]]
    legal_fees: tuple[str, ...]
    requirements: tuple[Requirement, ...]
    floor_ids: frozenset[str] = frozenset()

    @cached_property
    def own(self) -> tuple[Requirement, ...]:
        """The requirements of its own file."""
        return tuple(requirement for requirement in self.requirements if requirement.id not in self.floor_ids)

    @cached_property
    def floor(self) -> tuple[Requirement, ...]:
        """The requirements that it answers too because it builds on their packs."""
        return tuple(requirement for requirement in self.requirements if requirement.id in self.floor_ids)

    @cached_property
    def checked(self) -> tuple[Requirement, ...]:
        """The requirements that a check answers: all but reporting duties."""
        return tuple(requirement for requirement in self.requirements if requirement.kind.answered)

    def cites(self, requirement: Requirement) -> bool:
        """Say whether a requirement's clause is of the pack's own document; on the floor and in a collection clauses name theirs."""
        return not self.source.collected and requirement.id not in self.floor_ids

    def requirement(self, requirement_id: str) -> Requirement:
        """Return the requirement of this id. Raises KeyError."""
        return self._by_id[requirement_id]

    @cached_property
    def fee_names(self) -> dict[tuple[str, ...], FeeNames]:
        """The names of fees by the lists they stand in, as far as `names_of` was asked: laid out once, for a form asks at every key."""
        return {}

    @cached_property
    def _by_id(self) -> Mapping[str, Requirement]:
        return {requirement.id: requirement for requirement in self.requirements}
