"""Where a dialog of the program's own appears: over whatever the person looks at."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog, QWidget


def front(window: QWidget) -> QWidget:
    """Return the dialog in front, else the window."""
    return QApplication.activeModalWidget() or window


def open_dialog(dialog: QDialog) -> None:
    """Open a dialog without waiting for it; it is deleted when it closes."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
