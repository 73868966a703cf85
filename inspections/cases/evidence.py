"""Evidence (证据): files that show what was found, kept untouched under their SHA-256, numbered within their case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


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
class Evidence:
    """One piece. `number` counts within the case from 1 and is never given again; `sha256` names the file in the archive.

    `shows` says what it proves, `requirements` to which findings it belongs. `taken_at` is the moment as the person who took it says,
    with a time zone; `size` is in bytes. A withdrawn piece keeps its number, its row and its file; `withdrawn` is the reason.
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
