"""Editors for the wording of one kind of document: each with its label, a menu of placeholders, and below it what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QMenu, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from gui import theme
from gui.settings.profile_fields import set_text, show_below, text_of
from gui.templates.state import TemplatesState
from gui.templates.template_form import COLOPHON, SEALED, TemplateField
from gui.widgets.buttons import plain_button
from gui.widgets.labels import hint_label, text_label

SWITCHES: Mapping[str, str] = MappingProxyType({SEALED: "留出盖章的位置", COLOPHON: "没有抄送时也印版记"})


class TemplateFields(QWidget):
    """The fields of a kind. `edited` carries a field's name and its text, `switched` a choice and whether it was ticked."""

    edited = Signal(str, str)
    switched = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no field yet."""
        super().__init__(parent)
        self._fields: tuple[TemplateField, ...] = ()
        self.editors: dict[str, QLineEdit | QPlainTextEdit] = {}
        self.menus: dict[str, QPushButton] = {}
        self.switches: dict[str, QCheckBox] = {}
        self._below: dict[str, QLabel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, theme.MARGIN, 0)
        self._column.setSpacing(0)
        self._inside = QWidget()
        self._column.addWidget(self._inside)

    def show_state(self, state: TemplatesState) -> None:
        """Show texts and what is wrong with them; a text that is there already keeps its cursor."""
        if state.fields != self._fields or set(state.switches) != set(self.switches):
            self._build(state)
        for name, editor in self.editors.items():
            if text_of(editor) != state.texts[name]:
                with QSignalBlocker(editor):
                    set_text(editor, state.texts[name])
            theme.mark_wrong(editor, name in state.faults)
        for field in self._fields:
            below = self._below[field.name]
            show_below(below, field.hint, state.faults.get(field.name))
            below.setVisible(bool(below.text()))
        for name, box in self.switches.items():
            with QSignalBlocker(box):
                box.setChecked(state.switches[name])

    def told_below(self, name: str) -> str:
        """Return what stands below a field: its hint, or what is wrong."""
        return self._below[name].text()

    def _build(self, state: TemplatesState) -> None:
        """Make the editors of another kind; the former ones go."""
        self._fields = state.fields
        self.editors, self.menus, self.switches, self._below = {}, {}, {}, {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.NARROW)
        for field in state.fields:
            self._add(column, field)
        for name in state.switches:
            box = QCheckBox(SWITCHES[name])
            box.toggled.connect(lambda on, name=name: self.switched.emit(name, on))
            self.switches[name] = box
            column.addWidget(box)
        column.addStretch(1)
        self._column.replaceWidget(self._inside, inside)
        self._inside.hide()  # at once: it is deleted only when events are worked off
        self._inside.deleteLater()
        self._inside = inside

    def _add(self, column: QVBoxLayout, field: TemplateField) -> None:
        editor: QLineEdit | QPlainTextEdit
        if field.lines == 1:
            editor = QLineEdit()
        else:
            editor = QPlainTextEdit()
            editor.setTabChangesFocus(True)
            editor.setFixedHeight(editor.fontMetrics().lineSpacing() * field.lines + 22)
        editor.setAccessibleName(field.label)
        editor.textChanged.connect(lambda: self.edited.emit(field.name, text_of(editor)))
        label = text_label(f"{field.label}（选填）" if field.optional else field.label, wrap=False)
        label.setBuddy(editor)
        head = QHBoxLayout()
        head.addWidget(label, 1)
        if field.placeholders and isinstance(editor, QPlainTextEdit):
            head.addWidget(self._menu(field, editor))
        below = hint_label()
        column.addLayout(head)
        column.addWidget(editor)
        column.addWidget(below)
        column.addSpacing(theme.GAP)
        self.editors[field.name], self._below[field.name] = editor, below

    def _menu(self, field: TemplateField, editor: QPlainTextEdit) -> QPushButton:
        button = plain_button("插入…", tip="在光标处插入由程序填写的内容", enter=False)
        button.setStyleSheet("QPushButton::menu-indicator { image: none; width: 0; }")  # the dots say it
        button.setAccessibleName(f"在“{field.label}”中插入")
        menu = QMenu(button)
        for name in field.placeholders:
            act = menu.addAction(f"{field.meanings[name]}　{{{name}}}")
            act.triggered.connect(lambda _=False, name=name: _insert(editor, name))
        button.setMenu(menu)
        self.menus[field.name] = button
        return button


def _insert(editor: QPlainTextEdit, name: str) -> None:
    editor.insertPlainText(f"{{{name}}}")
    editor.setFocus()
