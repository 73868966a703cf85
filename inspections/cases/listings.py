"""What a list of records shows, and how it is asked for: first the keys of all lines, then only the lines on screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from inspections.cases.case import Case, Party


class RecordState(StrEnum):
    """How far a record has come, as its documents and its last check by each pack tell.

    A violation that the inspector set aside is none.
    """

    NOTICED = "noticed"
    """A notice stands."""
    VIOLATION = "violation"
    """Something was found and no notice stands yet."""
    UNDETERMINED = "undetermined"
    """Nothing was found, but something could not be determined."""
    CLEAN = "clean"
    """Nothing was found."""


@dataclass(frozen=True, slots=True)
class RecordQuery:
    """Filters, all of which must hold; an empty one holds for everything.

    Every word of `text` must be part of the number or of the party's or the user's name; upper and lower case, full and half width
    are the same there. `month` is year and month.
    """

    text: str = ""
    topic: str = ""
    state: RecordState | None = None
    month: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One line of the list. `violations` counts those not set aside, `notices` are the numbers of notices that stand."""

    key: int
    uuid: UUID
    number: str
    inspected_on: date
    inspectee: str
    topics: tuple[str, ...]
    state: RecordState
    violations: int
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One line of the list of cases: how many records and standing documents it has, and when its party was last inspected.

    A case that its records left is listed as long as it has documents; its day is that of its opening.
    """

    case: Case
    records: int
    documents: int
    last_inspected_on: date


class Listings(Protocol):
    """Lists of the stored records, the newest inspection first."""

    def keys(self, query: RecordQuery) -> Sequence[int]:
        """Return the keys of all lines that the query asks for, in order; fast for 100,000."""
        ...

    def lines(self, keys: Sequence[int]) -> tuple[RecordLine, ...]:
        """Return the lines of these keys, in their order; a key that is gone is left out."""
        ...

    def cases(self, text: str, limit: int) -> tuple[CaseLine, ...]:
        """Return cases whose number or party holds all words of `text`, the last inspected first, `limit` of them at most."""
        ...

    def parties(self, text: str, limit: int) -> tuple[Party, ...]:
        """Return parties whose names hold all words of `text`, the last visited first, `limit` of them at most."""
        ...
