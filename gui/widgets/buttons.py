"""Buttons, and rows of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gui import theme


def plain_button(text: str, act: Callable[[], object] | None = None, *, tip: str = "", enter: bool | None = None) -> QPushButton:
    """Return a button that does `act`.

    In a dialog `enter` says whether the Enter key presses it wherever the cursor is (True), or not even while a field is being
    filled in (False); without it Qt's own rule holds: the first button of a dialog is pressed.
    """
    button = QPushButton(text)
    if act is not None:
        button.clicked.connect(lambda: act())  # noqa: PLW0108 # without Qt's `checked`
    button.setToolTip(tip)
    if enter is not None:
        button.setAutoDefault(enter)
        button.setDefault(enter)
    return button


def primary_button(text: str, act: Callable[[], object] | None = None, *, tip: str = "", enter: bool | None = None) -> QPushButton:
    """Return the button for what a person most likely wants here; one a page or dialog."""
    return made_primary(plain_button(text, act, tip=tip, enter=enter))


def made_primary(button: QPushButton) -> QPushButton:
    """Return a button after it was given the look of the one for what a person most likely wants."""
    button.setProperty("primary", True)  # noqa: FBT003 # Qt's own
    return button


def button_row(*parts: QWidget | None, grow: QWidget | None = None, spacing: int = theme.GAP) -> QHBoxLayout:
    """Return a row of buttons and what stands among them; None, and the widget `grow`, take up the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part, 1 if part is grow else 0)
    return row
