"""Questions and words over what is in front: opened, answered later; Enter and Esc leave everything as it is."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gui.question import Act, answered_before_leaving, ask, choose, tell


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def press(box: QMessageBox, words: str) -> None:
    next(button for button in box.buttons() if button.text() == words).click()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_enter_and_escape_leave_everything_as_it_is(over: QWidget, key: Qt.Key) -> None:
    done: list[str] = []
    box = ask(over, "删除", "要删除吗？", ("删除", "保留"), lambda: done.append("删除"))
    assert QApplication.activeModalWidget() is box
    QTest.keyClick(box, key)
    assert done == []


def test_what_is_chosen_is_done_and_staying_too_where_something_follows_from_it(over: QWidget) -> None:
    done: list[str] = []

    def doing(words: str) -> Callable[[], None]:
        return lambda: done.append(words)

    acts: dict[str, Act | None] = {words: doing(words) for words in ("全部", "一部分", "取消")}
    for words in ("一部分", "取消", "全部"):
        press(choose(over, "导入", "导入哪些？", acts), words)
    QTest.keyClick(choose(over, "导入", "导入哪些？", acts), Qt.Key.Key_Escape)
    assert done == ["一部分", "取消", "全部", "取消"]


def test_a_word_can_offer_what_is_to_be_done_about_it(over: QWidget) -> None:
    done: list[str] = []
    press(tell(over, "打不开", "没有程序。", "<b>位置", {"复制位置": lambda: done.append("复制")}), "复制位置")
    press(tell(over, "打不开", "没有程序。"), "知道了")
    assert done == ["复制"]


@pytest.mark.parametrize(("words", "answer"), [("保存", "保存"), ("不保存", "不保存"), ("继续编辑", "")])
def test_what_is_asked_before_leaving_is_answered_at_once(over: QWidget, monkeypatch: pytest.MonkeyPatch, words: str, answer: str) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda box: press(box, words))
    assert answered_before_leaving(over, "设置", "还没有保存。", ("保存", "不保存"), "继续编辑") == answer
