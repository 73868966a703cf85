"""设置, through its widgets."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QMessageBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from db.engine import connect
from db.opening import open_store
from gui.digital_signature.certificate import BureauCertificate
from gui.faults.presenter import FaultPresenter
from gui.operations.operations import Operations
from gui.preferences import PreferencesFile
from gui.settings.page import SettingsPage
from gui.settings.profile_form import ProfileForm
from inspections.documents.knowledge import Knowledge
from inspections.faults import Fault
from inspections.profiles.loading import load_profile
from inspections.session import Session
from inspections.use_cases.changes import Changed, Changes
from tests.support.gui.backups import backups_of
from tests.support.gui.synchronous_operations import SynchronousOperations
from tests.support.memory_drafts import MemoryDrafts
from tests.support.stored_records import ShownFaults

LINES = {
    "county": "410823",
    "issuer": "武陟县发展和改革委员会",
    "number_prefix": "武发改能源",
    "contact_name": "王某",
    "contact_phone": "0391-7200000",
    "address": "某路1号",
    "reconsideration": "武陟县人民政府",
    "court": "武陟县人民法院",
}


@pytest.fixture
def page(
    qtbot: QtBot, dressed: QApplication, session: Session, preferences: PreferencesFile, knowledge: Knowledge, tmp_path: Path
) -> SettingsPage:
    del dressed
    faults = FaultPresenter(lambda heading, sentences: pytest.fail(f"{heading} {sentences}"))
    operations = SynchronousOperations(session)
    certificate = BureauCertificate(operations, preferences, lambda: datetime.now(UTC))
    backups = backups_of(tmp_path, operations, preferences)
    page = SettingsPage(operations=operations, faults=faults, preferences=preferences, certificate=certificate, backups=backups)
    qtbot.addWidget(page)
    page.ready(knowledge)
    page.show()
    return page


def type_in(page: SettingsPage, name: str, text: str) -> None:
    for fields in (page.bureau, page.contact, page.rest):
        if name in fields.editors:
            editor = fields.editors[name]
            assert not isinstance(editor, QComboBox)
            editor.setFocus()
            editor.selectAll()
            put(editor, text)


def put(editor: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Type, or for characters that Qt's test keyboard lacks insert as an input method does."""
    if text.isascii():
        QTest.keyClicks(editor, text)
    elif isinstance(editor, QLineEdit):
        editor.insert(text)
    else:
        editor.insertPlainText(text)


def cell_editors(page: SettingsPage) -> list[QLineEdit]:
    return list[QLineEdit](page.inspectors.table.viewport().findChildren(QLineEdit))


def choose(page: SettingsPage, checklist: str) -> None:
    page.checklist.box.setFocus()
    for _ in range(page.checklist.box.count()):
        if page.checklist.box.currentData() != checklist:
            QTest.keyClick(page.checklist.box, Qt.Key.Key_Down)


def fill(qtbot: QtBot, page: SettingsPage) -> None:
    for name, text in LINES.items():
        type_in(page, name, text)
    choose(page, "wuzhi-2023")
    for name, certificate in (("张某", "A1"), ("李某", "A2")):
        QTest.mouseClick(page.inspectors.adding, Qt.MouseButton.LeftButton)
        for text, key in ((name, Qt.Key.Key_Tab), (certificate, Qt.Key.Key_Return)):
            (editor,) = cell_editors(page)
            put(editor, text)
            QTest.keyClick(editor, key)
            qtbot.waitUntil(partial(lambda done: done not in cell_editors(page), editor))


def test_what_is_typed_is_kept(qtbot: QtBot, page: SettingsPage, session: Session, preferences: PreferencesFile) -> None:
    fill(qtbot, page)
    type_in(page, "approved_fees", "高可靠性供电费")
    assert page.presenter.modified
    assert page.save()
    with session.store.reading() as unit:
        kept = unit.profiles.of("410823")
    assert kept is not None
    assert kept.issuer == LINES["issuer"]
    assert kept.approved_fees == ("高可靠性供电费",)
    assert [(inspector.name, inspector.certificate) for inspector in kept.inspectors] == [("张某", "A1"), ("李某", "A2")]
    assert preferences.current.checklist == "wuzhi-2023"
    assert page.message.text() == "已保存。"
    assert not page.saving.isEnabled()


def test_what_is_wrong_stands_below_the_field_in_place_of_the_hint(page: SettingsPage) -> None:
    hint = page.bureau.told_below("county")
    type_in(page, "county", "41")
    assert page.bureau.told_below("county") == "“41”不是六位数字，请填六位县级代码。"
    assert page.bureau.editors["county"].property("wrong") is True
    type_in(page, "county", "410823")
    assert page.bureau.told_below("county") == hint


def test_typing_in_the_middle_keeps_the_cursor(page: SettingsPage) -> None:
    type_in(page, "issuer", "武陟委员会")
    editor = page.bureau.editors["issuer"]
    assert isinstance(editor, QLineEdit)
    editor.setCursorPosition(2)
    put(editor, "县发改")
    assert editor.text() == "武陟县发改委员会"


def test_an_inspector_is_removed(qtbot: QtBot, page: SettingsPage) -> None:
    fill(qtbot, page)
    assert not page.inspectors.removing.isEnabled() or page.inspectors.table.selectedItems()
    page.inspectors.table.setCurrentCell(0, 0)
    QTest.mouseClick(page.inspectors.removing, Qt.MouseButton.LeftButton)
    assert page.inspectors.rows() == (("李某", "A2"),)


@pytest.mark.parametrize(("choice", "left", "kept"), [("不保存", True, ""), ("保存", True, "410823"), ("继续编辑", False, "")])
def test_changes_that_are_not_kept_are_asked_about(  # noqa: PLR0917 # fixtures and cases
    qtbot: QtBot, page: SettingsPage, preferences: PreferencesFile, monkeypatch: pytest.MonkeyPatch, choice: str, left: bool, kept: str
) -> None:
    fill(qtbot, page)

    def answer(question: QMessageBox) -> int:
        next(button for button in question.buttons() if button.text() == choice).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    assert page.may_leave() is left
    assert preferences.current.county == kept


def test_a_page_without_changes_may_be_left(page: SettingsPage) -> None:
    assert page.may_leave()


def test_a_profile_kept_elsewhere_is_shown_and_own_edits_stay(
    page: SettingsPage, session: Session, preferences: PreferencesFile, resources: Path
) -> None:
    with session.store.writing() as unit:
        unit.profiles.save(load_profile(resources / "profiles" / "410823.toml"))
    preferences.change(county="410823", checklist="wuzhi-2023")
    page.refresh(Changes.of(Changed.PROFILES))
    assert page.bureau.editors["county"].property("text") == "410823"
    type_in(page, "issuer", "改过的单位")
    page.refresh(Changes.of(Changed.PROFILES))
    assert page.bureau.editors["issuer"].property("text") == "改过的单位"


def test_what_the_first_run_kept_takes_the_place_of_what_it_had_left_unfinished(
    page: SettingsPage, session: Session, preferences: PreferencesFile, knowledge: Knowledge, resources: Path
) -> None:
    preferences.change(unfinished_profile=ProfileForm.empty().with_text("issuer", "某局").plain(), first_run_step=1)
    page.ready(knowledge)
    assert page.bureau.editors["issuer"].property("text") == "某局"
    assert page.may_leave()
    with session.store.writing() as unit:
        unit.profiles.save(load_profile(resources / "profiles" / "410823.toml"))
    preferences.change(county="410823", checklist="wuzhi-2023", unfinished_profile={}, first_run_done=True)
    page.refresh(Changes.of(Changed.PROFILES, Changed.SETTINGS))
    assert page.bureau.editors["issuer"].property("text") == "武陟县发展和改革委员会"
    assert not page.presenter.modified


def test_files_are_asked_for_and_read(page: SettingsPage, resources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = resources / "profiles" / "410823.toml"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    QTest.mouseClick(page.loading, Qt.MouseButton.LeftButton)
    assert page.bureau.editors["county"].property("text") == "410823"


def test_files_are_asked_for_and_written(qtbot: QtBot, page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(qtbot, page)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "ours"), ""))
    QTest.mouseClick(page.writing, Qt.MouseButton.LeftButton)
    assert 'issuer = "武陟县发展和改革委员会"' in (tmp_path / "ours.toml").read_text(encoding="utf-8")


def test_a_refused_save_leads_to_the_first_field_that_is_wrong(page: SettingsPage) -> None:
    page.resize(800, 300)
    for name, text in list(LINES.items())[:3]:
        type_in(page, name, text)
    for _ in range(page.checklist.box.findData("wuzhi-2023") + 1):
        QTest.keyClick(page.checklist.box, Qt.Key.Key_Down)
    page.save()
    editor = page.contact.editors["contact_name"]
    assert page.focusWidget() is editor
    assert not editor.visibleRegion().isEmpty()
    assert "红字" in page.message.text()


def test_a_store_that_refuses_keeps_the_page_with_what_was_typed(  # fixtures
    qtbot: QtBot, dressed: QApplication, preferences: PreferencesFile, knowledge: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del dressed
    shown: list[Fault] = []

    def open_session() -> Session:
        return Session(open_store(tmp_path / "s.db", timeout=0.05), MemoryDrafts(), knowledge)

    operations = Operations(open_session, shown.extend, lambda error: pytest.fail(str(error)))
    faults = ShownFaults()
    certificate = BureauCertificate(operations, preferences, lambda: datetime(2026, 11, 22, tzinfo=UTC))
    backups = backups_of(tmp_path, operations, preferences)
    page = SettingsPage(operations=operations, faults=faults, preferences=preferences, certificate=certificate, backups=backups)
    qtbot.addWidget(page)
    page.ready(knowledge)
    page.show()
    fill(qtbot, page)
    open_store(tmp_path / "s.db").close()
    other = connect(tmp_path / "s.db")
    other.conn.execute("BEGIN IMMEDIATE")
    choice = {"label": "保存"}

    def answer(question: QMessageBox) -> int:
        next(button for button in question.buttons() if button.text() == choice["label"]).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    assert not page.may_leave()
    assert faults.codes == ["busy"]
    assert page.message.text().startswith("没有保存：")
    assert page.bureau.editors["issuer"].property("text") == LINES["issuer"]
    other.conn.execute("ROLLBACK")
    other.close()
    assert page.may_leave()
    assert preferences.current.county == "410823"
    operations.close()


def test_a_bureau_counts_its_terms_from_service_unless_it_chooses_the_day_of_issue(page: SettingsPage) -> None:
    box = page.rest.editors["term_start"]
    assert isinstance(box, QComboBox)
    assert (box.currentData(), box.currentText()) == ("service", "自送达之日的次日起")
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert page.presenter.edited
    assert box.currentData() == "issue"
