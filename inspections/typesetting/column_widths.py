"""How wide the columns of a table are: each as its content asks, together exactly as wide as there is room."""

from collections.abc import Sequence
from math import fsum
from typing import Final, NamedTuple

ROUNDING: Final = 1e-9
"""By how much sums of widths may be off, in the unit of `Wanted`."""


class Wanted(NamedTuple):
    """What one column asks for, in any one unit.

    `least` tears nothing that belongs together, `natural` wraps no line, `average` is a cell's usual width. Below `firm` a line
    would begin or end with a mark that may not stand there.
    """

    least: float
    natural: float
    average: float
    firm: float = 0.0


def column_widths(columns: Sequence[Wanted], room: float, narrowest: float) -> list[float]:
    """Widths that sum to `room`, none less than `narrowest`, for which there must be room.

    Where everything fits unwrapped, all columns widen alike. Otherwise each gets at least its least width and at most its
    natural one, and in between a share as its cells are long. Where not even the least widths fit, all give way, if possible no
    further than what is firm.
    """
    least = [column.least for column in columns]
    natural = [column.natural for column in columns]
    if fsum(natural) <= room + ROUNDING:
        return [room * width / fsum(natural) for width in natural]
    if fsum(least) <= room + ROUNDING:
        return _shared(room, [column.average for column in columns], least, natural)
    lower = [max(column.firm, narrowest) for column in columns]
    if fsum(lower) > room + ROUNDING:
        lower = [narrowest] * len(columns)
    return _shared(room, least, lower, [max(pair) for pair in zip(least, lower, strict=True)])


def whole_columns(columns: Sequence[Wanted], room: float) -> list[float]:
    """Widths with as many columns unwrapped as there is room for, those first that ask for the least more; none where nothing is gained."""
    widths = [column.least for column in columns]
    left = room - fsum(widths)
    if left < -ROUNDING or fsum(column.natural for column in columns) <= room + ROUNDING:
        return []
    for column in sorted(range(len(columns)), key=lambda column: columns[column].natural - columns[column].least):
        more = min(left, columns[column].natural - columns[column].least)
        widths[column] += more
        left -= more
    return widths


def _shared(room: float, weights: Sequence[float], lower: Sequence[float], upper: Sequence[float]) -> list[float]:
    """Share by weight within bounds: who is out of them gets the bound, and the others share the rest anew."""
    widths = [0.0] * len(weights)
    sharing = set(range(len(weights)))
    while sharing:
        left = room - fsum(widths)
        scale = left / fsum(weights[column] for column in sharing)
        bounded = {column: min(max(weights[column] * scale, lower[column]), upper[column]) for column in sharing}
        excess = fsum(bounded.values()) - left
        settled = {column for column, width in bounded.items() if abs(excess) < ROUNDING or (width - weights[column] * scale) * excess > 0}
        for column in settled or sharing:
            widths[column] = bounded[column]
        sharing -= settled or set(sharing)
    return widths
