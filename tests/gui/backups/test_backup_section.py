"""备份 in the settings, and the day's backup by itself."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from gui.backups.presenter import OWN_FOLDER
from gui.backups.section import BackupSection
from gui.preferences import PreferencesFile
from inspections.backups.last import LastBackup, remember
from inspections.backups.origin import Origin
from inspections.documents.knowledge import Knowledge
from tests.support.backed_up_store import add, make
from tests.support.gui.backups import Clock, backups_of
from tests.support.gui.synchronous_operations import SynchronousOperations
from tests.support.sessions import memory_session


class Bench:
    """The section on a real store, with a clock."""

    def __init__(self, folder: Path, knowledge: Knowledge) -> None:
        self.origin: Origin = make(folder / "data", "A-1")
        self.preferences = PreferencesFile(folder / "data" / "preferences.json")
        self.clock = Clock()
        self.stick = folder / "stick"
        self.operations = SynchronousOperations(memory_session(folder, knowledge))
        self.presenter = backups_of(folder / "data", self.operations, self.preferences, self.clock)
        self.notes: list[str] = []
        self.presenter.note = self.notes.append
        self.section = BackupSection(self.presenter)


@pytest.fixture
def bench(qtbot: QtBot, dressed: QApplication, tmp_path: Path, knowledge: Knowledge) -> Bench:
    del dressed
    made = Bench(tmp_path, knowledge)
    qtbot.addWidget(made.section)
    made.section.show()
    return made


def rows(bench: Bench) -> list[str]:
    table = bench.section.table
    return [item.text() for row in range(table.rowCount()) if (item := table.item(row, 0)) is not None]


def press(bench: Bench, folder: Path | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "" if folder is None else str(folder))
    QTest.mouseClick(bench.section.choosing, Qt.MouseButton.LeftButton)


def test_without_a_chosen_folder_the_backup_lies_beside_the_data_and_the_person_is_asked_for_a_stick(bench: Bench) -> None:
    bench.presenter.take_when_due()
    assert bench.section.own.isVisible()
    assert "U 盘" in bench.section.own.text()
    assert bench.section.last.text().startswith("2026年11月30日12:00，共")
    assert (bench.origin.database.parent / OWN_FOLDER).is_dir()
    assert bench.notes[-1] == "备份只在本机，请在“设置”中选 U 盘"
    assert not bench.section.fault.isVisible()


def test_a_chosen_stick_gets_a_backup_at_once_and_one_a_day(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.stick.mkdir()
    press(bench, bench.stick, monkeypatch)
    assert bench.preferences.current.backup_folder == str(bench.stick)
    assert rows(bench) == ["2026年11月30日12:00"]
    assert not bench.section.own.isVisible()
    assert bench.notes[-1] == ""
    for hours, expected in ((3, 1), (12, 2), (13, 2), (40, 3)):
        bench.clock.at = Clock().at + timedelta(hours=hours)
        bench.presenter.take_when_due()
        assert len(rows(bench)) == expected
    QTest.mouseClick(bench.section.taking, Qt.MouseButton.LeftButton)
    assert len(rows(bench)) == 4
    assert "备份完成并已试开" in bench.section.message.text()


def test_no_folder_chosen_in_the_dialog_changes_nothing(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    press(bench, None, monkeypatch)
    assert bench.preferences.current.backup_folder == ""
    assert bench.operations.ran == []


def test_a_stick_that_is_not_plugged_in_is_a_quiet_line_since_when(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.stick.mkdir()
    press(bench, bench.stick, monkeypatch)
    bench.stick.rename(bench.stick.with_name("pulled"))
    bench.presenter.take_when_due()
    assert bench.notes[-1] == ""  # today's is good
    bench.clock.at += timedelta(days=1)
    for folder in (None, bench.stick):  # gone, or an empty folder where it is mounted
        if folder is not None:
            folder.mkdir()
        bench.presenter.take_when_due()
        assert bench.operations.faults == []
        assert bench.notes[-1] == "11月30日以后没有备份，请看“设置”"
        assert "请插入 U 盘" in bench.section.fault.text()
        assert bench.section.last.text().startswith("2026年11月30日12:00")
    assert list(bench.stick.iterdir()) == []
    bench.stick.rmdir()
    bench.stick.with_name("pulled").rename(bench.stick)
    bench.presenter.take_when_due()
    assert bench.notes[-1] == ""
    assert len(rows(bench)) == 2


def test_a_person_may_begin_anew_on_another_stick_in_the_same_place(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.stick.mkdir()
    press(bench, bench.stick, monkeypatch)
    shutil.rmtree(bench.stick)
    QTest.mouseClick(bench.section.taking, Qt.MouseButton.LeftButton)
    assert "找不到备份文件夹" in bench.section.fault.text()
    assert bench.notes[-1] == "这次没有备份成，请看“设置”"  # today's former one was whole
    bench.stick.mkdir()
    for anew in (True, False):
        QTest.mouseClick(bench.section.taking, Qt.MouseButton.LeftButton)
        assert not bench.section.fault.isVisible()
        assert ("没有以前的备份，已从头开始" in bench.section.message.text()) is anew  # it may be the folder where the pulled stick was
    assert len(rows(bench)) == 2


def test_former_backups_that_cannot_be_looked_at_are_no_bug(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.stick.mkdir()
    unlookable = bench.stick / ("x" * 300)  # no system takes the name; a stick that was pulled out answers with an error, too
    remember(bench.origin.database, LastBackup(bench.clock.at, unlookable, "00001", 1, 0))
    press(bench, bench.stick, monkeypatch)
    assert "备份完成并已试开" in bench.section.message.text()


def test_what_a_backup_lacks_is_told(bench: Bench) -> None:
    (document,) = bench.origin.archive.iterdir()
    document.unlink()
    bench.presenter.take()
    assert document.name in bench.section.fault.text()
    assert bench.notes[-1] == "备份不完整，请看“设置”"


def test_a_damaged_database_costs_no_former_backup_and_is_told(bench: Bench) -> None:
    bench.presenter.take()
    add(bench.origin.database, *(f"B-{number}" for number in range(30)))
    with bench.origin.database.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 60_000)
    bench.clock.at += timedelta(days=1)
    bench.presenter.take_when_due()
    assert "已损坏" in bench.section.fault.text()
    assert len(rows(bench)) == 1
    assert bench.notes[-1].startswith("11月30日以后没有备份")
