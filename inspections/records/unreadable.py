"""A value that its field cannot hold, as data; the reader that met it adds the place."""

from __future__ import annotations

IN_CELL = "unusable_cell"
"""Code of a fault of the cell rather than of its text; `what` follows the cell's address."""


class UnreadableError(ValueError):
    """A value that its field cannot hold: `what` is wrong and what to do about it, in Chinese."""

    def __init__(self, code: str, what: str, action: str) -> None:
        """Keep the three parts of a fault; the reader adds the place."""
        self.code, self.what, self.action = code, what, action
        super().__init__(what)
