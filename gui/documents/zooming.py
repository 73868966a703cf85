"""How large pages are shown: the steps of the zoom, and the one that fits. A zoom of 1 is the size on paper at 96 dots an inch."""

from __future__ import annotations

ZOOMS = (0.5, 0.6, 0.7, 0.8, 1.0, 1.25, 1.5, 2.0)
DOTS = 96 / 72
"""Screen dots a point at a zoom of 1."""
_A4 = 595 * DOTS
"""Width of a page at a zoom of 1."""


def fitting(width: int) -> float:
    """Return the largest zoom, not above full size, at which a page fits into so many logical pixels; the least where none does."""
    return max((zoom for zoom in ZOOMS if zoom * _A4 <= width and zoom <= 1), default=ZOOMS[0])


def stepped(zoom: float, steps: int) -> float:
    """Return the zoom so many steps larger, or smaller; the last one where there is no further."""
    return ZOOMS[min(max(ZOOMS.index(zoom) + steps, 0), len(ZOOMS) - 1)]
