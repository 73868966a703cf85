"""What the program needs of a store, feature by feature. Nothing here says how it is kept.

A use case opens one unit of work, and everything in it is kept together or not at all. No method commits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from inspections.cases.case import Case, Party
from inspections.cases.checked import RecordCheck
from inspections.cases.documents import Document
from inspections.cases.entries import LedgerEntry
from inspections.cases.evidence import Evidence, EvidenceCorrection
from inspections.cases.heading import Heading
from inspections.cases.listings import Listings
from inspections.cases.numbers import GivenNumber, NumberKind, Series
from inspections.cases.registered import RegisteredFiles
from inspections.events.event import Event, Head, Revision, StoredRecord
from inspections.faults import Fault
from inspections.files.archive import Archive
from inspections.health.soundness import Soundness
from inspections.profiles.confirmed_laws import ConfirmedLaw
from inspections.profiles.profile import Profile
from inspections.records.record import Record


class Device(Protocol):
    """This store's own name in the histories."""

    @property
    def id(self) -> UUID:
        """The device's id, made with the store."""
        ...

    def take(self, count: int) -> range:
        """Return the next `count` sequence numbers, never handed out before."""
        ...


class Records(Protocol):
    """Records and their histories, which only grow."""

    def heads(self, uuids: Sequence[UUID]) -> Mapping[UUID, Head]:
        """Return where the histories of these records stand; unknown ones are left out."""
        ...

    def headings(self, uuids: Sequence[UUID]) -> Mapping[UUID, Heading]:
        """Return number, party and day of these records; unknown ones are left out."""
        ...

    def bearing(self, numbers: Sequence[str]) -> Mapping[str, Heading]:
        """Return the records that bear these business numbers; numbers that none bears are left out."""
        ...

    def vacate(self, uuids: Sequence[UUID]) -> None:
        """Take the business numbers off records to each of which this unit of work appends an event with another one."""
        ...

    def append(self, revisions: Sequence[Revision]) -> None:
        """Add events, each of which becomes its record's last."""
        ...

    def get(self, uuid: UUID) -> StoredRecord | None:
        """Return a record as it stands, or None."""
        ...

    def last_of(self, party: Party) -> StoredRecord | None:
        """Return the record of the last visit to a party, by the day of inspection and then the last to come, or None."""
        ...

    def all(self, county: str | None = None) -> Iterator[StoredRecord]:
        """Yield the records (of a county) in the order in which they first came."""
        ...

    def of_case(self, case: UUID) -> tuple[StoredRecord, ...]:
        """Return the records of a case, by the day of inspection and then the order in which they came."""
        ...

    def visits(self, party: Party, year: int) -> int:
        """Return on how many days of a year a party was inspected."""
        ...

    def history(self, uuid: UUID) -> tuple[tuple[str, Event], ...]:
        """Return a record's events with their stored ids, in the order in which they came."""
        ...

    def at(self, revision: str) -> Record | None:
        """Return what a record said at an event, or None where that was purged or there is no such event."""
        ...

    def last_moment(self) -> datetime | None:
        """Return when the latest of the newest events was made, or None where there is none."""
        ...

    def event_of_draft(self, draft: UUID) -> str | None:
        """Return the id of the event that a draft ended in, or None."""
        ...

    def assign(self, uuids: Sequence[UUID], case: UUID) -> None:
        """Put records into a case."""
        ...


class Checks(Protocol):
    """Answers, kept with the revision and the pack that they rest on."""

    def add(self, checks: Sequence[tuple[UUID, str, RecordCheck]]) -> None:
        """Keep checks, each of a record at a revision."""
        ...

    def of(self, revision: str) -> tuple[RecordCheck, ...]:
        """Return the checks of a revision, oldest first."""
        ...

    def judged(self, revisions: Sequence[str], pack: str) -> frozenset[str]:
        """Return those of the revisions that any version of the pack has judged."""
        ...


class Cases(Protocol):
    """Cases."""

    def open_of(self, parties: Sequence[Party]) -> Mapping[Party, Case]:
        """Return the last open case of each party that has one."""
        ...

    def add(self, cases: Sequence[Case]) -> None:
        """Keep new cases."""
        ...

    def correct(self, uuid: UUID, party: Party) -> None:
        """Write a case's party otherwise; what its records said before stays in their histories."""
        ...

    def get(self, uuid: UUID) -> Case | None:
        """Return a case, or None."""
        ...

    def of_number(self, number: str) -> tuple[Case, ...]:
        """Return the cases of a number, one a county, in the order in which they were opened."""
        ...


class Profiles(Protocol):
    """Bureau profiles, one a county."""

    def save(self, profile: Profile) -> None:
        """Keep a profile in the place of the county's former one."""
        ...

    def of(self, county: str) -> Profile | None:
        """Return a county's profile, or None."""
        ...


class OwnTemplates(Protocol):
    """What bureaus word their own way, one text a county."""

    def save(self, county: str, text: str) -> None:
        """Keep the TOML text of what differs from the shipped templates; an empty one goes back to those."""
        ...

    def of(self, county: str) -> str:
        """Return a county's text, empty where it words everything as shipped."""
        ...


class LawsConfirmed(Protocol):
    """Laws marked 待核 that bureaus have confirmed."""

    def confirm(self, county: str, law: ConfirmedLaw) -> None:
        """Keep a confirmation, in the place of a former one of the same law."""
        ...

    def withdraw(self, county: str, key: str) -> None:
        """Take a confirmation back; without one nothing happens."""
        ...

    def of(self, county: str) -> tuple[ConfirmedLaw, ...]:
        """Return a county's confirmations by the laws' keys."""
        ...


class Numbers(Protocol):
    """Numbers given."""

    def give(self, series: Series, count: int = 1, first: int = 1) -> range:
        """Return the next serial numbers of a series: after the last one given, and not below `first`."""
        ...

    def kinds_of(self, prefix: str, year: int) -> frozenset[NumberKind]:
        """Return the kinds that have numbers of this prefix and year."""
        ...

    def void(self, series: Series, serial: int, reason: str) -> None:
        """Make a number void; it is never given again. Raises KeyError where it was not given."""
        ...

    def given(self, series: Series) -> tuple[GivenNumber, ...]:
        """Return the numbers given, in their order."""
        ...


class Documents(Protocol):
    """Issued documents."""

    def add(self, document: Document) -> None:
        """Keep a document; its number must have been given and must bear no other one."""
        ...

    def get(self, uuid: UUID) -> Document | None:
        """Return a document, or None."""
        ...

    def of_records(self, records: Sequence[UUID]) -> Mapping[UUID, tuple[Document, ...]]:
        """Return the documents of each record that has any, in the order of issue."""
        ...

    def of_case(self, case: UUID) -> tuple[Document, ...]:
        """Return all documents of a case, in the order of issue."""
        ...

    def of_kind(self, kind: NumberKind) -> tuple[Document, ...]:
        """Return all documents of a kind, in the order of issue."""
        ...

    def void(self, uuid: UUID) -> None:
        """Make a document void; it stays where it is. Raises KeyError."""
        ...

    def replace(self, uuid: UUID) -> None:
        """Say of a document that a later version stands in its place. Raises KeyError."""
        ...


class EvidenceKept(Protocol):
    """Pieces of evidence; their files lie in the archive."""

    def add(self, evidence: Evidence) -> None:
        """Keep a piece; its number must be free in its case."""
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

    def withdraw(self, uuid: UUID, reason: str) -> None:
        """Take a piece out of the case; it keeps number, row and file. Raises KeyError."""
        ...


class Ledgers(Protocol):
    """What a month's ledger is made of."""

    def of_month(self, county: str | None, year: int, month: int) -> tuple[LedgerEntry, ...]:
        """Return the records inspected in a month (of a county), by day and then in the order in which they came."""
        ...


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
