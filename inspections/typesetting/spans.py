"""Type that stands together on one line, and how wide it is on the standard's grid."""

from collections.abc import Sequence
from math import fsum
from typing import Final, NamedTuple

from inspections.typesetting import page
from inspections.typesetting.fonts import FontSet, Role

FULL_WIDTH: Final = 990.0
"""Thousandths of an em from which on a character takes a whole cell of the grid."""


class Span(NamedTuple):
    """Characters of one typeface and size on one line, each with the width it takes, from `x` on."""

    text: str
    role: Role
    size: float
    x: float
    widths: Sequence[float]
    condensed: float = 1.0
    red: bool = False

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + fsum(self.widths)


class Typesetter:
    """Measures text with one set of fonts."""

    def __init__(self, fonts: FontSet) -> None:
        """Measure with these fonts."""
        self.fonts = fonts

    def on_grid(self, text: str, role: Role) -> list[float]:
        """Widths of size 3 characters: a cell for full-width ones, their own width for figures and Latin letters."""
        glyphs = self.fonts.glyphs(role)
        widths = []
        for character in text:
            glyph = glyphs[character]
            advance = glyph.advance if glyph else FULL_WIDTH
            widths.append(page.CELL if advance >= FULL_WIDTH else advance * page.SIZE_3 / 1000)
        return widths

    def natural(self, text: str, role: Role, size: float) -> list[float]:
        """Widths as the fonts have them."""
        glyphs = self.fonts.glyphs(role)
        return [(glyph.advance if (glyph := glyphs[character]) else FULL_WIDTH) * size / 1000 for character in text]

    def span(self, text: str, x: float, role: Role = Role.FANGSONG) -> Span:
        """A span of size 3 on the grid from x on."""
        return Span(text, role, page.SIZE_3, x, self.on_grid(text, role))

    def on_one_line(self, text: str, centre: float | None = None) -> Span:
        """A span of size 3 on the grid around a centre, or to the block's right edge; smaller where the block is too narrow for it."""
        widths = self.on_grid(text, Role.FANGSONG)
        smaller = min(1.0, page.BLOCK_WIDTH / (fsum(widths) or 1))
        widths = [width * smaller for width in widths]
        left = page.BLOCK_WIDTH - fsum(widths) if centre is None else centre - fsum(widths) / 2
        return Span(text, Role.FANGSONG, page.SIZE_3 * smaller, left, widths)
