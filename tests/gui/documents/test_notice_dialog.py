from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gui.documents.desk import DocumentDesk
from gui.documents.dialog import DocumentDialog
from gui.pages import SETTINGS
from gui.preferences import PreferencesFile
from inspections.cases.documents import DocumentState
from inspections.cases.numbers import NumberKind
from inspections.session import Session
from tests.support.gui.clicking import press
from tests.support.gui.document_dialog import answer, issue
from tests.support.gui.navigation import Ways
from tests.support.gui.synchronous_operations import SynchronousOperations
from tests.support.notice_drafts import charged, decided, fee
from tests.support.stored_records import ShownFaults, keep, keep_profile

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def ways() -> Ways:
    return Ways()


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    with qtbot.waitActive(parent):
        parent.show()
    return parent


@pytest.fixture
def desk(session: Session, preferences: PreferencesFile, ways: Ways, parent: QWidget, tmp_path: Path) -> DocumentDesk:
    preferences.change(last_folder=str(tmp_path / "out"))
    return DocumentDesk(
        operations=SynchronousOperations(session),
        faults=ShownFaults(),
        preferences=preferences,
        navigation=ways.navigation,
        knowledge=session.knowledge,
        today=lambda: date(2023, 8, 20),
        parent=parent,
    )


@pytest.fixture
def record(session: Session, resources: Path) -> UUID:
    keep_profile(session, resources)
    return keep(session, decided(charged(*(fee(f"移表费{number}") for number in range(12)), fee())))


def test_a_number_is_given_out_only_after_a_question(desk: DocumentDesk, record: UUID, tmp_path: Path) -> None:
    dialog = desk.open_notice(record)
    asked = answer(dialog, "取消")
    assert "向“某县供电公司”签发责令整改通知书，文号为“武发改能源责改〔2023〕…号”，签发日期为2023年8月20日。" in asked
    assert dialog.checked.text() == "签发前检查"
    assert "不再收回" in asked
    assert dialog.issuing.isEnabled()
    assert not (tmp_path / "out").exists()
    issue(dialog)
    assert not dialog.issuing.isVisible()
    assert dialog.checked.text() == "签发情况"


def test_from_preview_to_the_copy_on_the_disk(
    desk: DocumentDesk, record: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    dialog = desk.open_notice(record)
    assert dialog.number.text() == "〔2023〕…号（签发时给出）"
    assert not dialog.again.isVisible()
    issue(dialog)
    assert dialog.number.text() == "武发改能源责改〔2023〕1号"
    (copy,) = (tmp_path / "out").iterdir()
    assert dialog.status.text() == f"文件已存到：{copy}"
    assert not dialog.issuing.isVisible()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "again"))
    press(dialog.again)
    assert [path.name for path in (tmp_path / "again").iterdir()] == [copy.name]
    with qtbot.waitSignal(dialog.destroyed):
        press(dialog.closing)


def test_the_issued_notice_is_printed_from_its_dialog_and_again_when_it_is_opened_later(
    desk: DocumentDesk, record: UUID, session: Session, qtbot: QtBot
) -> None:
    first = desk.open_notice(record)
    assert not first.printing.isVisible()
    issue(first)
    with session.store.reading() as unit:
        (notice,) = unit.documents.of_kind(NumberKind.NOTICE)
    for dialog in (first, desk.open_notice(record)):
        assert [dialog.printing.isVisible(), dialog.again.isVisible(), dialog.closing.isVisible()] == [True] * 3
        with qtbot.waitSignal(desk.print_requested) as asked:
            press(dialog.printing)
        assert asked.args == [notice]


def test_pages_are_turned_and_zoomed(desk: DocumentDesk, record: UUID, qtbot: QtBot) -> None:
    dialog = desk.open_notice(record)
    qtbot.waitUntil(dialog.isActiveWindow)
    preview = dialog.preview
    pages = len(preview.sheets)
    assert pages > 1
    assert preview.position.text() == f"第1页，共{pages}页"
    press(preview.after)
    assert preview.position.text() == f"第2页，共{pages}页"
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_PageUp)
    assert preview.position.text() == f"第1页，共{pages}页"
    width = preview.sheets[0].width()
    press(preview.larger)
    assert preview.sheets[0].width() > width


def write_day(dialog: DocumentDialog, text: str) -> None:
    """Type over what is selected, as a person does."""
    dialog.day.line.selectAll()
    QTest.keyClicks(dialog.day.line, text)


def test_what_is_no_day_is_refused_in_red(desk: DocumentDesk, record: UUID) -> None:
    dialog = desk.open_notice(record)
    write_day(dialog, "2023-13-01")
    assert dialog.day_fault.isVisible()
    assert dialog.day_fault.objectName() == "error"
    assert dialog.day.line.property("wrong")
    assert not dialog.issuing.isEnabled()
    write_day(dialog, "2023-08-20")
    assert not dialog.day_fault.isVisible()
    assert dialog.issuing.isEnabled()


def test_day_and_folder_are_chosen(desk: DocumentDesk, record: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    dialog = desk.open_notice(record)
    write_day(dialog, "2022-08-01")
    QTest.keyClick(dialog.day.line, Qt.Key.Key_Return)
    assert not dialog.issuing.isEnabled()
    assert dialog.preview.unfinished.isVisible()
    assert "草稿" in dialog.preview.unfinished.text()
    write_day(dialog, "2023-8-30")
    qtbot.waitUntil(dialog.issuing.isEnabled)  # after a pause in typing
    assert not dialog.preview.unfinished.isVisible()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "chosen"))
    press(dialog.choosing)
    assert dialog.folder.text() == str(tmp_path / "chosen")
    issue(dialog)
    assert len(list((tmp_path / "chosen").iterdir())) == 1


def test_enter_in_a_field_never_issues(desk: DocumentDesk, record: UUID) -> None:
    dialog = desk.open_notice(record)
    QTest.keyClick(dialog.prefix, Qt.Key.Key_Return)
    assert dialog.issuing.isVisible()
    assert dialog.isVisible()


def test_the_ways_to_where_faults_are_mended(desk: DocumentDesk, session: Session, ways: Ways) -> None:
    record = keep(session, decided(charged(fee())))
    dialog = desk.open_notice(record)
    assert not dialog.issuing.isEnabled()
    press(dialog.settings)
    press(desk.open_notice(record).opening)
    assert ways.gone == [("page", SETTINGS.name), ("record", record)]


def test_the_place_of_the_copy_can_be_typed(desk: DocumentDesk, record: UUID, tmp_path: Path) -> None:
    dialog = desk.open_notice(record)
    dialog.folder.selectAll()
    QTest.keyClicks(dialog.folder, str(tmp_path / "typed"))
    issue(dialog)
    assert len(list((tmp_path / "typed").iterdir())) == 1


def test_a_new_notice_stands_in_the_place_of_the_former(desk: DocumentDesk, record: UUID, session: Session) -> None:
    issue(desk.open_notice(record))
    with session.store.reading() as unit:
        (former,) = unit.documents.of_kind(NumberKind.NOTICE)
    again = desk.open_notice(record, former.uuid)
    assert again.windowTitle() == "替换 武发改能源责改〔2023〕1号"
    assert not again.former.isVisible(), "what is replaced was chosen before"
    assert again.issuing.isEnabled()
    press(again.issuing)
    question: QMessageBox = list(again.findChildren(QMessageBox))[-1]
    assert question.windowTitle() == "替换 武发改能源责改〔2023〕1号"
    assert "签发后替换武发改能源责改〔2023〕1号（2023年8月20日签发），该件不再生效，新的一份须重新送达。" in question.text()
    press(next(button for button in question.buttons() if button.text() == "签发"))
    assert again.number.text() == "武发改能源责改〔2023〕2号"
    with session.store.reading() as unit:
        old, new = unit.documents.of_kind(NumberKind.NOTICE)
    assert (old.state, new.replaces) == (DocumentState.REPLACED, former.uuid)


def test_the_record_s_earlier_notice_is_replaced_unless_another_is_chosen(desk: DocumentDesk, record: UUID, session: Session) -> None:
    issue(desk.open_notice(record))
    keep(session, decided(charged(fee())))
    dialog = desk.open_notice(record)
    assert dialog.windowTitle() == "替换 武发改能源责改〔2023〕1号"
    assert [dialog.former.itemText(index) for index in range(dialog.former.count())] == [
        "替换武发改能源责改〔2023〕1号",
        "另出一份，此前的仍然有效",
    ]
    dialog.former.setCurrentIndex(1)
    assert dialog.windowTitle() == "出具责令整改通知书"
    dialog.former.setCurrentIndex(0)
    issue(dialog)
    assert not dialog.former.isVisible()
    with session.store.reading() as unit:
        assert [document.state for document in unit.documents.of_kind(NumberKind.NOTICE)] == [DocumentState.REPLACED, DocumentState.ISSUED]
