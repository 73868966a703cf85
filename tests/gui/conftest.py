"""What every test of the window runs under: offscreen, the theme, no real dialog of the system, and no unexpected word from Qt."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from gui import theme
from gui.preferences import PreferencesFile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(autouse=True)
def gone() -> Iterator[None]:
    """Let go after a test of the widgets that were closed with it: the next one may look at all windows."""
    yield
    if QApplication.instance() is not None:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def resources() -> Path:
    return RESOURCES


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application in its own fonts and colours."""
    theme.dress(qapp, RESOURCES)
    return qapp


@pytest.fixture
def preferences(tmp_path: Path) -> PreferencesFile:
    return PreferencesFile(tmp_path / "preferences.json")
