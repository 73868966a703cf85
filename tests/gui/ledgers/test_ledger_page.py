"""The ledger's presenter and page on SQLite: aggregates are not made in memory."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from db.opening import open_store
from gui.ledgers.page import LedgerPage
from gui.ledgers.presenter import LedgerPresenter
from gui.ledgers.state import LedgerState
from gui.ledgers.tables import COUNTS, FINDINGS
from gui.operations.progress import Progress
from gui.preferences import PreferencesFile
from inspections.documents.knowledge import Knowledge
from inspections.session import Session
from inspections.use_cases.changes import Changed, Changes
from inspections.use_cases.import_samples import import_samples
from tests.support.gui.navigation import Ways
from tests.support.gui.synchronous_operations import SynchronousOperations
from tests.support.gui.wheel import turn_wheel
from tests.support.memory_drafts import MemoryDrafts

LAPTOP = 1366 - 152
"""Logical pixels that a screen of 1366 leaves beside the rail."""


@pytest.fixture
def stored(tmp_path: Path, knowledge: Knowledge) -> Iterator[Session]:
    session = Session(open_store(tmp_path / "store.db"), MemoryDrafts(), knowledge)
    yield session
    session.close()


@pytest.fixture
def sampled(stored: Session, resources: Path) -> Session:
    import_samples(stored, resources / "samples")
    return stored


@pytest.fixture
def shown() -> list[LedgerState]:
    return []


def presenter_on(session: Session, shown: list[LedgerState], preferences: PreferencesFile) -> LedgerPresenter:
    return LedgerPresenter(shown.append, SynchronousOperations(session), preferences)


def test_the_newest_month_is_shown_first_and_another_one_on_request(
    sampled: Session, shown: list[LedgerState], preferences: PreferencesFile
) -> None:
    presenter = presenter_on(sampled, shown, preferences)
    presenter.reload()
    assert (shown[-1].month, shown[-1].rows) == ((2023, 9), ())
    assert shown[-1].records > 0
    presenter.choose((2023, 8))
    assert len(shown[-1].rows) == 56
    assert sum(count.records for count in shown[-1].counts) >= shown[-1].records


def test_no_record_no_month(stored: Session, shown: list[LedgerState], preferences: PreferencesFile) -> None:
    presenter_on(stored, shown, preferences).reload()
    assert (shown[-1].ready, shown[-1].month, shown[-1].months) == (True, None, ())


def test_the_workbook_has_the_rows_that_were_shown(
    sampled: Session, shown: list[LedgerState], preferences: PreferencesFile, tmp_path: Path
) -> None:
    presenter = presenter_on(sampled, shown, preferences)
    presenter.reload()
    presenter.choose((2023, 8))
    assert presenter.file_name() == "月度台账2023-08.xlsx"
    presenter.export(tmp_path / "八月")
    assert shown[-1].path == str(tmp_path / "八月.xlsx")
    book = openpyxl.load_workbook(tmp_path / "八月.xlsx", read_only=True)
    rows = list(book["台账"].iter_rows(min_row=1, values_only=True))
    book.close()
    assert rows[0][0] == "2023年8月供电监督检查问题台账"
    assert [row[1] for row in rows[2:]] == [row.record for row in shown[-1].rows]
    presenter.choose((2023, 9))
    assert shown[-1].path == ""


def test_a_cancelled_export_leaves_no_file(
    sampled: Session, shown: list[LedgerState], preferences: PreferencesFile, tmp_path: Path
) -> None:
    progress = Progress()
    presenter = LedgerPresenter(shown.append, SynchronousOperations(sampled, progress), preferences)
    presenter.reload()
    presenter.choose((2023, 8))
    progress.cancel()
    presenter.export(tmp_path / "l.xlsx")
    assert not (tmp_path / "l.xlsx").exists()
    assert shown[-1].path == ""


@pytest.mark.usefixtures("dressed")
def test_the_page_from_no_record_to_a_workbook(
    qtbot: QtBot, stored: Session, preferences: PreferencesFile, resources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ways = Ways()
    page = LedgerPage(SynchronousOperations(stored), preferences, ways.navigation)
    qtbot.addWidget(page)
    page.resize(1214, 728)
    page.show()
    page.shown()
    assert "还没有检查记录" in page.nothing.text()
    QTest.mouseClick(page.making, Qt.MouseButton.LeftButton)
    assert ways.gone == [("new", None)]
    import_samples(stored, resources / "samples")
    page.refresh(Changes.of(Changed.RECORDS))
    assert page.nothing.text() == "2023年9月检查4次，没有发现问题。"
    turn_wheel(page.month)
    assert page.month.currentText() == "2023年9月"
    QTest.keyClick(page.month, Qt.Key.Key_Down)
    assert page.month.currentText() == "2023年8月"
    assert page.findings.rowCount() == 56
    header, short = page.findings_table.horizontalHeader(), set(range(len(FINDINGS))) - {3}
    page.resize(LAPTOP, 640)
    assert header.length() <= page.findings_table.viewport().width(), "the notice's number is in sight on a laptop"
    assert all(header.sectionSize(column) >= header.sectionSizeHint(column) for column in short)
    assert all(page.findings_table.columnWidth(column) >= page.findings_table.sizeHintForColumn(column) for column in short)
    totals = {heading: page.counts.index(0, column).data() for column, heading in enumerate(COUNTS)}
    assert totals["检查项目"] == "合计"
    assert totals["不符合"] == "64"
    assert totals["检查记录数"] == "41", "a record on several topics counts once"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "l.xlsx"), ""))
    QTest.mouseClick(page.exporting, Qt.MouseButton.LeftButton)
    assert page.message.text() == f"已写入：{tmp_path / 'l.xlsx'}"
    assert (tmp_path / "l.xlsx").exists()
    assert page.showing.isVisible()
