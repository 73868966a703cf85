"""Every kind of field through its real widget: what is entered comes out, what is shown comes in silently."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gui.record_form.fields.choice import ChoiceEditor
from gui.record_form.fields.day import DayEditor
from gui.record_form.fields.editor import FieldEditor
from gui.record_form.fields.factory import editor_for
from gui.record_form.fields.line import LineEditor, OfferingLine
from gui.record_form.fields.lines import LineRow
from gui.record_form.fields.radio import RadioEditor
from gui.record_form.fields.several import TextsEditor, TicksEditor
from inspections.documents.kinds.receipt import FIELDS
from inspections.forms.content import field_at
from inspections.records.fields.field import FieldType, ListField
from tests.support.gui.record_form import type_words

Make = Callable[[str], tuple[FieldEditor, list[Any]]]

PATHS = {
    FieldType.TEXT: "visit.address",
    FieldType.DATE: "inspected_on",
    FieldType.DATETIME: "visit.started_at",
    FieldType.BOOLEAN: "user.important",
    FieldType.NUMBER: "user.capacity_kva",
    FieldType.YUAN: "connection.user_paid_public_grid",
    FieldType.AMOUNT: "fees[1].amount",
    FieldType.CHOICE: "user.kind",
    FieldType.CHOICES: "topics",
    FieldType.TEXTS: "connection.materials",
    FieldType.MONEY: "arrears.amount",
    FieldType.CREDIT_CODE: "inspectee.credit_code",
    FieldType.FEE_LINE: "refunds[1].fee",
}


@pytest.fixture
def make(qtbot: QtBot, dressed: QApplication) -> Make:
    def made(path: str) -> tuple[FieldEditor, list[Any]]:
        described = field_at(path)
        assert described is not None
        editor = editor_for(described)
        editor.name(described.label)
        out: list[Any] = []
        editor.edited.connect(out.append)
        qtbot.addWidget(editor)
        editor.show()
        editor.activateWindow()
        qtbot.waitUntil(editor.isActiveWindow)
        return editor, out

    del dressed
    return made


@pytest.mark.parametrize("kind", FieldType)
def test_every_type_has_an_editor_that_shows_nothing_and_says_nothing_by_itself(make: Make, kind: FieldType) -> None:
    editor, out = make(PATHS[kind])
    editor.show_value(None)
    editor.mark("不对")
    editor.mark("")
    editor.lock(True)
    editor.lock(False)
    assert out == []
    assert editor.focusProxy() is not None


@pytest.mark.parametrize(
    ("path", "value", "text"),
    [
        ("visit.address", "某路", "某路"),
        ("inspected_on", "2023-08-15", "2023-08-15"),
        ("visit.started_at", "2023-08-15T09:30:00", "2023-08-15 09:30"),
        ("user.capacity_kva", Decimal("1250.50"), "1250.50"),
        ("fees[1].amount", "1200.00", "1200.00"),
        ("fees[1].amount", "很多", "很多"),
    ],
)
def test_a_line_shows_its_value_and_says_each_key(make: Make, path: str, value: object, text: str) -> None:
    editor, out = make(path)
    assert isinstance(editor, LineEditor)
    editor.show_value(value)
    assert editor.line.text() == text
    assert out == []
    editor.line.clear()
    QTest.keyClicks(editor.line, "12")
    assert out == ["1", "12"]
    QTest.keyClick(editor.line, Qt.Key.Key_Backspace)
    assert out[-1] == "1"


@pytest.mark.qt_log_ignore("grabbing the keyboard")  # what the offscreen screen says of any popup
def test_a_day_can_be_picked_from_a_calendar_and_stays_empty_otherwise(make: Make) -> None:
    editor, out = make("inspected_on")
    assert isinstance(editor, DayEditor)
    QTest.keyClick(editor.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert editor.calendar is not None
    assert editor.calendar.isVisible()
    editor.calendar.days.clicked.emit(QDate(2023, 8, 15))
    assert out == ["2023-08-15"]
    assert editor.line.text() == "2023-08-15"
    assert not editor.calendar.isVisible()


@pytest.mark.qt_log_ignore("grabbing the keyboard")  # what the offscreen screen says of any popup
def test_a_calendar_keeps_the_time_of_day(make: Make) -> None:
    editor, out = make("visit.started_at")
    assert isinstance(editor, DayEditor)
    editor.show_value("2023-08-15T14:30:00")
    editor.button.click()
    assert editor.calendar is not None
    assert editor.calendar.days.selectedDate() == QDate(2023, 8, 15)
    editor.calendar.days.clicked.emit(QDate(2023, 8, 16))
    assert out == ["2023-08-16 14:30"]


@pytest.mark.parametrize(("expected", "value"), [(0, True), (1, False), (2, None)])
def test_yes_no_and_unknown_are_three_things(make: Make, expected: int, value: object) -> None:
    editor, out = make("user.important")
    assert isinstance(editor, RadioEditor)
    editor.show_value(value is False)
    assert out == []
    QTest.mouseClick(editor.buttons[expected], Qt.MouseButton.LeftButton, pos=editor.buttons[expected].rect().center() - QPoint(8, 0))
    assert out == [value]
    editor.show_value(value)
    assert [button.isChecked() for button in editor.buttons] == [own == expected for own in range(3)]


def test_yes_and_no_are_chosen_by_the_keyboard(make: Make) -> None:
    editor, out = make("user.important")
    assert isinstance(editor, RadioEditor)
    editor.buttons[2].setFocus()
    QTest.keyClick(editor.buttons[2], Qt.Key.Key_Left)
    assert out == [False]


def test_a_choice_can_be_empty_and_chosen_by_the_keyboard(make: Make) -> None:
    editor, out = make("user.kind")
    assert isinstance(editor, ChoiceEditor)
    assert editor.box.currentText() == "（未填）"
    QTest.keyClick(editor.box, Qt.Key.Key_Down)
    assert out == ["resident"]
    QTest.keyClick(editor.box, Qt.Key.Key_Up)
    assert out == ["resident", None]


def test_what_no_list_holds_is_shown_as_it_is(make: Make) -> None:
    editor, _ = make("user.kind")
    assert isinstance(editor, ChoiceEditor)
    editor.show_value("farmer")
    assert editor.box.currentText() == "farmer"


@pytest.mark.parametrize("kind", FieldType)
@pytest.mark.parametrize("focused", [False, True])
def test_the_wheel_over_a_field_changes_nothing(make: Make, kind: FieldType, focused: bool) -> None:
    editor, out = make(PATHS[kind])
    if isinstance(editor, ChoiceEditor):
        editor.box.setCurrentIndex(1)
    proxy = editor.focusProxy()
    assert proxy is not None
    if focused:
        proxy.setFocus()
    else:
        proxy.clearFocus()
    for turn in (-120, 120):
        event = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(0, turn), QPoint(0, turn), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(proxy, event)
        assert not event.isAccepted()  # it is left to the page, which scrolls
    assert out == []
    if isinstance(editor, ChoiceEditor):
        assert editor.box.currentIndex() == 1


def test_topics_are_ticked_and_come_in_their_order(make: Make) -> None:
    editor, out = make("topics")
    assert isinstance(editor, TicksEditor)
    editor.boxes["mining"].click()
    editor.boxes["fees"].click()
    assert out == [["mining"], ["fees", "mining"]]
    editor.boxes["mining"].click()
    editor.boxes["fees"].click()
    assert out[-1] is None


def test_materials_are_ticked_or_typed_and_none_must_be_said(make: Make) -> None:
    editor, out = make("connection.materials")
    assert isinstance(editor, TextsEditor)
    editor.none.click()
    assert out == [[]]
    editor.show_value([])
    assert editor.none.isChecked()
    editor.boxes["identity"].click()
    assert out[-1] == ["identity"]
    assert not editor.none.isChecked()
    type_words(editor.line, "授权书；租约")
    assert out[-1] == ["identity", "授权书", "租约"]
    editor.show_value(["property", "租约"])
    assert editor.line.text() == "租约"
    assert [code for code, box in editor.boxes.items() if box.isChecked()] == ["property"]
    editor.show_value(None)
    editor.none.click()
    editor.none.click()
    assert out[-1] is None


def test_a_known_party_is_offered_and_taken(make: Make) -> None:
    editor, out = make("inspectee.name")
    assert isinstance(editor, OfferingLine)
    editor.offer(("某供电公司", "某物业公司"))
    completer = editor.line.completer()
    completer.setCompletionPrefix("物业")
    assert completer.currentCompletion() == "某物业公司"
    completer.activated.emit("某物业公司")
    assert out == ["某物业公司"]


@pytest.mark.parametrize(("path", "word"), [("outage.count_12_months", "次"), ("connection.step_count", "个")])
def test_a_count_bears_the_word_for_what_is_counted(qtbot: QtBot, path: str, word: str) -> None:
    field = field_at(path)
    assert field is not None
    editor = editor_for(field)
    qtbot.addWidget(editor)
    labels: Iterable[QLabel] = editor.findChildren(QLabel)
    assert [label.text() for label in labels] == [word]


def test_a_choice_that_the_box_cuts_off_is_written_out_beneath_it(qtbot: QtBot, dressed: QApplication) -> None:
    """Two documents of a case whose cut names are the same: 武发改能源〔2023〕1号 and 武发改能源〔2023〕12号."""
    del dressed
    editor = ChoiceEditor(
        [("1", "武发改能源〔2023〕1号  责令整改通知书"), ("12", "武发改能源〔2023〕12号  责令整改通知书（再次）"), ("2", "短")]
    )
    qtbot.addWidget(editor)
    editor.resize(160, 40)
    with qtbot.waitExposed(editor):
        editor.show()
    editor.show_value("12")
    assert editor.whole.isVisible()
    assert editor.whole.text() == editor.box.currentText()
    assert editor.whole.sizeHint().height() <= editor.sizeHint().height() - editor.box.sizeHint().height()
    assert editor.whole.height() >= editor.whole.heightForWidth(editor.width())
    editor.show_value("2")
    assert not editor.whole.isVisible()
    editor.show_value("1")
    assert editor.whole.isVisible()
    editor.resize(600, 40)
    QApplication.processEvents()
    assert not editor.whole.isVisible()


def test_a_row_of_a_list_has_room_for_the_choice_that_is_written_out(qtbot: QtBot, dressed: QApplication) -> None:
    del dressed
    served = next(field for field in FIELDS if isinstance(field, ListField))
    name = "武发改能源〔2023〕12号  责令整改通知书（供电营业厅及业务档案室收费情况专项检查）"
    row = LineRow(replace(served, lines=(replace(served.lines[0], type=FieldType.CHOICE, choices={"12": name}), *served.lines[1:])), 1)
    qtbot.addWidget(row)
    row.fit(470)
    row.resize(470, 300)
    with qtbot.waitExposed(row):
        row.show()
    editor = next(iter(row.cells.values())).editor
    assert isinstance(editor, ChoiceEditor)
    editor.show_value("12")
    qtbot.waitUntil(lambda: editor.height() >= editor.whole.geometry().bottom())
    assert editor.whole.height() >= editor.whole.heightForWidth(editor.width()) > 2 * editor.fontMetrics().height()
    assert editor.box.height() == editor.box.sizeHint().height()
