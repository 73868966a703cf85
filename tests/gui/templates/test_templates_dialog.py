from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QMessageBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.documents.surroundings import DocumentFonts
from gui.preferences import PreferencesFile
from gui.templates.desk import TemplateDesk
from gui.templates.dialog import TemplatesDialog
from gui.templates.laws_dialog import LawsDialog
from inspections.cases.numbers import NumberKind
from inspections.session import Session
from inspections.use_cases.changes import Changed
from inspections.use_cases.own_templates import templates_of
from tests.support.gui.clicking import press
from tests.support.gui.synchronous_operations import SynchronousOperations
from tests.support.stored_records import ShownFaults, keep_profile

pytestmark = pytest.mark.usefixtures("dressed")
COUNTY = "410823"


def named(words: str) -> QAbstractButton:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    return next(button for button in box.buttons() if button.text() == words)


class Templates:
    def __init__(self, session: Session, preferences: PreferencesFile, parent: QWidget) -> None:
        self.session, self.faults, self.operations = session, ShownFaults(), SynchronousOperations(session)
        self.desk = TemplateDesk(
            operations=self.operations,
            faults=self.faults,
            preferences=preferences,
            knowledge=session.knowledge,
            fonts=DocumentFonts(session.knowledge.fonts),
            today=lambda: date(2024, 5, 20),
            parent=parent,
        )

    def open(self) -> TemplatesDialog:
        dialog = self.desk.open_templates()
        assert dialog is not None
        return dialog

    def laws(self) -> LawsDialog:
        dialog = self.desk.open_laws(("张某", "李某"))
        assert dialog is not None
        return dialog

    def kept(self) -> str:
        with self.session.store.reading() as unit:
            return unit.templates.of(COUNTY)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


@pytest.fixture
def templates(session: Session, preferences: PreferencesFile, parent: QWidget, resources: Path) -> Templates:
    keep_profile(session, resources)
    preferences.change(county=COUNTY)
    return Templates(session, preferences, parent)


def text(dialog: TemplatesDialog, name: str) -> QPlainTextEdit:
    editor = dialog.fields.editors[name]
    assert isinstance(editor, QPlainTextEdit)
    return editor


def test_without_a_bureau_it_is_told_what_to_do_first(session: Session, preferences: PreferencesFile, parent: QWidget) -> None:
    templates = Templates(session, preferences, parent)
    assert templates.desk.open_templates() is None
    assert templates.desk.open_laws() is None
    assert templates.faults.codes == ["no_profile", "no_profile"]


def test_wording_is_typed_previewed_and_kept(templates: Templates, qtbot: QtBot) -> None:
    dialog = templates.open()
    before = dialog.preview.sheets[0].pixmap().toImage()
    assert not dialog.saving.isEnabled()
    text(dialog, "words.opening").setPlainText("经查，{found}")
    qtbot.waitUntil(lambda: dialog.preview.sheets[0].pixmap().toImage() != before)
    assert dialog.message.text() == "有改动，还没有保存。"
    press(dialog.saving)
    assert dialog.message.text() == "已保存，以后出具的文书按此行文。"
    assert templates.kept() == '[notice]\n[notice.words]\nopening = "经查，{found}"\n'
    assert templates.operations.broadcast[-1].touch(Changed.SETTINGS)
    assert text(templates.open(), "words.opening").toPlainText() == "经查，{found}"


def test_a_wrong_placeholder_is_named_at_once_and_keeps_the_wording_from_being_saved(templates: Templates) -> None:
    dialog = templates.open()
    editor = text(dialog, "words.opening")
    editor.setPlainText("{nobody}，{found}")
    assert dialog.fields.told_below("words.opening").startswith("没有 {nobody} 这个占位符")
    assert editor.property("wrong")
    assert not dialog.saving.isEnabled()
    assert dialog.kind.currentText() == "责令整改通知书（有错误）"
    editor.setPlainText("{found}")
    assert not editor.property("wrong")
    assert dialog.saving.isEnabled()


def test_placeholders_are_inserted_from_a_menu_in_chinese(templates: Templates) -> None:
    dialog = templates.open()
    editor = text(dialog, "words.contact")
    editor.setPlainText("电话：")
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    menu = dialog.fields.menus["words.contact"].menu()
    next(act for act in menu.actions() if act.text() == "联系电话　{phone}").trigger()
    assert editor.toPlainText() == "电话：{phone}"
    assert "words.shown" not in dialog.fields.menus


@pytest.mark.parametrize("kind", [NumberKind.REVIEW, NumberKind.SITE_RECORD, NumberKind.REPORT])
def test_each_kind_has_its_fields_and_its_sample(templates: Templates, kind: NumberKind) -> None:
    dialog = templates.open()
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
    dialog.kind.activated.emit(dialog.kind.currentIndex())
    assert ("copies" in dialog.fields.editors) is (kind != NumberKind.SITE_RECORD)
    assert bool(dialog.fields.switches) is (kind != NumberKind.SITE_RECORD)
    assert dialog.preview.sheets[0].pixmap().width() > 100


def test_the_shipped_wording_is_restored_after_a_question(templates: Templates) -> None:
    dialog = templates.open()
    shipped = text(dialog, "words.orders").toPlainText()
    assert not dialog.restoring.isEnabled()
    text(dialog, "words.orders").setPlainText("请改正。")
    dialog.fields.switches["colophon"].click()
    press(dialog.saving)
    assert "colophon = true" in templates.kept()
    press(dialog.restoring)
    named("恢复原文").click()
    assert text(dialog, "words.orders").toPlainText() == shipped
    assert not dialog.fields.switches["colophon"].isChecked()
    press(dialog.saving)
    assert templates.kept() == ""


def test_wording_goes_out_to_a_file_and_comes_back(templates: Templates, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "模板.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    dialog = templates.open()
    press(dialog.writing)
    press(dialog.loading)
    assert dialog.message.text().startswith("已读入“模板.toml”")
    text(dialog, "copies").setPlainText("某市发展和改革委员会\n某局")
    press(dialog.writing)
    assert path.read_text("utf-8") == '[notice]\ncopies = ["某市发展和改革委员会", "某局"]\n'
    text(dialog, "copies").setPlainText("")
    press(dialog.loading)
    assert text(dialog, "copies").toPlainText() == "某市发展和改革委员会\n某局"
    press(dialog.saving)
    with templates.session.store.reading() as unit:
        kept = templates_of(unit, COUNTY, templates.session.knowledge.templates)
    assert kept[NumberKind.NOTICE].copies == ("某市发展和改革委员会", "某局")
    path.write_text("[notice]\ntitel = 1\n", "utf-8")
    press(dialog.loading)
    assert templates.faults.codes == ["unknown_key"]


def test_what_was_typed_is_not_lost_without_a_question(templates: Templates, qtbot: QtBot) -> None:
    dialog = templates.open()
    text(dialog, "words.orders").setPlainText("请改正。")
    press(dialog.closing)
    named("继续编辑").click()
    assert dialog.isVisible()
    press(dialog.closing)
    with qtbot.waitSignal(dialog.destroyed):
        named("不保存").click()


def test_pages_are_shown_larger_and_smaller(templates: Templates) -> None:
    dialog = templates.open()
    width = dialog.preview.sheets[0].width()
    press(dialog.preview.larger)
    larger = dialog.preview.sheets[0].width()
    assert larger > width
    press(dialog.preview.smaller)
    assert dialog.preview.sheets[0].width() == width


def state(dialog: LawsDialog, row: int) -> str:
    item = dialog.table.item(row, 2)
    return "" if item is None else item.text()


def test_a_law_is_confirmed_once_and_may_be_taken_back(templates: Templates) -> None:
    dialog = templates.laws()
    unconfirmed = {law.key for pack in templates.session.knowledge.packs.by_id.values() for law in pack.laws.values() if not law.confirmed}
    assert dialog.table.rowCount() == len(unconfirmed) > 0
    assert not dialog.confirming.isEnabled()
    dialog.table.selectRow(0)
    assert state(dialog, 0) == "待核"
    press(dialog.confirming)
    assert dialog.message.text() == "请先填写核对人。"
    dialog.by.setEditText("张某")
    press(dialog.confirming)
    assert state(dialog, 0) == "2024-05-20 张某核对"
    assert not dialog.confirming.isEnabled()
    with templates.session.store.reading() as unit:
        (law,) = unit.laws.of(COUNTY)
    assert (law.key in unconfirmed, law.confirmed_by) == (True, "张某")
    press(dialog.withdrawing)
    assert state(dialog, 0) == "待核"
    with templates.session.store.reading() as unit:
        assert unit.laws.of(COUNTY) == ()
