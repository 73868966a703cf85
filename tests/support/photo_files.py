"""Photos as a camera writes them, and the hour at which a person adds them."""

import io
from datetime import datetime, timedelta, timezone
from pathlib import Path

from PIL import Image

NOW = datetime(2023, 8, 16, 9, tzinfo=timezone(timedelta(hours=8)))
"""When they are added."""


def photo_file(folder: Path, name: str, taken: str = "", offset: str = "", colour: tuple[int, int, int] = (120, 140, 170)) -> Path:
    """Make a photo; `taken` and `offset` are what the camera writes."""
    exif = Image.Exif()
    own = exif.get_ifd(0x8769)
    if taken:
        own[0x9003] = taken
    if offset:
        own[0x9011] = offset
    packed = io.BytesIO()
    Image.new("RGB", (400, 300), colour).save(packed, "JPEG", exif=exif)
    path = folder / name
    path.write_bytes(packed.getvalue())
    return path
