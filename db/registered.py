"""The files that rows name, on SQLite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from db.engine import Database, rows
from db.errors import DamagedRowError
from db.json_text import id_list
from inspections.cases.registered import RegisteredFile


class SqliteRegisteredFiles:
    """Implements `inspections.cases.registered.RegisteredFiles`."""

    def __init__(self, database: Database) -> None:
        """Work within the transaction that is open on `database`."""
        self._database = database

    def all(self) -> Iterator[RegisteredFile]:
        """Yield every file."""
        sql = "SELECT sha256, file_name FROM documents ORDER BY position"
        for digest, name in self._database.conn.execute(sql):
            yield _registered(digest, f"文书“{name}”")
        sql = (
            "SELECT evidence.sha256, cases.number, evidence.number, evidence.file_name FROM evidence "
            "LEFT JOIN cases ON cases.uuid = evidence.case_uuid ORDER BY cases.position, evidence.number"
        )
        for digest, case, number, name in self._database.conn.execute(sql):
            yield _registered(digest, f"案件{case or '？'}的第{number}号证据“{name}”")

    def named(self, among: Iterable[str]) -> frozenset[str]:
        """Return those that a row names."""
        names = id_list(among)
        sql = (
            "SELECT sha256 FROM documents WHERE sha256 IN (SELECT value FROM json_each(?1)) "
            "UNION SELECT sha256 FROM evidence WHERE sha256 IN (SELECT value FROM json_each(?1))"
        )
        return frozenset(digest for (digest,) in rows(self._database, sql, names))


def _registered(digest: object, what: str) -> RegisteredFile:
    if not isinstance(digest, str):  # the column takes nothing else: only damage puts it there
        raise DamagedRowError(f"{what}的校验码已经不是文字")
    return RegisteredFile(digest, what)
