"""The window: the rail, the pages, the keys that reach whichever page is shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QWidget
from typing_extensions import override

from gui import placement
from gui.page import Page
from gui.pages import FORM, PAGES, RECORDS
from gui.preferences import PreferencesFile
from gui.rail import Rail
from gui.widgets.labels import text_label
from inspections.documents.knowledge import Knowledge
from inspections.use_cases.changes import Changes


class MainWindow(QMainWindow):
    """Pages in a stack, chosen by the rail; remembers its place on the screen."""

    painted = Signal()
    """Once, after the first paint: now there is time for everything else."""
    closed = Signal()
    """The person closed the window and no page objected."""

    def __init__(self, resources: Path, preferences: PreferencesFile) -> None:
        """Show the frame alone; pages are added when there is time. `resources` is the program's resources folder."""
        super().__init__()
        self.setWindowTitle("供电监督检查")
        self._preferences = preferences
        self._pages: dict[str, Page] = {}
        self._form_entry = FORM.name
        self._painted = False
        self.rail = Rail(resources / "icons")
        for entry in PAGES:
            self.rail.add(entry)
        self._stack = QStackedWidget()
        self._waiting = text_label("正在打开…", wrap=False, selectable=True)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self._waiting)
        middle = QWidget()
        layout = QHBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(middle)
        self.rail.chosen.connect(self._choose)
        keys = QKeySequence.StandardKey
        for key, act in ((keys.New, self.new), (keys.Find, self.search), (keys.Save, self.save)):
            QShortcut(key, self, act)
        preferences.refused = lambda fault: self.rail.tell(f"选项暂未记住：{fault.what}")
        self._set_geometry(QByteArray.fromBase64(preferences.current.geometry.encode()))

    def add(self, page: Page) -> None:
        """Add a page; it can be reached when the window is ready."""
        self._pages[page.entry.name] = page
        self._stack.addWidget(page)

    def wait(self, message: str) -> None:
        """Say why there is no page to be seen yet."""
        self._waiting.setText(message)

    def ready(self, knowledge: Knowledge) -> None:
        """Hand what is known to all pages and bring the first one to the front."""
        for page in self._pages.values():
            page.ready(knowledge)
            self.rail.button(page.entry.name).setEnabled(True)
        first = next(iter(self._pages.values()))
        self._stack.setCurrentWidget(first)
        self._mark()
        first.setFocus()
        first.shown()

    def page(self, name: str) -> Page:
        """Return the page of this name."""
        return self._pages[name]

    @property
    def current(self) -> Page | None:
        """The page in front; None while the window opens."""
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) else None

    def show_page(self, name: str) -> bool:
        """Bring a page to the front, unless the one that is there may not be left; say whether it is in front now."""
        current = self.current
        if current is None:
            return False
        page = self._pages[name]
        if page is not current:
            if not current.may_leave():
                self._mark()
                return False
            self._stack.setCurrentWidget(page)
        self._mark()
        page.setFocus()
        page.shown()
        return True

    def form_belongs_to(self, entry: str) -> None:
        """Mark this entry while the form is in front: FORM where it holds a new record, RECORDS where one that was there before."""
        self._form_entry = entry
        self._mark()

    def refresh(self, changes: Changes) -> None:
        """Tell all pages what has changed."""
        for page in self._pages.values():
            page.refresh(changes)

    def new(self) -> None:
        """Ctrl+N: the page's own new thing, else a new record."""
        current = self.current
        if current is None:
            return
        if current.new():
            if current.entry.name == FORM.name:
                self.form_belongs_to(FORM.name)
        elif self.show_page(FORM.name):
            self._begin()

    def search(self) -> None:
        """Ctrl+F: the page's own search, else that of the list of records."""
        if self.current is not None and not self.current.search() and self.show_page(RECORDS.name):
            self._pages[RECORDS.name].search()

    def save(self) -> None:
        """Ctrl+S: keep what the page holds."""
        if self.current is not None and self.current.save() and self.current.entry.name == FORM.name:
            self.rail.tell("内容已保存")  # the form saves by itself all the time: without a word the key would seem dead

    def _choose(self, name: str) -> None:
        """Follow the rail; 新建记录 begins a record where the form holds one that was there before."""
        if self.show_page(name) and name == FORM.name != self._form_entry:
            self._begin()

    def _begin(self) -> None:
        self._pages[FORM.name].new()
        self.form_belongs_to(FORM.name)

    def _mark(self) -> None:
        if self.current is not None:
            self.rail.mark(self._form_entry if self.current.entry.name == FORM.name else self.current.entry.name)

    def _set_geometry(self, remembered: QByteArray) -> None:
        """Take the place that is remembered, brought back into the screen; else one that fits."""
        screen = self.screen()
        self.setGeometry(placement.first(screen.availableGeometry()))
        if remembered.isEmpty() or not self.restoreGeometry(remembered):
            if placement.is_small(screen.size()):
                self.setWindowState(Qt.WindowState.WindowMaximized)
        elif not self.isMaximized():
            middle = self.geometry().center()
            own_screen = next((screen for screen in QGuiApplication.screens() if screen.geometry().contains(middle)), screen)
            self.setGeometry(placement.inside(self.geometry(), own_screen.availableGeometry()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and say so the first time."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when no page objects, and remember the place on the screen."""
        if not all(page.may_leave() for page in self._pages.values()):
            event.ignore()
            return
        self._preferences.change(geometry=bytes(self.saveGeometry().toBase64().data()).decode())
        event.accept()
        self.closed.emit()
