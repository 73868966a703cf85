"""A remark: how one thing that is looked at before issue came out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How it came out."""

    FINE = "fine"
    WARNING = "warning"
    """Worth a look; the document may be issued."""
    FAULT = "fault"
    """The document may not be issued before this is mended."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What was looked at, and in a sentence what was found and what to do."""

    mark: Mark
    title: str
    message: str


def fine(title: str, message: str) -> Remark:
    """Return what is in order."""
    return Remark(Mark.FINE, title, message)


def warning(title: str, message: str) -> Remark:
    """Return what is worth a look."""
    return Remark(Mark.WARNING, title, message)


def fault(title: str, message: str) -> Remark:
    """Return what must be mended first."""
    return Remark(Mark.FAULT, title, message)


def named(names: list[str]) -> str:
    """Return up to three names in marks, and how many there are where there are more."""
    shown = "、".join(f"“{name}”" for name in names[:3])
    return f"{shown}等{len(names)}项" if len(names) > 3 else shown  # noqa: PLR2004 # as many as are shown
