"""Databases as backups need them, on SQLite."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from db.backup import copy_to
from db.engine import Database, connect, rows
from db.errors import in_words
from db.opening import STORE, open_store
from db.schema import open_file, refuse_missing
from inspections.backups.databases import Contents
from inspections.faults import refuse


class SqliteDatabases:
    """Implements `inspections.backups.databases.Databases`."""

    def copy(self, source: Path, target: Path) -> None:
        """Write a database as it stands to a new file."""
        with _reading(source) as database:
            copy_to(database, source, target)

    def device(self, path: Path) -> str:
        """Return the id of the device whose store this is."""
        with _reading(path) as database:
            ((application,),) = rows(database, "PRAGMA application_id")
            stored = rows(database, "SELECT id FROM device") if application == STORE.application_id else []
        if not stored:
            raise refuse("not_a_database", "不是本程序的数据库", str(path), "请核对文件")
        return str(stored[0][0])

    def examine(self, copy: Path) -> Contents:
        """Open a private copy of a store, hold it to account and say what it names."""
        open_store(copy, create=False).close()  # as the program does, with what it brings up to date
        database = open_file(copy, STORE, create=False)
        try:
            with in_words(copy):
                if rows(database, "PRAGMA integrity_check") != [("ok",)] or rows(database, "PRAGMA foreign_key_check"):
                    raise refuse("damaged", "数据库文件已损坏", str(copy), "请用别的备份")
                ((device, records, documents, evidence),) = rows(
                    database,
                    "SELECT (SELECT id FROM device), (SELECT count(*) FROM records), (SELECT count(*) FROM documents), "
                    "(SELECT count(*) FROM evidence)",
                )
                files = rows(database, "SELECT sha256 FROM documents UNION SELECT sha256 FROM evidence ORDER BY 1")
        finally:
            database.close()
        return Contents(device, records, documents, evidence, tuple(digest for (digest,) in files))


@contextmanager
def _reading(path: Path) -> Iterator[Database]:
    """Open a database that is there. Raises UserError."""
    refuse_missing(path, create=False)
    if path.stat().st_size == 0:
        raise refuse("not_a_database", "数据库文件是空的（0字节），没有可以备份的内容", str(path), "请核对路径")
    with in_words(path):
        database = connect(path)
        try:
            yield database
        finally:
            with suppress(dbapi2.Error):
                database.close()
