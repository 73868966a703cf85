"""The page of cases through its widgets, on SQLite: lists are not made in memory."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import docx
import pypdf
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from db.opening import open_store
from gui.cases.page import CasesPage
from gui.documents.surroundings import DocumentFonts
from gui.preferences import PreferencesFile
from inspections.cases.numbers import NumberKind
from inspections.documents.knowledge import Knowledge
from inspections.documents.wanted import WantedDocument
from inspections.session import Session
from inspections.use_cases.changes import Changed, Changes
from tests.support.gui.clicking import press
from tests.support.gui.navigation import Ways
from tests.support.gui.synchronous_operations import SynchronousOperations
from tests.support.made_up_case import PARTY, SITE, draft, evidence, issued, issued_notice, opened, receipt, visit, whole_case
from tests.support.memory_drafts import MemoryDrafts

pytestmark = pytest.mark.usefixtures("dressed")
OTHER = visit("WZ-2023-777", "2023-07-01", inspectee={"name": "温县供电公司", "kind": "grid_company"})


@pytest.fixture
def stored(tmp_path: Path, knowledge: Knowledge) -> Iterator[Session]:
    session = Session(open_store(tmp_path / "store.db"), MemoryDrafts(), knowledge)
    yield session
    session.close()


@pytest.fixture
def ways() -> Ways:
    return Ways()


@pytest.fixture
def page(qtbot: QtBot, stored: Session, preferences: PreferencesFile, ways: Ways) -> CasesPage:
    preferences.change(county="410823")
    page = CasesPage(SynchronousOperations(stored), preferences, ways.navigation)
    qtbot.addWidget(page)
    page.use_fonts(DocumentFonts(stored.knowledge.fonts))
    page.resize(1214, 728)
    page.show()
    return page


def cells(page: CasesPage, row: int) -> list[str]:
    model = page.panel.documents
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_without_a_case_the_page_says_what_to_do(page: CasesPage, ways: Ways) -> None:
    page.shown()
    assert page.stack.currentWidget() is page.empty
    press(page.making)
    assert ways.gone == [("new", None)]


def test_cases_are_searched_and_the_chosen_one_is_shown(page: CasesPage, stored: Session, qtbot: QtBot, ways: Ways) -> None:
    first, _ = opened(stored.store, visit(), OTHER)
    page.shown()
    assert page.cases.rowCount() == 2
    assert page.panel.heading.text().endswith(PARTY)
    page.table.selectRow(1)
    assert page.panel.heading.text().endswith("温县供电公司")
    page.text.setText("武陟")
    qtbot.waitUntil(lambda: page.cases.rowCount() == 1)
    assert page.panel.heading.text().endswith(PARTY)
    press(page.panel.opening)
    assert ways.gone == [("record", first.uuid)]
    page.text.setText("没有这一家")
    qtbot.waitUntil(page.nothing.isVisible)
    assert not page.panel.isVisible()


def test_kinds_that_do_not_fit_yet_say_what_comes_first(page: CasesPage, stored: Session, qtbot: QtBot) -> None:
    payload = visit()
    (record,) = opened(stored.store, payload)
    page.shown()
    kinds = page.panel.kinds
    assert [kind for kind, action in kinds.items() if not action.isEnabled()] == [
        NumberKind.REVIEW,
        NumberKind.RECEIPT,
        NumberKind.EVIDENCE_LIST,
        NumberKind.CATALOGUE,
        NumberKind("file_note"),
    ]
    assert kinds[NumberKind.REVIEW].text() == "整改复查意见书（先出具责令整改通知书）"
    assert [action.text() for action in page.panel.issuing.menu().actions()] == [
        "检查前",
        "现场检查和取证",
        "告知和处理",
        "送达、复查和归档",
    ]
    assert not page.panel.binding.isEnabled()
    issued_notice(stored.store, payload, record, date(2023, 8, 17))
    page.refresh(Changes.of(Changed.DOCUMENTS))
    assert kinds[NumberKind.REVIEW].isEnabled()
    assert page.panel.binding.isEnabled()
    with qtbot.waitSignal(page.document_requested) as asked:
        kinds[NumberKind.NOTICE].trigger()
    (notice,) = asked.args or []
    assert isinstance(notice, WantedDocument)
    assert (notice.kind, notice.record, notice.replaced) == (NumberKind.NOTICE, record.uuid, None)
    with qtbot.waitSignal(page.document_requested) as wanted:
        kinds[NumberKind.RECEIPT].trigger()
    (paper,) = wanted.args or []
    assert isinstance(paper, WantedDocument)
    assert (paper.kind, paper.record) == (NumberKind.RECEIPT, record.uuid)
    with qtbot.waitSignal(page.evidence_wanted) as proving:
        press(page.panel.proving)
    assert proving.args == [record.uuid]


def test_a_document_is_looked_at_taken_out_edited_replaced_and_made_void(
    page: CasesPage, stored: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (record,) = opened(stored.store)
    made = issued(stored.store, draft(stored.store, record, NumberKind.SITE_RECORD, SITE), date(2023, 8, 15))
    page.shown()
    assert cells(page, 0) == ["现场检查记录", made.number.text, "2023-08-15", "有效"]
    assert not page.panel.buttons.looking.isEnabled()
    page.panel.document_table.selectRow(0)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    press(page.panel.buttons.taking)
    assert (tmp_path / "out" / made.file_name).exists()
    assert page.message.text() == f"已写入：{tmp_path / 'out' / made.file_name}"
    press(page.panel.buttons.wording)
    written = docx.Document(str(tmp_path / "out" / made.file_name.replace(".pdf", ".docx")))
    assert any("收费明细账" in paragraph.text for paragraph in written.paragraphs)
    looked = page.dialogs.look(made)
    assert len(looked.preview.sheets) >= 1
    with qtbot.waitSignal(page.print_requested):
        press(looked.printing)
    looked.close()
    with qtbot.waitSignal(page.document_requested) as wanted:
        press(page.panel.buttons.replacing)
    (paper,) = wanted.args or []
    assert isinstance(paper, WantedDocument)
    assert paper.replaced == made.uuid
    asking = page.dialogs.ask_reason(made)
    assert not asking.voiding.isEnabled()
    QTest.keyClicks(asking.reason, "wrong party")
    press(asking.voiding)
    page.refresh(Changes.of(Changed.DOCUMENTS))
    assert cells(page, 0)[-1] == "已作废"
    assert not page.panel.buttons.voiding.isEnabled()
    assert not page.panel.buttons.replacing.isEnabled()


def test_a_document_that_was_replaced_names_the_one_in_its_place(page: CasesPage, stored: Session) -> None:
    (record,) = opened(stored.store)
    old = issued(stored.store, draft(stored.store, record, NumberKind.SITE_RECORD, SITE), date(2023, 8, 15))
    issued(stored.store, draft(stored.store, record, NumberKind.SITE_RECORD, SITE, old), date(2023, 8, 16))
    page.shown()
    assert cells(page, 0)[1:] == [f"{old.number.text}（由〔2023〕2号替换）", "2023-08-15", "已替换"]
    assert cells(page, 1)[-1] == "有效"


def test_voiding_says_what_rests_on_the_document_and_the_list_says_so_afterwards(page: CasesPage, stored: Session) -> None:
    payload = visit()
    (record,) = opened(stored.store, payload)
    notice = issued_notice(stored.store, payload, record, date(2023, 8, 17))
    issued(stored.store, draft(stored.store, record, NumberKind.RECEIPT, receipt(notice)), date(2023, 8, 18))
    issued(stored.store, draft(stored.store, record, NumberKind.CATALOGUE), date(2023, 8, 19))
    page.shown()
    asking = page.dialogs.ask_reason(notice)
    assert asking.resting.isVisible()
    assert asking.resting.text().splitlines()[1:] == ["· 送达回证  武发改能源送〔2023〕1号", "· 案卷目录  武发改能源卷〔2023〕1号"]
    labels: list[QLabel] = list(asking.findChildren(QLabel))
    assert any("在台账中改回“待下达通知书”" in label.text() for label in labels)
    QTest.keyClicks(asking.reason, "wrong party")
    press(asking.voiding)
    page.refresh(Changes.of(Changed.DOCUMENTS))
    assert [cells(page, row)[1] for row in (0, 1)] == [notice.number.text, "武发改能源送〔2023〕1号（所涉〔2023〕1号已作废）"]


def test_the_question_grows_with_what_rests_on_the_document(page: CasesPage, stored: Session) -> None:
    payload = visit()
    (record,) = opened(stored.store, payload)
    notice = issued_notice(stored.store, payload, record, date(2023, 8, 17))
    page.shown()
    asking = page.dialogs.ask_reason(notice)
    asking.show_resting([notice] * 5)  # it comes from the worker, when the dialog is on the screen
    QApplication.processEvents()
    assert asking.resting.height() >= asking.resting.heightForWidth(asking.resting.width())
    assert asking.resting.geometry().bottom() < asking.reason.geometry().top()
    assert asking.reason.geometry().bottom() < asking.voiding.geometry().top()


def test_voiding_what_nothing_rests_on_asks_for_the_reason_alone(page: CasesPage, stored: Session) -> None:
    (record,) = opened(stored.store)
    made = issued(stored.store, draft(stored.store, record, NumberKind.SITE_RECORD, SITE), date(2023, 8, 15))
    page.shown()
    assert not page.dialogs.ask_reason(made).resting.isVisible()


def test_the_whole_case_becomes_one_file_with_bookmarks(
    page: CasesPage, stored: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole_case(stored.store, tmp_path)
    page.shown()
    assert page.panel.evidence.rowCount() == 4
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "案卷"), ""))
    press(page.panel.binding)
    bound = pypdf.PdfReader(tmp_path / "案卷.pdf")
    assert len(bound.outline) >= 7
    assert page.showing.isVisible()


def test_the_notice_of_a_case_becomes_a_file_that_can_be_edited(
    page: CasesPage, stored: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    payload = visit()
    (record,) = opened(stored.store, payload)
    notice = issued_notice(stored.store, payload, record, date(2023, 8, 17))
    page.shown()
    page.panel.document_table.selectRow(0)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    press(page.panel.buttons.wording)
    written = docx.Document(str(tmp_path / notice.file_name.replace(".pdf", ".docx")))
    assert any(notice.number.text in paragraph.text for paragraph in written.paragraphs)
    with qtbot.waitSignal(page.document_requested) as asked:
        press(page.panel.buttons.replacing)
    (wanted,) = asked.args or []
    assert isinstance(wanted, WantedDocument)
    assert (wanted.record, wanted.replaced) == (record.uuid, notice.uuid)


def test_forms_to_fill_by_hand_are_written(page: CasesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page.shown()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "forms"))
    press(page.blanks)
    assert {path.name for path in (tmp_path / "forms").iterdir()} >= {
        "现场检查记录（空白）.pdf",
        "询问笔录（空白）.pdf",
        "送达回证（空白）.pdf",
    }


def test_evidence_is_listed_by_number(page: CasesPage, stored: Session, tmp_path: Path) -> None:
    (record,) = opened(stored.store)
    page.shown()
    assert page.panel.no_evidence.isVisible()
    evidence(stored.store, record, tmp_path)
    page.refresh(Changes.of(Changed.EVIDENCE))
    assert [page.panel.evidence.index(row, 0).data() for row in range(4)] == ["1", "2", "3", "4"]
    assert not page.panel.no_evidence.isVisible()


def test_what_was_chosen_is_kept_when_something_changed(page: CasesPage, stored: Session) -> None:
    opened(stored.store, visit(), OTHER)
    page.shown()
    page.table.selectRow(1)
    chosen: UUID | None = page.panel.record()
    page.refresh(Changes.of(Changed.RECORDS))
    assert page.panel.record() == chosen
    assert page.table.selectionModel().selectedRows()[0].row() == 1


def test_the_page_fits_a_laptop_that_shows_everything_a_quarter_larger(page: CasesPage, stored: Session, tmp_path: Path) -> None:
    whole_case(stored.store, tmp_path)
    page.shown()
    smallest = page.minimumSizeHint()
    assert smallest.width() <= 1366 / 1.25 - 152
    assert smallest.height() <= 768 / 1.25 - 50
    page.resize(int(1366 / 1.25 - 152), int(768 / 1.25 - 50))
    for button in (
        page.panel.issuing,
        page.panel.binding,
        page.panel.opening,
        page.panel.buttons.looking,
        page.panel.buttons.voiding,
        page.panel.proving,
    ):
        assert button.width() >= button.sizeHint().width(), button.text()
