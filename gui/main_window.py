"""The window: the rail, the pages, the keys that reach whichever page is shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QWidget
from typing_extensions import override

from gui.operations.changes import Changes
from gui.page import Page
from gui.preferences import PreferencesFile
from gui.rail import Rail
from inspections.session import Knowledge

DEFAULT_SIZE = QSize(1366, 728)
"""A common laptop's screen less its task bar."""

LIST, FORM, LEDGER, SETTINGS = "records", "form", "ledger", "settings"
"""Names of the pages that the window itself leads to."""


class MainWindow(QMainWindow):
    """Pages in a stack, chosen by the rail; remembers its place on the screen."""

    def __init__(self, resources: Path, preferences: PreferencesFile) -> None:
        """Be empty: pages are added by `add`. `resources` is the program's resources folder."""
        super().__init__()
        self.setWindowTitle("供电监督检查")
        self._preferences = preferences
        self._pages: dict[str, Page] = {}
        self.rail = Rail(resources / "icons")
        self._stack = QStackedWidget()
        middle = QWidget()
        layout = QHBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(middle)
        self.rail.chosen.connect(self.show_page)
        keys = QKeySequence.StandardKey
        for key, act in ((keys.New, self.new), (keys.Find, self.search), (keys.Save, self.save)):
            QShortcut(key, self, act)
        self.resize(DEFAULT_SIZE)
        geometry = QByteArray.fromBase64(preferences.current.geometry.encode())
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)

    def add(self, page: Page) -> None:
        """Add a page below the others; the first one is in front."""
        self._pages[page.name] = page
        self.rail.add(page.name, page.title, page.icon)
        self._stack.addWidget(page)
        if len(self._pages) == 1:
            self.rail.mark(page.name)

    def page(self, name: str) -> Page:
        """Return the page of this name."""
        return self._pages[name]

    @property
    def current(self) -> Page:
        """The page in front."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)  # noqa: S101 # nothing else is ever added
        return page

    def show_page(self, name: str) -> bool:
        """Bring a page to the front, unless the one that is there may not be left; say whether it is in front now."""
        page = self._pages[name]
        if page is not self.current:
            if not self.current.may_leave():
                self.rail.mark(self.current.name)
                return False
            self._stack.setCurrentWidget(page)
        self.rail.mark(name)
        page.shown()
        return True

    def ready(self, knowledge: Knowledge) -> None:
        """Hand what is known to all pages, and show the one in front."""
        for page in self._pages.values():
            page.ready(knowledge)
        self.current.shown()

    def refresh(self, changes: Changes) -> None:
        """Tell all pages what has changed."""
        for page in self._pages.values():
            page.refresh(changes)

    def new(self) -> None:
        """Ctrl+N: the page's own new thing, else a new record."""
        if not self.current.new() and self.show_page(FORM):
            self.current.new()

    def search(self) -> None:
        """Ctrl+F: the page's own search, else that of the list of records."""
        if not self.current.search() and self.show_page(LIST):
            self.current.search()

    def save(self) -> None:
        """Ctrl+S: keep what the page holds."""
        self.current.save()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when no page objects, and remember the place on the screen."""
        if all(page.may_leave() for page in self._pages.values()):
            self._preferences.change(geometry=bytes(self.saveGeometry().toBase64().data()).decode())
            event.accept()
        else:
            event.ignore()
