"""Working days by the State Council's notices, and the year files that a bureau adds."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.checklists.calendars import WorkingDays, load_notices
from inspections.errors import UserError
from tests.checklists.by_hand.records import record_with
from tests.checklists.door import answers, calendar

YEAR_2027 = """\
[calendar]
year = 2027
document = "国办发明电〔2026〕9号"
days_off = [2027-01-01, 2027-02-06, 2027-02-07, 2027-02-08]
make_up_days = [2027-02-20]
"""
PUBLISHED = st.dates(date(2021, 1, 1), date(2026, 12, 31))


def year_file(tmp_path: Path, text: str = YEAR_2027, name: str = "2027.toml") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2023, 4, 23), True),  # a Sunday that is worked
        (date(2023, 5, 1), False),
        (date(2023, 5, 3), False),  # a Wednesday off
        (date(2023, 5, 6), True),  # a Saturday that is worked
        (date(2023, 8, 15), True),
        (date(2023, 8, 19), False),
        (date(2027, 1, 4), None),
        (date(2003, 6, 2), None),
        (date(1, 1, 1), None),
        (date(9999, 12, 31), None),
    ],
)
def test_days_off_and_make_up_days_are_the_notices_own(day: date, working: bool | None) -> None:
    assert calendar().is_working(day) is working


@given(PUBLISHED, PUBLISHED)
def test_a_count_is_the_number_of_working_days_after_the_first(one: date, other: date) -> None:
    start, end = sorted([one, other])
    counted = calendar().counted(np.array(start.toordinal(), dtype=np.int32), np.array(end.toordinal(), dtype=np.int32))
    days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
    assert counted == sum(calendar().is_working(day) is True for day in days)


@given(st.dates(date(2021, 1, 1), date(2025, 12, 31)), st.integers(1, 60))
def test_the_last_of_so_many_working_days_is_that_many_days_on(start: date, count: int) -> None:
    last = calendar().after_working_days(start, count)
    assert last is not None
    assert calendar().is_working(last)
    assert calendar().counted(np.array(start.toordinal(), dtype=np.int32), np.array(last.toordinal(), dtype=np.int32)) == count


@given(st.dates(date(2021, 1, 1), date(2025, 12, 31)), st.integers(1, 60))
def test_a_term_of_calendar_days_runs_on_to_the_next_working_day_and_no_further(start: date, count: int) -> None:
    last = calendar().after_days(start, count)
    assert last is not None
    assert calendar().is_working(last)
    plain = start + timedelta(days=count)
    assert last >= plain
    assert not any(calendar().is_working(plain + timedelta(days=number)) for number in range((last - plain).days))


def test_a_year_file_makes_its_year_certain(tmp_path: Path) -> None:
    with_year = WorkingDays(load_notices([year_file(tmp_path)]))
    assert calendar().after_working_days(date(2026, 12, 31), 1) is None
    assert with_year.after_working_days(date(2026, 12, 31), 1) == date(2027, 1, 4)
    assert with_year.is_working(date(2027, 2, 20)) is True
    assert with_year.is_working(date(2027, 2, 8)) is False
    assert with_year.is_working(date(2028, 1, 3)) is None


def test_a_year_file_wins_over_what_came_with_the_program(tmp_path: Path) -> None:
    text = YEAR_2027.replace("2027", "2023").replace("2023-02-20", "2023-02-25").replace("2023-02-08", "2023-08-15")
    over = WorkingDays(load_notices([year_file(tmp_path, text)]))
    assert over.is_working(date(2023, 8, 15)) is False
    assert over.is_working(date(2023, 4, 23)) is False


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "[calendar]"),
        ("year = 2027", "[calendar]"),
        ("[calendar]\nyear = 2027", "[calendar]"),
        (YEAR_2027 + "holidays = []", "[calendar]"),
        ("calendar = 5", "[calendar]"),
        ('{"year": 2027}', "不是可以读取的年历文件"),
        (YEAR_2027.replace("year = 2027", 'year = "2027"'), "year"),
        (YEAR_2027.replace("year = 2027", "year = true"), "year"),
        (YEAR_2027.replace("year = 2027", "year = 3027"), "year"),
        (YEAR_2027.replace('"国办发明电〔2026〕9号"', "9"), "document"),
        (YEAR_2027.replace("2027-01-01, ", "2028-01-01, "), "2027 年内"),
        (YEAR_2027.replace("2027-01-01, ", '"2027-01-01", '), "2027 年内"),
        (YEAR_2027.replace("2027-01-01, ", "2027-01-01T00:00:00, "), "2027 年内"),
        (YEAR_2027.replace("[2027-02-20]", "2027-02-20"), "2027 年内"),
        (YEAR_2027.replace("[2027-01-01, 2027-02-06, 2027-02-07, 2027-02-08]", "[]"), "没有放假日期"),
        (YEAR_2027.replace("[2027-02-20]", "[2027-02-06]"), "既放假又补班"),
        (YEAR_2027.replace("[2027-02-20]", "[2027-02-22]"), "补班日"),
    ],
)
def test_an_empty_foreign_or_contradictory_year_file_is_refused(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UserError) as caught:
        load_notices([year_file(tmp_path, text)])
    (fault,) = caught.value.faults
    assert told in fault.what
    assert fault.where == "2027.toml"


def test_two_files_that_contradict_each_other_on_a_year_are_refused(tmp_path: Path) -> None:
    other = YEAR_2027.replace(", 2027-02-08]", "]")
    with pytest.raises(UserError) as caught:
        load_notices([year_file(tmp_path), year_file(tmp_path, other, "2027-2.toml")])
    assert "2027" in caught.value.faults[0].what
    assert len(load_notices([year_file(tmp_path), year_file(tmp_path, YEAR_2027, "2027-2.toml")])) == 2


def test_every_file_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        load_notices([year_file(tmp_path, "", "a.toml"), tmp_path / "没有.toml", year_file(tmp_path)])
    assert [fault.where for fault in caught.value.faults] == ["a.toml", "没有.toml"]


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "2027.toml"
    path.write_bytes(YEAR_2027.replace("\n", "\r\n").encode("utf-8-sig"))
    assert [notice.year for notice in load_notices([path])] == [2027]


TIME = "trial.no-line"
NO_LINE = {"user.supply": "residential", "user.three_zero": True, "connection.external_line": False}


@pytest.mark.parametrize(
    ("energized", "verdict"),
    [("2026-12-31", "compliant"), ("2027-01-01", "undetermined"), ("2027-03-01", "undetermined")],
)
def test_a_time_limit_that_runs_into_a_year_without_calendar_waits_for_it(energized: str, verdict: str) -> None:
    facts = NO_LINE | {"inspected_on": "2027-04-01", "connection.applied_on": "2026-12-28", "connection.energized_on": energized}
    (found,) = [one for one in answers([record_with(TIME, facts)], "trial") if one.requirement == TIME]
    assert found.verdict.code == verdict
    assert (found.measured is None) == (verdict == "undetermined")
    if verdict == "undetermined":
        assert "暂按周一至周五计为" in found.reason


def test_published_days_alone_over_the_limit_are_a_violation_whatever_the_new_year_brings() -> None:
    facts = NO_LINE | {"inspected_on": "2027-04-01", "connection.applied_on": "2026-12-01", "connection.energized_on": "2027-01-01"}
    (found,) = [one for one in answers([record_with(TIME, facts)], "trial") if one.requirement == TIME]
    assert found.verdict.code == "violation"
