from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from inspections.session import Session
from tests.support.made_up_case import visit
from tests.support.photo_files import photo_file
from tests.support.stored_records import keep


@pytest.fixture
def record(session: Session) -> UUID:
    """A record with two officers, a place, and violations."""
    return keep(session, visit())


@pytest.fixture
def photo(tmp_path: Path) -> Callable[..., Path]:
    return partial(photo_file, tmp_path)
