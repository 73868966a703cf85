from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gui.exchange.desk import ExchangeDesk
from gui.preferences import PreferencesFile
from inspections.session import Session
from tests.support.gui.clicking import press
from tests.support.gui.synchronous_operations import SynchronousOperations

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


@pytest.fixture
def desk(session: Session, preferences: PreferencesFile, parent: QWidget) -> ExchangeDesk:
    return ExchangeDesk(
        operations=SynchronousOperations(session),
        preferences=preferences,
        knowledge=session.knowledge,
        author="张某",
        now=lambda: datetime(2026, 11, 22, tzinfo=UTC),
        parent=parent,
    )


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Answer the system's own dialog, which no test can press."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def test_a_file_is_chosen_imported_and_reported(desk: ExchangeDesk, monkeypatch: pytest.MonkeyPatch, resources: Path, qtbot: QtBot) -> None:
    dialog = desk.import_records()
    assert not dialog.importing.isEnabled()
    choose(monkeypatch, resources / "samples" / "records.jsonl")
    press(dialog.choosing)
    press(dialog.importing)
    assert dialog.message.text().startswith("导入完成：新增50条")
    assert not dialog.faults.isVisible()
    with qtbot.waitSignal(dialog.destroyed):
        press(dialog.closing)


def test_what_a_file_must_hold_is_said_in_plain_words(desk: ExchangeDesk) -> None:
    labels: list[QLabel] = list(desk.import_records().findChildren(QLabel))
    hint = "".join(label.text() for label in labels)
    for needed in ("记录编号", "检查项目", "检查时间", "行政区划代码", "被检查单位", "检查人"):
        assert needed in hint


def test_a_path_can_be_typed(desk: ExchangeDesk, resources: Path) -> None:
    dialog = desk.import_records()
    QTest.keyClicks(dialog.file, f'"{resources / "samples" / "records.jsonl"}"')
    press(dialog.importing)
    assert dialog.message.text().startswith("导入完成：新增50条")


def test_faults_are_listed_and_can_be_copied(desk: ExchangeDesk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text('[{"id": 1}]', encoding="utf-8")
    dialog = desk.import_records()
    choose(monkeypatch, tmp_path / "bad.json")
    press(dialog.choosing)
    press(dialog.importing)
    assert dialog.faults.isVisible()
    assert dialog.faults.toPlainText().startswith("1. bad.json 第1条")
    press(dialog.copying)
    assert QGuiApplication.clipboard().text() == dialog.faults.toPlainText()


def test_an_export_says_where_the_file_lies(desk: ExchangeDesk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, parent: QWidget) -> None:
    choose(monkeypatch, tmp_path / "out.jsonl")
    desk.export_records()
    assert (tmp_path / "out.jsonl").read_bytes() == b""
    box = next(iter(parent.findChildren(QMessageBox)))  # type: ignore[var-annotated] # Qt's stubs lose the type
    assert box.text() == f"已导出0条记录：{tmp_path / 'out.jsonl'}"


def test_an_import_ends_well_although_nothing_can_be_remembered(
    desk: ExchangeDesk, monkeypatch: pytest.MonkeyPatch, resources: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    blocked = tmp_path / "preferences.json"
    blocked.unlink(missing_ok=True)
    (blocked / "x").mkdir(parents=True)  # stands for a file that another program holds
    dialog = desk.import_records()
    choose(monkeypatch, resources / "samples" / "records.jsonl")
    press(dialog.choosing)
    press(dialog.importing)
    assert dialog.message.text().startswith("导入完成：新增50条")
    with qtbot.waitSignal(dialog.destroyed):
        press(dialog.closing)
