"""A signature as it grows, stroke by stroke. Knows no widget."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

from gui.signing.state import Point, SigningState, Stroke

STEP = 1.5
"""Logical pixels below which a further point adds nothing: a pen reports several hundred a second."""
LEAST = 40.0
"""Logical pixels of line below which it is no signature: an accidental stroke, a dot."""


class SigningPresenter:
    """Takes points, gives the signature. `accepted` gets what the content holds: `{"strokes": [[[x, y], …], …]}`."""

    def __init__(
        self,
        show: Callable[[SigningState], None],
        accepted: Callable[[Mapping[str, Any]], None],
        kept: Mapping[str, Any] | None = None,
    ) -> None:
        """Show by `show`; `held` is what the content holds already."""
        self._show_state, self._accepted = show, accepted
        # Numbers come back from a store as Decimal.
        drawn = (kept or {}).get("strokes", ())
        self._strokes: list[Stroke] = [tuple((float(x), float(y)) for x, y in stroke) for stroke in drawn if stroke]
        self._growing: list[Point] | None = None

    def show(self) -> None:
        """Show how things stand."""
        strokes = self._all()
        enough = _length(strokes) >= LEAST
        hint = "请在框内签名，可以用鼠标、手写笔或者手指。"
        if strokes and not enough:
            hint = "笔画太少，还不能作为签名。"
        elif enough:
            hint = f"已写{len(strokes)}笔。写完请点“确定”。"
        ready = enough and self._growing is None
        self._show_state(SigningState(strokes, hint, may_undo=bool(strokes), may_accept=ready))

    def touch(self, point: Point) -> None:
        """Begin a stroke."""
        self._end()
        self._growing = [_rounded(point)]
        self.show()

    def move(self, point: Point) -> None:
        """Go on with the stroke; without one nothing happens."""
        if self._growing is not None and math.dist(self._growing[-1], point) >= STEP:
            self._growing.append(_rounded(point))
            self.show()

    def lift(self) -> None:
        """End the stroke."""
        self._end()
        self.show()

    def undo(self) -> None:
        """Take the last stroke away."""
        self._end()
        if self._strokes:
            self._strokes.pop()
        self.show()

    def clear(self) -> None:
        """Begin anew."""
        self._strokes, self._growing = [], None
        self.show()

    def accept(self) -> None:
        """Hand the signature out; one that is none is not accepted."""
        self._end()
        if _length(self._all()) >= LEAST:
            self._accepted({"strokes": [[[x, y] for x, y in stroke] for stroke in self._strokes]})
        else:
            self.show()

    def _all(self) -> tuple[Stroke, ...]:
        return (*self._strokes, *((tuple(self._growing),) if self._growing else ()))

    def _end(self) -> None:
        if self._growing:
            self._strokes.append(tuple(self._growing))
        self._growing = None


def _rounded(point: Point) -> Point:
    return round(point[0], 1), round(point[1], 1)


def _length(strokes: tuple[Stroke, ...]) -> float:
    return sum(math.dist(one, other) for stroke in strokes for one, other in pairwise(stroke))
