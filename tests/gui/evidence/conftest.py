import io
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image

from inspections.session import Session
from tests.support.made_up_case import visit
from tests.support.stored_records import keep

CHINA = timezone(timedelta(hours=8))
NOW = datetime(2023, 8, 16, 9, tzinfo=CHINA)


@pytest.fixture
def record(session: Session) -> UUID:
    """A record with two officers, a place, and violations."""
    return keep(session, visit())


@pytest.fixture
def photo(tmp_path: Path) -> Callable[..., Path]:
    """Makes a photo file; `taken` and `offset` are what the camera writes."""

    def make(name: str, taken: str = "", offset: str = "", colour: tuple[int, int, int] = (120, 140, 170)) -> Path:
        exif = Image.Exif()
        own = exif.get_ifd(0x8769)
        if taken:
            own[0x9003] = taken
        if offset:
            own[0x9011] = offset
        packed = io.BytesIO()
        Image.new("RGB", (400, 300), colour).save(packed, "JPEG", exif=exif)
        path = tmp_path / name
        path.write_bytes(packed.getvalue())
        return path

    return make
