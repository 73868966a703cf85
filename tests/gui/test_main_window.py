"""The window: pages behind a rail, keys that reach the page in front, a place on the screen that is remembered."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot
from typing_extensions import override

from gui.main_window import MainWindow
from gui.page import Page
from gui.pages import FORM, RECORDS, SETTINGS
from gui.placement import FRAME
from gui.preferences import PreferencesFile
from gui.rail import TOLD_FOR
from inspections.documents.knowledge import Knowledge
from inspections.use_cases.changes import Changed, Changes


class Result(Page):
    """A page that keeps what it was told, with a field to type in."""

    takes: tuple[str, ...] = ()

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[str] = []
        self.leaving = True
        self.line = QLineEdit()
        QVBoxLayout(self).addWidget(self.line)

    @override
    def ready(self, knowledge: Knowledge) -> None:
        self.calls.append("ready")

    @override
    def shown(self) -> None:
        self.calls.append("shown")

    @override
    def refresh(self, changes: Changes) -> None:
        self.calls.append(f"refresh {','.join(changes.kinds)}")

    @override
    def may_leave(self) -> bool:
        return self.leaving

    @override
    def new(self) -> bool:
        self.calls.append("new")
        return "new" in self.takes

    @override
    def search(self) -> bool:
        self.calls.append("search")
        return "search" in self.takes

    @override
    def save(self) -> bool:
        self.calls.append("save")
        return "save" in self.takes


class Records(Result):
    entry = RECORDS
    takes = ("search",)


class Form(Result):
    entry = FORM
    takes = ("new", "save")


class Settings(Result):
    entry = SETTINGS


PAGES = (Records, Form, Settings)


@pytest.fixture
def shell(qtbot: QtBot, dressed: QApplication, resources: Path, preferences: PreferencesFile) -> MainWindow:
    del dressed
    window = MainWindow(resources, preferences)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def window(shell: MainWindow, knowledge: Knowledge) -> MainWindow:
    for page in PAGES:
        shell.add(page())
    shell.ready(knowledge)
    return shell


def page(window: MainWindow, name: str) -> Result:
    shown_page = window.page(name)
    assert isinstance(shown_page, Result)
    return shown_page


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)


def test_the_frame_shows_and_keys_do_no_harm_before_there_is_any_page(shell: MainWindow) -> None:
    assert shell.current is None
    assert [shell.rail.button(page_of_window.entry.name).isEnabled() for page_of_window in PAGES] == [False, False, False]
    for key in (Qt.Key.Key_N, Qt.Key.Key_F, Qt.Key.Key_S):
        press(shell, key)
    assert not shell.show_page("records")


def test_the_paint_is_told_once(qtbot: QtBot, dressed: QApplication, resources: Path, preferences: PreferencesFile) -> None:
    del dressed
    window = MainWindow(resources, preferences)
    qtbot.addWidget(window)
    painted: list[bool] = []
    window.painted.connect(lambda: painted.append(True))
    window.show()
    qtbot.waitUntil(lambda: bool(painted))
    window.repaint()
    qtbot.wait(20)
    assert painted == [True]


def test_pages_take_up_what_is_known_and_the_first_one_is_in_front(window: MainWindow) -> None:
    assert window.current is page(window, "records")
    assert [page(window, page_of_window.entry.name).calls for page_of_window in PAGES] == [["ready", "shown"], ["ready"], ["ready"]]
    assert window.rail.button("records").isChecked()


def test_a_click_in_the_rail_leads_to_the_page(window: MainWindow) -> None:
    QTest.mouseClick(window.rail.button("settings"), Qt.MouseButton.LeftButton)
    assert window.current is page(window, "settings")
    assert page(window, "settings").calls[-1] == "shown"
    assert window.rail.button("settings").isChecked()
    assert not window.rail.button("records").isChecked()


def test_a_page_that_may_not_be_left_stays_in_front(window: MainWindow) -> None:
    page(window, "records").leaving = False
    QTest.mouseClick(window.rail.button("settings"), Qt.MouseButton.LeftButton)
    assert window.current is page(window, "records")
    assert window.rail.button("records").isChecked()
    assert not window.close()


def test_keys_reach_the_page_in_front_else_the_form_and_the_list(window: MainWindow) -> None:
    window.show_page("settings")
    press(window, Qt.Key.Key_N)
    assert window.current is page(window, "form")
    assert page(window, "form").calls[-2:] == ["shown", "new"]
    press(window, Qt.Key.Key_S)
    assert page(window, "form").calls[-1] == "save"
    press(window, Qt.Key.Key_F)
    assert window.current is page(window, "records")
    assert page(window, "records").calls[-2:] == ["shown", "search"]


def test_the_form_is_marked_as_a_new_record_only_while_it_holds_one(window: MainWindow) -> None:
    window.show_page("form")
    assert window.rail.button("form").isChecked()
    window.form_belongs_to("records")
    assert window.rail.button("records").isChecked()
    assert not window.rail.button("form").isChecked()
    window.show_page("settings")
    QTest.mouseClick(window.rail.button("form"), Qt.MouseButton.LeftButton)
    assert page(window, "form").calls[-2:] == ["shown", "new"]
    assert window.rail.button("form").isChecked()
    window.form_belongs_to("records")
    press(window, Qt.Key.Key_N)
    assert window.rail.button("form").isChecked()


def test_a_new_record_that_is_being_filled_in_stays_when_the_rail_leads_back_to_it(window: MainWindow) -> None:
    for name in ("form", "settings", "form"):
        QTest.mouseClick(window.rail.button(name), Qt.MouseButton.LeftButton)
    assert "new" not in page(window, "form").calls


def test_saving_the_form_by_key_is_answered_for_a_while(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    label = window.rail.message
    press(window, Qt.Key.Key_S)
    assert label.text() == ""
    window.show_page("form")
    press(window, Qt.Key.Key_S)
    assert label.text() == "内容已保存"
    assert label.isVisible()
    monkeypatch.setattr(Form, "takes", ())
    qtbot.waitUntil(lambda: label.text() == "", timeout=TOLD_FOR + 2000)
    press(window, Qt.Key.Key_S)
    assert label.text() == ""


def test_a_choice_that_cannot_be_remembered_is_one_quiet_line(shell: MainWindow, preferences: PreferencesFile, tmp_path: Path) -> None:
    (tmp_path / "preferences.json" / "x").mkdir(parents=True)
    preferences.change(last_folder="/elsewhere")
    assert shell.rail.message.text() == "选项暂未记住：文件无法写入（这是文件夹，不是文件）"
    shell.rail.message.clear()
    preferences.change(last_folder="/again")
    assert shell.rail.message.text() == ""
    assert shell.close()


def test_keys_reach_the_page_from_within_a_field(window: MainWindow) -> None:
    window.show_page("form")
    line = page(window, "form").line
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert page(window, "form").calls[-1] == "save"


def test_every_page_is_told_of_changes_even_when_hidden(window: MainWindow) -> None:
    window.refresh(Changes.of(Changed.RECORDS))
    assert [page(window, page_of_window.entry.name).calls[-1] for page_of_window in PAGES] == ["refresh records"] * 3


def test_the_place_on_the_screen_is_remembered(qtbot: QtBot, window: MainWindow, resources: Path, preferences: PreferencesFile) -> None:
    window.resize(700, 500)
    assert window.close()
    again = MainWindow(resources, preferences)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (700, 500)


def test_the_window_lies_on_the_screen_with_room_for_its_frame(shell: MainWindow) -> None:
    assert shell.screen().availableGeometry().marginsRemoved(FRAME).contains(shell.geometry())


def test_a_remembered_place_beyond_the_screen_is_brought_back(
    qtbot: QtBot, window: MainWindow, resources: Path, preferences: PreferencesFile
) -> None:
    window.setGeometry(600, 700, 3000, 2000)
    assert window.close()
    again = MainWindow(resources, preferences)
    qtbot.addWidget(again)
    assert again.screen().availableGeometry().marginsRemoved(FRAME).contains(again.geometry())


@pytest.mark.parametrize(("size", "maximised"), [(QSize(1366, 768), True), (QSize(1093, 614), True), (QSize(1920, 1080), False)])
def test_a_small_screen_is_filled(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, resources: Path, preferences: PreferencesFile, size: QSize, maximised: bool
) -> None:
    class Screen:
        def size(self) -> QSize:
            return size

        def availableGeometry(self) -> QRect:  # noqa: N802 # Qt's name
            return QRect(QPoint(0, 0), size)

    monkeypatch.setattr(MainWindow, "screen", lambda _: Screen())
    window = MainWindow(resources, preferences)
    qtbot.addWidget(window)
    assert window.isMaximized() is maximised
