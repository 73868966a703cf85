"""Starting the window on a real store: what is shown first, what comes after it, and what a killed window leaves behind."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from db.drafts import open_drafts
from db.opening import open_store
from db.snapshots import SqliteDatabases
from gui.application import Start
from gui.desk import Desk
from gui.faults.bug_dialog import BugDialog
from gui.faults.dialog import FaultDialog
from gui.first_run.dialog import FirstRunDialog
from gui.installation import Installation
from gui.pages import PAGES
from gui.preferences import PreferencesFile
from gui.records.page import RecordsPage
from gui.settings.page import SettingsPage
from inspections.documents.knowledge import Knowledge
from inspections.drafts.draft import Draft
from inspections.faults import refuse
from inspections.session import Session
from inspections.use_cases.import_records import import_records
from tests.support.made_up_case import issued_notice, opened, visit
from tests.support.store_samples import AT, checked, record

ROOT = Path(__file__).resolve().parents[2]
DRAFT = UUID("00000000-0000-4000-8000-00000000000d")
STARTED = datetime(2023, 8, 16, 9, tzinfo=UTC)

Begin = Callable[..., Start]


@pytest.fixture
def begin(qtbot: QtBot, dressed: QApplication, tmp_path: Path, resources: Path, knowledge: Knowledge) -> Iterator[Begin]:
    """Start a window on the data in tmp_path; every one is closed in the end."""
    del dressed
    started: list[Start] = []

    def open_session() -> Session:
        return Session(open_store(tmp_path / "inspection.db"), open_drafts(tmp_path / "drafts.db"), knowledge)

    def begin(opener: Callable[[], Session] = open_session, *, resume: bool = False) -> Start:
        installation = Installation(
            resources, tmp_path, opener, lambda: open_drafts(tmp_path / "drafts.db"), "tester", "1.2.3", SqliteDatabases
        )
        start = Start(installation, resume=resume)
        started.append(start)
        qtbot.addWidget(start.window)
        start.window.show()
        return start

    yield begin
    for start in started:
        if isinstance(start.desk, Desk):
            start.desk.close()


def dialogs() -> list[QDialog]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog) and widget.isVisible()]


def set_up(folder: Path) -> None:
    PreferencesFile(folder / "preferences.json").change(county="410823", checklist="wuzhi-2023", first_run_done=True)


def test_the_shell_is_there_before_any_page(begin: Begin) -> None:
    start = begin()
    assert start.window.current is None
    assert [start.window.rail.button(entry.name).text().strip() for entry in PAGES] == ["检查记录", "新建记录", "案件", "月度台账", "设置"]


def test_the_first_start_asks_who_works_here_and_can_be_left(qtbot: QtBot, begin: Begin) -> None:
    start = begin()
    qtbot.waitUntil(lambda: bool(dialogs()))
    (guide,) = dialogs()
    assert isinstance(guide, FirstRunDialog)
    QTest.keyClick(guide, Qt.Key.Key_Escape)
    assert dialogs() == []
    assert start.window.current is start.window.page("records")


def test_later_starts_show_the_list_at_once_and_every_page_can_be_reached(qtbot: QtBot, begin: Begin, tmp_path: Path) -> None:
    set_up(tmp_path)
    window = begin().window
    qtbot.waitUntil(lambda: window.current is not None)
    assert dialogs() == []
    for entry in PAGES:
        QTest.mouseClick(window.rail.button(entry.name), Qt.MouseButton.LeftButton)
        assert window.current is window.page(entry.name)
        assert window.page(entry.name).entry is entry


def test_ctrl_n_begins_a_record_and_ctrl_f_looks_for_one(qtbot: QtBot, begin: Begin, tmp_path: Path) -> None:
    set_up(tmp_path)
    window = begin().window
    qtbot.waitUntil(lambda: window.current is not None)
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.current is window.page("form")
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.current is window.page("records")


@pytest.mark.parametrize(("killed", "page"), [(True, "form"), (False, "records")])
def test_after_a_kill_the_record_that_was_being_filled_in_is_open_again(
    qtbot: QtBot, begin: Begin, tmp_path: Path, killed: bool, page: str
) -> None:
    set_up(tmp_path)
    drafts = open_drafts(tmp_path / "drafts.db")
    drafts.save(Draft(DRAFT, {"inspectee_name": "武陟县某供电公司"}, None, STARTED))
    drafts.close()
    window = begin(resume=killed).window
    window.activateWindow()
    qtbot.waitUntil(lambda: window.current is not None and window.current is window.page(page))
    records = cast("RecordsPage", window.page("records"))
    qtbot.waitUntil(lambda: records.stack.currentWidget() is not records.waiting)
    qtbot.waitUntil(window.isActiveWindow)
    focused: QWidget | None = QApplication.focusWidget()
    assert focused is not None
    assert focused is window.current or window.page(page).isAncestorOf(focused)  # else Ctrl+Z would reach no one


def test_a_store_that_cannot_be_opened_is_told_and_nothing_else_is_offered(qtbot: QtBot, begin: Begin) -> None:
    def refused() -> Session:
        raise refuse("newer_database", "数据库由较新版本的程序建立", "inspection.db", "请升级本程序后再打开")

    window = begin(refused).window
    qtbot.waitUntil(lambda: bool(dialogs()))
    (dialog,) = dialogs()
    assert isinstance(dialog, FaultDialog)
    assert "请升级本程序后再打开" in dialog.list.toPlainText()
    dialog.accept()
    assert window.current is None
    assert window.close()


def test_what_was_seen_at_opening_is_told_and_the_pages_are_there(qtbot: QtBot, begin: Begin, tmp_path: Path) -> None:
    set_up(tmp_path)
    store = open_store(tmp_path / "inspection.db")
    import_records(store, checked(record()), author="张某", at=AT)
    store.archive.put(b"no row names this")
    store.close()
    window = begin().window
    qtbot.waitUntil(lambda: bool(dialogs()))
    (dialog,) = dialogs()
    assert isinstance(dialog, FaultDialog)
    assert "已移入隔离文件夹，没有删除" in dialog.list.toPlainText()
    dialog.accept()
    assert window.current is window.page("records")


def test_a_clock_that_was_set_back_is_told_and_the_pages_are_there(qtbot: QtBot, begin: Begin, tmp_path: Path) -> None:
    set_up(tmp_path)
    store = open_store(tmp_path / "inspection.db")
    import_records(store, checked(record()), author="张某", at=datetime.now(UTC) + timedelta(days=400))
    store.close()
    window = begin().window
    qtbot.waitUntil(lambda: bool(dialogs()))
    (dialog,) = dialogs()
    assert isinstance(dialog, FaultDialog)
    assert "早于数据库中最近一次保存的时间" in dialog.list.toPlainText()
    dialog.accept()
    assert window.current is window.page("records")


WHOLE = """
import runpy, sys
from PySide6.QtCore import QTimer
from gui.main_window import MainWindow

painting = MainWindow.paintEvent

def paint(window, event):
    MainWindow.paintEvent = painting
    late = ("pandas", "reportlab", "sqlite_utils", "rapidfuzz", "docx", "pypdfium2", "PySide6.QtPrintSupport")
    QTimer.singleShot(0, lambda: print(*[name for name in late if name in sys.modules], "painted"))
    painting(window, event)

MainWindow.paintEvent = paint
sys.argv = ["main.py"]
runpy.run_path("main.py", run_name="__main__")
"""


def test_the_program_without_arguments_opens_a_window_and_leaves_with_0(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "INSPECTION_DATA": str(tmp_path)}
    environment["INSPECTION_CLOSE"] = "1"
    ran = subprocess.run(
        [sys.executable, "-c", WHOLE], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert (ran.returncode, ran.stdout.strip()) == (0, "painted"), ran.stderr
    names = {path.name for path in tmp_path.iterdir()}
    assert {"inspection.db", "drafts.db", "preferences.json"} <= names
    assert "window.lock" not in names


def test_a_bug_is_told_over_whatever_is_in_front(qtbot: QtBot, begin: Begin) -> None:
    start = begin()
    qtbot.waitUntil(lambda: bool(dialogs()))
    start.bugs.report(ZeroDivisionError("divided"))
    qtbot.waitUntil(lambda: len(dialogs()) > 1)
    (shown,) = [dialog for dialog in dialogs() if isinstance(dialog, BugDialog)]
    assert "ZeroDivisionError: divided" in shown.report.toPlainText()
    assert isinstance(shown.parent(), FirstRunDialog)
    for dialog in (shown, *dialogs()):
        dialog.close()


def test_a_finished_guide_shows_in_the_list_and_in_the_settings(qtbot: QtBot, begin: Begin) -> None:
    window = begin().window
    qtbot.waitUntil(lambda: bool(dialogs()))
    (guide,) = dialogs()
    assert isinstance(guide, FirstRunDialog)
    for button in (guide.sample_profile, guide.forward, guide.forward, guide.forward):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialogs() == [])
    records, settings = window.page("records"), window.page("settings")
    assert isinstance(records, RecordsPage)
    assert isinstance(settings, SettingsPage)
    qtbot.waitUntil(lambda: records.count.text() == "共50条记录")
    qtbot.waitUntil(lambda: settings.bureau.editors["county"].property("text") == "410823")
    assert not settings.presenter.modified


def test_a_stored_record_is_open_under_the_list_and_not_under_new(qtbot: QtBot, begin: Begin, tmp_path: Path) -> None:
    set_up(tmp_path)
    start = begin()
    qtbot.waitUntil(lambda: start.window.current is not None)
    assert isinstance(start.desk, Desk)
    start.desk.navigation.new_record()
    assert start.window.rail.button("form").isChecked()
    start.desk.form.record_finished.emit(DRAFT)
    assert start.window.rail.button("records").isChecked()
    start.desk.navigation.new_record()
    start.desk.navigation.open_draft(DRAFT)
    assert start.window.current is start.window.page("form")
    assert start.window.rail.button("records").isChecked()


def test_an_issued_notice_goes_from_its_dialog_to_the_printer(qtbot: QtBot, begin: Begin, tmp_path: Path) -> None:
    set_up(tmp_path)
    store = open_store(tmp_path / "inspection.db")
    payload = visit()
    (record,) = opened(store, payload)
    notice = issued_notice(store, payload, record, date(2023, 8, 17))
    store.close()
    start = begin()
    qtbot.waitUntil(lambda: start.window.current is not None)
    assert isinstance(start.desk, Desk)
    dialog = start.desk.documents.open_notice(record.uuid)
    qtbot.waitUntil(dialog.printing.isVisible, timeout=20_000)
    QTest.mouseClick(dialog.printing, Qt.MouseButton.LeftButton)
    if not QPrinterInfo.availablePrinterNames():
        (asking,) = (dialog for dialog in dialogs() if isinstance(dialog, QMessageBox))
        assert asking.text() == "这台电脑没有安装打印机。"
        next(button for button in asking.buttons() if button.text() == "打印到文件…").click()
    (printing,) = (dialog for dialog in dialogs() if isinstance(dialog, QPrintDialog))
    assert notice.number.text in printing.windowTitle()
    QTest.keyClick(printing, Qt.Key.Key_Escape)
    QTest.mouseClick(dialog.closing, Qt.MouseButton.LeftButton)
    assert dialogs() == []


def test_without_a_screen_one_sentence_says_so(tmp_path: Path) -> None:
    if sys.platform != "linux":
        return  # elsewhere there always is a screen
    environment = {name: text for name, text in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}
    environment |= {"XDG_DATA_HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run(
        [sys.executable, "main.py"], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert (ran.returncode, ran.stderr.count("\n")) == (2, 1)
    assert "没有图形界面" in ran.stderr


def test_a_window_that_is_only_tried_leaves_with_1_where_the_store_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "inspection.db").write_bytes(b"no database at all" * 100)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "INSPECTION_DATA": str(tmp_path), "INSPECTION_CLOSE": "1"}
    ran = subprocess.run(
        [sys.executable, "main.py"], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert ran.returncode == 1
    assert "inspection.db" in ran.stderr
