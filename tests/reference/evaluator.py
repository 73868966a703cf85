"""The whole of a check: every record against every requirement of its topics, one after the other."""

from decimal import Decimal
from typing import Any, NamedTuple

from tests.reference import amounts, terms
from tests.reference.calendar_days import ONE_DAY, count_working, days_between
from tests.reference.conditions import applies
from tests.reference.facts import Record, day
from tests.reference.fee_lines import fee_names, over_lines, violating
from tests.reference.in_force import is_in_force, judges_fee_lines
from tests.reference.judgement import Judgement
from tests.reference.kleene import COMPLIANT, NOT_APPLICABLE, UNDETERMINED, VIOLATION
from tests.reference.outcomes import Leads, leads_to

Pack = dict[str, Any]
Requirement = dict[str, Any]

KINDS = {
    "limit": amounts.limit,
    "minimum": amounts.minimum,
    "range": amounts.within_range,
    "limit_or_drop": amounts.limit_or_drop,
    "forbidden": amounts.forbidden,
    "waiting_period": amounts.waiting_period,
    "overcharge": amounts.overcharge,
    "acts": amounts.acts,
    "materials": amounts.materials,
    "observation": amounts.observation,
}


class Expected(NamedTuple):
    """One answer of the reference; `record` is None for a mean over an inspectee's records, `leads` what a violation leads to."""

    record: str | None
    inspectee: str
    requirement: str
    judgement: Judgement
    leads: Leads | None = None


def answers(records: list[Record], pack: Pack, national: Pack) -> list[Expected]:
    """Return the answers on single records, in the order of the records, then of the pack."""
    return [
        _answer(requirement, record, [pack, national])
        for record in records
        for requirement in answered(pack, national)
        if requirement["topic"] in record["topics"] and requirement["kind"] not in {"report", "mean_time_limit"}
    ]


def _answer(requirement: Requirement, record: Record, packs: list[Pack]) -> Expected:
    judgement, leads = judge(requirement, record, packs), None
    if judgement.verdict == VIOLATION:
        by_line = judges_fee_lines(requirement)
        leads = leads_to(requirement, record, packs, violating(requirement, record, fee_names(requirement, packs)) if by_line else [])
    return Expected(record["id"], record["inspectee"]["name"], requirement["id"], judgement, leads)


def answered(pack: Pack, national: Pack) -> list[Requirement]:
    """Return the requirements of a pack, and after them those of its floor, on the days on which it does not restate them."""
    own = pack["requirement"]
    if "national" not in pack["pack"].get("builds_on", []):
        return list(own)
    restating = {one["restates"]: one for one in own if "restates" in one}
    floor = ((one, restating.get(one["id"])) for one in national["requirement"])
    return [*own, *(left for one, by in floor if (left := one if by is None else _left(one, by)) is not None)]


def _left(restated: Requirement, by: Requirement) -> Requirement | None:
    """Return what is left before the restating requirement is in force; none that ships ends before what it restates."""
    if by["in_force_from"] <= restated["in_force_from"]:
        return None
    return {**restated, "in_force_until": by["in_force_from"] - ONE_DAY}


def judge(requirement: Requirement, record: Record, packs: list[Pack]) -> Judgement:
    """Judge one record: in force first, then whether it applies, then the kind."""
    if judges_fee_lines(requirement):
        return Judgement(over_lines(requirement, record, fee_names(requirement, packs)))
    if not is_in_force(requirement, record):
        return Judgement(NOT_APPLICABLE)
    applicable = applies(requirement, record)
    if applicable is not True:
        return Judgement(UNDETERMINED if applicable is None else NOT_APPLICABLE)
    if requirement["kind"] == "time_limit":
        kind = terms.handling if requirement.get("measure") == "connection.handling" else terms.time_limit
        return kind(requirement, record)
    return KINDS[requirement["kind"]](requirement, record)


def means(records: list[Record], pack: Pack) -> list[Expected]:
    """Return the answers on means, one for an inspectee (name and kind) with a record of the topic."""
    answers = []
    for requirement in pack["requirement"]:
        if requirement["kind"] != "mean_time_limit":
            continue
        concerned = [record for record in records if requirement["topic"] in record["topics"]]
        inspectees = dict.fromkeys((record["inspectee"]["name"], record["inspectee"]["kind"]) for record in concerned)
        for name, kind in inspectees:
            own = [record for record in concerned if record["inspectee"] == {"name": name, "kind": kind}]
            answers.append(Expected(None, name, requirement["id"], _mean(requirement, own)))
    return answers


def _mean(requirement: Requirement, records: list[Record]) -> Judgement:
    counts = []
    for record in records:
        start, end = day(record, requirement["start"]), day(record, requirement["end"])
        if start is None or end is None or end < start:
            continue
        if is_in_force(requirement, record) and applies(requirement, record):
            counts.append(count_working(days_between(start, end)))
    if not counts:
        return Judgement(UNDETERMINED)
    total = sum(count.published for count in counts)
    complete = all(count.complete for count in counts)
    measured = Decimal(total) / len(counts) if complete else None
    if total > Decimal(requirement["limit"]) * len(counts):
        return Judgement(VIOLATION, measured)
    return Judgement(COMPLIANT, measured) if complete else Judgement(UNDETERMINED)
