"""What is chosen for an issue: its day, as it is typed, and where the copy of the issued document goes. Knows no widget."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

from gui.operations.operation import Operation
from gui.operations.running import Running
from gui.preferences import PreferencesFile
from inspections.cases.documents import Document
from inspections.faults import Fault
from inspections.use_cases.take_out import take_out

_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{4})(\d{2})(\d{2})", re.ASCII)


def read_day(text: str) -> date | None:
    """Return the day that a text says (2023-08-10, 2023-8-10, 20230810, 2023年8月10日, full width too), or None: never a part of it."""
    match = _DAY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        return None
    try:
        return date(*(int(part) for part in match.groups() if part is not None))
    except ValueError:
        return None


def day_fault(text: str) -> str:
    """Return why a text is no day, or an empty text."""
    if not text.strip():
        return "请填写签发日期。"
    return "" if read_day(text) else f"签发日期“{text.strip()}”不是日期，请写成 2023-08-15 的形式。"


class IssueDay:
    """`text` as it was typed, and `day`, the last one that was settled on."""

    def __init__(self, today: date) -> None:
        """Propose today."""
        self.day = today
        self.text = today.isoformat()

    @property
    def fault(self) -> str:
        """Why what was typed is no day, or an empty text."""
        return day_fault(self.text)

    @property
    def settled(self) -> bool:
        """Whether what was typed is the day that was settled on."""
        return read_day(self.text) == self.day

    def settle(self) -> bool:
        """Take over what was typed and say whether it is another day; a text that is no day changes nothing."""
        typed = read_day(self.text)
        if typed is None or typed == self.day:
            return False
        self.day = typed
        return True


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
