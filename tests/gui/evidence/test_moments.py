import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.evidence.moments import FROM_FILE, FROM_PHOTO, proposed, read_moment, spoken
from gui.evidence.thumbnails import HEIGHT, WIDTH, thumbnail
from inspections.notices.papers.spoken import spoken_moment
from inspections.pictures.opening import UnshownPictureError
from tests.notices.made_up_papers import BROKEN_DIRECTORY, photo_bytes, with_directory


def test_a_photo_proposes_when_its_camera_took_it(photo: Callable[..., Path]) -> None:
    moment, source = proposed(photo("a.jpg", "2023:08:15 10:12:30", "+08:00"))
    assert (moment.isoformat(), source) == ("2023-08-15T10:12:30+08:00", FROM_PHOTO)
    moment, source = proposed(photo("b.jpg", "2023:08:15 10:12:30"))
    assert (spoken(moment), source) == ("2023-08-15 10:12", FROM_PHOTO)
    assert moment.utcoffset() is not None


def test_a_zone_that_there_is_not_is_no_zone(photo: Callable[..., Path]) -> None:
    moment, source = proposed(photo("a.jpg", "2023:08:15 10:12:30", "+78:00"))
    assert (spoken(moment), source) == ("2023-08-15 10:12", FROM_PHOTO)


@pytest.mark.parametrize(("taken", "offset"), [("", ""), ("0000:00:00 00:00:00", ""), ("someday", "+08:00")])
def test_without_a_readable_time_the_file_proposes_its_own(photo: Callable[..., Path], taken: str, offset: str) -> None:
    path = photo("a.jpg", taken, offset)
    at = datetime(2023, 8, 15, 2, 12, tzinfo=UTC)
    os.utime(path, (at.timestamp(), at.timestamp()))
    assert proposed(path) == (at, FROM_FILE)


def test_what_only_pretends_to_be_a_photo_proposes_its_files_time(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"no photo at all")
    assert proposed(tmp_path / "a.jpg")[1] == FROM_FILE
    with pytest.raises(UnshownPictureError):
        thumbnail(b"no photo at all")


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
    held = os.environ.get("TZ")
    os.environ["TZ"] = "America/Los_Angeles"
    time.tzset()
    yield
    if held is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = held
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process can be set on Unix only")
@pytest.mark.usefixtures("far_west")
def test_what_is_typed_is_what_the_evidence_list_prints_whatever_the_computer_s_zone(photo: Callable[..., Path]) -> None:
    typed = read_moment("2023-08-10 09:40")
    assert typed is not None
    assert spoken(typed) == "2023-08-10 09:40"
    assert spoken_moment(typed) == "2023年8月10日9时40分"
    assert spoken(proposed(photo("a.jpg", "2023:08:15 10:12:30"))[0]) == "2023-08-15 10:12"


def test_a_small_picture_fits_its_place(photo: Callable[..., Path]) -> None:
    small = thumbnail(photo("a.jpg").read_bytes())
    assert small.width <= 2 * WIDTH
    assert small.height == 2 * HEIGHT
    assert len(small.pixels) == small.stride * small.height


def test_a_small_picture_stands_as_the_camera_was_held_although_its_directory_is_broken() -> None:
    small = thumbnail(with_directory(photo_bytes(300, 200), BROKEN_DIRECTORY))
    assert small.width < small.height
