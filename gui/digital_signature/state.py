"""What the dialog for a signature shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verified:
    """`good` says that the file is whole and as it was signed, `message` the same in a sentence; `lines` are labels and what is told."""

    good: bool
    message: str
    lines: tuple[tuple[str, str], ...] = ()
