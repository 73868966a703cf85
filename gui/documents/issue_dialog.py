"""The frame of the dialog for a document: day, place of the copy, preview, the question, the buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from gui import theme
from gui.digital_signature.choice import SignatureChoice
from gui.documents.check_list import CheckList
from gui.documents.presenter import DocumentPresenter
from gui.documents.preview import Preview
from gui.documents.state import DocumentState
from gui.outside import show_outside
from gui.placement import size_within_screen
from gui.question import ask
from gui.record_form.fields.day import DayEditor
from gui.widgets.buttons import button_row, plain_button, primary_button
from gui.widgets.labels import heading_label, text_label

_BESIDE = 100
"""Margins and the scroll bar beside the left part and a page."""
_TYPING = 600
"""Milliseconds after a key until what was typed is taken up."""

Choice = tuple[str | QLabel, QWidget, QWidget | QLayout]
"""A row: its label, the editor that bears its name, and what stands there."""


class IssueDialog(QDialog):
    """`record_requested` and `settings_requested` lead to where faults are mended, `print_requested` asks to print."""

    record_requested = Signal(UUID)
    settings_requested = Signal()
    print_requested = Signal(object)
    """Carries the Document."""

    presenter: DocumentPresenter
    """Made by who inherits, before `lay_out`."""

    def __init__(self, size: QSize, left: int, signing: SignatureChoice, parent: QWidget | None) -> None:
        """Make the widgets; `lay_out` puts them together. `left` is the width of what stands beside the pages."""
        super().__init__(parent)
        size_within_screen(self, size)
        self._left = left
        self._path = ""
        self.after: Callable[[], object] | None = None
        self._title = ""
        self._replaces = ""
        self.heading = heading_label(selectable=True)
        self.checks = CheckList()
        self.preview = Preview()
        self.signing = signing
        self.status = text_label(selectable=True)
        self.number = text_label(selectable=True)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING)
        self.day = DayEditor()
        self.day.edited.connect(self._write_day)
        self.day_fault = text_label("", "error", selectable=True)
        self.folder = QLineEdit()
        self.choosing = plain_button("选择…", self._choose, enter=False)
        self.opening = plain_button("打开记录", self._open_record, enter=False)
        self.settings = plain_button("去设置", self._open_settings, enter=False)
        self.printing = primary_button("打印…", lambda: self.print_requested.emit(self.presenter.document), enter=False)
        self.again = plain_button("另存到…", self._take_out_again, enter=False)
        self.showing = plain_button("打开文件", lambda: show_outside(Path(self._path), self), enter=False)
        self.folder_showing = plain_button("打开文件夹", lambda: show_outside(Path(self._path).parent, self), enter=False)
        self.issuing = primary_button("签发", self._ask, enter=False)
        self.closing = plain_button("关闭", self.accept, enter=False)

    @property
    def page_width(self) -> int:
        """Logical pixels that there are for a page."""
        return self.width() - self._left - _BESIDE

    def show_issue(self, state: DocumentState) -> None:
        """Show what every document has; what is typed or chosen for some is shown by who inherits."""
        issued = bool(state.number)
        self._title = self._title or self.windowTitle()
        self._replaces = state.replaces
        if not issued:
            self.setWindowTitle(f"替换 {state.replaces}" if state.replaces else self._title)
        self.day.show_value(state.day)
        self.day.mark(state.day_fault)
        self.day_fault.setText(state.day_fault)
        self.day_fault.setVisible(bool(state.day_fault))
        if self.folder.text() != state.folder:
            self.folder.setText(state.folder)
        self.folder.setToolTip(state.folder)
        for editor in (self.day, self.folder):
            editor.setEnabled(not issued)
        self.checks.show_checks(state.remarks)
        self.preview.show_pages(state.pages, state.zoom, state.preview_told, unfinished=state.unfinished)
        self.signing.show_issued(issued=issued)
        self.status.setText(state.status)
        self.choosing.setVisible(not issued)
        self.issuing.setVisible(not issued)
        self.issuing.setEnabled(state.may_issue)
        self.opening.setVisible(self.presenter.record is not None and not issued)
        self.settings.setVisible(state.lacks_profile and not issued)
        for button in (self.printing, self.again, self.showing, self.folder_showing):
            button.setVisible(issued)
        for button in (self.showing, self.folder_showing):
            button.setEnabled(bool(state.path))
        self._path = state.path

    def lay_out(self, choices: Sequence[Choice], *parts: QWidget | QLayout) -> None:
        """Put heading, choices, parts and buttons at the left, the pages at the right, and join them with the presenter.

        Of the parts those that are neither labels nor layouts take the room.
        """
        self.preview.zoomed.connect(self.presenter.zoom)
        self._typing.timeout.connect(self.presenter.settle)
        self.day.line.editingFinished.connect(self.presenter.settle)
        self.folder.textEdited.connect(self.presenter.choose_folder)
        left = QWidget()
        left.setFixedWidth(self._left)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self.heading)
        column.addLayout(_grid(choices))
        for part in parts:
            if isinstance(part, QLayout):
                column.addLayout(part)
            else:
                column.addWidget(part, 0 if isinstance(part, QLabel) else 1)
        column.addWidget(self.signing)
        column.addWidget(self.status)
        column.addLayout(self._buttons())
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.WIDE, theme.MARGIN, theme.WIDE, theme.MARGIN)
        row.setSpacing(theme.WIDE)
        row.addWidget(left)
        row.addWidget(self.preview, 1)

    def choice_of_day(self) -> Choice:
        """Return the row for the day of issue, with what is wrong with it."""
        dating = QVBoxLayout()
        dating.setSpacing(theme.NARROW)
        dating.addWidget(self.day)
        dating.addWidget(self.day_fault)
        return "签发日期", self.day.line, dating

    def choice_of_folder(self) -> Choice:
        """Return the row for the place of the copy."""
        return "存放位置", self.folder, beside(self.folder, self.choosing)

    def await_typing(self) -> None:
        """Take up what was typed in a moment; never put off while one types on, else typing without a pause would lose it."""
        if not self._typing.isActive():
            self._typing.start()

    def _buttons(self) -> QHBoxLayout:
        return button_row(
            self.opening, self.settings, self.printing, self.again, None, self.showing, self.folder_showing, self.issuing, self.closing
        )

    def _write_day(self, text: object) -> None:
        self.presenter.write_day(str(text))
        self.await_typing()

    def _ask(self) -> None:
        """Give no number out on a single click: it is never taken back."""
        issue = partial(self.signing.ask, self.presenter.issue)
        title = f"替换 {self._replaces}" if self._replaces else f"签发{self.presenter.title}"
        ask(self, title, self.presenter.question(), ("签发", "取消"), issue, "签发后文号不再收回。")

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "文书存放的文件夹", self.folder.text())
        if folder:
            self.presenter.choose_folder(folder)

    def _take_out_again(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "文书另存到", self.folder.text())
        if folder:
            self.presenter.take_out(folder)

    @override
    def done(self, result: int) -> None:
        """Go, then lead to where the person wanted to be instead."""
        super().done(result)
        if self.after is not None:
            self.after()

    def _open_record(self) -> None:
        self.after = partial(self.record_requested.emit, self.presenter.record)
        self.accept()

    def _open_settings(self) -> None:
        self.after = self.settings_requested.emit
        self.accept()


def beside(editor: QWidget, other: QWidget) -> QHBoxLayout:
    """Return an editor that takes the room, with something beside it."""
    return button_row(editor, other, grow=editor)


def _grid(choices: Sequence[Choice]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.MARGIN)
    grid.setVerticalSpacing(theme.NARROW)
    grid.setColumnStretch(1, 1)
    for row_number, (label, editor, part) in enumerate(choices):
        name = QLabel(label) if isinstance(label, str) else label
        editor.setAccessibleName(name.text())
        grid.addWidget(name, row_number, 0)
        if isinstance(part, QLayout):
            grid.addLayout(part, row_number, 1)
        else:
            grid.addWidget(part, row_number, 1)
    return grid
