"""Where windows open and how large: wholly on the screen, their frame included."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRect, QSize
from PySide6.QtWidgets import QDialog

FRAME = QMargins(8, 40, 8, 8)
"""Left, top, right, bottom: room for title bar and border, which the desktop tells only once the window is shown."""
_BESIDE_DIALOG = QSize(40, 60)
"""What a dialog leaves of the screen's width and height."""
COMMON = QSize(1366, 768)
"""A common laptop's screen: what the window is made for."""


def is_small(screen: QSize) -> bool:
    """Say whether a screen of this size is better filled: a frame would take away what the window needs."""
    return screen.width() <= COMMON.width() and screen.height() <= COMMON.height()


def inside(wanted: QRect, free: QRect) -> QRect:
    """Return the window's inner rectangle, made no larger than what is free less the frame, and moved as little as that takes."""
    room = free.marginsRemoved(FRAME)
    size = wanted.size().boundedTo(room.size())
    left = max(room.left(), min(wanted.left(), room.right() - size.width() + 1))
    top = max(room.top(), min(wanted.top(), room.bottom() - size.height() + 1))
    return QRect(left, top, size.width(), size.height())


def first(free: QRect) -> QRect:
    """Return the inner rectangle of a window that opens for the first time: in the middle, of the common size or what there is."""
    wanted = QRect(free.topLeft(), COMMON)
    wanted.moveCenter(free.center())
    return inside(wanted, free)


def size_within_screen(dialog: QDialog, wanted: QSize) -> None:
    """Give a dialog the size that it wants, or what its screen has."""
    dialog.resize(wanted.boundedTo(dialog.screen().availableSize() - _BESIDE_DIALOG))
