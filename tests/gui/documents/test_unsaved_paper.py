"""What is typed for a document on a disk that does not take it: told in a line, tried again, and never left without a question."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.documents.dialog import DocumentDialog
from gui.preferences import PreferencesFile
from gui.record_form.fields.paragraph import ParagraphEditor
from gui.unsaved_question import UnsavedQuestion
from inspections.cases.numbers import NumberKind
from inspections.documents.wanted import WantedDocument
from inspections.faults import refuse
from inspections.session import Session
from tests.support.gui.stored_visit import documents_of, one_visit, surroundings
from tests.support.made_up_case import opened, visit
from tests.support.memory_drafts import MemoryDrafts

pytestmark = pytest.mark.usefixtures("dressed")
FULL = refuse("disk_full", "磁盘空间不足", "drafts.db", "请腾出空间")


class UnwillingDrafts(MemoryDrafts):
    """Drafts on a disk that takes nothing while `error` is set."""

    error: Exception | None = None

    def keep_paper(self, key: str, content: Mapping[str, Any]) -> None:
        if self.error is not None:
            raise self.error
        super().keep_paper(key, content)

    def forget_paper(self, key: str) -> None:
        if self.error is not None:
            raise self.error
        super().forget_paper(key)


@pytest.fixture
def drafts() -> UnwillingDrafts:
    return UnwillingDrafts()


@pytest.fixture
def stored(session: Session, drafts: UnwillingDrafts) -> Session:
    return replace(session, drafts=drafts)


Open = Callable[[WantedDocument], DocumentDialog]


@pytest.fixture
def open_dialog(stored: Session, preferences: PreferencesFile, tmp_path: Path, qtbot: QtBot) -> Open:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()

    def opened_dialog(wanted: WantedDocument) -> DocumentDialog:
        dialog = DocumentDialog(surroundings(stored, preferences, tmp_path), wanted, parent)
        dialog.open()
        return dialog

    return opened_dialog


def write(dialog: DocumentDialog, text: str) -> None:
    part: Any = dialog.form.part("situation")
    assert isinstance(part.editor, ParagraphEditor)
    part.editor.text.selectAll()
    QTest.keyClicks(part.editor.text, text)


def press(which: str, seen: list[str]) -> None:
    def act() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, UnsavedQuestion)
        seen.append(question.text())
        {"stay": question.staying, "give up": question.giving_up}[which].click()

    QTimer.singleShot(0, act)


@pytest.mark.parametrize("error", [FULL, OSError(5, "Input/output error")], ids=["full", "unforeseen"])
def test_a_line_says_so_while_checks_and_preview_go_on(
    open_dialog: Open, stored: Session, drafts: UnwillingDrafts, error: Exception
) -> None:
    _, case = one_visit(stored)
    wanted = WantedDocument(NumberKind.SITE_RECORD, case)
    dialog = open_dialog(wanted)
    drafts.error = error
    write(dialog, "now")
    dialog.presenter.settle()
    assert dialog.trouble.isVisible()
    assert "起未能存盘：" in dialog.trouble.text()
    assert "Input" not in dialog.trouble.text()
    assert dialog.preview.sheets
    drafts.error = None
    dialog.presenter.keep()
    assert not dialog.trouble.isVisible()
    assert drafts.papers[wanted.key]["situation"] == "now"


def test_it_is_tried_again_without_a_key(open_dialog: Open, stored: Session, drafts: UnwillingDrafts, qtbot: QtBot) -> None:
    _, case = one_visit(stored)
    dialog = open_dialog(WantedDocument(NumberKind.SITE_RECORD, case))
    drafts.error = FULL
    write(dialog, "now")
    qtbot.waitUntil(dialog.trouble.isVisible)
    drafts.error = None
    qtbot.waitUntil(lambda: not dialog.trouble.isVisible())
    assert drafts.papers


def test_closing_asks_and_the_dialog_stays_until_it_is_given_up(open_dialog: Open, stored: Session, drafts: UnwillingDrafts) -> None:
    _, case = one_visit(stored)
    dialog = open_dialog(WantedDocument(NumberKind.SITE_RECORD, case))
    drafts.error = FULL
    write(dialog, "now")
    seen: list[str] = []
    led: list[object] = []
    dialog.record_requested.connect(led.append)
    press("stay", seen)
    QTest.mouseClick(dialog.opening, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert led == []
    assert "磁盘空间不足，请腾出空间" in seen[0]
    assert "还没有存盘的是为“现场检查记录”填写的内容。" in seen[0]
    press("give up", seen)
    dialog.reject()
    assert not dialog.isVisible()
    assert led == []


def test_closing_keeps_what_was_typed_last(open_dialog: Open, stored: Session, drafts: UnwillingDrafts) -> None:
    record, case = one_visit(stored)
    dialog = open_dialog(WantedDocument(NumberKind.SITE_RECORD, case))
    write(dialog, "now")
    led: list[object] = []
    dialog.record_requested.connect(led.append)
    QTest.mouseClick(dialog.opening, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert led == [record.uuid]
    assert [kept["situation"] for kept in drafts.papers.values()] == ["now"]


def test_another_record_is_not_chosen_over_what_is_not_kept(open_dialog: Open, stored: Session, drafts: UnwillingDrafts) -> None:
    first, second = opened(stored.store, visit(), visit("410823-2023-0002", "2023-08-16"))
    with stored.store.reading() as unit:
        stored_record = unit.records.get(second.uuid)
    assert stored_record is not None
    dialog = open_dialog(WantedDocument(NumberKind.SITE_RECORD, stored_record.case, second.uuid))
    drafts.error = FULL
    write(dialog, "now")
    dialog.presenter.choose_record(first.uuid)
    assert dialog.presenter.record == second.uuid
    assert dialog.trouble.isVisible()
    drafts.error = None
    dialog.presenter.choose_record(first.uuid)
    assert dialog.presenter.record == first.uuid
    assert [kept["situation"] for kept in drafts.papers.values()] == ["now"]


def test_what_is_issued_is_issued_although_its_draft_cannot_be_forgotten(
    open_dialog: Open, stored: Session, drafts: UnwillingDrafts
) -> None:
    _, case = one_visit(stored)
    dialog = open_dialog(WantedDocument(NumberKind.SITE_RECORD, case))
    drafts.error = FULL
    dialog.presenter.issue()
    assert dialog.presenter.document is not None
    assert len(documents_of(stored, case, NumberKind.SITE_RECORD)) == 1
    dialog.reject()
    assert not dialog.isVisible()


def test_what_was_typed_stays_where_it_cannot_be_cleared(open_dialog: Open, stored: Session, drafts: UnwillingDrafts) -> None:
    _, case = one_visit(stored)
    dialog = open_dialog(WantedDocument(NumberKind.SITE_RECORD, case))
    write(dialog, "now")
    dialog.presenter.settle()
    drafts.error = FULL
    dialog.presenter.begin_anew()
    assert dialog.presenter.content["situation"] == "now"
