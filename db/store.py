"""The store on one SQLite file: transactions, and the repositories that work within them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.bureaus import SqliteConfirmedLaws, SqliteOwnTemplates
from db.cases import SqliteCases
from db.checks import SqliteChecks
from db.devices import SqliteDevice
from db.documents import SqliteDocuments
from db.engine import Database, transaction
from db.errors import in_words
from db.evidence import SqliteEvidence
from db.ledgers import SqliteLedgers
from db.listings import SqliteListings
from db.numbers import SqliteNumbers
from db.profiles import SqliteProfiles
from db.records import SqliteRecords
from db.registered import SqliteRegisteredFiles
from db.soundness import SqliteSoundness
from db.standing_file import StandingFile
from db.visits import SqliteVisits
from inspections.faults import Fault
from inspections.files.archive import Archive


class SqliteUnit:
    """Implements `inspections.store.UnitOfWork` within the transaction that is open on `database`."""

    def __init__(self, database: Database) -> None:
        """Give each feature its repository."""
        self.device = SqliteDevice(database)
        self.records = SqliteRecords(database)
        self.checks = SqliteChecks(database)
        self.visits = SqliteVisits(database)
        self.cases = SqliteCases(database)
        self.profiles = SqliteProfiles(database)
        self.templates = SqliteOwnTemplates(database)
        self.laws = SqliteConfirmedLaws(database)
        self.numbers = SqliteNumbers(database)
        self.documents = SqliteDocuments(database)
        self.evidence = SqliteEvidence(database)
        self.files = SqliteRegisteredFiles(database)
        self.soundness = SqliteSoundness(database)
        self.ledgers = SqliteLedgers(database)
        self.listings = SqliteListings(database)


class SqliteStore:
    """Implements `inspections.store.Store` on a connection of its own, for the thread that made it."""

    def __init__(self, path: Path, database: Database) -> None:
        """Take over the connection; `path` is the file it is open on, beside which the archive lies."""
        self.archive = Archive.beside(path)
        self.remarks: tuple[Fault, ...] = ()
        self._path = path
        self._file = StandingFile(path)
        self._database = database

    @contextmanager
    def writing(self) -> Iterator[SqliteUnit]:
        """Begin to write, alone among all processes."""
        self._file.refuse_where_gone()
        # BEGIN IMMEDIATE: a deferred one that reads and then writes is told "locked" at once, whatever the timeout.
        with in_words(self._path, self._database), transaction(self._database, "BEGIN IMMEDIATE"):
            yield SqliteUnit(self._database)

    @contextmanager
    def reading(self) -> Iterator[SqliteUnit]:
        """Begin to read one state."""
        with in_words(self._path, self._database), transaction(self._database, "BEGIN"):
            self._database.conn.execute("PRAGMA query_only = ON")
            try:
                yield SqliteUnit(self._database)
            finally:
                self._database.conn.execute("PRAGMA query_only = OFF")
                # A list reads a hundred thousand keys. The system caches the file's pages; SQLite need not keep them a second time.
                self._database.conn.execute("PRAGMA shrink_memory")

    def close(self) -> None:
        """Close the connection."""
        self._database.close()
