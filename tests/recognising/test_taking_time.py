"""When a file was taken: a camera's tags in their order, then the name, each only where it is a moment that can have been."""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from inspections.days import BEIJING
from inspections.recognising.taking_time import taking_time
from inspections.recognising.time_source import TimeSource

REVIEW = Path(__file__).resolve().parents[1] / "data/review/pictures"
NOW = datetime(2026, 12, 1, 9, tzinfo=BEIJING)
ORIGINAL, DIGITIZED, CHANGED = 0x9003, 0x9004, 0x0132
ZONE_OF = {ORIGINAL: 0x9011, DIGITIZED: 0x9012, CHANGED: 0x9010}


def photo(folder: Path, tags: dict[int, str], kind: str = "JPEG") -> Path:
    exif = Image.Exif()
    exif[0x010F] = "a camera"
    own = exif.get_ifd(0x8769)
    for tag, text in tags.items():
        if tag == CHANGED:
            exif[tag] = text
        else:
            own[tag] = text
    packed = io.BytesIO()
    Image.new("RGB", (64, 48)).save(packed, kind, exif=exif)
    (folder / "photo").write_bytes(packed.getvalue())
    return folder / "photo"


def time_said(path: Path, name: str = "photo.jpg") -> tuple[str, TimeSource] | None:
    taken = taking_time(path, name, NOW)
    return None if taken is None else (taken.at.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M:%S"), taken.source)


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    (tmp_path / "plain").write_bytes(b"no photo")
    return tmp_path / "plain"


@pytest.mark.parametrize("tag", [ORIGINAL, DIGITIZED, CHANGED])
@pytest.mark.parametrize(
    ("offset", "hour"), [("", "10"), ("+08:00", "10"), ("+00:00", "18"), ("Z", "18"), ("-0700", "01"), ("+78:00", "10")]
)
def test_each_of_the_three_tags_is_read_with_its_own_zone(tmp_path: Path, tag: int, offset: str, hour: str) -> None:
    taken = time_said(photo(tmp_path, {tag: "2023:08:15 10:12:30", ZONE_OF[tag]: offset}))
    day = "16" if offset == "-0700" else "15"
    assert taken == (f"2023-08-{day} {hour}:12:30", TimeSource.PHOTO)


def test_the_moment_of_taking_comes_before_that_of_digitizing_and_of_the_file(tmp_path: Path) -> None:
    tags = {ORIGINAL: "2023:08:15 10:12:30", DIGITIZED: "2023:08:15 11:00:00", CHANGED: "2023:08:16 08:00:00"}
    assert time_said(photo(tmp_path, tags)) == ("2023-08-15 10:12:30", TimeSource.PHOTO)
    tags[ORIGINAL] = "    :  :     :  :  "
    assert time_said(photo(tmp_path, tags)) == ("2023-08-15 11:00:00", TimeSource.PHOTO)
    tags[DIGITIZED] = "0000:00:00 00:00:00"
    assert time_said(photo(tmp_path, tags)) == ("2023-08-16 08:00:00", TimeSource.PHOTO)


@pytest.mark.parametrize(
    "written",
    [
        "2023:08:15 10:12:30",
        "2023-08-15 10:12:30",
        "2023/08/15 10:12:30",
        "2023.08.15 10:12:30",
        "2023:8:15 10:12:30",
        "2023: 8:15 10:12:30",
        "2023-08-15T10:12:30",
        "2023-08-15T10:12:30.123",
        "2023-08-15T10:12:30+08:00",
        "2023-08-15T02:12:30Z",
        "2023:08:15 10:12:30\0\0",
    ],
)
def test_a_moment_is_read_as_cameras_spell_it(tmp_path: Path, written: str) -> None:
    assert time_said(photo(tmp_path, {ORIGINAL: written})) == ("2023-08-15 10:12:30", TimeSource.PHOTO)


@pytest.mark.parametrize(
    "written", ["", "someday", "0000:00:00 00:00:00", "2023:02:30 10:12:30", "2023:08:15 24:00:00", "2023:08:15", "1970:01:01 00:00:00"]
)
def test_what_is_no_moment_is_ignored(tmp_path: Path, written: str) -> None:
    assert time_said(photo(tmp_path, {ORIGINAL: written})) is None


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_other_kinds_of_photos_say_it_too(tmp_path: Path, kind: str) -> None:
    assert time_said(photo(tmp_path, {ORIGINAL: "2023:08:15 10:12:30"}, kind), "photo") == ("2023-08-15 10:12:30", TimeSource.PHOTO)


def test_a_scan_says_when_its_file_was_written(tmp_path: Path) -> None:
    assert time_said(photo(tmp_path, {CHANGED: "2023:08:15 10:12:30"}, "TIFF")) == ("2023-08-15 10:12:30", TimeSource.PHOTO)


@pytest.mark.parametrize(
    ("name", "moment"),
    [
        ("d02a_only_digitized.jpg", "2023-08-15 09:30:00"),
        ("d06_iphone.heic", "2023-08-15 09:30:00"),
        ("d07_heic_named.jpg", "2023-08-15 09:30:00"),
        ("mmexport1692063000000.jpg", "2023-08-15 09:30:00"),
    ],
)
def test_the_photos_of_the_reports_say_their_moment(name: str, moment: str) -> None:
    taken = time_said(REVIEW / name, name)
    assert taken is not None
    assert taken[0] == moment


@pytest.mark.parametrize(
    "name",
    [
        "IMG_20261130_101522.jpg",
        "IMG20261130101522.jpg",
        "IMG_20261130_101522123.jpg",
        "IMG_20261130_101522_HDR.jpg",
        "VID_20261130_101522.mp4",
        "20261130_101522(1).jpg",
        "微信图片_20261130101522.jpg",
        "微信图片_20261130101522_3.jpg",
        "微信视频_20261130101522.mp4",
        "mmexport1796004922000.jpg",
        "wx_camera_1796004922000.jpg",
        "1796004922000.jpg",
        "Screenshot_2026-11-30-10-15-22.png",
        "Screenshot_2026-11-30-10-15-22-123_com.tencent.mm.jpg",
        "Screenshot_20261130-101522.png",
        "屏幕截图 2026-11-30 101522.png",
        "截屏2026-11-30 10.15.22.png",
        "截屏2026-11-30 上午10.15.22.png",
        "Screenshot 2026-11-30 at 10.15.22 AM.png",
        "WIN_20261130_10_15_22_Pro.jpg",
        "PXL_20261130_021522123.jpg",
        "2026-11-30 10.15.22.jpg",
        "2026-11-30 10-15-22.mov",
        "2026年11月30日10时15分22秒.mp4",
        "录音 2026-11-30 10_15_22.m4a",
    ],
)
def test_a_name_that_carries_its_moment_says_it(plain: Path, name: str) -> None:
    assert time_said(plain, name) == ("2026-11-30 10:15:22", TimeSource.NAME)


def test_an_afternoon_of_twelve_hours_is_one(plain: Path) -> None:
    assert time_said(plain, "截屏2026-11-30 下午3.05.09.png") == ("2026-11-30 15:05:09", TimeSource.NAME)
    assert time_said(plain, "截屏2026-11-30 上午12.05.09.png") == ("2026-11-30 00:05:09", TimeSource.NAME)


@pytest.mark.parametrize(
    "name",
    [
        "收费公示栏.jpg",
        "DSC_0012.jpg",
        "IMG-20261130-WA0001.jpg",
        "IMG_20261330_101522.jpg",
        "IMG_20261130_251522.jpg",
        "IMG_20991130_101522.jpg",
        "电表4108230001234567.jpg",
        "13937012345.jpg",
        "电表41082316920630000001.jpg",
        "20261130.jpg",
        "",
    ],
)
def test_a_name_that_carries_none_says_nothing(plain: Path, name: str) -> None:
    assert time_said(plain, name) is None


def test_a_camera_s_word_counts_more_than_the_name(tmp_path: Path) -> None:
    path = photo(tmp_path, {ORIGINAL: "2023:08:15 10:12:30"})
    assert time_said(path, "微信图片_20261130101522.jpg") == ("2023-08-15 10:12:30", TimeSource.PHOTO)


def test_the_moment_bears_a_zone(plain: Path) -> None:
    taken = taking_time(plain, "PXL_20261130_021522123.jpg", NOW)
    assert taken is not None
    assert taken.at == datetime(2026, 11, 30, 2, 15, 22, tzinfo=UTC)
    assert taken.at.utcoffset() == timedelta(0)
    assert taken.words == "文件名中的时间，请核对。"
