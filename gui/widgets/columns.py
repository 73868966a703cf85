"""Parts one beneath the other: in a dialog with its margins, and in an area that scrolls where they are higher than it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLayout, QScrollArea, QVBoxLayout, QWidget

from gui import theme

Part = QWidget | QLayout
"""What stands in a column."""


def fill_dialog(
    dialog: QDialog, *parts: Part, grow: Part | None = None, spacing: int = theme.GAP, above: int = theme.WIDE, below: int = theme.MARGIN
) -> None:
    """Put parts into a dialog; `grow` takes up the height that is left. `above` and `below` are the margins, in pixels."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(theme.WIDE, above, theme.WIDE, below)
    column.setSpacing(spacing)
    _add(column, parts, grow)


def fill_part(part: QWidget, *parts: Part, grow: Part | None = None, spacing: int = theme.GAP) -> None:
    """Put parts into a widget that stands inside a page or dialog, without margins."""
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    _add(column, parts, grow)


def scrolling(inside: QWidget, *, sideways: bool = True) -> QScrollArea:
    """Return an area that is as wide as it can be and scrolls what is higher; `sideways` what is wider too."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    if not sideways:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area


def _add(column: QVBoxLayout, parts: Sequence[Part], grow: Part | None) -> None:
    for part in parts:
        stretch = 1 if part is grow else 0
        if isinstance(part, QWidget):
            column.addWidget(part, stretch)
        else:
            column.addLayout(part, stretch)
