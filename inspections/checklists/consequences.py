"""What a violation leads to on one record: the outcome that its pack names, as far as the powers behind it hold for this act.

An order needs an article that was in force on the day of the act and covers whom the act burdened. Without one it is advice: what may
be handed over is handed over all the same (docs/contract.md, "Outcome").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Protocol

from inspections.checklists.applicability import beginning
from inspections.checklists.law import Law, LawRole, Payers
from inspections.checklists.pack import Outcome, Requirement
from inspections.records.fact_table import Value

_FEES = "fees"
_ARREARS, _CUT_ON = "arrears.", "arrears.cut_on"
_CHARGED_ON = "charged_on"
_FEE_LINE = re.compile(r"fees\[(\d+)\]\.")
_MARKET_KINDS = frozenset({"small_micro", "private"})
_MARKET_SUPPLIES = frozenset({"lv_business", "hv_single", "hv_dual"})


class Payer(Enum):
    """Whom the act burdened: a resident, a market participant (市场主体), or nobody knows."""

    RESIDENT = "resident"
    MARKET = "market"
    UNKNOWN = "unknown"


class RecordFacts(Protocol):
    """The facts of one record."""

    def at(self, path: str) -> Value | None:
        """Return a fact, or None."""
        ...

    def lines(self, path: str) -> Sequence[Mapping[str, Value]] | None:
        """Return the lines of a list, their facts by name, or None where the record does not hold it."""
        ...


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What decides on the powers over one act: the inspectee's kind, who was burdened, and the days on which it was done; none: unknown."""

    inspectee_kind: str
    payer: Payer
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Consequence:
    """What a violation leads to, and the articles it rests on, each in force on the day of the act.

    `powers` are those that bear an order, none for any other outcome; `basis` the articles beside them. `transfer_to` is the body that it
    is handed over to, beside an order or advice too, and `ground` the article broken; empty and None: it is handed over to nobody.
    `waits_for_payer`: the outcome is advice for as long as nobody says whom the act burdened; of a market participant it is an order.
    """

    outcome: Outcome
    basis: tuple[Law, ...]
    powers: tuple[Law, ...]
    transfer_to: str
    ground: Law | None
    waits_for_payer: bool = False

    @property
    def laws(self) -> tuple[Law, ...]:
        """The articles that a document names for it: the basis and what bears the order."""
        return tuple({law.key: law for law in (*self.basis, *self.powers)}.values())

    @property
    def broken(self) -> tuple[Law, ...]:
        """Those of the basis that are broken by the act."""
        return tuple(law for law in self.basis if law.may_be_broken)

    @property
    def rests_on(self) -> dict[LawRole, tuple[Law, ...]]:
        """The articles by role, in the order of the roles."""
        others = by_role((*self.basis, *([self.ground] if self.ground else [])))
        return {role: laws for role in LawRole if (laws := self.powers if role is LawRole.POWER else others.get(role, ()))}


def by_role(laws: Iterable[Law]) -> dict[LawRole, tuple[Law, ...]]:
    """Return articles by role, in the order of the roles; a role that none has is left out, an article with two stands twice."""
    known = {law.key: law for law in laws}.values()
    return {role: own for role in LawRole if (own := tuple(law for law in known if law.has(role)))}


def fee_lines(evidence: Iterable[str]) -> tuple[int, ...]:
    """Return the numbers (from 1) of the fee lines that an answer rests on, from the paths of its evidence."""
    numbers = (match[1] for path in evidence if (match := _FEE_LINE.match(path)))
    return tuple(dict.fromkeys(int(number) for number in numbers))


def circumstances(requirement: Requirement, record: RecordFacts, evidence: Iterable[str]) -> Circumstances:
    """Return the circumstances of an act: a fee's day is that on which it was charged, that of a cut for arrears the day of the cut.

    Any other's is that on which its matter began.
    """
    lines = record.lines(_FEES) or ()
    numbers = fee_lines(evidence)
    _, day = beginning(requirement, record.at)
    cut_on = record.at(_CUT_ON) if _is_about_arrears(requirement) else None
    day = cut_on if isinstance(cut_on, date) else day
    charged = (lines[number - 1].get(_CHARGED_ON, day) for number in numbers if number <= len(lines))
    days = charged if numbers else (day,)
    known = tuple(dict.fromkeys(one for one in days if isinstance(one, date)))
    return Circumstances(str(record.at("inspectee.kind") or ""), _payer(record.at), known)


def _is_about_arrears(requirement: Requirement) -> bool:
    facts = (requirement.start, requirement.end, requirement.measure, *(one.fact for one in requirement.violation_when))
    return any(fact.startswith(_ARREARS) for fact in facts)


def consequence(requirement: Requirement, laws: Mapping[str, Law], act: Circumstances) -> Consequence:
    """Return what a violation of the requirement leads to under these circumstances; `laws` are those of its pack.

    Where several fees were charged on several days, each must be covered.
    """
    basis = [law for key in requirement.legal_basis if (law := laws.get(key)) is not None and _in_force(law, act)]
    powers = [law for law in basis if law.empowers_over(requirement.addressee) and _covers(law, act)]
    ground = laws.get(requirement.transfer_ground)
    ground = ground if ground is not None and _in_force(ground, act) else None
    outcome = _outcome(requirement, act, ordered=bool(powers), handed_over=bool(ground) or not requirement.transfer_ground)
    bearing = tuple(powers) if outcome is Outcome.ORDER else ()
    resting = tuple(law for law in basis if law.roles != (LawRole.POWER,) and not _protects_others(law, act))
    waits = outcome is Outcome.ADVISE and not powers and act.payer is Payer.UNKNOWN and _could_order(requirement, basis, act)
    if outcome in {Outcome.SUPERVISE, Outcome.REPORT} or (requirement.transfer_ground and ground is None):
        return Consequence(outcome, resting, bearing, "", None, waits)
    return Consequence(outcome, resting, bearing, requirement.transfer_to, ground, waits)


def _outcome(requirement: Requirement, act: Circumstances, *, ordered: bool, handed_over: bool) -> Outcome:
    named = requirement.outcome_for(act.inspectee_kind)
    if named is Outcome.ORDER and not ordered:
        return Outcome.ADVISE
    if named is Outcome.TRANSFER and not handed_over:
        return Outcome.REPORT
    return named


def _could_order(requirement: Requirement, basis: Iterable[Law], act: Circumstances) -> bool:
    named = requirement.outcome_for(act.inspectee_kind)
    return named is Outcome.ORDER and any(law.empowers_over(requirement.addressee) for law in basis)


def _in_force(law: Law, act: Circumstances) -> bool:
    """Say whether an article was in force whenever it was done; on an unknown day only one without bounds surely was."""
    if not act.days:
        return law.in_force_from is None and law.in_force_until is None
    return all(law.in_force_on(day) for day in act.days)


def _covers(power: Law, act: Circumstances) -> bool:
    return power.payers is Payers.ANY or act.payer is Payer.MARKET


def _protects_others(law: Law, act: Circumstances) -> bool:
    return law.payers is Payers.MARKET and act.payer is Payer.RESIDENT


def _payer(at: Callable[[str], Value | None]) -> Payer:
    kind, supply = at("user.kind"), at("user.supply")
    if kind == "resident" or supply == "residential":
        return Payer.RESIDENT
    if kind == "other":  # a school or an office is supplied like a business and is none; a state-owned firm is one: nobody can tell
        return Payer.UNKNOWN
    return Payer.MARKET if kind in _MARKET_KINDS or supply in _MARKET_SUPPLIES else Payer.UNKNOWN
