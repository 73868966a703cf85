"""Buttons and rows as all rooms make them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from gui.widgets.buttons import button_row, plain_button, primary_button
from gui.widgets.columns import fill_dialog
from gui.widgets.labels import hint_label


def test_a_button_does_what_it_is_for_and_is_told_nothing_else(qtbot: QtBot) -> None:
    asked: list[tuple[object, ...]] = []
    button = plain_button("保存", lambda *extra: asked.append(extra), tip="Ctrl+S")
    qtbot.addWidget(button)
    button.click()
    assert asked == [()]
    assert button.toolTip() == "Ctrl+S"


def test_enter_in_a_field_presses_the_button_that_is_meant_for_it_and_no_other(qtbot: QtBot, dressed: QApplication) -> None:
    del dressed
    pressed: list[str] = []
    dialog, line = QDialog(), QLineEdit()
    leaving = plain_button("取消", lambda: pressed.append("取消"), enter=False)
    doing = primary_button("确定", lambda: pressed.append("确定"), enter=True)
    fill_dialog(dialog, line, button_row(None, leaving, doing))
    qtbot.addWidget(dialog)
    dialog.show()
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert pressed == ["确定"]
    assert doing.property("primary")
    assert not leaving.property("primary")


def test_what_grows_takes_the_room_that_is_left_of_a_row(qtbot: QtBot, dressed: QApplication) -> None:
    del dressed
    dialog, hint, button = QDialog(), hint_label("说明"), plain_button("选择…")
    fill_dialog(dialog, button_row(hint, button, grow=hint))
    qtbot.addWidget(dialog)
    dialog.resize(600, 120)
    dialog.show()
    assert hint.width() > 4 * button.width()
    assert button.geometry().right() > hint.geometry().right()
