"""The page: its measures (GB/T 9704-2012, clauses 5 to 7), and what stands on it, each thing with its place; nothing of PDF.

Lengths are points unless a name says millimetres. Horizontal positions count from the block's left edge, vertical ones downwards
from its top edge.
"""

from collections.abc import Sequence
from math import fsum
from typing import Final, NamedTuple

from inspections.typesetting.fonts import Role


def mm(millimetres: float) -> float:
    """Points in so many millimetres."""
    return millimetres * 72 / 25.4


PAGE_WIDTH: Final = mm(210)
PAGE_HEIGHT: Final = mm(297)
MARGIN_TOP: Final = mm(37)
MARGIN_LEFT: Final = mm(28)
BLOCK_WIDTH: Final = mm(156)
BLOCK_HEIGHT: Final = mm(225)
LINES: Final = 22
CHARACTERS: Final = 28
LEADING: Final = 28.95
"""At most 28.99: 22 lines must fit into 225 mm."""
SIZE_2: Final = 22.0
SIZE_3: Final = 16.0
SIZE_4: Final = 14.0
CELL: Final = BLOCK_WIDTH / CHARACTERS
"""A character's share of the line, 15.793: narrower than its 16 points, so characters stand 0.207 closer."""
INDENT: Final = 2 * CELL
MARK_TOP: Final = mm(35)
"""The top edge of the issuing body's mark."""
NUMBER_LINE: Final = 6
"""Counted from 0; the mark begins in line 3 and two lines follow it."""
RED_LINE_BELOW_NUMBER: Final = mm(4)
RED_LINE_WIDTH: Final = 1.5
TITLE_LINE: Final = 9
"""Two lines below the red line, which lies at the top of line 7."""
PAGE_NUMBER_BELOW: Final = mm(7)
BASELINE: Final = 0.38
"""How far an ideographic em box's centre lies above the baseline, in ems (the box reaches from −0.12 to 0.88)."""


def line_centre(line: float) -> float:
    """Where the em boxes of a line (counted from 0) are centred."""
    return (line + 0.5) * LEADING


def baseline(line: float, size: float) -> float:
    """The baseline of type of this size that is centred in the line."""
    return line_centre(line) + BASELINE * size


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


class EmbeddedPicture(NamedTuple):
    """Bytes of an image XObject and what its dictionary says (ISO 32000-1, 8.9.5); three components are RGB, one is grey."""

    content: bytes
    width: int
    height: int
    components: int
    filter_name: str


class Placed(NamedTuple):
    """A span with its baseline."""

    span: Span
    baseline: float


class Rule(NamedTuple):
    """A line between two places, a black one but for those of the red head."""

    left: float
    top: float
    right: float
    bottom: float
    width: float = 0.5


class PlacedPicture(NamedTuple):
    """A picture that fills this rectangle."""

    picture: EmbeddedPicture
    left: float
    top: float
    width: float
    height: float


class PenStroke(NamedTuple):
    """Points that a pen joined."""

    points: tuple[tuple[float, float], ...]


class Page(NamedTuple):
    """One page; `red_rules` are the red lines of its head."""

    placed: tuple[Placed, ...]
    red_rules: tuple[Rule, ...] = ()
    rules: tuple[Rule, ...] = ()
    pictures: tuple[PlacedPicture, ...] = ()
    strokes: tuple[PenStroke, ...] = ()
