"""The issued reports on the page of the ledger, through its widgets, on SQLite: months are not read in memory."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from db.opening import open_store
from gui.digital_signature.verification_dialog import VerificationDialog
from gui.documents.dialog import DocumentDialog
from gui.ledgers.page import LedgerPage
from gui.ledgers.reports_presenter import ReportsPresenter
from gui.preferences import PreferencesFile
from inspections.cases.documents import Document
from inspections.cases.numbers import NumberKind
from inspections.documents.digital_signature.bureau_signature import BureauSignature
from inspections.documents.digital_signature.certificate import read_certificate
from inspections.documents.document_order import DocumentOrder
from inspections.documents.knowledge import Knowledge
from inspections.documents.orders import order_report
from inspections.documents.wanted import WantedDocument
from inspections.profiles.loading import load_profile
from inspections.session import Session
from inspections.use_cases.changes import Changed, Changes
from inspections.use_cases.draft_report import draft_report
from inspections.use_cases.issue import issue_document
from tests.support.certificates import AT, BUREAU, PASSWORD, made_up
from tests.support.gui.clicking import press
from tests.support.gui.navigation import Ways
from tests.support.gui.stored_visit import surroundings
from tests.support.gui.synchronous_operations import SynchronousOperations
from tests.support.gui.waiting_operations import WaitingOperations
from tests.support.made_up_case import opened, packs, templates, visit
from tests.support.memory_drafts import MemoryDrafts
from tests.support.notice_drafts import fonts
from tests.support.store_samples import pdf

pytestmark = pytest.mark.usefixtures("dressed")
COUNTY, AUGUST, DAY = "410823", (2023, 8), date(2023, 9, 1)
FIRST = "武发改能源通〔2023〕1号"


@pytest.fixture
def stored(tmp_path: Path, knowledge: Knowledge) -> Iterator[Session]:
    session = Session(open_store(tmp_path / "store.db"), MemoryDrafts(), knowledge)
    opened(session.store)
    yield session
    session.close()


@pytest.fixture
def page(qtbot: QtBot, stored: Session, preferences: PreferencesFile) -> LedgerPage:
    preferences.change(county=COUNTY)
    page = LedgerPage(SynchronousOperations(stored), preferences, Ways().navigation)
    qtbot.addWidget(page)
    page.resize(1214, 728)
    page.show()
    return page


def issued(session: Session, replaced: Document | None = None, month: tuple[int, int] = AUGUST) -> Document:
    with session.store.reading() as unit:
        draft = draft_report(unit, templates(), packs(), COUNTY, month, None, replaced)
    return issue_document(session.store, order_report(draft, fonts()), prefix="武发改能源通", issued_on=DAY).document


def opened_page(page: LedgerPage) -> LedgerPage:
    page.shown()
    page.tabs.setCurrentIndex(1)
    return page


def cells(page: LedgerPage, row: int) -> list[str]:
    model = page.panel.reports
    return [model.index(row, column).data() for column in range(model.columnCount())]


def wanted(page: LedgerPage, qtbot: QtBot, button: QWidget) -> WantedDocument:
    with qtbot.waitSignal(page.report_requested) as asked:
        press(button)
    (paper,) = asked.args or []
    assert isinstance(paper, WantedDocument)
    return paper


def test_without_a_report_the_page_says_how_to_issue_one(page: LedgerPage, qtbot: QtBot) -> None:
    opened_page(page)
    assert page.tabs.tabText(1) == "已签发的通报"
    assert "点“出具通报…”" in page.panel.nothing.text()
    assert not page.panel.buttons.taking.isEnabled()
    assert wanted(page, qtbot, page.reporting) == WantedDocument(NumberKind.REPORT, month=AUGUST)


def test_reports_are_listed_with_month_state_and_the_state_of_their_file(page: LedgerPage, stored: Session) -> None:
    opened(stored.store, visit("WZ-2023-020", "2023-07-05"))
    first = issued(stored)
    issued(stored, month=(2023, 7))
    opened_page(page)
    assert page.tabs.tabText(1) == "已签发的通报（2份）"
    assert cells(page, 0) == ["2023年7月", "武发改能源通〔2023〕2号", "2023-09-01", "有效", "", "与签发时一致"]
    assert cells(page, 1) == ["2023年8月", FIRST, "2023-09-01", "有效", "", "与签发时一致"]
    page.panel.choose(first.uuid)
    page.refresh(Changes.of(Changed.DOCUMENTS))
    assert page.panel.report() == first, "what was chosen stays chosen"
    new = issued(stored, first)
    (stored.store.archive.folder / first.sha256).write_bytes(b"changed")
    page.refresh(Changes.of(Changed.DOCUMENTS))
    assert cells(page, 0)[:2] == ["2023年8月", "武发改能源通〔2023〕3号"]
    assert cells(page, 2)[1:] == [f"{FIRST}（由〔2023〕3号替换）", "2023-09-01", "已替换", "", "存档文件已被改动或损坏"]
    assert page.panel.report() == new, "what was just issued is at hand"
    page.panel.choose(first.uuid)
    assert not page.panel.buttons.replacing.isEnabled()


def test_what_can_be_done_with_a_report(
    page: LedgerPage, stored: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = issued(stored)
    opened_page(page)
    buttons = page.panel.buttons
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    press(buttons.taking)
    assert (tmp_path / "out" / made.file_name).read_bytes() == stored.store.archive.read(made.sha256)
    assert page.panel.message.text() == f"已写入：{tmp_path / 'out' / made.file_name}"
    assert page.panel.showing.isVisible()
    press(buttons.wording)
    written = docx.Document(str(tmp_path / "out" / made.file_name.replace(".pdf", ".docx")))
    texts = [paragraph.text for paragraph in written.paragraphs]
    assert {FIRST, "关于2023年8月供电监督检查情况的通报", "各供电企业：", "武陟县发展和改革委员会\t2023年9月1日印发"} <= set(texts)
    assert written.tables[0].rows[-1].cells[0].text == "合计"
    with qtbot.waitSignal(page.print_requested) as printed:
        press(buttons.printing)
    assert printed.args == [made]
    looked = page.dialogs.look(made)
    assert len(looked.preview.sheets) >= 1
    looked.close()
    assert wanted(page, qtbot, buttons.replacing) == WantedDocument(NumberKind.REPORT, month=AUGUST, replaced=made.uuid)
    asking = page.dialogs.ask_reason(made)
    QTest.keyClicks(asking.reason, "wrong")
    press(asking.voiding)
    page.refresh(Changes.of(Changed.DOCUMENTS))
    assert cells(page, 0)[3] == "已作废"
    assert page.panel.message.text() == f"已作废{FIRST}"
    assert wanted(page, qtbot, page.reporting).replaced is None, "a void report stands for no month"


def question(page: LedgerPage) -> QMessageBox:
    press(page.reporting)
    asked: list[QMessageBox] = list(page.findChildren(QMessageBox))
    return next(box for box in asked if box.isVisible())


def answer(asked: QMessageBox, words: str) -> QAbstractButton:
    return next(button for button in asked.buttons() if button.text() == words)


def test_a_month_that_was_reported_on_is_asked_about(page: LedgerPage, stored: Session, qtbot: QtBot) -> None:
    page.shown()
    made = issued(stored)  # by another window, and unknown to the list
    with qtbot.assertNotEmitted(page.report_requested):
        asked = question(page)
        assert asked.text() == f"2023年8月的通报已经签发（{FIRST}，2023年9月1日），仍然有效。"
        QTest.keyClick(asked, Qt.Key.Key_Escape)
        page.refresh(Changes.of(Changed.DOCUMENTS))
        press(answer(question(page), "查看已签发的"))
    assert page.tabs.currentIndex() == 1
    assert page.panel.report() == made
    replacing = answer(question(page), "另出一份替换")
    assert wanted(page, qtbot, replacing) == WantedDocument(NumberKind.REPORT, month=AUGUST, replaced=made.uuid)


def test_two_clicks_while_the_store_is_busy_ask_once(stored: Session, preferences: PreferencesFile) -> None:
    preferences.change(county=COUNTY)
    made, answers = issued(stored), list[Document | None]()
    operations = WaitingOperations(stored)
    presenter = ReportsPresenter(lambda _: None, operations, preferences)
    presenter.look_for((2023, 7), answers.append)
    presenter.look_for(AUGUST, answers.append)
    operations.go_on()
    assert answers == [made]


def test_the_report_in_the_place_of_another_is_issued_and_names_it(
    page: LedgerPage, stored: Session, preferences: PreferencesFile, tmp_path: Path
) -> None:
    made = issued(stored)
    opened_page(page)

    def dialog(paper: WantedDocument) -> DocumentDialog:
        around = surroundings(stored, preferences, tmp_path, DAY)
        return DocumentDialog(around, paper, page)

    again = dialog(WantedDocument(NumberKind.REPORT, month=AUGUST))
    assert not again.issuing.isEnabled()
    assert "1项须处理" in again.tabs.tabText(1)
    again.close()
    new = dialog(WantedDocument(NumberKind.REPORT, month=AUGUST, replaced=made.uuid))
    new.open()
    press(new.issuing)
    asked: list[QMessageBox] = list(new.findChildren(QMessageBox))
    press(next(button for button in asked[-1].buttons() if button.text() == "签发"))
    page.refresh(Changes.of(Changed.DOCUMENTS))
    assert [cells(page, row)[3] for row in (0, 1)] == ["有效", "已替换"]
    report = page.panel.report()
    assert report is not None
    assert report.replaces == made.uuid
    new.close()


def test_a_signed_report_says_so_and_its_signature_can_be_verified(
    page: LedgerPage, stored: Session, tmp_path: Path, resources: Path
) -> None:
    plain = issued(stored, month=AUGUST)
    opened_page(page)
    assert not page.panel.buttons.verifying.isVisible()
    file = tmp_path / "单位.p12"
    file.write_bytes(made_up().pkcs12)
    with stored.store.reading() as unit:
        draft = draft_report(unit, templates(), packs(), COUNTY, AUGUST, None, plain)
    signature = BureauSignature(read_certificate(file, PASSWORD), lambda: AT)
    order = signature.on(order_report(draft, fonts()), load_profile(resources / "profiles" / "410823.toml"), "情况通报")
    issue_document(stored.store, order, prefix="武发改能源通", issued_on=DAY)
    page.refresh(Changes.of(Changed.DOCUMENTS))
    assert [cells(page, row)[3] for row in (0, 1)] == ["有效，有电子签名", "已替换"]
    press(page.panel.buttons.verifying)
    dialogs: list[VerificationDialog] = list(page.findChildren(VerificationDialog))
    labels: list[QLabel] = list(dialogs[-1].findChildren(QLabel))
    assert BUREAU in [label.text() for label in labels]
    dialogs[-1].close()
    page.panel.choose(plain.uuid)
    assert not page.panel.buttons.verifying.isEnabled()
    assert page.minimumSizeHint().width() <= 1366 / 1.25 - 152


def test_the_list_and_the_ledger_say_what_has_changed_since_and_offer_another(page: LedgerPage, stored: Session, qtbot: QtBot) -> None:
    report = issued(stored)
    page.shown()
    assert not page.changed.isVisible()
    assert cells(page, 0)[4] == ""
    opened(stored.store, visit("WZ-2023-021", "2023-08-20"))
    page.refresh(Changes.of(Changed.RECORDS))
    sentence = "签发后有变化：1条记录；检查次数由1变为2，发现问题由1变为2。"
    assert page.changed.text() == f"2023年8月的通报（{FIRST}）{sentence}"
    assert wanted(page, qtbot, page.replacing) == WantedDocument(NumberKind.REPORT, month=AUGUST, replaced=report.uuid)
    page.tabs.setCurrentIndex(1)
    assert cells(page, 0)[4] == "有变化"
    assert page.panel.changed.text() == f"{sentence}需要的，点“替换…”按现在的台账另出一份。"
    issued(stored, report)
    page.refresh(Changes.of(Changed.DOCUMENTS))
    assert [cells(page, row)[4] for row in (0, 1)] == ["", ""], "one that was replaced is no longer held against the ledger"
    assert not page.changed.isVisible()
    assert not page.panel.changed.isVisible()


def test_what_has_changed_is_told_of_the_month_that_is_shown(page: LedgerPage, stored: Session) -> None:
    issued(stored)
    opened(stored.store, visit("WZ-2023-021", "2023-08-20"), visit("WZ-2023-031", "2023-09-02"))
    page.shown()
    assert page.presenter.file_name() == "月度台账2023-09.xlsx"
    assert not page.changed.isVisible()
    page.presenter.choose(AUGUST)
    assert page.changed.isVisible()


def test_a_report_whose_month_nobody_knows_can_be_taken_out_alone(page: LedgerPage, stored: Session) -> None:
    order = DocumentOrder(None, "", pdf, lambda number: f"{number.text}.pdf", {}, NumberKind.REPORT)
    issue_document(stored.store, order, prefix="武发改能源通", issued_on=DAY)
    opened_page(page)
    assert cells(page, 0)[0] == "—"
    buttons = page.panel.buttons
    assert [button.isEnabled() for button in (buttons.taking, buttons.voiding, buttons.wording, buttons.replacing)] == [
        True,
        True,
        False,
        False,
    ]


def test_the_page_fits_a_laptop_that_shows_everything_a_quarter_larger(page: LedgerPage, stored: Session) -> None:
    first = issued(stored)
    issued(stored, first)
    opened_page(page)
    smallest = page.minimumSizeHint()
    assert smallest.width() <= 1366 / 1.25 - 152
    assert smallest.height() <= 768 / 1.25 - 50
    page.resize(int(1366 / 1.25 - 152), int(768 / 1.25 - 50))
    buttons = page.panel.buttons
    for button in (buttons.looking, buttons.wording, buttons.voiding, page.reporting, page.exporting):
        assert button.width() >= button.sizeHint().width(), button.text()
    header = page.panel.table.horizontalHeader()
    assert header.length() <= page.panel.table.viewport().width()
