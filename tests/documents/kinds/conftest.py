"""A store in memory, for tests of what papers say."""

from pathlib import Path

import pytest

from inspections.store import Store
from tests.support.store_samples import make_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make_store("memory", tmp_path)
