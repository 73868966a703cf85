"""Where the moment of a piece of evidence is known from."""

from __future__ import annotations

from enum import StrEnum


class TimeSource(StrEnum):
    """What told when a piece of evidence was taken; only what the file itself says is a time of taking for certain."""

    PHOTO = "photo"
    """照片中的记录"""
    NAME = "name"
    """文件名"""
    STATED = "stated"
    """由人填写"""

    @property
    def label(self) -> str:
        """How a document calls such a moment."""
        return "取得时间" if self is TimeSource.STATED else "拍摄时间"
