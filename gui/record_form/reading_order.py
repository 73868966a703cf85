"""Tab goes through the form as one reads it, whatever was made last.

Sections, lines and verdicts are made when they are first shown, and Qt puts whatever is made last at the end of its chain: without
this, Tab would leave the form before it came to a fee that was just added.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def chain(root: QWidget) -> None:
    """Put the fields and buttons beneath a widget into Qt's chain in the order of its layouts."""
    for before, after in pairwise(_stops(root)):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at, in reading order; hidden ones too, which Qt passes over."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, QScrollArea):
        yield from _stops(widget.widget())
    else:
        layout = widget.layout()
        if layout is not None:
            yield from _stops_of(layout)


def _stops_of(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        for part in (item.widget(), item.layout()):
            if isinstance(part, QWidget):
                yield from _stops(part)
            elif isinstance(part, QLayout):
                yield from _stops_of(part)
