"""A day that nobody can have meant is a fault with its field, in files and in the form."""

import json
from pathlib import Path
from typing import Any

import pytest

from inspections.records.lenient import read_leniently
from inspections.records.reading import read_records, table_of
from inspections.records.rows import records_of
from tests.support.records import file_faults, record, vocabulary
from tests.support.reviewed_files import REVIEW


def faults_of(tmp_path: Path, whole: dict[str, Any]) -> list[tuple[str, str]]:
    """Return path and code of each fault, the same in a file and in the form."""
    path = tmp_path / "记录.json"
    path.write_text(json.dumps([whole]), encoding="utf-8")
    listed = [(fault.path, fault.code) for fault in file_faults(path)]
    assert listed == [(fault.path, fault.code) for fault in read_leniently(whole, vocabulary())[1]]
    return listed


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"inspected_on": "2203-08-15"}, "inspected_on"),
        ({"inspected_on": "0023-08-15"}, "inspected_on"),
        ({"fees": [{"name": "移表费"}, {"name": "移表费", "charged_on": "2203-06-01"}]}, "fees[2].charged_on"),
        ({"fees": [{"name": "移表费", "charged_on": "1023-06-01"}]}, "fees[1].charged_on"),
        ({"connection": {"applied_on": "0023-06-01"}}, "connection.applied_on"),
        ({"connection": {"stages": [{"name": "受理", "started_on": "2202-06-01"}]}}, "connection.stages[1].started_on"),
        ({"visit": {"started_at": "2203-08-15T09:00"}}, "visit.started_at"),
        ({"rectification": {"due_on": "2203-08-15"}}, "rectification.due_on"),
        ({"mining": {"identified_on": "2032-08-15"}}, "mining.identified_on"),
    ],
)
def test_a_year_that_cannot_be_is_told(tmp_path: Path, changes: dict[str, Any], path: str) -> None:
    assert faults_of(tmp_path, record(**changes)) == [(path, "absurd_day")]


def test_a_visit_that_begins_long_after_its_day_is_told(tmp_path: Path) -> None:
    assert faults_of(tmp_path, record(visit={"started_at": "2023-08-25T09:00"})) == [("visit.started_at", "late_start")]


@pytest.mark.parametrize(
    "changes",
    [
        {"connection": {"applied_on": "1998-03-01", "energized_on": "2024-01-05"}},
        {"works": {"started_on": "2023-09-01", "completed_on": "2024-12-31"}},
        {"rectification": {"due_on": "2025-08-15"}},
        {"visit": {"started_at": "2023-08-15T23:30", "ended_at": "2023-08-16T01:00"}},
        {"visit": {"started_at": "2023-08-15T01:00:00+00:00"}},
        {"fees": [{"name": "移表费", "charged_on": "2023-08-20"}]},
        {"inspected_on": "1985-05-01"},
    ],
)
def test_backfilling_and_plans_are_taken(tmp_path: Path, changes: dict[str, Any]) -> None:
    path = tmp_path / "记录.json"
    path.write_text(json.dumps([record(**changes)]), encoding="utf-8")
    assert read_records(path, vocabulary()).size == 1
    assert not read_leniently(record(**changes), vocabulary())[1]


def test_the_reported_days_are_told_each_with_its_field() -> None:
    listed = [(fault.where.split("“")[1][:3], fault.path) for fault in file_faults(REVIEW / "i01_future_dates.jsonl")]
    assert listed == [("Y-1", "inspected_on"), ("Y-2", "inspected_on"), ("Y-3", "fees[1].charged_on"), ("Y-4", "visit.started_at")]


def test_what_a_store_kept_is_taken_as_it_was() -> None:
    old = record(inspected_on="0023-08-15", inspectee={"name": "甲\n乙 ", "kind": "grid_company"}, fees=[{"name": "a", "amount": "1.005"}])
    table = table_of([old], vocabulary())
    assert (str(table.at(0, "inspectee.name")), table.size) == ("甲\n乙 ", 1)


def test_what_a_store_gave_out_comes_back_as_it_went(tmp_path: Path) -> None:
    old = record(
        uuid="0b0e7c1e-0000-4000-8000-000000000001",
        inspectee={"name": "甲\n乙 ", "kind": "grid_company"},
        fees=[{"name": "a\u200b", "amount": "1.005", "charged_on": "0023-01-01"}],
    )
    path = tmp_path / "导出.jsonl"
    path.write_text(json.dumps(old), encoding="utf-8")
    (record_read,) = records_of(read_records(path, vocabulary()))
    assert record_read.payload == {key: value for key, value in old.items() if key != "uuid"}
