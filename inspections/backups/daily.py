"""The backup of the day, which the window takes by itself: whether it is due, and whether the medium is there that it goes to."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from inspections.backups.last import LastBackup
from inspections.faults import refuse
from inspections.files.system_words import spoken


def is_due(last: LastBackup | None, now: datetime) -> bool:
    """Say whether the last backup in a folder is not of today; one dated after today was made under a wrong clock. `now` has its zone."""
    return last is None or last.taken_at.astimezone(now.tzinfo).date() != now.date()


def refuse_where_absent(last: LastBackup | None, folder: Path) -> None:
    """Refuse a chosen folder that is not there, or from which its `last` backup is gone: the stick in whose place it lies was pulled out.

    Without this the files would go, without a word, to the disk that the stick was mounted on.
    """
    action = "请插入 U 盘或者接通共享文件夹，或者在“设置”的“备份”中另选一个文件夹"
    try:
        if not folder.is_dir():
            raise refuse("no_backup_folder", "找不到备份文件夹", str(folder), action)
        if last is not None and not last.folder.is_dir():
            raise refuse("no_backup_folder", "备份文件夹中找不到以前的备份", str(folder), f"{action}；要从头备份，请点“立即备份”")
    except OSError as error:
        raise refuse("no_backup_folder", f"备份文件夹不能用（{spoken(error)}）", str(folder), action) from error
