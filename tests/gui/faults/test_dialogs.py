"""The two dialogs: what they say can be read and copied, and Enter or Escape closes them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from gui.faults.bug_dialog import BugDialog
from gui.faults.dialog import FaultDialog

SENTENCES = ("第3行：没有编号，请填写。", "第4行：“2023-13-01”不是日期，请改正。")


def test_faults_are_numbered_and_copied_whole(qtbot: QtBot, dressed: QApplication) -> None:
    del dressed
    dialog = FaultDialog("没有完成，共有2处需要处理：", SENTENCES)
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.list.toPlainText() == "1. 第3行：没有编号，请填写。\n2. 第4行：“2023-13-01”不是日期，请改正。"
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "\n".join(SENTENCES)
    assert dialog.isVisible()


@pytest.mark.parametrize("count", [1, 2])
def test_long_sentences_are_read_without_scrolling(qtbot: QtBot, dressed: QApplication, count: int) -> None:
    """What is told of an older database that was put back hid its advice below the edge."""
    del dressed
    sentence = "存档文件夹中有2个文件在数据库里没有登记，已移入隔离文件夹，没有删除。" * 3
    dialog = FaultDialog("数据库已经打开，请留意：", (sentence,) * count)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.list.verticalScrollBar().maximum() == 0


def test_a_report_is_copied_whole(qtbot: QtBot, dressed: QApplication) -> None:
    del dressed
    dialog = BugDialog("Traceback …\nZeroDivisionError", Path("program.log"))
    qtbot.addWidget(dialog)
    dialog.open()
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "Traceback …\nZeroDivisionError"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_one_key_closes(qtbot: QtBot, dressed: QApplication, key: Qt.Key) -> None:
    del dressed
    dialogs: tuple[QDialog, ...] = (FaultDialog("没有完成", SENTENCES), BugDialog("report", Path("program.log")))
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        dialog.open()
        QTest.keyClick(dialog, key)
        assert not dialog.isVisible()
