"""Rows that are hidden in a workbook are asked about before anything is kept; what was left out is told."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gui.exchange.desk import ExchangeDesk
from gui.exchange.dialog import ImportDialog
from gui.preferences import PreferencesFile
from inspections.session import Session
from tests.support.gui.synchronous_operations import SynchronousOperations
from tests.support.reviewed_files import REVIEW

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def dialog(session: Session, preferences: PreferencesFile, parent: QWidget) -> ImportDialog:
    desk = ExchangeDesk(
        operations=SynchronousOperations(session),
        preferences=preferences,
        knowledge=session.knowledge,
        author="张某",
        now=lambda: datetime(2026, 11, 22, tzinfo=UTC),
        parent=parent,
    )
    return desk.import_records()


def start(dialog: ImportDialog, name: str) -> None:
    dialog.presenter.choose_file(REVIEW / name)
    QTest.mouseClick(dialog.importing, Qt.MouseButton.LeftButton)


def stored(session: Session) -> list[str]:
    with session.store.reading() as unit:
        return sorted(stored_record.record.id for stored_record in unit.records.all())


@pytest.mark.parametrize(
    ("answer", "kept", "expected"),
    [
        ("全部导入", ["T-001", "T-002", "T-003"], "导入完成：新增3条"),
        ("只导入看得见的行", ["T-001", "T-003"], "导入完成：新增2条"),
        ("取消", [], "已取消，没有导入任何记录。"),
    ],
)
def test_a_person_decides_on_hidden_rows(dialog: ImportDialog, session: Session, answer: str, kept: list[str], expected: str) -> None:
    start(dialog, "a08_hidden_row.xlsx")
    assert stored(session) == []
    questions: list[QMessageBox] = list(dialog.findChildren(QMessageBox))
    (asking,) = questions
    assert asking.text() == "工作表“检查记录”有1行被隐藏或筛选掉（第3行）。"
    (button,) = [button for button in asking.buttons() if button.text() == answer]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert stored(session) == kept
    assert dialog.message.text().startswith(expected)


@pytest.mark.parametrize("name", ["a09_hidden_sheet.xlsx", "a10_instruction_first.xlsx"])
def test_a_sheet_that_was_left_out_is_told(dialog: ImportDialog, session: Session, name: str) -> None:
    start(dialog, name)
    assert stored(session) == ["T-001"]
    assert "没有读入" in dialog.message.text()
