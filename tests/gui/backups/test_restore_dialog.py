"""Restoring in the window: tried first, then decided; the present data is set aside."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from db.snapshots import SqliteDatabases
from gui.backups.restore_dialog import RestoreDialog
from gui.backups.restore_presenter import RestorePresenter
from inspections.backups.origin import Origin
from inspections.backups.store_folder import StoreFolder
from inspections.backups.switching import carry_out
from inspections.documents.knowledge import Knowledge
from tests.support.backed_up_store import add, back_up, exported, make
from tests.support.gui.backups import Clock
from tests.support.gui.synchronous_operations import SynchronousOperations
from tests.support.sessions import memory_session


class Bench:
    """The dialog over a store with two backups, and a record since."""

    def __init__(self, folder: Path, knowledge: Knowledge) -> None:
        self.origin: Origin = make(folder / "data", "A-1")
        self.backups = folder / "bak"
        self.first = back_up(self.origin, self.backups)
        self.first_records = exported(self.origin.database)
        add(self.origin.database, "A-2")
        self.second = back_up(self.origin, self.backups, 1)
        add(self.origin.database, "A-3", issue=True)
        self.clock = Clock()
        self.clock.at += timedelta(days=2)
        self.operations = SynchronousOperations(memory_session(folder, knowledge))
        self.presenter = RestorePresenter(self.operations, self.origin, SqliteDatabases, self.clock)
        self.dialog = RestoreDialog(self.presenter)
        self.settled: list[Path] = []
        self.dialog.settled.connect(self.settled.append)

    @property
    def staged(self) -> list[Path]:
        return list(self.origin.database.parent.glob("restored-*"))


@pytest.fixture
def bench(qtbot: QtBot, dressed: QApplication, tmp_path: Path, knowledge: Knowledge) -> Bench:
    del dressed
    made = Bench(tmp_path, knowledge)
    qtbot.addWidget(made.dialog)
    made.dialog.show()
    made.presenter.look_into(made.backups)
    return made


def click(button: object) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[call-overload] # a button


def test_a_snapshot_is_tried_and_what_would_happen_is_said_before_anything_does(bench: Bench) -> None:
    dialog, present = bench.dialog, exported(bench.origin.database)
    assert not dialog.settling.isVisible()
    dialog.table.selectRow(1)
    click(dialog.trying)
    assert "恢复后回到2026年11月30日12:00：记录1条、文书1份、证据0件" in dialog.consequence.text()
    assert "现在的数据有记录3条、文书2份" in dialog.consequence.text()
    assert exported(bench.origin.database) == present
    click(dialog.settling)
    (aside,) = bench.settled
    assert exported(bench.origin.database) == present
    assert carry_out(bench.origin.database) == aside
    assert exported(bench.origin.database) == bench.first_records
    assert exported(aside / "inspection.db") == present


def test_leaving_the_dialog_removes_what_was_tried(bench: Bench) -> None:
    click(bench.dialog.trying)
    assert len(bench.staged) == 1
    QTest.keyClick(bench.dialog, Qt.Key.Key_Escape)
    assert bench.staged == []
    assert carry_out(bench.origin.database) is None
    assert bench.settled == []


def test_another_choice_must_be_tried_anew(bench: Bench) -> None:
    click(bench.dialog.trying)
    assert bench.dialog.settling.isVisible()
    bench.dialog.table.selectRow(1)
    assert not bench.dialog.settling.isVisible()
    assert bench.dialog.trying.isEnabled()
    assert bench.staged == []


def test_a_bad_snapshot_is_told_and_an_older_one_can_be_tried(bench: Bench) -> None:
    pool = StoreFolder(bench.second.manifest.parent.parent).pool
    pool.path(bench.second.snapshot.files[0].sha256).write_bytes(b"rotten")
    click(bench.dialog.trying)
    assert "已损坏" in bench.dialog.message.text()
    assert not bench.dialog.settling.isVisible()
    bench.dialog.table.selectRow(1)
    click(bench.dialog.trying)
    assert bench.dialog.settling.isVisible()


def test_a_manifest_that_cannot_be_read_is_told_and_the_others_are_offered(bench: Bench) -> None:
    bench.second.manifest.write_bytes(b"")
    bench.presenter.look_into(bench.backups)
    assert bench.dialog.table.rowCount() == 1
    assert "备份清单已损坏" in bench.dialog.message.text()


@pytest.mark.parametrize("damage", ["gone", "garbage"])
def test_it_works_where_the_present_database_cannot_be_opened(bench: Bench, damage: str) -> None:
    if damage == "gone":
        bench.origin.database.unlink()
    else:
        bench.origin.database.write_bytes(b"garbage" * 1000)
    bench.dialog.table.selectRow(1)
    click(bench.dialog.trying)
    assert "现在的数据打不开" in bench.dialog.consequence.text()
    click(bench.dialog.settling)
    carry_out(bench.origin.database)
    assert exported(bench.origin.database) == bench.first_records


def test_of_several_computers_this_one_comes_first_and_another_can_be_chosen(bench: Bench, tmp_path: Path) -> None:
    other = Origin(make(tmp_path / "other", "Z-1").database, "1.2.3", "一号电脑")
    back_up(other, bench.backups)
    bench.presenter.look_into(bench.backups)
    dialog = bench.dialog
    assert dialog.stores.isVisible()
    assert dialog.stores.currentText() == bench.first.manifest.parent.parent.name
    assert dialog.table.rowCount() == 2
    dialog.stores.setCurrentIndex(1 - dialog.stores.currentIndex())
    dialog.stores.activated.emit(dialog.stores.currentIndex())
    assert dialog.table.rowCount() == 1


def test_a_folder_without_backups_and_one_that_is_gone_are_told(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken off" / "store" / "snapshots").mkdir(parents=True)
    for folder, expected in (
        (tmp_path / "empty", "没有备份"),
        (tmp_path / "broken off", "没有备份"),
        (tmp_path / "absent", "备份文件夹不能用"),
    ):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, folder=folder: str(folder))
        click(bench.dialog.choosing)
        assert expected in bench.dialog.message.text()
        assert not bench.dialog.trying.isEnabled()
        assert bench.dialog.table.rowCount() == 0
