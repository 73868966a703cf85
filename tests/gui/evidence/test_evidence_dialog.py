from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gui.evidence.correction import CorrectionDialog
from gui.evidence.desk import EvidenceDesk
from gui.evidence.dialog import EvidenceDialog
from gui.evidence.withdrawal import WithdrawalDialog
from gui.preferences import PreferencesFile
from inspections.cases.numbers import NumberKind
from inspections.session import Session
from tests.support.gui.clicking import press
from tests.support.gui.synchronous_operations import SynchronousOperations
from tests.support.made_up_case import draft, issued
from tests.support.notice_drafts import shipped_profile
from tests.support.photo_files import NOW
from tests.support.stored_records import ShownFaults

pytestmark = pytest.mark.usefixtures("dressed")
Photo = Callable[..., Path]
COPY = Qt.DropAction.CopyAction


def cell(dialog: EvidenceDialog, row: int, column: int) -> str:
    item = dialog.table.item(row, column)
    return "" if item is None else item.text()


def named(box: QMessageBox, words: str) -> QAbstractButton:
    return next(button for button in box.buttons() if button.text() == words)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


@pytest.fixture
def dialog(session: Session, record: UUID, preferences: PreferencesFile, parent: QWidget) -> EvidenceDialog:
    desk = EvidenceDesk(
        operations=SynchronousOperations(session),
        faults=ShownFaults(),
        preferences=preferences,
        now=lambda: NOW,
        author="张某",
        parent=parent,
    )
    return desk.open(record)


def drop(dialog: EvidenceDialog, *paths: Path) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    enter = QDragEnterEvent(QPoint(5, 5), COPY, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(dialog, enter)
    assert enter.isAccepted()
    where = QPointF(5, 5)
    QApplication.sendEvent(dialog, QDropEvent(where, COPY, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))


def test_files_are_dropped_described_and_added(dialog: EvidenceDialog, photo: Photo) -> None:
    assert dialog.hint.isVisible()
    assert not dialog.attaching.isEnabled()
    drop(dialog, photo("公示栏.jpg", "2023:08:15 10:00:00"), photo("收据.jpg", "2023:08:15 10:12:30", colour=(1, 2, 3)))
    assert [dialog.files.item(row).text() for row in range(dialog.files.count())] == ["公示栏.jpg", "收据.jpg"]
    assert dialog.form.taken.line.text() == "2023-08-15 10:00"
    assert dialog.form.below["taken"].text() == "照片中记录的拍摄时间，请核对。"
    QTest.keyClicks(dialog.form.shows, "board")
    box = next(iter(dialog.form.boxes.values()))
    box.click()
    press(dialog.attaching)
    assert dialog.files.currentRow() == 1
    assert dialog.form.below["shows"].text() == "请写明这件证据证明什么。"
    assert not box.isChecked()
    QTest.keyClicks(dialog.form.shows, "receipt")
    assert dialog.attaching.text() == "添加2件到本案"
    press(dialog.attaching)
    assert dialog.table.rowCount() == 2
    assert cell(dialog, 0, 2) == "board\n· " + box.text().replace("\n", "")
    assert cell(dialog, 1, 4).startswith("照片\n收据.jpg\nSHA-256 ")
    assert dialog.count.text() == "本案证据共2件"
    assert not dialog.files.isVisible()


def test_files_are_chosen_and_edited(dialog: EvidenceDialog, photo: Photo, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [str(photo("a.jpg")), str(photo("b.jpg", colour=(1, 2, 3)))]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (paths, ""))
    press(dialog.choosing)
    dialog.form.taken_by.setEditText("")
    QTest.keyClicks(dialog.form.taken_by, "Ouyang")
    dialog.form.location.clear()
    QTest.keyClicks(dialog.form.location, "office")
    press(dialog.spreading)
    dialog.files.setCurrentRow(1)
    assert (dialog.form.location.text(), dialog.form.taken_by.currentText()) == ("office", "Ouyang")
    press(dialog.leaving_out)
    assert dialog.files.count() == 1
    assert not dialog.spreading.isVisible()


def added(dialog: EvidenceDialog, path: Path) -> None:
    drop(dialog, path)
    dialog.form.shows.setPlainText("收据")
    press(dialog.attaching)
    dialog.table.selectRow(0)


def test_a_piece_is_withdrawn_with_its_reason(dialog: EvidenceDialog, photo: Photo) -> None:
    assert not dialog.withdrawing.isEnabled()
    added(dialog, photo("收据.jpg", "2023:08:15 10:12:30"))
    press(dialog.withdrawing)
    asking = QApplication.activeModalWidget()
    assert isinstance(asking, WithdrawalDialog)
    assert not asking.withdrawing.isEnabled()
    asking.reason.setPlainText("与本案无关")
    press(asking.withdrawing)
    assert cell(dialog, 0, 2) == "已撤回：与本案无关\n收据"
    assert dialog.count.text() == "本案证据共0件，另有1件已撤回"
    assert not dialog.withdrawing.isEnabled()


def test_what_is_said_of_a_piece_is_corrected_and_its_history_is_shown(dialog: EvidenceDialog, photo: Photo) -> None:
    added(dialog, photo("收据.jpg", "2023:08:15 10:12:30"))
    before = cell(dialog, 0, 4)
    press(dialog.correcting)
    asking = QApplication.activeModalWidget()
    assert isinstance(asking, CorrectionDialog)
    assert asking.form.shows.toPlainText() == "收据"
    assert not asking.correcting.isEnabled()
    assert not asking.issued.isVisible()
    asking.reason.setText("写错了")
    assert not asking.correcting.isEnabled()
    asking.form.shows.setPlainText("")
    asking.form.taken.line.setText("2023-08-13 10:12")
    asking.form.taken.line.textEdited.emit("2023-08-13 10:12")
    press(asking.correcting)
    assert asking.form.below["shows"].text() == "请写明这件证据证明什么。"
    assert asking.form.doubt.text().startswith("不在检查期间")
    asking.form.shows.setPlainText("2023年6月1日的收据")
    press(asking.correcting)
    assert cell(dialog, 0, 2) == "2023年6月1日的收据"
    assert cell(dialog, 0, 3).startswith("2023-08-13 10:12\n")
    assert cell(dialog, 0, 3).endswith("（已更正）")
    assert cell(dialog, 0, 4) == before
    assert dialog.message.text() == "已更正第1号证据的说明，原来的说明仍然保留。"
    dialog.table.selectRow(0)
    press(dialog.correcting)
    again = QApplication.activeModalWidget()
    assert isinstance(again, CorrectionDialog)
    sentence = "张某更正：证明内容由“收据”改为“2023年6月1日的收据”；取得时间由“2023-08-15 10:12”改为“2023-08-13 10:12”。原因：写错了"
    assert again.history.text() == f"2023-08-16 09:00 {sentence}"
    again.reject()
    press(dialog.withdrawing)
    withdrawal = QApplication.activeModalWidget()
    assert isinstance(withdrawal, WithdrawalDialog)
    withdrawal.reason.setPlainText("与本案无关")
    press(withdrawal.withdrawing)
    dialog.table.selectRow(0)
    assert not dialog.correcting.isEnabled()


def test_a_piece_on_an_issued_list_says_that_the_list_keeps_its_words(
    dialog: EvidenceDialog, photo: Photo, session: Session, record: UUID
) -> None:
    added(dialog, photo("收据.jpg", "2023:08:15 10:12:30"))
    with session.store.writing() as unit:
        unit.profiles.save(shipped_profile("410823"))
        stored = unit.records.get(record)
    assert stored is not None
    document = issued(session.store, draft(session.store, stored.record, NumberKind.EVIDENCE_LIST), date(2023, 8, 16))
    dialog.presenter.load()
    dialog.table.selectRow(0)
    press(dialog.correcting)
    asking = QApplication.activeModalWidget()
    assert isinstance(asking, CorrectionDialog)
    assert asking.issued.text() == f"{document.number.text}已经列入这件证据：已签发的文书保留原来的说明，需要时请重新出具。"
    asking.reject()


def test_a_piece_is_opened(dialog: EvidenceDialog, photo: Photo, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not opened.append(url.fileName()))  # type: ignore[func-returns-value] # that is true
    added(dialog, photo("收据.jpg", "2023:08:15 10:12:30"))
    press(dialog.opening)
    assert opened == ["收据.jpg"]


def test_a_piece_is_saved_elsewhere(dialog: EvidenceDialog, photo: Photo, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = photo("收据.jpg", "2023:08:15 10:12:30")
    added(dialog, path)
    offered: list[str] = []

    def choose(*of: str) -> tuple[str, str]:
        offered.append(of[2])
        return str(tmp_path / "copy.jpg"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    press(dialog.saving)
    assert Path(offered[0]).name == "收据.jpg"
    assert (tmp_path / "copy.jpg").read_bytes() == path.read_bytes()
    assert dialog.message.text() == f"已另存为：{tmp_path / 'copy.jpg'}"


def test_what_is_wrong_with_a_file_stands_above_its_fields(dialog: EvidenceDialog, tmp_path: Path) -> None:
    (tmp_path / "IMG_20230813_101230.jpg").write_bytes(b"\xff\xd8\xff\xe0 cut off")
    drop(dialog, tmp_path / "IMG_20230813_101230.jpg")
    assert dialog.form.about.text() == "照片　IMG_20230813_101230.jpg"
    assert dialog.form.warning.text().startswith("JPEG 图片打不开")
    assert dialog.form.below["taken"].text() == "文件名中的时间，请核对。"
    assert dialog.form.doubt.text() == "不在检查期间（2023-08-15 09:05至2023-08-15 11:30），请核对。"


def test_copies_that_a_crash_left_behind_are_removed_at_the_next_start(
    session: Session, preferences: PreferencesFile, parent: QWidget
) -> None:
    left = preferences.folder / "opened-copies" / "0123"
    left.mkdir(parents=True)
    (left / "收据.jpg").write_bytes(b"1")
    operations = SynchronousOperations(session)
    desk = EvidenceDesk(operations=operations, faults=ShownFaults(), preferences=preferences, now=lambda: NOW, author="张某", parent=parent)
    assert not left.parent.exists()
    left.mkdir(parents=True)
    desk.close()
    assert not left.parent.exists()


def test_what_was_typed_is_not_lost_without_a_question(dialog: EvidenceDialog, photo: Photo, qtbot: QtBot) -> None:
    drop(dialog, photo("收据.jpg"))
    press(dialog.closing)
    asking = QApplication.activeModalWidget()
    assert isinstance(asking, QMessageBox)
    assert asking.text() == "有1个文件还没有添加到本案。"
    named(asking, "继续填写").click()
    assert dialog.isVisible()
    press(dialog.closing)
    again = QApplication.activeModalWidget()
    assert isinstance(again, QMessageBox)
    with qtbot.waitSignal(dialog.destroyed):
        named(again, "不添加").click()
