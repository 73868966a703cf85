"""Handing a file or folder to the program that the computer has for it; where there is none, that is said with the place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from gui.faults.front import front
from gui.question import tell

_READERS = {".pdf": " PDF 阅读器", ".docx": " WPS 或者 Word", ".xlsx": " WPS 或者 Excel"}
"""What opens a kind of file; a blank stands between Chinese and Latin letters."""


def show_outside(path: Path, parent: QWidget) -> None:
    """Open a file or folder in its own program; a dialog over `parent` tells where it lies if nothing can."""
    if not path.exists():
        _tell(path, "文件或文件夹已经不在原来的位置。", "它可能被移走、改名，或者存储盘已经拔出。", parent)
    elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        if path.is_dir():
            _tell(path, "这台电脑上没有可以打开文件夹的程序。", "请按下面的位置自己打开。", parent)
        else:
            reader = _READERS.get(path.suffix.lower(), "能打开它的程序")
            kind = f" {path.suffix[1:].upper()} " if path.suffix else "这种"
            _tell(path, f"这台电脑上没有可以打开{kind}文件的程序。", f"请安装{reader}，或者把文件拷到别的电脑打开。", parent)


def _tell(path: Path, what: str, action: str, parent: QWidget) -> None:
    copying = {"复制位置": lambda: QGuiApplication.clipboard().setText(str(path))}
    tell(front(parent), "打不开", what, f"{action}\n{path}", copying)
