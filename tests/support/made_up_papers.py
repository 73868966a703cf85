"""Papers, signatures and photos of nobody, for tests of the page."""

import io
import struct
from datetime import date

from PIL import Image, ImageDraw

from inspections.typesetting.paper import Block, Entry, FootPlace, Paper, Photo, Strokes

DAY = date(2023, 8, 15)
DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
ENTRY = Entry("被检查单位", "国网武陟县供电公司")
FOOT = (FootPlace("检查人员签名"), FootPlace("被检查单位（人）签名"))
SIGNED = Strokes((((0, 0), (10, 20), (20, 5)), ((25, 10), (25, 10.5))))
ORIENTATION = 0x0112
BROKEN_DIRECTORY = (
    b"II*\x00\x08\x00\x00\x00\x02\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00"
    b"\x32\x01\x05\x00\x01\x00\x00\x00\x2a\x00\x00\x00\x00\x00\x00\x00"
)
"""A directory that says how the camera was held, and in which the time is written as a fraction that is not there."""


def paper(*blocks: Block, **changes: object) -> Paper:
    """A record of one entry, with these parts changed."""
    parts: dict[str, object] = {"issuer": "武陟县发展和改革委员会", "title": "现场检查记录", "dated": DAY, "number": "武发改检〔2023〕12号"}
    return Paper(**(parts | {"blocks": blocks or (ENTRY,)} | changes))  # type: ignore[arg-type] # changes are typed as anything


def photo_bytes(width: int = 800, height: int = 600, *, kind: str = "JPEG", orientation: int = 1) -> bytes:
    """A grey picture whose upper left quarter is red; `orientation` is the EXIF tag."""
    picture = Image.new("RGB", (width, height), (150, 150, 150))
    ImageDraw.Draw(picture).rectangle((0, 0, width // 2, height // 2), fill=(250, 0, 0))
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    packed = io.BytesIO()
    picture.save(packed, kind, exif=exif)
    return packed.getvalue()


def with_directory(jpeg: bytes, directory: bytes) -> bytes:
    """Put an EXIF directory before whatever a JPEG says of itself."""
    exif = b"Exif\x00\x00" + directory
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]


def signature_png() -> bytes:
    """A stroke from corner to corner on a ground that is transparent."""
    picture = Image.new("RGBA", (600, 200), (0, 0, 0, 0))
    ImageDraw.Draw(picture).line((100, 150, 500, 50), fill=(10, 10, 10, 255), width=9)
    packed = io.BytesIO()
    picture.save(packed, "PNG")
    return packed.getvalue()


def photo(content: bytes, number: str = "1", shows: str = "收费公示栏") -> Photo:
    return Photo(content, number, "2023年8月15日10时12分", "武陟县供电公司营业厅", shows, DIGEST)
