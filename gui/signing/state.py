"""What the dialogs for signing show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Point = tuple[float, float]
"""x to the right, y downwards, in logical pixels of the pad."""
Stroke = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class SigningState:
    """The strokes so far; `message` is the line below the pad."""

    strokes: tuple[Stroke, ...]
    message: str
    may_undo: bool
    may_accept: bool


@dataclass(frozen=True, slots=True)
class RefusalState:
    """`witnesses` are name and unit as typed; `faults` sentences by field: `reason`, `witnesses`."""

    reason: str
    witnesses: tuple[tuple[str, str], ...]
    faults: Mapping[str, str]
