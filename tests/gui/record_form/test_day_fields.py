"""Fields for a day or a moment: the calendar opens at what was typed, keeps the hour, and times are China's."""

import copy
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.record_form.fields.day import DayEditor
from tests.support.form_contents import WHOLE
from tests.support.gui.record_form import type_words
from tests.support.gui.record_form_page import PageBench

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard")  # what the offscreen screen says of any popup
MOMENT = "visit.started_at"
SPELLINGS = [
    "2023-08-05 09:30",
    "2023-8-5 9:30",
    "2023/8/5 9:30",
    "2023.8.5 9：30",
    "20230805 9:30",
    "2023年8月5日9时30分",
    "2023年8月5日 9:30",
    "２０２３／８／５ ９：３０",
    "2023-08-05T09:30:00",
]


def typed(page_bench: PageBench, path: str, text: str) -> DayEditor:
    page_bench.open(copy.deepcopy(WHOLE))
    editor = page_bench.cell(path).editor
    assert isinstance(editor, DayEditor)
    editor.line.setFocus()
    editor.line.clear()
    type_words(editor.line, text)
    return editor


def pick(editor: DayEditor, day: QDate) -> QDate:
    """Open the calendar and click a day; return the day at which it stood."""
    editor.open_calendar()
    assert editor.calendar is not None
    stood: QDate = editor.calendar.days.selectedDate()
    editor.calendar.days.clicked.emit(day)
    return stood


@pytest.mark.parametrize("text", SPELLINGS)
def test_the_calendar_opens_at_the_typed_moment_and_keeps_its_hour(page_bench: PageBench, text: str) -> None:
    editor = typed(page_bench, MOMENT, text)
    assert page_bench.content["visit"] == {"started_at": "2023-08-05T09:30:00"}
    assert pick(editor, QDate(2023, 8, 16)) == QDate(2023, 8, 5)
    assert editor.line.text() == "2023-08-16 09:30"
    assert page_bench.content["visit"] == {"started_at": "2023-08-16T09:30:00"}
    assert not page_bench.cell(MOMENT).fault.isVisible()


@pytest.mark.parametrize(
    ("text", "kept"), [("2023-8-40 14:05", "14:05"), ("9时", "09:00"), ("", "09:00"), ("2023-8-5", "09:00"), ("x 25:71", "09:00")]
)
def test_the_hour_of_what_is_no_moment_is_kept_where_it_is_one(page_bench: PageBench, text: str, kept: str) -> None:
    editor = typed(page_bench, MOMENT, text)
    pick(editor, QDate(2023, 8, 16))
    assert editor.line.text() == f"2023-08-16 {kept}"


@pytest.mark.parametrize("text", ["2023-08-05", "2023/8/5", "2023.8.5", "20230805", "2023年8月5日", "2023/8/5 0:00:00"])
def test_the_calendar_of_a_day_opens_at_the_typed_day(page_bench: PageBench, text: str) -> None:
    editor = typed(page_bench, "inspected_on", text)
    assert pick(editor, QDate(2023, 8, 16)) == QDate(2023, 8, 5)
    assert page_bench.content["inspected_on"] == "2023-08-16"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("2023-08-15T09:00:00", "2023-08-15 09:00"),
        ("2023-08-15T10:00", "2023-08-15 10:00"),
        ("2023-08-15T09:00:00+08:00", "2023-08-15 09:00"),
        ("2023-08-15T01:00:00Z", "2023-08-15 09:00"),
        ("2023-08-14T20:00:00-05:00", "2023-08-15 09:00"),
        ("2023-08-15T09:30:15", "2023-08-15 09:30:15"),
        ("2023-08-15T01:30:15.5+00:00", "2023-08-15 09:30:15"),
    ],
)
def test_a_moment_is_shown_in_chinas_time_and_stays_what_it_was_until_it_is_changed(page_bench: PageBench, stored: str, shown: str) -> None:
    content: dict[str, Any] = {**copy.deepcopy(WHOLE), "visit": {"started_at": stored}}
    page_bench.open(content)
    assert page_bench.line(MOMENT).text() == shown
    assert page_bench.content["visit"] == {"started_at": stored}
    assert not page_bench.cell(MOMENT).fault.isVisible()


def test_a_changed_moment_keeps_telling_its_zone_so_that_start_and_end_agree(page_bench: PageBench) -> None:
    page_bench.open({**copy.deepcopy(WHOLE), "visit": {"started_at": "2023-08-15T01:00:00Z", "ended_at": "2023-08-15T03:00:00Z"}})
    line = page_bench.line(MOMENT)
    line.setFocus()
    line.end(False)
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    QTest.keyClick(line, Qt.Key.Key_5)
    assert line.text() == "2023-08-15 09:05"
    assert page_bench.content["visit"]["started_at"] == "2023-08-15T09:05:00+08:00"
    assert not page_bench.cell("visit.ended_at").fault.isVisible()
    line.selectAll()
    QTest.keyClicks(line, "x")
    assert page_bench.content["visit"]["started_at"] == "x"


@pytest.mark.parametrize(
    ("text", "faulty"), [("武陟县甲供电所\r\n", False), ("武陟县甲供电所\t", False), ("甲所\r\n乙所\r\n", True), ("甲所\t410823", True)]
)
def test_a_cell_that_is_pasted_is_one_line_or_told(page_bench: PageBench, text: str, faulty: bool) -> None:
    page_bench.open(copy.deepcopy(WHOLE))
    line = page_bench.line("inspectee.name")
    line.setFocus()
    line.selectAll()
    clipboard = QApplication.clipboard()
    clipboard.setText(text)
    line.paste()
    assert page_bench.cell("inspectee.name").fault.isVisible() is faulty
    if not faulty:
        assert page_bench.content["inspectee"]["name"] == text.strip()
