"""What a report of a bug says: where in the program, and what kind of error, but nothing of what a person typed or imported.

The messages of errors carry values: names, certificates, amounts. A report is kept in a file and sent to strangers, so only such words
of a message stay as can be the program's or Python's own.
"""

from __future__ import annotations

import re
import traceback
from pathlib import Path

from inspections.faults import UserError

LONGEST = 300
"""Characters of a message that a report keeps."""

_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”|<[^>]*>")
_NO_WORD = re.compile(r"[^\x00-\x7f]+")
_NUMBER = re.compile(r"\d(?:[\d.,:-]*\d)?")


def worded(error: BaseException) -> str:
    """Return an error with all that led to it: the frames whole, of each message what may be told."""
    return "\n".join(_one(link) for link in _chain(error)).replace(str(Path.home()), "~")


def scrubbed(message: str) -> str:
    """Return what of a message may be told: quoted values, numbers and words that are not English are left out."""
    plain = _NUMBER.sub("#", _NO_WORD.sub("…", _QUOTED.sub("'…'", message)))
    return " ".join(plain.split())[:LONGEST]


def _chain(error: BaseException) -> list[BaseException]:
    """Return the errors from the first cause to the last."""
    errors: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in errors:
        errors.append(at)
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
    return errors[::-1]


def _one(error: BaseException) -> str:
    frames = "".join(traceback.format_tb(error.__traceback__))
    said = ", ".join(fault.code for fault in error.faults) if isinstance(error, UserError) else scrubbed(str(error))
    return f"Traceback (most recent call last):\n{frames}{type(error).__qualname__}: {said}\n"
