"""Handing out an issued document: a copy of the archived file, which can be had again at any time."""

from __future__ import annotations

import os
from pathlib import Path

from inspections.cases.documents import Document
from inspections.faults import refuse
from inspections.files.writing import holds, write_all
from inspections.store import Store


def take_out(store: Store, document: Document, folder: Path) -> Path:
    """Write a copy of an issued document into `folder` under its name and return the path.

    Raises UserError where the name is taken by another file, the copy cannot be written, or the archive was tampered with.
    """
    path, content = copy_of(store, document, folder)
    write_all([(path, content)])
    return path


def copy_of(store: Store, document: Document, folder: Path) -> tuple[Path, bytes]:
    """Return where in `folder` the copy of an issued document lies, and its bytes, to be written with others. Writes nothing.

    Raises UserError where the name is taken by another file or the archive was tampered with.
    """
    content = store.archive.read(document.sha256)
    path = folder / document.file_name
    if os.path.lexists(path) and not holds(path, content):
        raise refuse("file_exists", "同名文件已经存在且内容不同", str(path), "请移走该文件或换一个文件夹")
    return path, content
