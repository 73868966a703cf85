"""Hypothesis strategies: records full of boundary cases, drawn from a pack's own limits, conditions and days."""

import datetime as dt
from decimal import ROUND_HALF_UP, ROUND_UP, Decimal
from typing import Any

from hypothesis import strategies as st

from tests.reference.boundary_days import around, ends_of_term, starting_days
from tests.reference.calendar_days import ONE_DAY
from tests.reference.contract_values import CLEARLY_DIFFERENT, DATES, HOLDERS, MATERIAL_LISTS, MATERIALS, PLACES
from tests.reference.facts import Record
from tests.reference.fee_strategies import fee_lines, names_of_fees
from tests.reference.pack_values import facts_used, fulfilling, values_for

Pack = dict[str, Any]
Facts = dict[str, Any]
OBSERVED = ("compliant", "violation", "not_applicable", None)
INSPECTEES = ("某县供电公司", "某某物业服务有限公司")
MEANT = 6
"""How many requirements a record is meant for at most."""
EVENTS = 6
"""How many dated events a record has at most, beside those of the requirements it was drawn for."""
DRAWN_OTHERWISE = frozenset(
    {*DATES, *MATERIAL_LISTS, "connection.handling", "connection.step_count", "designation.acts", "fees", "resale.lines"}
)


def files(pack: Pack, national: Pack) -> st.SearchStrategy[list[Record]]:
    """Return the one to four records of a file, each with its own id."""
    names = names_of_fees(pack, national) or list(CLEARLY_DIFFERENT)
    meant = st.lists(st.sampled_from(_judging(pack)), min_size=2, max_size=MEANT, unique_by=lambda one: one["id"])
    return st.sampled_from((4, 3, 2, 1)).flatmap(
        lambda count: st.tuples(*(records(f"J-{number}", pack, national, names, meant) for number in range(count))).map(list)
    )


def files_meant_for(requirement: dict[str, Any], pack: Pack, national: Pack, of_pack: list[str]) -> st.SearchStrategy[list[Record]]:
    """Return files of one record that is fit for this requirement, of its topic alone; `of_pack` are the names of the pack's fees."""
    banned = "fee_lists" in requirement
    own = set(names_of_fees({**pack, "requirement": [requirement]}, national) if banned else of_pack)
    names = [name for name in of_pack if name in own] or list(CLEARLY_DIFFERENT)
    of_topic = [one for one in pack["requirement"] if one["topic"] == requirement["topic"]]
    return records("J-0", {**pack, "requirement": of_topic}, national, names, st.just([requirement])).map(lambda record: [record])


@st.composite
def records(
    draw: st.DrawFn, name: str, pack: Pack, national: Pack, fee_names: list[str], wanted: st.SearchStrategy[list[dict[str, Any]]]
) -> Record:
    """Return a record: mostly at random, but fit for the requirements `wanted` of it, the first ones first."""
    judging, meant = _judging(pack), draw(wanted)
    begins = draw(starting_days(meant[0]))
    facts, fees = _forced(draw, pack, meant)
    for path in facts_used(pack):
        if path not in facts and path not in DRAWN_OTHERWISE and not path.startswith("fee."):
            facts[path] = draw(st.sampled_from([None, *values_for(pack, path)]))
    facts["inspected_on"] = begins + ONE_DAY * draw(st.integers(0, 60))
    _add_lists(draw, pack, national, facts)
    _add_outage(draw, facts, begins)
    _add_days(draw, meant, facts, begins)
    facts["fees"] = draw(fee_lines(fee_names, draw(st.sampled_from(meant).flatmap(starting_days)), fees))
    topics = {one["topic"] for one in meant} | draw(st.sets(st.sampled_from(sorted({one["topic"] for one in judging}))))
    inspectee = {"name": draw(st.sampled_from(INSPECTEES)), "kind": facts.pop("inspectee.kind", None) or "grid_company"}
    observations = _observed(draw, [one["id"] for one in judging if one["kind"] == "observation"])
    return {
        "id": name,
        "topics": sorted(topics),
        "inspectors": [],
        "inspectee": inspectee,
        "observations": observations,
        **_nested(facts, with_nulls=draw(st.booleans())),
    }


def _judging(pack: Pack) -> list[dict[str, Any]]:
    return [one for one in pack["requirement"] if one["kind"] != "report"]


def _forced(draw: st.DrawFn, pack: Pack, meant: list[dict[str, Any]]) -> tuple[Facts, Facts]:
    """Fulfil what the requirements presuppose, the first ones first: facts of the record, facts of its fee lines."""
    facts: Facts = {}
    fees: Facts = {}
    for condition in [condition for requirement in meant for condition in requirement.get("applies_when", [])]:
        path = condition["fact"]
        if path in {"county", "site.city"} and "county" not in facts:
            fitting = [pair for pair in PLACES if _is_there(pair, path, condition)]
            facts["county"], facts["site.city"] = draw(st.sampled_from(fitting))
        elif path.startswith("fee."):
            fees.setdefault(path, draw(st.sampled_from(fulfilling(pack, condition))))
        elif path not in facts:
            facts[path] = draw(st.sampled_from(fulfilling(pack, condition)))
    if "county" not in facts:
        facts["county"], facts["site.city"] = draw(st.sampled_from(PLACES))
    return facts, fees


def _is_there(pair: tuple[str, str | None], path: str, condition: dict[str, Any]) -> bool:
    value = pair[0] if path == "county" else (pair[1] or "").removesuffix("市")
    match condition:
        case {"is": wanted}:
            return bool(value == wanted)
        case {"in": wanted}:
            return value in wanted
        case {"not_in": unwanted}:
            return value != "" and value not in unwanted
    raise AssertionError(condition)


def _add_lists(draw: st.DrawFn, pack: Pack, national: Pack, facts: Facts) -> None:
    used = facts_used(pack)
    for path in MATERIAL_LISTS:
        if path in used:
            facts[path] = draw(st.none() | st.lists(st.sampled_from(MATERIALS), max_size=2, unique=True))
    if any(requirement["kind"] == "acts" for requirement in pack["requirement"]):
        codes = st.sampled_from([act["code"] for act in national["act"]])
        facts["designation.acts"] = draw(st.none() | st.lists(st.builds(lambda code: {"code": code}, codes), max_size=2))
    if any(requirement["kind"] == "overcharge" for requirement in pack["requirement"]):
        facts["resale.lines"] = draw(st.none() | st.lists(_resale_lines(), max_size=3))
    if "connection.step_count" in used:
        steps = draw(st.sampled_from((None, *range(6))))
        given = draw(st.sampled_from(("count", "names", "both")))
        if steps is not None:
            facts["connection.step_count"] = None if given == "names" else steps
            facts["connection.steps"] = None if given == "count" else [f"环节{number}" for number in range(steps)]


def _add_outage(draw: st.DrawFn, facts: Facts, begins: dt.date) -> None:
    if "outage.hours" not in facts:
        return
    facts["outage.year"] = draw(st.sampled_from((2023, 2022, None, begins.year - 1, begins.year, begins.year + 1)))
    previous = draw(st.sampled_from((Decimal("18.9"), Decimal("6.25"), Decimal(0), None)))
    facts["outage.hours_previous_year"] = previous
    if previous and draw(st.integers(0, 3)):
        facts["outage.hours"] = previous * Decimal("0.92") + draw(st.sampled_from((Decimal("-0.001"), Decimal(0), Decimal("0.001"))))


def _add_days(draw: st.DrawFn, meant: list[dict[str, Any]], facts: Facts, begins: dt.date) -> None:
    for path in draw(st.lists(st.sampled_from(DATES), max_size=EVENTS, unique=True)):
        facts[path] = begins + ONE_DAY * draw(st.integers(-3, 45))
    facts["connection.applied_on"] = draw(st.sampled_from((begins, begins, None)))
    facts["connection.stages"] = draw(st.none() | st.lists(_stages(begins, begins + ONE_DAY * 5), max_size=3))
    for requirement in reversed(meant):  # the first one has the last word
        if requirement["kind"] == "waiting_period":
            facts[requirement["start"]] = begins
            facts[requirement["end"]] = draw(st.sampled_from([None, *around(begins + ONE_DAY * int(requirement["limit"]), 1, 1)]))
        if requirement["kind"] not in {"time_limit", "mean_time_limit"}:
            continue
        ends = ends_of_term(begins, int(requirement["limit"]), requirement["unit"])
        if "start" in requirement:
            facts[requirement["start"]] = begins
            facts[requirement["end"]] = draw(st.sampled_from([None, *ends]))
        else:
            facts["connection.stages"] = draw(st.lists(_stages(begins, draw(st.sampled_from(ends))), min_size=1, max_size=4))
        facts["inspected_on"] = draw(st.sampled_from([facts["inspected_on"], *ends]))
    if facts.get("arrears.cut_off") is False:
        facts["arrears.cut_on"] = None
    started, completed = facts.get("works.started_on"), facts.get("works.completed_on")
    if started and completed and completed < started:
        facts["works.started_on"] = None


@st.composite
def _resale_lines(draw: st.DrawFn) -> dict[str, Any]:
    """Return a line of resale around what its energy costs, now and then without one of its numbers."""
    kwh, price = draw(st.sampled_from(("0", "100", "123.45", "163252"))), draw(st.sampled_from(("0.6", "0.5583", "0.717700")))
    owed = (Decimal(kwh) * Decimal(price)).quantize(Decimal("0.01"), draw(st.sampled_from((ROUND_HALF_UP, ROUND_UP))))
    added, repaid = draw(st.sampled_from(("0", "0.01", "480.00"))), draw(st.sampled_from(("0", "0.01")))
    charged = owed - Decimal(added) + Decimal(repaid) + draw(st.sampled_from((Decimal("-0.01"), Decimal(0), Decimal("0.01"))))
    line = {"kwh": Decimal(kwh), "charged": f"{max(charged, Decimal(1)):f}", "reference_price": price, "added": added, "repaid": repaid}
    without = draw(st.sampled_from((*line, *(None for _ in range(12)))))
    return {key: value for key, value in line.items() if key != without}


@st.composite
def _stages(draw: st.DrawFn, begins: dt.date, ends: dt.date) -> dict[str, Any]:
    started = draw(st.sampled_from([begins, begins, *around(begins, 3, 12)]))
    finished = draw(st.sampled_from([None, ends, ends, *around(ends, 3, 3)]))
    stage = {
        "name": draw(st.sampled_from(["业务受理", "业务受理", "现场勘查", "现场勘查", "装表接电"])),
        "held_by": draw(st.sampled_from(HOLDERS)) if draw(st.integers(0, 3)) == 0 else draw(st.sampled_from(HOLDERS[:-1])),
        "started_on": None if draw(st.integers(0, 9)) == 0 else started.isoformat(),
        "finished_on": None if finished is None or finished < started else finished.isoformat(),
    }
    return stage if draw(st.booleans()) else {key: value for key, value in stage.items() if value is not None}


def _observed(draw: st.DrawFn, ids: list[str]) -> dict[str, str]:
    seen = {name: draw(st.sampled_from(OBSERVED)) for name in ids}
    return {name: verdict for name, verdict in seen.items() if verdict is not None}


def _nested(facts: Facts, *, with_nulls: bool) -> Record:
    record: Record = {}
    for path, value in facts.items():
        if value is None and not with_nulls:
            continue
        *owners, key = path.split(".")
        owner_object = record
        for owner in owners:
            owner_object = owner_object.setdefault(owner, {})
        owner_object[key] = value.isoformat() if isinstance(value, dt.date) else value
    return record
