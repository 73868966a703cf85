"""Evidence (证据): files that show what was found, kept untouched under their SHA-256, numbered within their case."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from inspections.recognising.time_source import TimeSource


class EvidenceKind(StrEnum):
    """What a piece of evidence is (行政处罚法 46 names the kinds)."""

    PHOTO = "photo"
    """照片"""
    DOCUMENT = "document"
    """书证、电子数据打印件"""
    RECORDING = "recording"
    """视听资料"""

    @property
    def label(self) -> str:
        """The word that documents and lists use."""
        return {"photo": "照片", "document": "书证", "recording": "视听资料"}[self.value]


@dataclass(frozen=True, slots=True)
class EvidenceWords:
    """What is said of a piece, and may be corrected: what it proves, to which findings it belongs, when, where and by whom it was taken.

    `taken_at` bears a time zone; `source` says where it is known from.
    """

    shows: str
    requirements: tuple[str, ...]
    taken_at: datetime
    place: str
    taken_by: str
    source: TimeSource = TimeSource.STATED

    def stripped(self) -> EvidenceWords:
        """Return the same without blanks around its texts."""
        return replace(self, shows=self.shows.strip(), place=self.place.strip(), taken_by=self.taken_by.strip())


@dataclass(frozen=True, slots=True)
class EvidenceCorrection:
    """That what is said of a piece was corrected: when (with a time zone), by whom, why, from what to what."""

    evidence: UUID
    at: datetime
    author: str
    reason: str
    before: EvidenceWords
    after: EvidenceWords


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece. `number` counts within the case from 1 and is never given again; `sha256` names the file in the archive.

    `shows` says what it proves, `requirements` to which findings it belongs. `taken_at` is the moment as the person who took it says,
    with a time zone, or as `source` told it; `size` is in bytes. A withdrawn piece keeps its number, its row and its file; `withdrawn`
    is the reason.
    """

    uuid: UUID
    case: UUID
    record: UUID
    number: int
    kind: EvidenceKind
    shows: str
    requirements: tuple[str, ...]
    taken_at: datetime
    place: str
    taken_by: str
    file_name: str
    media_type: str
    size: int
    sha256: str
    withdrawn: str = ""
    source: TimeSource = TimeSource.STATED

    @property
    def words(self) -> EvidenceWords:
        """What is said of it now."""
        return EvidenceWords(self.shows, self.requirements, self.taken_at, self.place, self.taken_by, self.source)

    def described(self, words: EvidenceWords) -> Evidence:
        """Return the piece as a correction describes it."""
        return replace(
            self,
            shows=words.shows,
            requirements=words.requirements,
            taken_at=words.taken_at,
            place=words.place,
            taken_by=words.taken_by,
            source=words.source,
        )


class EvidenceKept(Protocol):
    """Pieces of evidence; their files lie in the archive."""

    def add(self, evidence: Evidence) -> None:
        """Keep a piece. Raises DuplicateError where another one of its case bears the number."""
        ...

    def next_number(self, case: UUID) -> int:
        """Return the next number of a case: one above the highest ever given."""
        ...

    def of_case(self, case: UUID) -> tuple[Evidence, ...]:
        """Return the pieces of a case by their numbers, withdrawn ones included."""
        ...

    def get(self, uuid: UUID) -> Evidence | None:
        """Return a piece as it is described now, withdrawn or not, or None."""
        ...

    def correct(self, correction: EvidenceCorrection) -> None:
        """Describe a piece by what the correction says, and keep the correction. Raises KeyError."""
        ...

    def corrections(self, case: UUID) -> tuple[EvidenceCorrection, ...]:
        """Return the corrections of a case's pieces in the order in which they were made."""
        ...

    def move(self, uuid: UUID, case: UUID, number: int) -> None:
        """Put a piece into another case, under a number that is free there. Raises KeyError."""
        ...

    def withdraw(self, uuid: UUID, reason: str) -> None:
        """Take a piece out of the case; it keeps number, row and file. Raises KeyError."""
        ...
