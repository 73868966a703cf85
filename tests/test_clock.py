"""A computer whose clock stands at 2000, as it does after its battery was empty, is told before a record gets a wrong number."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from inspections.health.clock import clock_remarks

LAST = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
HERE = timezone(timedelta(hours=8))


def test_a_clock_before_the_newest_event_is_told_with_both_times() -> None:
    (remark,) = clock_remarks(datetime(2025, 3, 1, 8, tzinfo=HERE), LAST)
    assert remark.sentence() == (
        "电脑的时间是2025年3月1日08:00，早于数据库中最近一次保存的时间（2026年11月20日09:30），"
        "请先校准电脑的日期和时间，再新建记录：记录编号、检查时间和签发日期都由它得出。"
    )


@pytest.mark.parametrize("last", [None, datetime(2000, 1, 1, tzinfo=UTC)])
def test_a_clock_before_any_inspection_can_have_been_is_told(last: datetime | None) -> None:
    (remark,) = clock_remarks(datetime(2000, 1, 1, 0, 5, tzinfo=HERE), last)
    assert remark.what == "电脑的时间是2000年1月1日00:05，可能没有校准"


@pytest.mark.parametrize("now", [LAST, LAST - timedelta(hours=20), LAST + timedelta(days=900)])
def test_a_clock_that_may_be_right_is_not_spoken_of(now: datetime) -> None:
    assert clock_remarks(now, LAST) == ()
