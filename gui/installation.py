"""Where the program is installed, and whose data it works on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from inspections.backups.databases import Databases
from inspections.drafts.draft import Drafts
from inspections.session import OpenSession


@dataclass(frozen=True, slots=True)
class Installation:
    """Where the program's own files and the person's files lie, and how a thread comes by a session, or by drafts alone.

    `author` is who is logged in, as the histories name a person; `version` is the program's; `databases` gives what copies databases, in
    the worker that first needs it. `command` starts the program anew, as words of a command line. `close_when_open` is for trying a
    built program: the window closes by itself once its pages and the store are open.
    """

    resources: Path
    data: Path
    open_session: OpenSession
    open_drafts: Callable[[], Drafts]
    author: str
    version: str
    databases: Callable[[], Databases]
    command: tuple[str, ...] = ()
    close_when_open: bool = False

    @property
    def database(self) -> Path:
        """The database of the store."""
        return self.data / "inspection.db"
