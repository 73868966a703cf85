"""Pictures as a PDF holds them: photos as JPEG, signatures in grey without transparency (PDF/A allows none here)."""

import io
import zlib
from typing import Final, NamedTuple

from PIL import Image, ImageOps, UnidentifiedImageError

KEPT_BYTES: Final = 400_000
"""A JPEG of no more than this is embedded as it is, if it is upright and not too large."""
QUALITY: Final = 82
SIGNATURE_PIXELS: Final = 900
ORIENTATION: Final = 0x0112
"""The EXIF tag that says how the camera was held."""
UPRIGHT: Final = 1


class EmbeddedPicture(NamedTuple):
    """Bytes of an image XObject and what its dictionary says (ISO 32000-1, 8.9.5); three components are RGB, one is grey."""

    content: bytes
    width: int
    height: int
    components: int
    filter_name: str


def photo_picture(content: bytes, most: int) -> EmbeddedPicture:
    """A photo turned upright, its longer side scaled down to `most` pixels. Raises `ValueError` for what is no picture or a damaged one."""
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as opened:
            upright = opened.getexif().get(ORIENTATION, UPRIGHT) == UPRIGHT
            small = max(opened.size) <= most and len(content) <= KEPT_BYTES
            if opened.format == "JPEG" and opened.mode in {"RGB", "L"} and upright and small:
                opened.load()
                return EmbeddedPicture(content, *opened.size, len(opened.getbands()), "DCTDecode")
            # A JPEG is read at half, a quarter or an eighth of its size, in a fraction of the time.
            opened.draft("RGB", (most, most))
            turned = ImageOps.exif_transpose(opened)
            turned.thumbnail((most, most), Image.Resampling.BILINEAR, reducing_gap=1.0)
            flat = _on_white(turned, "RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as damaged:
        raise ValueError("not a JPEG or PNG picture, or a damaged one") from damaged
    packed = io.BytesIO()
    flat.save(packed, "JPEG", quality=QUALITY)
    return EmbeddedPicture(packed.getvalue(), *flat.size, 3, "DCTDecode")


def signature_picture(content: bytes) -> EmbeddedPicture:
    """A signature in grey on white, cut to its ink. Raises `ValueError` as `photo_picture` does."""
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as opened:
            opened.thumbnail((SIGNATURE_PIXELS, SIGNATURE_PIXELS))
            grey = _on_white(ImageOps.exif_transpose(opened), "L")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as damaged:
        raise ValueError("not a JPEG or PNG picture, or a damaged one") from damaged
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
