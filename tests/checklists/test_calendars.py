"""Working days by the State Council's notices, and the year files that a bureau adds."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.checklists.calendars import WorkingDays
from inspections.checklists.year_notices import load_notices
from inspections.faults import UserError
from tests.checklists.by_hand.records import record_with
from tests.support.checklists import answers, calendar
from tests.support.year_files import YEAR_2027

OFF = YEAR_2027[YEAR_2027.index("days_off") : YEAR_2027.index("make_up_days")]
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
    counted, _ = calendar().counted(np.array(start.toordinal(), dtype=np.int32), np.array(end.toordinal(), dtype=np.int32))
    days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
    assert counted == sum(calendar().is_working(day) is True for day in days)


@given(st.dates(date(2021, 1, 1), date(2025, 12, 31)), st.integers(1, 60))
def test_the_last_of_so_many_working_days_is_that_many_days_on(start: date, count: int) -> None:
    last = calendar().after_working_days(start, count)
    assert last is not None
    assert calendar().is_working(last)
    counted, _ = calendar().counted(np.array(start.toordinal(), dtype=np.int32), np.array(last.toordinal(), dtype=np.int32))
    assert counted == count


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
    text = YEAR_2027.replace("2027", "2023").replace("2023-02-20", "2023-02-25").replace("2023-10-07", "2023-08-15")
    over = WorkingDays(load_notices([year_file(tmp_path, text)]))
    assert over.is_working(date(2023, 8, 15)) is False
    assert over.is_working(date(2023, 4, 23)) is False


def without(*days: str) -> str:
    """Return the year without some of its days off."""
    text = YEAR_2027
    for day in days:
        assert f"{day}," in text
        text = text.replace(f"{day},", "")
    return text


BAD_YEARS = [
    ("", "2027.toml：文件是空的"),
    ("# 2027", "2027.toml 第1行：不是放假安排：没有 [calendar] 一节"),
    ("year = 2027", "2027.toml 第1行：不是放假安排：没有 [calendar] 一节"),
    ('[pack]\nid = "paper"', "2027.toml 第1行：不是放假安排：没有 [calendar] 一节"),
    ("calendar = 5", "2027.toml 第1行 calendar：“5”不是表"),
    ('{"year": 2027, "days": []}', "2027.toml：这是 JSON 或者网页，不是 TOML"),
    (YEAR_2027.replace("year = 2027", "year ＝ 2027"), "2027.toml 第2行第6列：有全角符号 ＝"),
    (YEAR_2027.replace("2027-04-05", "2027/04/05"), "2027.toml 第7行第"),
    (f"{YEAR_2027}holidays = []", "2027.toml 第12行 calendar.holidays：没有 holidays 这一项"),
    (f"{YEAR_2027}[other]\nyear = 2027", "2027.toml 第12行 other：没有 other 这一项"),
    (YEAR_2027.replace("year = 2027", 'year = "2027"'), "2027.toml 第2行 calendar.year：“2027”不是整数"),
    (YEAR_2027.replace("year = 2027", "year = true"), "2027.toml 第2行 calendar.year：true不是整数"),
    (YEAR_2027.replace("year = 2027", "year = 3027"), "2027.toml 第2行 calendar.year：“3027”不是可能的年份"),
    (YEAR_2027.replace("year = 2027", "year = 0"), "2027.toml 第2行 calendar.year：“0”不是可能的年份"),
    (YEAR_2027.replace("year = 2027", "year = 1900"), "2027.toml 第2行 calendar.year：“1900”不是可能的年份"),
    (YEAR_2027.replace("year = 2027\n", ""), "2027.toml 第1行 calendar：缺少 year"),
    (YEAR_2027.replace('"国办发明电〔2026〕9号"', "9"), "2027.toml 第3行 calendar.document：“9”不是文本"),
    (YEAR_2027.replace("国办发明电〔2026〕9号", " "), "2027.toml 第3行 calendar.document：document 是空的"),
    (YEAR_2027.replace("2027-01-01", "2028-01-01"), "2027.toml 第5行 calendar.days_off[1]：2028-01-01 不在 2027 年内"),
    (YEAR_2027.replace("2027-01-01", "2026-11-30"), "2027.toml 第5行 calendar.days_off[1]：2026-11-30 不在 2027 年内"),
    (YEAR_2027.replace("2027-01-01", '"2027-01-01"'), "2027.toml 第5行 calendar.days_off[1]：“2027-01-01”不是日期"),
    (YEAR_2027.replace("2027-01-01", "2027-01-01T00:00:00"), "2027.toml 第5行 calendar.days_off[1]：“2027-01-01 00:00:00”不是日期"),
    (YEAR_2027.replace("2027-01-01", "2027-02-05"), "2027.toml 第6行 calendar.days_off[2]：2027-02-05 写了两次"),
    (YEAR_2027.replace("[2027-02-20]", "2027-02-20"), "2027.toml 第11行 calendar.make_up_days：“2027-02-20”不是列表"),
    (YEAR_2027.replace(OFF, "days_off = []\n"), "2027.toml 第4行 calendar.days_off：没有放假日期，当年通知可能尚未公布"),
    (YEAR_2027.replace("[2027-02-20]", "[2027-02-06]"), "2027.toml 第11行 calendar.make_up_days[1]：2027-02-06 既放假又补班"),
    (
        YEAR_2027.replace("[2027-02-20]", "[2027-02-22]"),
        "2027.toml 第11行 calendar.make_up_days[1]：补班日 2027-02-22 不是星期六或者星期日",
    ),
    (without("2027-01-01"), "2027.toml 第4行 calendar.days_off：2027 年元旦没有放假日期，安排没有填全"),
    (without("2027-02-07", "2027-02-08", "2027-02-09"), "2027.toml 第4行 calendar.days_off：2027 年春节没有放假日期"),
    (without("2027-04-05").replace("2027-02-20", "2027-04-04"), "2027.toml 第4行 calendar.days_off：2027 年清明节没有放假日期"),
    (without("2027-10-01"), "2027.toml 第4行 calendar.days_off：2027 年国庆节没有放假日期"),
    (YEAR_2027.replace("2027-05-01,", "").replace("2027-02-20", "2027-05-01"), "2027 年劳动节没有放假日期"),
]


@pytest.mark.parametrize(("text", "expected"), BAD_YEARS, ids=[words for _, words in BAD_YEARS])
def test_an_empty_foreign_or_contradictory_year_file_is_refused_with_its_line(tmp_path: Path, text: str, expected: str) -> None:
    with pytest.raises(UserError) as caught:
        load_notices([year_file(tmp_path, text)])
    (fault,) = caught.value.faults
    assert expected in fault.sentence()


def test_every_fault_of_a_year_file_is_told(tmp_path: Path) -> None:
    text = YEAR_2027.replace("2027-01-01", "2025-01-01").replace("2027-10-07", "2025-10-07").replace("[2027-02-20]", "[2027-02-22]")
    with pytest.raises(UserError) as caught:
        load_notices([year_file(tmp_path, text)])
    assert [fault.where.split(" ")[1] for fault in caught.value.faults] == ["第5行", "第9行", "第11行"]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_a_year_file_in_another_encoding_is_refused(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "2027.toml"
    path.write_bytes(YEAR_2027.encode(encoding))
    with pytest.raises(UserError, match="文字编码不是 UTF-8"):
        load_notices([path])


def test_days_off_at_weekends_may_be_listed_or_left_to_the_weekend(tmp_path: Path) -> None:
    plain = WorkingDays(load_notices([year_file(tmp_path, without("2027-05-01", "2027-05-02", "2027-02-06", "2027-10-03"))]))
    listed = WorkingDays(load_notices([year_file(tmp_path)]))
    year = [date(2027, 1, 1) + timedelta(days=number) for number in range(365)]
    assert [plain.is_working(day) for day in year] == [listed.is_working(day) for day in year]


def test_a_year_file_may_arrange_the_december_before_as_the_notice_of_2019_did(tmp_path: Path) -> None:
    text = YEAR_2027.replace("2027-01-01", "2026-12-31, 2027-01-01").replace("[2027-02-20]", "[2026-12-27, 2027-02-20]")
    with_year = WorkingDays(load_notices([year_file(tmp_path, text)]))
    assert (calendar().is_working(date(2026, 12, 31)), calendar().is_working(date(2026, 12, 27))) == (True, False)
    assert (with_year.is_working(date(2026, 12, 31)), with_year.is_working(date(2026, 12, 27))) == (False, True)
    over = YEAR_2027.replace("2027", "2026").replace("2026-02-20", "2026-02-21")
    later_first = WorkingDays(load_notices([year_file(tmp_path, text), year_file(tmp_path, over, "2026.toml")]))
    assert later_first.is_working(date(2026, 12, 31)) is False


def test_two_files_that_contradict_each_other_on_a_year_are_refused(tmp_path: Path) -> None:
    other = without("2027-10-07")
    with pytest.raises(UserError) as caught:
        load_notices([year_file(tmp_path), year_file(tmp_path, other, "2027-2.toml")])
    (fault,) = caught.value.faults
    assert fault.sentence() == "2027-2.toml 第1行 calendar：与另一个文件对 2027 年的安排不一致，请只保留正确的一个。"
    assert len(load_notices([year_file(tmp_path), year_file(tmp_path, YEAR_2027, "2027-2.toml")])) == 2


def test_every_file_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        load_notices([year_file(tmp_path, "", "a.toml"), tmp_path / "没有.toml", year_file(tmp_path)])
    assert [Path(fault.where).name for fault in caught.value.faults] == ["a.toml", "没有.toml"]


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
    (answer,) = [one for one in answers([record_with(TIME, facts)], "trial") if one.requirement == TIME]
    assert answer.verdict.code == verdict
    assert (answer.measured is None) == (verdict == "undetermined")
    if verdict == "undetermined":
        assert "暂按周一至周五计为" in answer.reason


def test_published_days_alone_over_the_limit_are_a_violation_whatever_the_new_year_brings() -> None:
    facts = NO_LINE | {"inspected_on": "2027-04-01", "connection.applied_on": "2026-12-01", "connection.energized_on": "2027-01-01"}
    (answer,) = [one for one in answers([record_with(TIME, facts)], "trial") if one.requirement == TIME]
    assert answer.verdict.code == "violation"
