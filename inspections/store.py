"""The store: the Protocols of its features put together. Each lies beside its feature; nothing says how anything is kept.

A use case opens one unit of work, and everything in it is kept together or not at all. No method commits.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from inspections.cases.case import Cases
from inspections.cases.checked import Checks
from inspections.cases.documents import Documents
from inspections.cases.evidence import EvidenceKept
from inspections.cases.listings import Listings
from inspections.cases.numbers import Numbers
from inspections.cases.records import Records
from inspections.cases.registered import RegisteredFiles
from inspections.cases.visit import Visits
from inspections.documents.templates.own_templates import OwnTemplates
from inspections.events.device import Device
from inspections.faults import Fault
from inspections.files.archive import Archive
from inspections.health.soundness import Soundness
from inspections.ledgers.month import Ledgers
from inspections.profiles.confirmed_laws import LawsConfirmed
from inspections.profiles.profile import Profiles


class UnitOfWork(Protocol):
    """One transaction's view of the store."""

    @property
    def device(self) -> Device:
        """This store's name and counter."""
        ...

    @property
    def records(self) -> Records:
        """Records and histories."""
        ...

    @property
    def checks(self) -> Checks:
        """Answers."""
        ...

    @property
    def visits(self) -> Visits:
        """Visits."""
        ...

    @property
    def cases(self) -> Cases:
        """Cases."""
        ...

    @property
    def profiles(self) -> Profiles:
        """Bureau profiles."""
        ...

    @property
    def templates(self) -> OwnTemplates:
        """The bureaus' own wording."""
        ...

    @property
    def laws(self) -> LawsConfirmed:
        """Laws that bureaus have confirmed."""
        ...

    @property
    def numbers(self) -> Numbers:
        """Numbers given."""
        ...

    @property
    def documents(self) -> Documents:
        """Issued documents."""
        ...

    @property
    def evidence(self) -> EvidenceKept:
        """Pieces of evidence."""
        ...

    @property
    def files(self) -> RegisteredFiles:
        """The files of the archive that rows name."""
        ...

    @property
    def soundness(self) -> Soundness:
        """The structure of the store, for the health check."""
        ...

    @property
    def ledgers(self) -> Ledgers:
        """Monthly ledgers."""
        ...

    @property
    def listings(self) -> Listings:
        """Lists of records and of parties."""
        ...


class Store(Protocol):
    """A store of one thread."""

    @property
    def archive(self) -> Archive:
        """The program's own copies of what it issued."""
        ...

    @property
    def remarks(self) -> tuple[Fault, ...]:
        """What was seen when the store was opened and a person must be told, though it kept nobody from opening it."""
        ...

    def writing(self) -> AbstractContextManager[UnitOfWork]:
        """Begin to write, alone among all processes; kept when the block ends well, undone when it raises. Raises UserError."""
        ...

    def reading(self) -> AbstractContextManager[UnitOfWork]:
        """Begin to read one state of the store, whatever others write meanwhile. Raises UserError."""
        ...

    def close(self) -> None:
        """Let go of the store."""
        ...


class OpenStore(Protocol):
    """How a command or a window comes by a store."""

    def __call__(self, path: Path, *, create: bool = ..., reading: bool = ...) -> Store:
        """Open the store at `path`; `create` (if not said: yes) says whether a missing one is made. Raises UserError.

        With `reading` (if not said: no) it can only be read, and nothing is made or changed by that.
        """
        ...
