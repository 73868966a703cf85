"""Photos as cameras, scanners and messengers leave them: each is shown as it was seen, or told to be no picture."""

import io
import struct

import pytest
from PIL import Image

from inspections.typesetting.picture_files.formats import SCALED
from inspections.typesetting.pictures import photo_picture
from tests.support.made_up_papers import BROKEN_DIRECTORY, photo_bytes, with_directory


def saved(picture: Image.Image, kind: str = "PNG", **how: object) -> bytes:
    packed = io.BytesIO()
    picture.save(packed, kind, **how)
    return packed.getvalue()


def mean(content: bytes) -> float:
    with Image.open(io.BytesIO(content)) as picture:
        level = picture.convert("L").resize((1, 1)).getpixel((0, 0))
    assert isinstance(level, int | float)
    return level


@pytest.mark.parametrize("size", [(300, 200), (4000, 3000)])
def test_a_grey_scan_of_sixteen_bits_keeps_its_darkness(size: tuple[int, int]) -> None:
    made = photo_picture(saved(Image.new("I;16", size, 80 * 256)), 900)
    assert abs(mean(made.content) - 80) <= 2


def test_a_printer_s_colours_are_turned_into_a_screen_s() -> None:
    made = photo_picture(saved(Image.new("RGB", (300, 200), (80, 80, 80)).convert("CMYK"), "JPEG"), 900)
    assert made.components == 3
    assert abs(mean(made.content) - 80) <= 3


def test_a_photo_held_upright_is_turned_although_its_directory_is_broken() -> None:
    made = photo_picture(with_directory(saved(Image.new("RGB", (300, 200)), "JPEG"), BROKEN_DIRECTORY), 900)
    assert (made.width, made.height) == (200, 300)


@pytest.mark.parametrize("orientation", [0, 9, 99])
def test_an_orientation_that_there_is_not_turns_nothing(orientation: int) -> None:
    made = photo_picture(photo_bytes(400, 300, orientation=orientation), 900)
    assert (made.width, made.height) == (400, 300)


@pytest.mark.parametrize("size", [(12000, 9000), (16320, 12240)])
def test_a_telephone_s_largest_photos_are_taken(size: tuple[int, int]) -> None:
    made = photo_picture(saved(Image.new("L", size, 90), "JPEG"), 900)
    assert max(made.width, made.height) == 900


@pytest.mark.parametrize("size", [(SCALED // 20000 + 1, 20000), (65000, 60000)])
def test_a_picture_that_no_camera_takes_is_refused_unread(size: tuple[int, int]) -> None:
    head = saved(Image.new("L", (8, 8)), "JPEG")
    offset = head.index(b"\xff\xc0") + 5
    with pytest.raises(ValueError, match="picture"):
        photo_picture(head[:offset] + struct.pack(">HH", size[1], size[0]) + head[offset + 4 :], 900)
