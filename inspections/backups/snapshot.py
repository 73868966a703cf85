"""A snapshot: what a store held at one moment, as a list of files with their hashes. Its manifest bears its own checksum."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from inspections.faults import refuse

FORMAT = 1
"""Of the manifest. A program refuses a higher one than its own."""

_HEX = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One file: its place in the restored folder (with `/`), the SHA-256 (hex) of its bytes, how many they are."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Lack:
    """A file that belongs to the snapshot and could not be kept, and why, in Chinese."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was kept. `number` counts the snapshots of a store: the highest is the newest, whatever the clock said at `taken_at`.

    `device` is the store's id, `computer` and `origin` say where the database lay; `database` is its file name. `version` is the program's.
    `counts` are of records, documents and evidence. A snapshot with `lacking` files is not complete.
    """

    number: int
    taken_at: datetime
    version: str
    device: str
    computer: str
    origin: str
    database: str
    counts: Mapping[str, int]
    files: tuple[KeptFile, ...]
    lacking: tuple[Lack, ...] = ()

    @property
    def name(self) -> str:
        """The manifest's file name without its ending."""
        return f"{self.number:05d}_{self.taken_at:%Y-%m-%d_%H%M%S}"

    @property
    def complete(self) -> bool:
        """Whether everything that belongs to it was kept."""
        return not self.lacking

    @property
    def size(self) -> int:
        """Bytes of all files together, as they will be when restored."""
        return sum(file.size for file in self.files)

    def file(self, path: str) -> KeptFile | None:
        """Return the file of this place, or None."""
        return next((file for file in self.files if file.path == path), None)


def manifest_of(snapshot: Snapshot) -> bytes:
    """Return a snapshot as the text of its manifest."""
    said = {"format": FORMAT, **asdict(snapshot), "taken_at": snapshot.taken_at.isoformat(timespec="seconds")}
    return json.dumps({**said, "checksum": _checksum(said)}, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")


def read_manifest(content: bytes, where: str) -> Snapshot:
    """Return the snapshot that a manifest tells of; `where` names it to a person. Raises UserError where it is not to be trusted."""
    damaged = refuse("backup_damaged", "备份清单已损坏", where, "请用别的备份")
    try:
        said = json.loads(content)
        checksum = said.pop("checksum")
        if _checksum(said) != checksum:
            raise damaged
        newer = said.pop("format") > FORMAT
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise damaged from None
    if newer:
        raise refuse("newer_backup", "备份由较新版本的程序做成", where, "请升级本程序后再恢复")
    try:
        return _snapshot(said)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise damaged from None


def _snapshot(said: Mapping[str, Any]) -> Snapshot:
    taken_at = datetime.fromisoformat(said["taken_at"])
    files = tuple(KeptFile(_plain(file["path"]), _digest(file["sha256"]), int(file["size"])) for file in said["files"])
    if taken_at.tzinfo is None or said["database"] not in {file.path for file in files}:
        raise ValueError(said["taken_at"])
    return Snapshot(
        number=int(said["number"]),
        taken_at=taken_at,
        version=str(said["version"]),
        device=str(said["device"]),
        computer=str(said["computer"]),
        origin=str(said["origin"]),
        database=_plain(said["database"]),
        counts={str(what): int(count) for what, count in said["counts"].items()},
        files=files,
        lacking=tuple(Lack(str(lack["path"]), str(lack["why"])) for lack in said["lacking"]),
    )


def _plain(path: str) -> str:
    """Return a path that stays below the folder it is unpacked to, on every system."""
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or any(part == ".." or re.search(r"[\\:\x00]", part) for part in parts):
        raise ValueError(path)
    return "/".join(parts)


def _digest(text: str) -> str:
    if not _HEX.fullmatch(text):
        raise ValueError(text)
    return text


def _checksum(said: Mapping[str, Any]) -> str:
    return hashlib.sha256(
        json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "backslashreplace")
    ).hexdigest()
