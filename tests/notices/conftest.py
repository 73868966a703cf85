"""The committed fonts, read once: no test looks at the system's."""

from pathlib import Path

import pytest

from inspections.notices.typesetting.fonts import FontSet

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"


@pytest.fixture(scope="session")
def font_folder() -> Path:
    return FOLDER


@pytest.fixture(scope="session")
def fonts() -> FontSet:
    return FontSet.committed(FOLDER)
