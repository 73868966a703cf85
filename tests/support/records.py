"""A made-up record, what may be named in one, and the faults that reading it gives."""

from collections.abc import Iterable
from copy import deepcopy
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from inspections.checklists.loading import load_packs
from inspections.faults import Fault, UserError
from inspections.records.reading import read_records, table_of
from inspections.records.vocabulary import Vocabulary, load_prefectures

RESOURCES = Path(__file__).parents[2] / "resources"

CORE: dict[str, Any] = {
    "id": "A-1",
    "topics": ["fees"],
    "inspected_on": "2023-08-15",
    "county": "410823",
    "inspectee": {"name": "某县供电公司", "kind": "grid_company"},
    "inspectors": [{"name": "张某", "certificate": "豫H20010"}, {"name": "李某", "certificate": "豫H20011"}],
}


@cache
def vocabulary() -> Vocabulary:
    """Return the names that records may use with what ships."""
    return load_packs(RESOURCES / "checklists").vocabulary(load_prefectures(RESOURCES / "prefectures.csv"))


def record(**changes: object) -> dict[str, Any]:
    """Return the record with these parts put in, or left out where None."""
    whole = deepcopy(CORE) | changes
    return {key: value for key, value in whole.items() if value is not None}


def with_fact(path: str, value: object) -> dict[str, Any]:
    """Return the record with one fact at its dotted path."""
    whole = record()
    *owners, key = path.split(".")
    owner_object = whole
    for owner in owners:
        owner_object = owner_object.setdefault(owner, {})
    owner_object[key] = value
    return whole


def faults_of(*payloads: object) -> tuple[Fault, ...]:
    """Return what is wrong with the records of a file; there must be something."""
    with pytest.raises(UserError) as caught:
        table_of(payloads, vocabulary(), "台账.json")
    return caught.value.faults


def codes_of(faults: Iterable[Fault]) -> list[str]:
    return [fault.code for fault in faults]


def file_faults(path: Path) -> tuple[Fault, ...]:
    """Return what is wrong with a file; there must be something."""
    with pytest.raises(UserError) as caught:
        read_records(path, vocabulary())
    return caught.value.faults


ONE_OF_EVERYTHING: dict[str, Any] = record(
    topics=["fees", "connection", "designation", "mining"],
    visit={
        "address": "某路1号",
        "legal_representative": "周某",
        "phone": "0391-7200101",
        "place": "营业厅",
        "started_at": "2023-08-15T09:00:00",
        "ended_at": "2023-08-15T11:30:00",
        "source": "random",
        "certificate_shown": True,
        "recusal": "none",
    },
    user={"name": "某厂", "supply": "hv_single", "kind": "private", "three_zero": False, "capacity_kva": Decimal("800.5")},
    site={"area": "urban", "city": "焦作市", "floor_area_m2": 12000, "basement_floors": 0},
    connection={
        "applied_on": "2023-04-21",
        "energized_on": "2023-04-27",
        "steps": ["申请受理", "装表接电"],
        "materials": ["identity", "其他承诺书"],
        "voltage_kv": 10,
        "user_paid_public_grid": Decimal("0.10"),
        "stages": [
            {"name": "受理", "started_on": "2023-04-21", "finished_on": "2023-04-22", "held_by": "supplier"},
            {"name": "设计", "started_on": "2023-04-22", "held_by": "user"},
        ],
    },
    fees=[
        {"name": "移表费", "amount": "1200.00", "charged_on": "2023-06-01", "payee_relation": "supplier", "reasonable": False},
        {"name": "退费", "amount": "-5.5"},
        {},
    ],
    designation={"acts": []},
    mining={"status": "excluded"},
    outage={"year": 2022, "hours": Decimal("17.388"), "hours_previous_year": Decimal("18.9")},
    rectification={"term": 10, "unit": "day"},
    observations={"wuzhi-2023.fees.published": "violation"},
    determinations={"wuzhi-2023.fees.banned": {"decision": "set_aside", "reason": "已退还", "found": "收费已退"}},
)
"""A record with every type of fact, lists empty and filled, and free text beside codes."""
