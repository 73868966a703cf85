"""体检 in the window: everything is listed with what to do, files come back, and what a person looked at is told of no more."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.opening import open_store
from gui.health.dialog import HealthDialog
from inspections.documents.knowledge import Knowledge
from inspections.session import Session
from inspections.use_cases.import_records import import_records
from inspections.use_cases.issue import issue_document
from tests.support.gui.synchronous_operations import SynchronousOperations
from tests.support.memory_drafts import MemoryDrafts
from tests.support.store_samples import AT, ISSUED_ON, PREFIX, checked, order, record

NOW = datetime(2023, 11, 30, 9, tzinfo=UTC)


@pytest.fixture
def session(tmp_path: Path, knowledge: Knowledge) -> Session:
    """Return a session on a store with a document."""
    store = open_store(tmp_path / "inspection.db")
    import_records(store, checked(record()), author="张某", at=AT)
    issue_document(store, order(store, record()), prefix=PREFIX, issued_on=ISSUED_ON)
    return Session(store, MemoryDrafts(), knowledge)


def open_dialog(qtbot: QtBot, session: Session, tmp_path: Path) -> HealthDialog:
    dialog = HealthDialog(SynchronousOperations(session), tmp_path / "inspection.db", "张某", lambda: NOW)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def document(session: Session) -> Path:
    (path,) = session.store.archive.strangers(frozenset())
    return path


def test_a_sound_store_is_called_sound_and_nothing_is_offered(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    dialog = open_dialog(qtbot, session, tmp_path)
    assert dialog.message.text() == "核对了记录1条，改动1次，登记的文书和证据文件1个，隔离文件夹中0个。还没有备份。没有发现问题。"
    assert dialog.list.toPlainText() == ""
    assert not dialog.taking_back.isVisible()
    assert not dialog.letting_stay.isVisible()


@pytest.mark.parametrize("elsewhere", ["quarantine", "own name"])
def test_a_registered_file_that_lies_elsewhere_is_taken_back(qtbot: QtBot, session: Session, tmp_path: Path, elsewhere: str) -> None:
    path = document(session)
    content = path.read_bytes()
    if elsewhere == "quarantine":
        session.store.archive.quarantine.take([path], "试验", NOW)
    else:
        path.rename(path.with_name("通知书.pdf"))
    dialog = open_dialog(qtbot, session, tmp_path)
    assert "文书“武发改能源〔2023〕1号.pdf”的存档文件" in dialog.list.toPlainText()
    dialog.taking_back.click()
    assert dialog.message.text().startswith("已取回1个文件。")
    assert path.read_bytes() == content


def test_what_a_person_lets_stay_in_quarantine_stays_and_is_told_of_no_more(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    digest = session.store.archive.put(b"no row names this")
    (aside,) = session.store.archive.quarantine.take([session.store.archive.folder / digest], "试验", NOW)
    dialog = open_dialog(qtbot, session, tmp_path)
    assert "隔离文件夹中有数据库没有登记的文件" in dialog.list.toPlainText()
    dialog.letting_stay.click()
    assert dialog.list.toPlainText() == ""
    assert aside.read_bytes() == b"no row names this"
    assert "张某" in (aside.parent / "已核对.csv").read_text(encoding="utf-8-sig")


def test_a_file_that_nobody_has_is_told_and_stays_missing(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    document(session).unlink()
    dialog = open_dialog(qtbot, session, tmp_path)
    assert "不见了，请从备份中找回这个文件" in dialog.list.toPlainText()
    dialog.taking_back.click()
    assert dialog.message.text().startswith("已取回0个文件。")
    assert "不见了" in dialog.list.toPlainText()
