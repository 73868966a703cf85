"""What the dialog for evidence shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from gui.documents.state import PageImage
from inspections.cases.evidence import Evidence, EvidenceCorrection
from inspections.cases.visit_hours import VisitHours

SHOWS, TAKEN, PLACE, TAKEN_BY = "shows", "taken", "place", "taken_by"
"""Fields of a file that is to become evidence."""


@dataclass(frozen=True, slots=True)
class PieceLine:
    """A piece of the case, in words. `digest` are the first digits of the SHA-256; `withdrawn` is the reason, empty where it stands.

    `lost` says what is wrong with the kept file, empty where it is what it was (looked at for photos only). `corrected`: what is said
    of it is no longer what was said first.
    """

    uuid: UUID
    number: int
    kind: str
    shows: str
    findings: tuple[str, ...]
    taken: str
    place: str
    taken_by: str
    file_name: str
    digest: str
    withdrawn: str
    thumbnail: PageImage | None
    lost: str
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class PendingFile:
    """A file that is to become evidence; `name` is readable, `kind` a word. `warning` says what is wrong with its content.

    `taken_from` says where the proposed time comes from, `doubt` what speaks against the time; `faults` are sentences by field.
    """

    path: Path
    name: str
    kind: str
    taken: str
    taken_from: str
    place: str
    taken_by: str
    shows: str = ""
    requirements: frozenset[str] = frozenset()
    thumbnail: PageImage | None = None
    warning: str = ""
    doubt: str = ""
    faults: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EvidenceState:
    """`findings` are id and summary of what the record violates; `chosen` is the place of the file whose fields are shown, or -1."""

    heading: str
    pieces: tuple[PieceLine, ...]
    findings: tuple[tuple[str, str], ...]
    inspectors: tuple[str, ...]
    pending: tuple[PendingFile, ...]
    chosen: int
    message: str
    ready: bool
    busy: bool


@dataclass(frozen=True, slots=True)
class Correctable:
    """A piece and what is known around it. `listed` are the numbers of issued lists that bear it, `made` its earlier corrections."""

    piece: Evidence
    findings: tuple[tuple[str, str], ...]
    inspectors: tuple[str, ...]
    hours: VisitHours
    listed: tuple[str, ...]
    made: tuple[EvidenceCorrection, ...]
