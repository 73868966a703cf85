"""The medium of a backup while one is being taken: what is told where it is full, broken, or pulled out and no longer there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from inspections.backups.snapshot import KeptFile
from inspections.backups.store_folder import StoreFolder
from inspections.faults import UserError, refuse
from inspections.files.system_words import spoken

FORMER = "以前的备份仍然可用"
_LOOK = "请检查备份盘是否完好、插好，然后重试"
_ITS_CODES = frozenset({"unwritable", "backup_unreadable", "backup_damaged"})
"""Codes of faults that are the medium's where they name a file of it."""


@contextmanager
def written_to(folder: StoreFolder) -> Iterator[None]:
    """Word what fails while a backup is written into the folder of a store, which was made before. Raises UserError.

    Where the folder itself is gone, the stick was pulled out, whatever came first of that.
    """
    chosen = folder.path.parent
    try:
        yield
    except OSError as error:
        if not folder.is_there():
            raise pulled_out(chosen) from error
        raise refuse("no_backup", f"备份没有完成（{spoken(error)}）", str(chosen), f"{FORMER}，{_LOOK}") from error
    except UserError as error:
        if not folder.is_there():
            raise pulled_out(chosen) from error
        fault = error.faults[0]
        if fault.code not in _ITS_CODES or not fault.where.startswith(str(chosen)):
            raise
        # A person knows the stick, not the hash under which a file was to lie there.
        action = fault.action if fault.code == "unwritable" else _LOOK
        raise refuse("no_backup", f"备份没有完成，{fault.what}", str(chosen), f"{FORMER}，{action}") from error


def refuse_where_lost(folder: StoreFolder, files: Iterable[KeptFile]) -> None:
    """Refuse to call a backup one whose files do not lie where its manifest will: they lie on a stick that is no longer here."""
    if not all(folder.pool.has(file.sha256, file.size) for file in files):
        raise pulled_out(folder.path.parent)


def pulled_out(chosen: Path) -> UserError:
    """Return what is told where a backup's medium went away under it."""
    action = f"{FORMER}，请插好 U 盘或者接通共享文件夹后重试"
    return refuse("no_backup", "备份没有完成，备份盘中途拔出或者断开了", str(chosen), action)
