"""The notices' fonts, found and read when the first notice is made."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspections.typesetting.fonts import FontSet


class NoticeFonts:
    """Kept as long as the window, so that fonts are read once; touched by the worker's thread alone."""

    def __init__(self, folder: Path) -> None:
        """Read nothing yet. `folder` is the program's folder of fonts."""
        self._folder = folder

    @cached_property
    def chosen(self) -> FontSet:
        """The system's official fonts where installed, else the free ones that ship."""
        from inspections.typesetting.fonts import FontSet  # noqa: PLC0415 # draws in reportlab

        return FontSet.discovered(self._folder)
