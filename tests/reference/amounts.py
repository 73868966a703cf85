"""Amounts, lists and observations: the kinds that look at one fact of the record."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from tests.reference.conditions import is_violated
from tests.reference.facts import Record, day, fact, number
from tests.reference.judgement import Judgement
from tests.reference.kleene import COMPLIANT, UNDETERMINED, VIOLATION

Requirement = dict[str, Any]


def _verdict(*, kept: bool, measured: Decimal | None = None) -> Judgement:
    return Judgement(COMPLIANT if kept else VIOLATION, measured)


def limit(requirement: Requirement, record: Record) -> Judgement:
    """At most the limit."""
    value = number(fact(record, requirement["measure"]))
    return Judgement(UNDETERMINED) if value is None else _verdict(kept=value <= Decimal(requirement["limit"]), measured=value)


def minimum(requirement: Requirement, record: Record) -> Judgement:
    """At least the limit."""
    value = number(fact(record, requirement["measure"]))
    return Judgement(UNDETERMINED) if value is None else _verdict(kept=value >= Decimal(requirement["limit"]), measured=value)


def within_range(requirement: Requirement, record: Record) -> Judgement:
    """Within both bounds."""
    value = number(fact(record, requirement["measure"]))
    if value is None:
        return Judgement(UNDETERMINED)
    return _verdict(kept=Decimal(requirement["lower"]) <= value <= Decimal(requirement["upper"]), measured=value)


def limit_or_drop(requirement: Requirement, record: Record) -> Judgement:
    """At most the limit, or at least so many percent below the previous year."""
    value = number(fact(record, requirement["measure"]))
    if value is None:
        return Judgement(UNDETERMINED)
    if value <= Decimal(requirement["limit"]):
        return _verdict(kept=True, measured=value)
    previous = number(fact(record, "outage.hours_previous_year"))
    if previous is None:
        return Judgement(UNDETERMINED)
    return _verdict(kept=100 * value <= previous * (100 - Decimal(requirement["drop_percent"])), measured=value)


def forbidden(requirement: Requirement, record: Record) -> Judgement:
    """Violated where all of `violation_when` is true."""
    violated = is_violated(requirement, record)
    return Judgement(UNDETERMINED) if violated is None else _verdict(kept=not violated)


def acts(_requirement: Requirement, record: Record) -> Judgement:
    """Any act is a violation."""
    acts_given = fact(record, "designation.acts")
    return Judgement(UNDETERMINED) if acts_given is None else _verdict(kept=not acts_given, measured=Decimal(len(acts_given)))


def waiting_period(requirement: Requirement, record: Record) -> Judgement:
    """At least so many calendar days after the one day before the other."""
    start, end = day(record, requirement["start"]), day(record, requirement["end"])
    if start is None or end is None:
        return Judgement(UNDETERMINED)
    apart = (end - start).days
    return _verdict(kept=apart >= requirement["limit"], measured=Decimal(apart))


def overcharge(_requirement: Requirement, record: Record) -> Judgement:
    """Line by line what was kept beyond the price of the energy, which is rounded to the 分; the worst line counts."""
    lines = fact(record, "resale.lines")
    if lines is None:
        return Judgement(UNDETERMINED)
    above, open_lines = Decimal(0), False
    for line in lines:
        numbers = [number(line.get(key)) for key in ("charged", "added", "repaid", "kwh", "reference_price")]
        if None in numbers:
            open_lines = True
            continue
        charged, added, repaid, kwh, price = (one or Decimal(0) for one in numbers)
        kept = charged + added - repaid
        if kept > (kwh * price).quantize(Decimal("0.01"), ROUND_HALF_UP):
            above += kept - kwh * price
    if above:
        return Judgement(VIOLATION, above)
    return Judgement(UNDETERMINED) if open_lines else Judgement(COMPLIANT, above)


def materials(requirement: Requirement, record: Record) -> Judgement:
    """Any material outside the allowed ones is a violation."""
    asked_for = fact(record, requirement["measure"])
    return Judgement(UNDETERMINED) if asked_for is None else _verdict(kept=set(asked_for) <= set(requirement["allowed"]))


def observation(requirement: Requirement, record: Record) -> Judgement:
    """What the inspector judged by eye."""
    seen = (record.get("observations") or {}).get(requirement["id"])
    return Judgement(seen or UNDETERMINED)
