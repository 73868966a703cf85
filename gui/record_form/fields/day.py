"""A day, or a day with a time: typed in any usual spelling, picked from a calendar, or left empty."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from gui.record_form.fields.line import LineEditor
from gui.record_form.fields.plain import FormLine
from inspections.forms.moments import is_zoned, shown_moment, typed_day, typed_time, with_zone


class DayLine(FormLine):
    """A line that calls for the calendar by Alt+Down."""

    called = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.called.emit()
        else:
            super().keyPressEvent(event)


class DayEditor(LineEditor):
    """A line for a day and a button that opens a calendar (Alt+Down on the keyboard)."""

    def __init__(self, *, with_time: bool = False) -> None:
        """Make the line; the calendar is made when it is first opened."""
        line = DayLine()
        super().__init__("", "年-月-日 时:分" if with_time else "年-月-日", line)
        self._with_time = with_time
        self.line.setMinimumWidth(96)
        self.button = QToolButton()
        self.button.setArrowType(Qt.ArrowType.DownArrow)
        self.button.setToolTip("打开日历（Alt+↓）")
        self.button.setAccessibleName("打开日历")
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.open_calendar)
        self.row.addWidget(self.button)
        line.called.connect(self.open_calendar)
        self.calendar: CalendarPopup | None = None
        self._zoned = False

    @override
    def show_value(self, value: object) -> None:
        if self._with_time and isinstance(value, str):
            self._zoned = is_zoned(value)
            value = shown_moment(value)
        super().show_value(value)

    def open_calendar(self) -> None:
        """Show the calendar under the line, at the day that the line holds."""
        if self.line.isReadOnly():
            return
        if self.calendar is None:
            self.calendar = CalendarPopup(self)
            self.calendar.days.clicked.connect(self._take)
            self.calendar.days.activated.connect(self._take)
        day = typed_day(self.line.text())
        if day is not None:
            self.calendar.days.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.move(self.mapToGlobal(self.rect().bottomLeft()))
        self.calendar.show()
        self.calendar.days.setFocus()

    def _take(self, day: QDate) -> None:
        text = date(day.year(), day.month(), day.day()).isoformat()
        if self._with_time:
            text = f"{text} {typed_time(self.line.text()) or '09:00'}"
        self.line.setText(text)
        self.say(text)
        if self.calendar is not None:
            self.calendar.hide()
        self.line.setFocus()

    @override
    def say(self, text: str) -> None:
        """Say what was entered; where the moment had a zone it is told with China's, which is the one that the line shows."""
        self.edited.emit(with_zone(text) if self._zoned else text)


class CalendarPopup(QWidget):
    """A calendar in a window of its own that closes by itself."""

    def __init__(self, parent: QWidget) -> None:
        """Make the calendar in Chinese."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.days = QCalendarWidget()
        self.days.setLocale(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        self.days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.days.setGridVisible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.days)
