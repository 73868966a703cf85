import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.evidence.moments import not_known, read_moment, spoken
from gui.evidence.thumbnails import HEIGHT, WIDTH, thumbnail
from inspections.documents.spoken import spoken_moment
from inspections.recognising.taking_time import taking_time
from inspections.typesetting.picture_files.opening import UnshownPictureError
from tests.support.made_up_papers import BROKEN_DIRECTORY, photo_bytes, with_directory
from tests.support.photo_files import NOW


@pytest.mark.parametrize("text", ["2023-08-15 10:12", "2023/8/15 10:12:00", "2023年8月15日 10时12分", "２０２３－０８－１５　１０：１２"])
def test_a_moment_is_read_as_people_write_it(text: str) -> None:
    moment = read_moment(text)
    assert moment is not None
    assert spoken(moment) == "2023-08-15 10:12"


@pytest.mark.parametrize("text", ["", "昨天", "2023-08-15", "2023-02-30 10:12", "2023-08-15 25:00", "2023-08-15 10"])
def test_what_is_no_moment_is_none(text: str) -> None:
    assert read_moment(text) is None


@given(st.datetimes(datetime(2000, 1, 2), datetime(2100, 1, 1)))  # noqa: DTZ001 # a clock on the wall
def test_what_is_shown_is_read_back_to_the_minute(clock: datetime) -> None:
    moment = clock.astimezone()
    read = read_moment(spoken(moment))
    assert read is not None
    assert abs(read - moment) < timedelta(minutes=1)


@pytest.fixture
def far_west() -> Iterator[None]:
    """A computer whose clock stands in another zone."""
    former = os.environ.get("TZ")
    os.environ["TZ"] = "America/Los_Angeles"
    time.tzset()
    yield
    if former is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = former
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process can be set on Unix only")
@pytest.mark.usefixtures("far_west")
def test_what_is_typed_is_what_the_evidence_list_prints_whatever_the_computer_s_zone(photo: Callable[..., Path]) -> None:
    typed = read_moment("2023-08-10 09:40")
    assert typed is not None
    assert spoken(typed) == "2023-08-10 09:40"
    assert spoken_moment(typed) == "2023年8月10日9时40分"
    taken = taking_time(photo("a.jpg", "2023:08:15 10:12:30"), "a.jpg", NOW)
    assert taken is not None
    assert spoken(taken.at) == "2023-08-15 10:12"


def test_a_file_s_own_time_is_a_hint_and_no_more() -> None:
    assert not_known(datetime(2023, 8, 15, 2, 12, tzinfo=UTC)) == "请填写。文件时间 2023-08-15 10:12，不一定是取得时间。"


def test_what_only_pretends_to_be_a_photo_has_no_small_picture() -> None:
    with pytest.raises(UnshownPictureError):
        thumbnail(b"no photo at all")


def test_a_small_picture_fits_its_place(photo: Callable[..., Path]) -> None:
    small = thumbnail(photo("a.jpg").read_bytes())
    assert small.width <= 2 * WIDTH
    assert small.height == 2 * HEIGHT
    assert len(small.pixels) == small.stride * small.height


def test_a_small_picture_stands_as_the_camera_was_held_although_its_directory_is_broken() -> None:
    small = thumbnail(with_directory(photo_bytes(300, 200), BROKEN_DIRECTORY))
    assert small.width < small.height
