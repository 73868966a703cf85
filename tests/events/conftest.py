"""Both stores, for tests of use cases."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from inspections.store import Store
from tests.support.store_samples import make_store


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    held = make_store(request.param, tmp_path)
    yield held
    held.close()
