"""What the window asks of a page."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gui.pages import PageEntry
from inspections.documents.knowledge import Knowledge
from inspections.use_cases.changes import Changes


class Page(QWidget):
    """One page of the window."""

    entry: PageEntry
    """What stands for it in the rail: one of `gui.pages.PAGES`."""

    def ready(self, knowledge: Knowledge) -> None:
        """Take up what is known, once, soon after the first paint, before the page comes to the front for the first time."""

    def shown(self) -> None:
        """Come to the front; called whenever the page is shown."""

    def refresh(self, changes: Changes) -> None:
        """Show anew what has changed; called on every page, also on hidden ones."""

    def may_leave(self) -> bool:
        """Say whether the page may be left and the window closed; the place to keep what was typed, or to ask."""
        return True

    def new(self) -> bool:
        """Ctrl+N. Return False where the page has no use for it: then the window begins a new record."""
        return False

    def search(self) -> bool:
        """Ctrl+F. Return False where the page has no use for it: then the window goes to the list of records."""
        return False

    def save(self) -> bool:
        """Ctrl+S. Return False where there is nothing to save."""
        return False
