"""A record written back from a table of facts is the record that was read, from whatever file."""

import csv
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import simplejson
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from inspections.checklists.calendars import WorkingDays
from inspections.checklists.check import check
from inspections.checklists.loading import load_packs
from inspections.records.fields.catalogue import FIELDS, LISTS
from inspections.records.fields.field import Field, FieldType
from inspections.records.reading import read_records, table_of
from inspections.records.rows import records_of
from tests.support.records import ONE_OF_EVERYTHING, RESOURCES, record, vocabulary

ID = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]), min_size=1, max_size=8).map(str.strip).filter(len)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8).filter(str.strip)
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
}
BOUND_TO_OTHERS = {"visit.started_at", "visit.ended_at", "works.completed_on", "connection.step_count", "outage.year", "site.city"}
FREE = [field for field in FIELDS.values() if "." in field.path and field.path not in BOUND_TO_OTHERS and not field.required]
FREE_LINES = {path: listed.lines for path, listed in LISTS.items() if path in {"fees", "inspectors"}}


def values_of(field: Field) -> st.SearchStrategy[Any]:
    return st.sampled_from(list(field.choices)) if field.type is FieldType.CHOICE else VALUES[field.type]


@st.composite
def payloads(draw: st.DrawFn) -> dict[str, Any]:
    whole = record(id=draw(ID))
    for field in draw(st.lists(st.sampled_from([one for one in FREE if not one.path.startswith("rectification.")]), max_size=6)):
        owner, key = field.path.split(".")
        whole.setdefault(owner, {})[key] = draw(values_of(field))
    for path, fields in FREE_LINES.items():
        line = st.fixed_dictionaries({}, optional={field.path: values_of(field) for field in fields})
        whole[path] = draw(st.lists(line, max_size=3))
    return whole


@given(st.lists(payloads(), max_size=4, unique_by=lambda whole: whole["id"]))
def test_payload_to_table_to_payload_changes_nothing(wholes: list[dict[str, Any]]) -> None:
    back = [one.payload for one in records_of(table_of(wholes, vocabulary()))]
    assert [as_told(one) for one in back] == [as_told(one) for one in wholes]


def as_told(payload: Any) -> str:  # noqa: ANN401 # any JSON value
    """Return the exact text of a payload: 1.0 and 1.00 differ, labels of materials are their codes."""
    return simplejson.dumps(payload, sort_keys=True, use_decimal=True)


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


def flattened(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the cells of a record as a table has them."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from flattened(part, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list) and any(isinstance(part, dict) for part in value):
        for number, part in enumerate(value, start=1):
            yield from flattened(part, f"{path}[{number}]")
    elif isinstance(value, list):
        yield path, ";".join(map(str, value)) or "[]"
    else:
        yield path, str(value).lower() if isinstance(value, bool) else str(value)


def in_four_files(folder: Path, wholes: list[dict[str, Any]]) -> list[Path]:
    """Write the same records as JSON, JSON Lines, CSV and Excel."""
    paths = [folder / f"记录.{suffix}" for suffix in ("json", "jsonl", "csv", "xlsx")]
    texts = [simplejson.dumps(whole, use_decimal=True) for whole in wholes]
    paths[0].write_text(f"[{','.join(texts)}]", encoding="utf-8")
    paths[1].write_text("\n".join(texts), encoding="utf-8")
    cells = [dict(flattened(whole)) for whole in wholes]
    headings = list(dict.fromkeys(heading for row in cells for heading in row))
    rows = [headings, *([row.get(heading, "") for heading in headings] for row in cells)]
    with paths[2].open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows(rows)
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(paths[3])
    return paths


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
