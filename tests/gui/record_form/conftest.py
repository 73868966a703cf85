"""The form's bench."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.preferences import PreferencesFile
from inspections.documents.knowledge import Knowledge
from tests.support.gui.record_form import FormBench
from tests.support.gui.record_form_page import PageBench


@pytest.fixture
def bench(tmp_path: Path, knowledge: Knowledge) -> FormBench:
    return FormBench(tmp_path, knowledge)


@pytest.fixture
def page_bench(
    tmp_path: Path, knowledge: Knowledge, preferences: PreferencesFile, qtbot: QtBot, dressed: QApplication
) -> Iterator[PageBench]:
    del dressed
    made = PageBench(tmp_path, knowledge, preferences, qtbot)
    yield made
    made.close()
