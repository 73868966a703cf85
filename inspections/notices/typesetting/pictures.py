"""Pictures as a PDF holds them: photos as JPEG, signatures in grey without transparency (PDF/A allows none here)."""

import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from types import MappingProxyType
from typing import Final, NamedTuple

from PIL import Image, ImageOps, JpegImagePlugin, PngImagePlugin

KEPT_BYTES: Final = 400_000
"""A JPEG of no more than this is embedded as it is, if it is upright and not too large."""
QUALITY: Final = 82
SIGNATURE_PIXELS: Final = 900
ORIENTATION: Final = 0x0112
"""The EXIF tag that says how the camera was held."""
LARGEST: Final = 256_000_000
"""Pixels; the largest photos of telephones have 200 million, more than Pillow opens unasked."""
_T = Image.Transpose
_TURNS: Final = MappingProxyType(
    {
        2: _T.FLIP_LEFT_RIGHT,
        3: _T.ROTATE_180,
        4: _T.FLIP_TOP_BOTTOM,
        5: _T.TRANSPOSE,
        6: _T.ROTATE_270,
        7: _T.TRANSVERSE,
        8: _T.ROTATE_90,
    }
)
"""What turns a photo upright, by its EXIF orientation."""


class EmbeddedPicture(NamedTuple):
    """Bytes of an image XObject and what its dictionary says (ISO 32000-1, 8.9.5); three components are RGB, one is grey."""

    content: bytes
    width: int
    height: int
    components: int
    filter_name: str


def photo_picture(content: bytes, most: int) -> EmbeddedPicture:
    """A photo turned upright, its longer side scaled down to `most` pixels. Raises `ValueError` as `upright_photo` does."""
    opened = _opened(content)
    if opened.format == "JPEG" and opened.mode in {"RGB", "L"} and max(opened.size) <= most and len(content) <= KEPT_BYTES:
        with _damage_told():
            if turn_of(opened) is None:
                opened.load()
                return EmbeddedPicture(content, *opened.size, len(opened.getbands()), "DCTDecode")
    flat = upright_photo(content, most)
    packed = io.BytesIO()
    flat.save(packed, "JPEG", quality=QUALITY)
    return EmbeddedPicture(packed.getvalue(), *flat.size, 3, "DCTDecode")


def upright_photo(content: bytes, most: int) -> Image.Image:
    """A photo in RGB, turned upright, its longer side scaled down to `most` pixels.

    Raises `ValueError` for what is no JPEG or PNG picture, a damaged one, and one larger than any camera takes.
    """
    with _damage_told(), _opened(content) as opened:
        turn = turn_of(opened)
        # A JPEG is read at half, a quarter or an eighth of its size, in a fraction of the time.
        opened.draft("RGB", (most, most))
        small = _of_eight_bits(opened)
        small.thumbnail((most, most), Image.Resampling.BILINEAR, reducing_gap=1.0)
        # Not by ImageOps, which writes the photo's directory anew and fails where that is broken.
        return _on_white(small if turn is None else small.transpose(turn), "RGB")


def signature_picture(content: bytes) -> EmbeddedPicture:
    """A signature in grey on white, cut to its ink. Raises `ValueError` as `upright_photo` does."""
    with _damage_told(), _opened(content) as opened:
        turn = turn_of(opened)
        opened.thumbnail((SIGNATURE_PIXELS, SIGNATURE_PIXELS))
        grey = _on_white(opened if turn is None else opened.transpose(turn), "L")
    ink = ImageOps.invert(grey).point(lambda level: level if level > PAPER_GREY else 0).getbbox()
    if ink:
        grey = grey.crop(ink)
    return EmbeddedPicture(zlib.compress(grey.tobytes(), 1), *grey.size, 1, "FlateDecode")


PAPER_GREY: Final = 40
"""Darkness up to which a scanned signature's ground counts as blank."""


def _on_white(picture: Image.Image, mode: str) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert(mode)
    layered = picture.convert("RGBA")
    ground = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(ground, layered).convert(mode)


def _opened(content: bytes) -> Image.Image:
    """Open a picture. Not by Image.open, whose limit of pixels is the whole process's and below that of a telephone."""
    with _damage_told():
        if content.startswith(b"\x89PNG"):
            opened: Image.Image = PngImagePlugin.PngImageFile(io.BytesIO(content))
        else:
            opened = JpegImagePlugin.JpegImageFile(io.BytesIO(content))
        if opened.width * opened.height > LARGEST:
            raise ValueError("larger than any camera's")
        return opened


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, SyntaxError, TypeError, struct.error, EOFError) as damaged:
        raise ValueError("not a JPEG or PNG picture, or a damaged one") from damaged


def turn_of(picture: Image.Image) -> Image.Transpose | None:
    """What turns a picture upright by its EXIF orientation, None where it is or nothing is said."""
    return _TURNS.get(picture.getexif().get(ORIENTATION, 1))


def _of_eight_bits(picture: Image.Image) -> Image.Image:
    """A grey picture of sixteen bits with eight; Pillow would cut off all that is brighter than 255."""
    return picture.point(lambda level: level * (1 / 256)).convert("L") if picture.mode.startswith("I") else picture
