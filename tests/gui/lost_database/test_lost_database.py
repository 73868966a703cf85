"""A window whose database is gone asks before anything is made; whatever is chosen, documents and evidence are kept."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from db.drafts import open_drafts
from db.opening import open_store
from db.snapshots import SqliteDatabases
from gui.application import Start
from gui.backups.restore_dialog import RestoreDialog
from gui.desk import Desk
from gui.installation import Installation
from gui.lost_database.dialog import LostDatabaseDialog
from gui.preferences import PreferencesFile
from inspections.backups.origin import Origin
from inspections.backups.switching import carry_out
from inspections.backups.taking import take_backup
from inspections.documents.knowledge import Knowledge
from inspections.files.lost_database import candidates
from inspections.session import Session
from inspections.use_cases.import_records import import_records
from inspections.use_cases.issue import issue_document
from tests.support.store_samples import AT, ISSUED_ON, PREFIX, checked, order, record

TODAY = date.today()  # noqa: DTZ011 # the window's own day


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder with a document, in which the guide was finished."""
    PreferencesFile(tmp_path / "preferences.json").change(county="410823", checklist="wuzhi-2023", first_run_done=True)
    store = open_store(tmp_path / "inspection.db")
    import_records(store, checked(record()), author="张某", at=AT)
    issue_document(store, order(store, record()), prefix=PREFIX, issued_on=ISSUED_ON)
    store.close()
    return tmp_path


@pytest.fixture
def begin(qtbot: QtBot, dressed: QApplication, data: Path, resources: Path, knowledge: Knowledge) -> Iterator[Callable[[], Start]]:
    """Start a window on the data; every one is closed in the end."""
    del dressed
    started: list[Start] = []

    def open_session() -> Session:
        return Session(open_store(data / "inspection.db"), open_drafts(data / "drafts.db"), knowledge)

    def begin() -> Start:
        installation = Installation(
            resources, data, open_session, lambda: open_drafts(data / "drafts.db"), "tester", "1.2.3", SqliteDatabases
        )
        start = Start(installation, resume=False)
        started.append(start)
        qtbot.addWidget(start.window)
        start.window.show()
        return start

    yield begin
    for start in started:
        if isinstance(start.desk, Desk):
            start.desk.close()


def asked(qtbot: QtBot) -> LostDatabaseDialog:
    def dialogs() -> list[QDialog]:
        return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, LostDatabaseDialog) and widget.isVisible()]

    qtbot.waitUntil(lambda: bool(dialogs()))
    (dialog,) = dialogs()
    assert isinstance(dialog, LostDatabaseDialog)
    return dialog


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.db*/*"))}


@pytest.mark.parametrize("how", ["missing", "empty"])
def test_it_asks_and_makes_nothing_until_it_is_answered(qtbot: QtBot, begin: Callable[[], Start], data: Path, how: str) -> None:
    (data / "inspection.db").unlink()
    if how == "empty":
        (data / "inspection.db").touch()
    before = everything(data)
    start = begin()
    dialog = asked(qtbot)
    assert "没有找到其他数据库文件" in dialog.outcome.text()
    assert not dialog.taking.isVisible()
    dialog.closing.click()
    qtbot.waitUntil(lambda: not start.window.isVisible())
    assert everything(data) == before
    assert not (data / "inspection.db").exists() or (data / "inspection.db").stat().st_size == 0


def test_a_database_that_was_renamed_is_found_and_taken_up(qtbot: QtBot, begin: Callable[[], Start], data: Path) -> None:
    (data / "inspection.db").rename(data / "2023.db")
    (data / "inspection.db").touch()
    start = begin()
    dialog = asked(qtbot)
    assert dialog.list.count() == 1
    assert dialog.list.item(0).text().startswith("2023.db（")
    dialog.taking.click()
    qtbot.waitUntil(lambda: start.window.current is not None)
    assert not (data / "2023.db").exists()
    store = open_store(data / "inspection.db", reading=True)
    with store.reading() as unit:
        assert [stored.record.id for stored in unit.records.all()] == ["A-1"]
    store.close()


def test_beginning_anew_puts_everything_aside_untouched(qtbot: QtBot, begin: Callable[[], Start], data: Path) -> None:
    (data / "inspection.db").unlink()
    before = list(everything(data).values())
    start = begin()
    dialog = asked(qtbot)
    dialog.beginning.click()
    (question,) = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMessageBox) and widget.isVisible()]
    question.buttons()[0].click()
    qtbot.waitUntil(lambda: start.window.current is not None)
    aside = data / f"inspection-停用-{TODAY:%Y%m%d}.db-documents"
    assert [path.read_bytes() for path in aside.iterdir()] == before
    assert not (data / "inspection.db-documents").exists()


def test_only_stores_without_documents_of_their_own_are_offered(data: Path) -> None:
    open_store(data / "empty.db").close()
    open_drafts(data / "drafts.db").close()
    (data / "notes.db").write_bytes(b"a text")
    open_store(data / "other.db").close()
    (data / "other.db-documents").mkdir()
    (data / "other.db-documents" / ("f" * 64)).touch()
    assert [path.name for path in candidates(data / "inspection.db")] == ["empty.db"]


def restoring(qtbot: QtBot) -> RestoreDialog:
    def dialogs() -> list[RestoreDialog]:
        return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, RestoreDialog) and widget.isVisible()]

    qtbot.waitUntil(lambda: bool(dialogs()) and dialogs()[0].trying.isEnabled())
    return dialogs()[0]


def test_a_lost_database_comes_back_from_the_backup(qtbot: QtBot, begin: Callable[[], Start], data: Path) -> None:
    take_backup(Origin(data / "inspection.db", "1.2.3", "办公电脑"), data / "backups", SqliteDatabases(), now=datetime.now().astimezone())
    (data / "inspection.db").unlink()
    start = begin()
    asked(qtbot).restoring.click()
    dialog = restoring(qtbot)
    dialog.trying.click()
    qtbot.waitUntil(dialog.settling.isVisible)
    assert "现在的数据打不开" in dialog.consequence.text()
    dialog.settling.click()
    qtbot.waitUntil(lambda: not start.window.isVisible())
    assert start.restarting
    carry_out(data / "inspection.db")
    store = open_store(data / "inspection.db", reading=True)
    with store.reading() as unit:
        assert [stored.record.id for stored in unit.records.all()] == ["A-1"]
    assert store.remarks == ()
    store.close()


def test_a_damaged_database_offers_the_backup_at_opening(qtbot: QtBot, begin: Callable[[], Start], data: Path) -> None:
    take_backup(Origin(data / "inspection.db", "1.2.3", "办公电脑"), data / "backups", SqliteDatabases(), now=datetime.now().astimezone())
    content = bytearray((data / "inspection.db").read_bytes())
    content[:4096] = bytes(4096)
    (data / "inspection.db").write_bytes(content)
    begin()

    def questions() -> list[QMessageBox]:
        return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMessageBox) and widget.isVisible()]

    qtbot.waitUntil(lambda: bool(questions()))
    (question,) = questions()
    next(button for button in question.buttons() if button.text() == "从备份恢复…").click()
    dialog = restoring(qtbot)
    assert dialog.table.rowCount() == 1
    dialog.closing.click()
    assert (data / "inspection.db").read_bytes() == bytes(content)
