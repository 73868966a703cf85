"""The progress dialog: only for work that takes longer than a blink; 取消, Escape and the cross stop it."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.operations.operation import Operation
from gui.operations.operations import Operations
from gui.operations.progress import Progress
from gui.operations.progress_dialog import ProgressView
from inspections.documents.knowledge import Knowledge
from inspections.session import Session
from tests.support.sessions import memory_session


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication) -> QWidget:
    del dressed
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def operations(window: QWidget, tmp_path: Path, knowledge: Knowledge) -> Iterator[Operations]:
    def bug(error: BaseException) -> None:
        raise error

    operations = Operations(lambda: memory_session(tmp_path, knowledge), lambda _faults: None, bug, window)
    yield operations
    operations.close()


def test_quick_work_shows_no_dialog(qtbot: QtBot, window: QWidget, operations: Operations) -> None:
    view = ProgressView(operations, window)
    shown: list[bool] = []
    operations.run(Operation("读取", lambda _s, _p: None, lambda _: shown.append(view.dialog.isVisible())))
    qtbot.waitUntil(lambda: not operations.busy)
    qtbot.wait(500)
    assert shown == [False]
    assert not view.dialog.isVisible()


def test_long_work_shows_what_is_done_and_how_far_it_is(qtbot: QtBot, window: QWidget, operations: Operations) -> None:
    view = ProgressView(operations, window)
    go_on = Event()

    def work(_session: Session, progress: Progress) -> bool:
        progress.tell(30, 120)
        return go_on.wait(10)

    operations.run(Operation("导入记录", work, lambda _: None))
    qtbot.waitUntil(view.dialog.isVisible)
    assert view.dialog.what.text() == "正在导入记录…"
    assert view.dialog.isModal()
    go_on.set()
    qtbot.waitUntil(lambda: not operations.busy)
    assert not view.dialog.isVisible()


def test_quiet_work_never_takes_the_screen(qtbot: QtBot, window: QWidget, operations: Operations) -> None:
    view = ProgressView(operations, window)
    go_on = Event()
    operations.run(Operation("查找记录", lambda _s, _p: go_on.wait(10), lambda _: None, quiet=True))
    qtbot.wait(700)
    assert not view.dialog.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: not operations.busy)


@pytest.mark.parametrize("by_key", [True, False])
def test_cancel_and_escape_stop_the_work(qtbot: QtBot, window: QWidget, operations: Operations, by_key: bool) -> None:
    view = ProgressView(operations, window)
    ended: list[str] = []

    def endless(_session: Session, progress: Progress) -> None:
        count = 0
        while True:
            count += 1
            progress.tell(count % 100, 100)

    operations.run(Operation("导入记录", endless, lambda _: ended.append("done"), cancelled=lambda: ended.append("cancelled")))
    qtbot.waitUntil(lambda: view.dialog.isVisible() and view.dialog.bar.maximum() == 100)
    if by_key:
        QTest.keyClick(view.dialog, Qt.Key.Key_Escape)
    else:
        QTest.mouseClick(view.dialog.cancel, Qt.MouseButton.LeftButton)
    assert view.dialog.what.text() == "正在停止…"
    assert not view.dialog.cancel.isEnabled()
    qtbot.waitUntil(lambda: not operations.busy)
    assert ended == ["cancelled"]
    assert not view.dialog.isVisible()
