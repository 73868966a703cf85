"""What stands on one page: type, rules and pictures with their places, nothing of PDF.

Places count in points from the block's left edge and downwards from its top.
"""

from typing import NamedTuple

from inspections.typesetting.drawn_pictures import EmbeddedPicture
from inspections.typesetting.spans import Span


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
