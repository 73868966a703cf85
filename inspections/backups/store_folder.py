"""One store's part of a backup folder: a pool of files, and a manifest for each snapshot.

Several stores share a folder without mixing: each has a sub-folder of its own, named so that a person can tell whose it is.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from inspections.backups.pool import PLUG_IN, Pool
from inspections.backups.snapshot import Snapshot, manifest_of, read_manifest
from inspections.faults import Fault, UserError, refuse
from inspections.files.system_words import spoken
from inspections.files.writing import flush_folder, write_atomically

SNAPSHOTS, FILES, GUIDE = "snapshots", "files", "说明.txt"
"""Names in the sub-folder of a store."""

_GUIDE = """这是“供电监督检查”程序的备份，请不要改名、移动或删除其中的文件。

snapshots 中每个文件是一次备份的清单（用记事本可以打开），files 中是各次备份共用的文件，文件名是内容的 SHA-256。

恢复：在程序的“设置—备份”中点“恢复…”，或者运行  main.py restore 本文件夹 --to 新文件夹

程序不能用时，手工恢复：
1. 打开 snapshots 中最新的清单，"files" 中每一项的 "path" 是原来的位置和名称，"sha256" 是 files 中的文件名
   （在以它前两个字符命名的文件夹里）。
2. 新建一个文件夹，把各文件复制进去，改成 "path" 所写的名称：至少是数据库（清单中 "database" 所写的那个），
   以及“数据库名-documents”文件夹中的文书和证据，它们的名称不用改。
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """The snapshots that can be read, newest first, and what is wrong with the manifests that cannot."""

    snapshots: tuple[Snapshot, ...]
    unreadable: tuple[Fault, ...]


class StoreFolder:
    """The sub-folder of one store."""

    def __init__(self, path: Path) -> None:
        """Use `path`; it need not be there yet."""
        self.path = path
        self.pool = Pool(path / FILES)

    def read(self) -> Reading:
        """Read all manifests. Raises UserError where the folder itself cannot be read."""
        folder = self.path / SNAPSHOTS
        try:
            # No glob: on Python 3.13 it takes a folder that cannot be read for an empty one.
            manifests = sorted(path for path in folder.iterdir() if path.suffix == ".json") if folder.is_dir() else []
        except OSError as error:
            raise unreachable(folder, error) from error
        snapshots, unreadable = list[Snapshot](), list[Fault]()
        for manifest in manifests:
            try:
                snapshots.append(read_manifest(manifest.read_bytes(), str(manifest)))
            except OSError as error:
                what, action = f"备份清单无法读取（{spoken(error)}）", "请检查备份盘是否完好、插好，或者用别的备份"
                unreadable.append(Fault("backup_unreadable", what, str(manifest), action))
            except UserError as error:
                unreadable.extend(error.faults)
        return Reading(tuple(sorted(snapshots, key=lambda one: (one.number, one.taken_at), reverse=True)), tuple(unreadable))

    def next_number(self) -> int:
        """Return the number of the next snapshot, also after those whose manifest cannot be read."""
        folder = self.path / SNAPSHOTS
        numbers = [int(match[1]) for path in _listed(folder) if (match := re.match(r"(\d+)_", path.name))]
        return max(numbers, default=0) + 1

    def manifest(self, snapshot: Snapshot) -> Path:
        """Return where the manifest of a snapshot lies."""
        return self.path / SNAPSHOTS / f"{snapshot.name}.json"

    def is_there(self) -> bool:
        """Say whether the folder can be reached with both its parts, as it was made by a backup."""
        try:
            return self.pool.folder.is_dir() and (self.path / SNAPSHOTS).is_dir()
        except OSError:
            return False

    def keep(self, snapshot: Snapshot) -> Path:
        """Write a snapshot's manifest, after which it counts; return where. Raises UserError."""
        if not self.is_there():
            raise refuse("no_backup_folder", "备份文件夹已不在", str(self.path), PLUG_IN)
        if not (self.path / GUIDE).exists():
            write_atomically(self.path / GUIDE, _GUIDE.replace("\n", "\r\n").encode("utf-8-sig"), private=True)  # for Windows' own editor
        write_atomically(self.manifest(snapshot), manifest_of(snapshot), private=True)
        return self.manifest(snapshot)

    def drop(self, snapshots: tuple[Snapshot, ...]) -> None:
        """Remove manifests. Raises OSError."""
        for snapshot in snapshots:
            self.manifest(snapshot).unlink(missing_ok=True)
        if snapshots:
            flush_folder(self.path / SNAPSHOTS)


def name_of_store(computer: str, database: Path, device: str) -> str:
    """Return the name of a store's sub-folder: the computer, the database, and marks of the device and of where it lies.

    The place belongs to it, because a whole folder is copied to another computer now and then, and with it the device's id.
    """
    digest = hashlib.sha256(f"{computer}\n{database}".encode(errors="surrogateescape")).hexdigest()
    return f"{_fit(computer)}-{_fit(database.stem)}-{device[:8]}{digest[:4]}"


def stores_in(folder: Path) -> tuple[StoreFolder, ...]:
    """Return the stores that have backups in a folder; the folder may be that of one store itself. Raises UserError."""
    try:
        if (folder / SNAPSHOTS).is_dir():
            return (StoreFolder(folder),)
        return tuple(StoreFolder(path) for path in sorted(folder.iterdir()) if (path / SNAPSHOTS).is_dir())
    except OSError as error:
        raise unreachable(folder, error) from error


def unreachable(folder: Path, error: OSError) -> UserError:
    """Return what is told where a backup folder cannot be used."""
    return refuse("no_backup_folder", f"备份文件夹不能用（{spoken(error)}）", str(folder), PLUG_IN)


def _fit(name: str) -> str:
    """Return a name that every file system takes."""
    return re.sub(r'[<>:"/\\|?*\x00-\x1f\ud800-\udfff.\s]+', "_", name).strip("_")[:40] or "store"


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        raise unreachable(folder, error) from error
