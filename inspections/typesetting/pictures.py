"""Pictures on a page: photos on pages of their own, one or two a page, framed, with what is said of each below it; signatures.

A PDF holds photos as JPEG and signatures in grey without transparency (PDF/A allows none here).
"""

import io
import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import fsum
from typing import Final, NamedTuple

from PIL import Image, ImageOps

from inspections.faults import Fault, UserError
from inspections.typesetting import page
from inspections.typesetting.characters import in_print
from inspections.typesetting.fonts import Role
from inspections.typesetting.lines import Typesetter, break_lines
from inspections.typesetting.page import EmbeddedPicture, Page, Placed, PlacedPicture, Rule, Span
from inspections.typesetting.paper import Photo
from inspections.typesetting.picture_files.opening import UnshownPictureError, on_white, opened_picture, small_picture, turn_of
from inspections.typesetting.table import RULE, table_baseline

KEPT_BYTES: Final = 400_000
"""A JPEG of no more than this is embedded as it is, if it is upright and not too large."""
QUALITY: Final = 82
QUALITY_BETWEEN: Final = 92
"""Of a photo that is made smaller once more."""
LARGEST_SHOWN: Final = 1300
"""Pixels of a photo's longer side on a page of its own: about 210 dots an inch."""
SIGNATURE_PIXELS: Final = 900


def photo_picture(content: bytes, most: int) -> EmbeddedPicture:
    """A photo turned upright, its longer side scaled down to `most` pixels. Raises UnshownPictureError (see `opened_picture`)."""
    with opened_picture(content) as opened:
        fits = opened.mode in {"RGB", "L"} and max(opened.size) <= most and len(content) <= KEPT_BYTES
        if fits and opened.format == "JPEG" and turn_of(opened) is None:
            opened.load()
            return EmbeddedPicture(content, *opened.size, len(opened.getbands()), "DCTDecode")
        flat = small_picture(opened, (most, most))
    packed = io.BytesIO()
    flat.save(packed, "JPEG", quality=QUALITY)
    return EmbeddedPicture(packed.getvalue(), *flat.size, 3, "DCTDecode")


def page_photo(content: bytes) -> bytes:
    """A photo of any kind as a JPEG that is upright and no larger than a page shows. Raises UnshownPictureError."""
    with opened_picture(content) as opened:
        small = small_picture(opened, (LARGEST_SHOWN, LARGEST_SHOWN))
    packed = io.BytesIO()
    small.save(packed, "JPEG", quality=QUALITY_BETWEEN)
    return packed.getvalue()


def upright_photo(content: bytes, most: int) -> Image.Image:
    """A photo in RGB, turned upright, its longer side scaled down to `most` pixels. Raises UnshownPictureError."""
    with opened_picture(content) as opened:
        return small_picture(opened, (most, most))


def signature_picture(content: bytes) -> EmbeddedPicture:
    """A signature in grey on white, cut to its ink. Raises UnshownPictureError."""
    grey = signature_in_grey(content)
    return EmbeddedPicture(zlib.compress(grey.tobytes(), 1), *grey.size, 1, "FlateDecode")


def signature_in_grey(content: bytes) -> Image.Image:
    """A signature in grey on white, cut to its ink. Raises UnshownPictureError."""
    with opened_picture(content) as opened:
        turn = turn_of(opened)
        opened.thumbnail((SIGNATURE_PIXELS, SIGNATURE_PIXELS))
        grey = on_white(opened if turn is None else opened.transpose(turn), "L")
    ink = ImageOps.invert(grey).point(lambda level: level if level > PAPER_GREY else 0).getbbox()
    return grey.crop(ink) if ink else grey


PAPER_GREY: Final = 40
"""Darkness up to which a scanned signature's ground counts as blank."""
SIZE: Final = 12.0
HASH_SIZE: Final = 9.0
LABEL_WIDTH: Final = 5.2 * SIZE
PITCH: Final = 1.3 * SIZE
PAD: Final = 0.25 * SIZE
FRAME: Final = page.mm(2)
"""Blank between the frame and the picture."""
BETWEEN: Final = page.mm(5)
LEAST_HIGH: Final = page.mm(40)
"""Room that is always left for a photo itself."""
MOST_PIXELS: Final = {1: LARGEST_SHOWN, 2: 900}
"""Of a photo's longer side by the number of photos a page: about 210 dots an inch as it is shown."""
SHORT: Final = 8
"""Leading digits of a SHA-256 that a person compares."""
UNSHOWN: Final = "无法显示"
"""Begins what stands in the place of a photo that cannot be shown."""
SHOWN: Final = ("照片编号", "拍摄地点", "照片内容", "校验码")


class _Cell(NamedTuple):
    """Lines of type between two upright rules."""

    left: float
    right: float
    lines: list[Span]


Band = Sequence[_Cell]
"""Cells beside one another."""


def photo_pages(photos: Sequence[Photo], per_page: int, foot_lines: int, typesetter: Typesetter) -> list[Page]:
    """The pages, without numbers; a photo of which much is said has a page of its own.

    Raises `UserError` that names every photo that cannot be read, or beside whose words none would be seen on a page.
    """
    captions = [list(_caption(photo, typesetter)) for photo in photos]
    bottom = page.BLOCK_HEIGHT if not foot_lines else (page.LINES - foot_lines) * page.LEADING
    pictures = _read(photos, captions, MOST_PIXELS[per_page], bottom)
    height = (bottom - (per_page - 1) * BETWEEN) / per_page
    pages: list[Page] = []
    free = 0
    for picture, bands in zip(pictures, captions, strict=True):
        alone = _room(bands, height) < LEAST_HIGH
        if alone or not free:
            pages.append(Page(()))
            free = per_page
        top, room = (0.0, bottom) if alone else ((per_page - free) * (height + BETWEEN), height)
        pages[-1] = _add(pages[-1], picture, bands, top, room, typesetter)
        free = 0 if alone else free - 1
    return pages


def photo_named(number: int, photo: Photo) -> str:
    """How faults name a photo: by its place among the photos, and by what stands below it."""
    return f"第{number}张照片（{photo.number}）"


def _read(photos: Sequence[Photo], captions: Sequence[Sequence[Band]], most: int, bottom: float) -> list[EmbeddedPicture | str]:
    """The pictures, or what is said in the place of one that cannot be shown."""
    pictures: list[EmbeddedPicture | str] = []
    faults = []
    for number, (photo, bands) in enumerate(zip(photos, captions, strict=True), 1):
        if _room(bands, bottom) < LEAST_HIGH:
            faults.append(
                Fault("photo_words_too_long", "照片的文字太长，一页排不下", photo_named(number, photo), "请缩短照片内容和拍摄地点")
            )
        if photo.unshown:
            pictures.append(f"{UNSHOWN}：{photo.unshown}。原文件在存档中，以下列校验码为准。")
            continue
        try:
            pictures.append(photo_picture(photo.content, most))
        except UnshownPictureError as unshown:
            faults.append(Fault("photo_unreadable", unshown.what, photo_named(number, photo), unshown.action))
    if faults:
        raise UserError(faults)
    return pictures


def _room(bands: Sequence[Band], height: float) -> float:
    """What a caption leaves of a height for the picture itself."""
    return height - fsum(map(_band_height, bands)) - 2 * FRAME


def _add(sheet: Page, picture: EmbeddedPicture | str, bands: Sequence[Band], top: float, height: float, typesetter: Typesetter) -> Page:
    """The page with a photo as large as its caption leaves room, in a frame that is no higher than the photo or the words ask."""
    placed: list[Placed] = []
    shown: tuple[PlacedPicture, ...] = ()
    if isinstance(picture, str):
        lines = _lines(picture, FRAME + PAD, page.BLOCK_WIDTH - 2 * (FRAME + PAD), typesetter)
        tall = max(LEAST_HIGH, len(lines) * PITCH)
        start = top + FRAME + (tall - len(lines) * PITCH) / 2
        placed += [Placed(span, table_baseline(start + number * PITCH, SIZE)) for number, span in enumerate(lines)]
    else:
        room_width, room_height = page.BLOCK_WIDTH - 2 * FRAME, _room(bands, height)
        scale = min(room_width / picture.width, room_height / picture.height)
        width, tall = picture.width * scale, picture.height * scale
        shown = (PlacedPicture(picture, (page.BLOCK_WIDTH - width) / 2, top + FRAME, width, tall),)
    edge = top + tall + 2 * FRAME
    left, right = RULE / 2, page.BLOCK_WIDTH - RULE / 2
    rules = [Rule(left, top, right, top)]
    level = edge
    for band in bands:
        below = level + _band_height(band)
        rules += [Rule(left, level, right, level), *(Rule(cell.left, level, cell.left, below) for cell in band[1:])]
        for cell in band:
            start = level + (_band_height(band) - len(cell.lines) * PITCH) / 2
            placed += [Placed(span, table_baseline(start + number * PITCH, SIZE)) for number, span in enumerate(cell.lines)]
        level = below
    rules += [Rule(left, level, right, level), Rule(left, top, left, level), Rule(right, top, right, level)]
    return sheet._replace(placed=(*sheet.placed, *placed), rules=(*sheet.rules, *rules), pictures=(*sheet.pictures, *shown))


def _caption(photo: Photo, typesetter: Typesetter) -> Iterator[Band]:
    number, location, shows, digest = SHOWN
    middle = page.BLOCK_WIDTH * 0.42
    yield _band([(0.0, number), (LABEL_WIDTH, photo.number), (middle, photo.taken_label), (middle + LABEL_WIDTH, photo.taken)], typesetter)
    yield _band([(0.0, location), (LABEL_WIDTH, photo.location)], typesetter)
    yield _band([(0.0, shows), (LABEL_WIDTH, photo.shows)], typesetter)
    (label, _), left = _band([(0.0, digest), (LABEL_WIDTH, "")], typesetter), LABEL_WIDTH
    short = f"{photo.sha256[:SHORT]}（SHA-256的前{SHORT}位）"
    lines = [
        Span(short, Role.FANGSONG, SIZE, left + PAD, typesetter.natural(short, Role.FANGSONG, SIZE)),
        Span(photo.sha256, Role.FANGSONG, HASH_SIZE, left + PAD, typesetter.natural(photo.sha256, Role.FANGSONG, HASH_SIZE)),
    ]
    yield [label, _Cell(left, page.BLOCK_WIDTH, lines if photo.sha256 else [])]


def _band(texts: Sequence[tuple[float, str]], typesetter: Typesetter) -> Band:
    """Cells beside one another, each from its left edge on."""
    edges = [left for left, _ in texts] + [page.BLOCK_WIDTH]
    return [
        _Cell(left, right, _lines(in_print(text), left + PAD, right - left - 2 * PAD, typesetter))
        for (left, right), (_, text) in zip(pairwise(edges), texts, strict=True)
    ]


def _lines(text: str, x: float, room: float, typesetter: Typesetter) -> list[Span]:
    widths = typesetter.natural(text, Role.FANGSONG, SIZE)
    return [Span(text[line.start : line.end], Role.FANGSONG, SIZE, x, line.widths) for line in break_lines(text, widths, room, room)]


def _band_height(band: Band) -> float:
    return max(1, *(len(cell.lines) for cell in band)) * PITCH + 2 * PAD
