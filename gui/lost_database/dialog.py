"""The question before anything is made: is the database somewhere here, shall a new one be begun, or not now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QListWidget, QVBoxLayout, QWidget

from gui import theme
from gui.widgets.buttons import button_row, made_primary, plain_button
from gui.widgets.labels import heading_label, text_label


class LostDatabaseDialog(QDialog):
    """Esc and closing it leave everything as it is."""

    chosen = Signal(int)
    """The person says which of the candidates is the database; carries its place in the list."""
    anew = Signal()
    """The person wants a new database; what is there is to be put aside."""
    restore_requested = Signal()
    """The person has a backup."""

    def __init__(self, message: str, candidates: Sequence[Path], parent: QWidget | None = None) -> None:
        """Show what is wrong, `message`, and which files may be the database."""
        super().__init__(parent)
        self.setWindowTitle("数据库不见了")
        self.setMinimumWidth(640)
        heading = heading_label("数据库不见了，文书和证据还在", wrap=False)
        words = text_label(message, selectable=True)
        self.list = QListWidget()
        self.list.setAccessibleName("找到的数据库文件")
        for path in candidates:
            changed = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
            self.list.addItem(f"{path.name}（{path.stat().st_size // 1024} KB，{changed:%Y-%m-%d %H:%M} 改动）")
        self.list.setCurrentRow(0)
        self.list.setMaximumHeight(self.list.fontMetrics().lineSpacing() * 6)
        self.list.setVisible(bool(candidates))
        self.outcome = text_label(
            "同一文件夹中有下面的数据库文件，可能是改了名的。选中后改回原名即可继续："
            if candidates
            else "同一文件夹中没有找到其他数据库文件。有备份的，请点“从备份恢复…”。"
        )
        self.taking = plain_button("改回原名并打开", lambda: self.chosen.emit(self.list.currentRow()))
        self.taking.setVisible(bool(candidates))
        self.beginning = plain_button("另建新的…", self.anew.emit)
        self.restoring = plain_button("从备份恢复…", self.restore_requested.emit)
        self.closing = plain_button("关闭程序", self.reject)
        for button in (self.taking, self.beginning, self.restoring, self.closing):
            button.setAutoDefault(False)
        first = self.taking if candidates else self.restoring
        made_primary(first)
        first.setDefault(True)
        buttons = button_row(self.beginning, None, self.taking, self.restoring, self.closing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.WIDE)
        layout.setSpacing(theme.GAP)
        for part in (heading, words, self.outcome, self.list):
            layout.addWidget(part)
        layout.addSpacing(theme.GAP)
        layout.addLayout(buttons)
        first.setFocus()
