"""What the dialog for a document works with, and the fonts that all of them share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from gui.digital_signature.certificate import BureauCertificate
from gui.faults.presenter import ShowsFaults
from gui.operations.running import Running
from gui.preferences import PreferencesFile
from inspections.documents.knowledge import Knowledge

if TYPE_CHECKING:
    from inspections.typesetting.fonts import FontSet


class DocumentFonts:
    """Found and read when the first document is made, and kept as long as the window; touched by the worker's thread alone."""

    def __init__(self, folder: Path) -> None:
        """Read nothing yet. `folder` is the program's folder of fonts."""
        self._folder = folder

    @cached_property
    def chosen(self) -> FontSet:
        """The system's official fonts where installed, else the free ones that ship."""
        from inspections.typesetting.fonts import FontSet  # noqa: PLC0415 # draws in reportlab

        return FontSet.discovered(self._folder)


@dataclass(frozen=True, slots=True)
class DocumentSurroundings:
    """`folder` is where copies go until a person chose another one; `ratio` is dots a logical pixel.

    `certificate` is what documents can be signed with; None where no signature is offered.
    """

    operations: Running
    faults: ShowsFaults
    knowledge: Knowledge
    preferences: PreferencesFile
    fonts: DocumentFonts
    today: date
    folder: Path
    ratio: float = 1.0
    certificate: BureauCertificate | None = None
    now: Callable[[], datetime] = lambda: datetime.now().astimezone()
