"""Names of files as they can be kept, and as a copy may bear them on every system."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath

from inspections.records.printable import printable

_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
"""What Windows takes for devices, whatever the ending."""
_MOST_BYTES = 200
"""Of a copy's name in UTF-8: every system holds 255, and some programs add to it."""


def readable_name(path: Path) -> str:
    """Return a file's name as text. One that is no UTF-8, as out of an old archive, is read as GB18030, else with U+FFFD."""
    try:
        path.name.encode()
    except UnicodeEncodeError:
        raw = os.fsencode(path.name)
        try:
            return raw.decode("gb18030")
        except UnicodeDecodeError:
            return raw.decode(errors="replace")
    return path.name


def readable_path(path: Path) -> str:
    """Return a path as a message names it, each part readable and without characters that command."""
    return str(Path(*(printable(readable_name(Path(part))) or part for part in path.parts)))


def copy_name(name: str) -> str:
    """Return `name` without what a system forbids, hides or takes for a device; its ending stays."""
    bare = _FORBIDDEN.sub("_", printable(name).replace("<", "(").replace(">", ")")).strip(" .")
    suffix = PurePosixPath(bare).suffix
    stem = bare.removesuffix(suffix).encode()[: _MOST_BYTES - len(suffix.encode())].decode(errors="ignore").rstrip(" .")
    kept = f"{stem}{suffix}" or "文件"
    return f"_{kept}" if _RESERVED.fullmatch(kept) else kept
