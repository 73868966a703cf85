"""Words of file dialogs that Qt's own Chinese translation lacks."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QTranslator
from typing_extensions import override

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "Folder": "文件夹",
        "File Folder": "文件夹",
        "Drive": "磁盘",
        "File": "文件",
        "%1 File": "%1 文件",
        "Shortcut": "快捷方式",
        "Alias": "快捷方式",
        "Unknown": "未知",
    }
)
"""What the column 类型 says; the English word is the key in Qt's context QAbstractFileIconProvider."""


class MissingWords(QTranslator):
    """Asked for what the translator installed after it does not know."""

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str | None:  # type: ignore[override] # Qt takes None for "not known"
        return KINDS.get(sourceText) if context == "QAbstractFileIconProvider" else None
