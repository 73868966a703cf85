"""Copies of evidence that other programs open: in a folder that only this person can read, gone when the window is."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from inspections.cases.evidence import Evidence
from inspections.faults import refuse
from inspections.files.archive import Archive
from inspections.files.system_words import spoken
from inspections.recognising.names import copy_name
from inspections.recognising.programs import program_kind
from inspections.records.printable import printable


class OpenedCopies:
    """The folder of the copies. Nothing in it is an original."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, which belongs to the program alone; it is made when the first copy comes."""
        self.folder = folder

    def clear(self) -> None:
        """Remove every copy, those that a crash left behind included; one that is still open is left to the next start."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def take_out(self, archive: Archive, piece: Evidence) -> Path:
        """Write a copy under the file's own name and return it. The original is never handed out.

        Raises UserError where it cannot be written, and for a file that would run instead of being shown.
        """
        path = self.folder / piece.sha256[:16] / copy_name(piece.file_name)
        try:
            for folder in (self.folder, path.parent):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                folder.chmod(0o700)
        except OSError as error:
            raise refuse("no_folder", f"无法建立文件夹（{spoken(error)}）", str(path.parent), "请核对磁盘空间和权限") from None
        archive.copy_out(piece.sha256, path)
        try:
            kind = program_kind(path, piece.file_name)
        except OSError as error:
            raise refuse("no_copy", f"取出的副本无法读取（{spoken(error)}）", str(path), "请重试") from None
        if kind:
            with suppress(OSError):
                path.unlink()
            what = f"这件证据是{kind}，打开它就会在这台电脑上运行，本程序不打开"
            raise refuse("program", what, printable(piece.file_name), "要检查，请选中它，用“另存为…”取出，交给懂电脑的同事查看")
        return path
