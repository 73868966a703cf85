"""The one SQLite of the process: sqlcipher3's, under sqlite-utils.

Two builds of SQLite on one file break each other's locks, so everything in `db` takes its SQLite from here. sqlite-utils looks
for `pysqlite3` before it falls back on the standard library's build; it is given sqlcipher3 under that name before its first import.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlcipher3 import dbapi2

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2

from sqlite_utils import Database  # noqa: E402 - only after the names above are set
from sqlite_utils.migrations import Migrations  # noqa: E402 - as above

__all__ = ["Database", "How", "Migrations", "connect", "insert_rows", "rows", "transaction", "use_write_ahead_log"]


class How(StrEnum):
    """How a file is opened, as the query of SQLite's own URIs."""

    WRITING = "mode=rwc"
    READ_ONLY = "mode=ro"
    IMMUTABLE = "mode=ro&immutable=1"
    """Without locks and without a look at the log: only for a file that nobody writes."""


def connect(path: Path, *, key: bytes | None = None, timeout: float = 30.0, how: How = How.WRITING) -> Database:
    """Open a connection for one thread. `key` is a raw key of 32 bytes, never a passphrase; `timeout` is in seconds.

    Transactions are begun and ended by `transaction` alone. Raises sqlcipher3's errors, which `db.errors` maps.
    """
    connection = dbapi2.connect(f"{path.absolute().as_uri()}?{how}", uri=True, timeout=timeout, isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level = none")  # else a wrong key prints to standard error
        if key is not None:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        database = Database(connection, strict=True, execute_plugins=False)
        database.execute("PRAGMA foreign_keys = ON")
        if how is not How.WRITING:
            database.execute("PRAGMA temp_store = MEMORY")  # to sort a list takes no room on a disk that may be full
        database.execute("PRAGMA synchronous = FULL")
        database.execute("PRAGMA cache_size = -20480")  # KiB; ids are random, so a large import touches pages everywhere
    except BaseException:
        connection.close()
        raise
    return database


def insert_rows(database: Database, table: str, columns: str, values: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows into a declared table, fast. `columns` is their names, separated by commas; both are the program's own words."""
    marks = ", ".join("?" for _ in columns.split(","))
    database.conn.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values)  # noqa: S608 - no word of a person


def rows(database: Database, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
    """Return all rows of a query as tuples."""
    return database.conn.execute(sql, parameters).fetchall()


@contextmanager
def transaction(database: Database, begin: str) -> Iterator[None]:
    """Commit when the block ends well, roll back when it raises."""
    database.conn.execute(begin)
    try:
        yield
        database.conn.execute("COMMIT")
    except BaseException:
        database.rollback()
        raise


def use_write_ahead_log(database: Database, timeout: float) -> None:
    """Set the journal mode, which stays with the file; only once it is known to be ours. `timeout` is in seconds."""
    # Two processes that make a new file WAL at the same moment are told "locked" at once, whatever the timeout.
    deadline = time.monotonic() + timeout
    while True:
        try:
            database.execute("PRAGMA journal_mode = WAL")
        except dbapi2.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return
