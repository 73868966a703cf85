"""Where the copy of an issued document goes, and its copies. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gui.operations.operation import Operation
from gui.operations.running import Running
from gui.preferences import PreferencesFile
from inspections.cases.documents import Document
from inspections.faults import Fault
from inspections.use_cases.take_out import take_out


class Copies:
    """`folder` is the one that was chosen last, `path` where a copy was last written; empty before."""

    def __init__(self, operations: Running, preferences: PreferencesFile, folder: Path) -> None:
        """Begin with `folder` where a person never chose one."""
        self._operations, self._preferences = operations, preferences
        self.folder = preferences.current.last_folder or str(folder)
        self.path = ""

    @property
    def fault(self) -> str:
        """Why nothing can be written there, or an empty text."""
        folder = Path(self.folder.strip())
        if not self.folder.strip() or not folder.is_absolute():
            return "请填写存放位置的完整路径，或者点“选择…”。"
        return "存放位置是一个文件，请改为文件夹。" if folder.is_file() else ""

    def take_out(self, document: Document, folder: str, done: Callable[[], None], failed: Callable[[tuple[Fault, ...]], None]) -> None:
        """Write a copy into a folder; it can be had again at any time."""
        self.folder = folder

        def written(path: Path) -> None:
            self.path = str(path)
            self._preferences.change(last_folder=folder)
            done()

        self._operations.run(
            Operation("取出文书", lambda session, _: take_out(session.store, document, Path(folder)), written, failed=failed)
        )
