"""A record written back from a table of facts is the record that was read, from whatever file."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.checklists.calendars import WorkingDays
from inspections.checklists.check import check
from inspections.checklists.loading import load_packs
from inspections.records.fields.catalogue import FIELDS, LISTS
from inspections.records.fields.field import Field, FieldType
from inspections.records.reading import read_records, table_of
from inspections.records.rows import records_of
from tests.support.record_files import as_told, in_four_files
from tests.support.records import ONE_OF_EVERYTHING, RESOURCES, record, vocabulary

ID = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]), min_size=1, max_size=8).map(str.strip).filter(len)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8).filter(str.strip)
CODES = ("91350100M000100Y43", "91410823MA00000009", "12410823MB1A2B3C49")
NUMBER = st.decimals(0, 10**9, places=2) | st.integers(0, 10**9)
VALUES: dict[FieldType, st.SearchStrategy[Any]] = {
    FieldType.TEXT: TEXT,
    FieldType.DATE: st.dates().map(lambda day: day.isoformat()),
    FieldType.DATETIME: st.datetimes(timezones=st.none() | st.timezones()).map(lambda moment: moment.isoformat()),
    FieldType.BOOLEAN: st.booleans(),
    FieldType.NUMBER: NUMBER,
    FieldType.YUAN: NUMBER,
    FieldType.AMOUNT: st.decimals(-(10**9), 10**9, places=2).map(lambda amount: f"{amount:f}"),
    FieldType.TEXTS: st.lists(TEXT.map(str.strip), max_size=3),
    FieldType.MONEY: st.decimals(0, 10**9, places=2).map(lambda amount: f"{amount:f}"),
    FieldType.CREDIT_CODE: st.sampled_from(CODES),
}
LINKED = {"visit_uuid", "case_uuid"}
BOUND_TO_OTHERS = {
    "visit.started_at",
    "visit.ended_at",
    "works.completed_on",
    "connection.step_count",
    "outage.year",
    "site.city",
    "arrears.cut_on",
    "visit.lead.answer_due_on",
    *LINKED,
}
FREE = [field for field in FIELDS.values() if "." in field.path and field.path not in BOUND_TO_OTHERS and not field.required]
FREE_LINES = {path: listed.lines for path, listed in LISTS.items() if path in {"fees", "inspectors"}}


def values_of(field: Field) -> st.SearchStrategy[Any]:
    if field.type is FieldType.CHOICES:
        return st.lists(st.sampled_from(list(field.choices)), unique=True)
    return st.sampled_from(list(field.choices)) if field.type is FieldType.CHOICE else VALUES[field.type]


@st.composite
def payloads(draw: st.DrawFn) -> dict[str, Any]:
    whole = record(id=draw(ID))
    for field in draw(st.lists(st.sampled_from([one for one in FREE if not one.path.startswith("rectification.")]), max_size=6)):
        *owners, key = field.path.split(".")
        holder = whole
        for owner in owners:
            holder = holder.setdefault(owner, {})
        holder[key] = draw(values_of(field))
    for path, fields in FREE_LINES.items():
        line = st.fixed_dictionaries({}, optional={field.path: values_of(field) for field in fields})
        whole[path] = draw(st.lists(line, max_size=3))
    return whole


@given(st.lists(payloads(), max_size=4, unique_by=lambda whole: whole["id"]))
def test_payload_to_table_to_payload_changes_nothing(wholes: list[dict[str, Any]]) -> None:
    back = [one.payload for one in records_of(table_of(wholes, vocabulary()))]
    assert [as_told(one) for one in back] == [as_told(one) for one in wholes]


def test_one_moment_in_two_zones_is_written_back_as_it_came() -> None:
    wholes = [record(id=str(zone), visit={"started_at": f"2023-08-15T{zone:02d}:00:00+{zone:02d}:00"}) for zone in (1, 8)]
    assert [one.payload for one in records_of(table_of(wholes, vocabulary()))] == wholes


def test_null_is_the_same_as_absent() -> None:
    null = record(user=None) | {
        "user": None,
        "fees": [{"name": "移表费", "amount": None}],
        "visit": {"phone": None},
        "observations": {"wuzhi-2023.fees.published": None},
        "determinations": None,
        "rectification": {"term": None, "due_on": None},
        "connection": {"stages": None},
    }
    assert records_of(table_of([null], vocabulary()))[0].payload == record(fees=[{"name": "移表费"}])


SHIPPED = [
    json.loads(line, parse_float=Decimal) for line in (RESOURCES / "samples" / "records.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("wholes", [SHIPPED, [{**ONE_OF_EVERYTHING, "fees": ONE_OF_EVERYTHING["fees"][:2]}]], ids=["shipped", "everything"])
def test_the_same_records_from_any_file_get_the_same_verdicts(tmp_path: Path, wholes: list[dict[str, Any]]) -> None:
    pack, calendar = load_packs(RESOURCES / "checklists").checklist("wuzhi-2023"), WorkingDays()
    tables = [read_records(path, vocabulary()) for path in in_four_files(tmp_path, wholes)]
    answers = [list(check(table, pack, calendar).answers()) for table in tables]
    assert answers[0]
    assert answers[0] == answers[1] == answers[2] == answers[3]
    written = [[as_told(one.payload) for one in records_of(table)] for table in tables]
    assert written[0] == written[1] == written[2] == written[3]
