"""Labels: the title of a page, a heading in it, a hint beside what it explains, and any text that wraps or can be copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def text_label(text: str = "", role: str = "", *, wrap: bool = True, selectable: bool = False) -> QLabel:
    """Return a label of plain text; `role` is its name in the style sheet (`error`, `note` …), `selectable` text can be copied."""
    label = QLabel(text)
    label.setObjectName(role)
    label.setWordWrap(wrap)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def centred_label(text: str = "") -> QLabel:
    """Return what stands in the middle of a page or part that has nothing to show; lines end where the text says."""
    label = text_label(text, wrap=False)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def title_label(text: str) -> QLabel:
    """Return what stands above a page."""
    return text_label(text, "title", wrap=False)


def heading_label(text: str = "", *, wrap: bool = True, selectable: bool = False) -> QLabel:
    """Return a heading inside a page, or above a dialog."""
    return text_label(text, "heading", wrap=wrap, selectable=selectable)


def hint_label(text: str = "", *, wrap: bool = True, selectable: bool = False) -> QLabel:
    """Return what explains the widgets beside it, in smaller type."""
    return text_label(text, "hint", wrap=wrap, selectable=selectable)
