"""What holds between the facts of a record, and between the records of a file."""

from typing import Any

import pytest

from inspections.records.reading import table_of
from inspections.records.rows import records_of
from tests.support.records import codes_of, faults_of, record, vocabulary

REVERSED = [
    ({"works": {"started_on": "2023-03-02", "completed_on": "2023-03-01"}}, "works.completed_on"),
    ({"visit": {"started_at": "2023-08-15T09:00", "ended_at": "2023-08-15T08:59"}}, "visit.ended_at"),
    (
        {"connection": {"stages": [{"started_on": "2023-03-01"}, {"started_on": "2023-03-02", "finished_on": "2023-03-01"}]}},
        "connection.stages[2].finished_on",
    ),
]
SAME_TIME = [
    {"works": {"started_on": "2023-03-01", "completed_on": "2023-03-01"}},
    {"visit": {"started_at": "2023-08-15T09:00", "ended_at": "2023-08-15T09:00"}},
    {"visit": {"started_at": "2023-08-15T09:00+08:00", "ended_at": "2023-08-15T02:00+00:00"}},
    {"connection": {"stages": [{"started_on": "2023-03-01", "finished_on": "2023-03-01"}]}},
]


def accepted(*payloads: dict[str, Any]) -> None:
    assert len(records_of(table_of(payloads, vocabulary()))) == len(payloads)


@pytest.mark.parametrize(("changes", "path"), REVERSED)
def test_what_ends_before_it_starts_is_refused(changes: dict[str, Any], path: str) -> None:
    (fault,) = faults_of(record(**changes))
    assert fault.code == "ends_before_start"
    assert fault.where.endswith(path)


@pytest.mark.parametrize("changes", SAME_TIME)
def test_what_ends_at_once_is_taken(changes: dict[str, Any]) -> None:
    accepted(record(**changes))


def test_a_visit_whose_times_cannot_be_compared_is_refused() -> None:
    visit = {"started_at": "2023-08-15T09:00+08:00", "ended_at": "2023-08-15T10:00"}
    assert codes_of(faults_of(record(visit=visit))) == ["mixed_zones"]


def test_connection_dates_are_taken_in_any_order() -> None:
    accepted(record(connection={"energized_on": "2023-01-01", "applied_on": "2023-04-01", "accepted_on": "2023-03-01"}))


def test_the_number_of_steps_must_be_that_of_their_names() -> None:
    (fault,) = faults_of(record(connection={"steps": ["受理", "接电"], "step_count": 3}))
    assert fault.code == "step_count_clash"
    assert "3" in fault.what
    assert "2" in fault.what
    accepted(record(connection={"steps": ["受理", "接电"], "step_count": 2}), record(id="A-2", connection={"step_count": 3}))


@pytest.mark.parametrize(("county", "city", "clash"), [("410823", "焦作", False), ("410823", "焦作市", False), ("410823", "郑州市", True)])
def test_the_city_must_be_the_county_s(county: str, city: str, clash: bool) -> None:
    whole = record(county=county, site={"city": city})
    if clash:
        (fault,) = faults_of(whole)
        assert fault.code == "city_clash"
        assert "焦作" in fault.what
    else:
        accepted(whole)


def test_a_county_that_is_not_known_clashes_with_no_city() -> None:
    accepted(record(county="990101", site={"city": "某市"}))


def test_an_id_is_used_once_in_a_file() -> None:
    (fault,) = faults_of(record(), record(id="A-2"), record())
    assert (fault.code, fault.where) == ("repeated_id", "台账.json 第3条记录“A-1”的 id")


def test_setting_a_violation_aside_needs_a_reason() -> None:
    (fault,) = faults_of(record(determinations={"wuzhi-2023.fees.banned": {"decision": "set_aside", "reason": " "}}))
    assert fault.where.endswith("determinations.wuzhi-2023.fees.banned.reason")
    accepted(record(determinations={"wuzhi-2023.fees.banned": {"decision": "set_aside", "reason": "已退费"}}))
    accepted(record(determinations={"wuzhi-2023.fees.banned": {"decision": "confirmed"}}))


def test_a_determination_needs_a_decision() -> None:
    (fault,) = faults_of(record(determinations={"wuzhi-2023.fees.banned": {"found": "收费属实"}}))
    assert fault.where.endswith("determinations.wuzhi-2023.fees.banned.decision")


@pytest.mark.parametrize("requirement", ["wuzhi-2023.fees.banned", "wuzhi-2023.duty.monthly"])
def test_only_observations_are_observed(requirement: str) -> None:
    (fault,) = faults_of(record(observations={requirement: "violation"}))
    assert fault.code == "unknown_requirement"


@pytest.mark.parametrize(
    ("rectification", "path"),
    [
        ({"term": 10}, "rectification.unit"),
        ({"unit": "day"}, "rectification.term"),
        ({"term": 10, "unit": "day", "due_on": "2023-09-01"}, "rectification"),
    ],
)
def test_a_term_is_days_and_unit_or_a_day(rectification: dict[str, Any], path: str) -> None:
    (fault,) = faults_of(record(rectification=rectification))
    assert fault.where.endswith(path)


def test_every_fault_of_every_record_is_told_with_file_number_id_and_path() -> None:
    faults = faults_of(
        record(id="甲", inspected_on="2023-02-30", county=None, unknown=1),
        record(id="乙", fees=[{"amount": 5}], works={"started_on": "2023-03-02", "completed_on": "2023-03-01"}),
        7,
    )
    places = {(fault.code, fault.where) for fault in faults}
    assert {
        ("impossible_date", "台账.json 第1条记录“甲”的 inspected_on（检查时间）"),
        ("missing_field", "台账.json 第1条记录“甲”的 county"),
        ("unknown_field", "台账.json 第1条记录“甲”的 unknown"),
        ("wrong_type", "台账.json 第2条记录“乙”的 fees[1].amount（收费金额）"),
        ("ends_before_start", "台账.json 第2条记录“乙”的 works.completed_on"),
        ("wrong_type", "台账.json 第3条"),
    } <= places


def test_faults_are_told_record_by_record() -> None:
    bad = {"inspected_on": "2023-02-30", "county": "1", "works": {"started_on": "2023-03-02", "completed_on": "2023-03-01"}}
    faults = faults_of(record(id="甲", **bad), [], record(id="乙", **bad))
    paths = ["inspected_on", "county", "works.completed_on"]
    assert [fault.path for fault in faults] == [*paths, "", *paths]
    assert [fault.where.split()[1][:3] for fault in faults] == ["第1条"] * 3 + ["第2条"] + ["第3条"] * 3


def test_a_value_that_cannot_be_read_is_not_called_missing_as_well() -> None:
    for whole in (record(inspected_on="昨天"), record(id="A（1）", inspected_on="昨天"), record(topics=["fee"])):
        assert len(faults_of(whole)) == 1
