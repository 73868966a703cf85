"""This store's own name in the histories, and the counter of its events."""

from __future__ import annotations

from uuid import UUID, uuid4

from db.engine import Database, insert_rows, rows
from db.errors import from_row


class SqliteDevice:
    """Implements `inspections.events.device.Device`."""

    def __init__(self, database: Database) -> None:
        """Work within the transaction that is open on `database`."""
        self._database = database

    @property
    @from_row
    def id(self) -> UUID:
        """The device's id."""
        ((text,),) = rows(self._database, "SELECT id FROM device")
        return UUID(text)

    @from_row
    def take(self, count: int) -> range:
        """Hand out the next sequence numbers."""
        ((first,),) = rows(self._database, "SELECT next_sequence FROM device")
        self._database.conn.execute("UPDATE device SET next_sequence = ?", (first + count,))
        return range(first, first + count)


def name_device(database: Database) -> None:
    """Give a new store its name; one that has a name keeps it."""
    if not rows(database, "SELECT 1 FROM device"):
        insert_rows(database, "device", "id, next_sequence", [(str(uuid4()), 1)])
