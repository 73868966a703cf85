"""Pictures as a PDF holds them: photos as JPEG, signatures in grey without transparency (PDF/A allows none here)."""

import io
import zlib
from typing import Final, NamedTuple

from PIL import Image, ImageOps

from inspections.typesetting.picture_files.opening import on_white, opened_picture, small_picture, turn_of

KEPT_BYTES: Final = 400_000
"""A JPEG of no more than this is embedded as it is, if it is upright and not too large."""
QUALITY: Final = 82
QUALITY_BETWEEN: Final = 92
"""Of a photo that is made smaller once more."""
LARGEST_SHOWN: Final = 1300
"""Pixels of a photo's longer side on a page of its own: about 210 dots an inch."""
SIGNATURE_PIXELS: Final = 900


class EmbeddedPicture(NamedTuple):
    """Bytes of an image XObject and what its dictionary says (ISO 32000-1, 8.9.5); three components are RGB, one is grey."""

    content: bytes
    width: int
    height: int
    components: int
    filter_name: str


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
