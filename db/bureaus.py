"""What a bureau keeps beside its profile, on SQLite: its own wording, and the laws it confirmed."""

from __future__ import annotations

from datetime import date

from db.engine import Database, insert_rows, rows
from db.errors import from_row
from inspections.profiles.confirmed_laws import ConfirmedLaw


class SqliteOwnTemplates:
    """Implements `inspections.documents.templates.own_templates.OwnTemplates`."""

    def __init__(self, database: Database) -> None:
        """Work within the transaction that is open on `database`."""
        self._database = database

    def save(self, county: str, text: str) -> None:
        """Keep a county's own wording in the place of the former one."""
        self._database.conn.execute("DELETE FROM own_templates WHERE county = ?", (county,))
        if text:
            insert_rows(self._database, "own_templates", "county, text", [(county, text)])

    def of(self, county: str) -> str:
        """Return a county's own wording."""
        return next((text for (text,) in rows(self._database, "SELECT text FROM own_templates WHERE county = ?", county)), "")


class SqliteConfirmedLaws:
    """Implements `inspections.profiles.confirmed_laws.LawsConfirmed`."""

    def __init__(self, database: Database) -> None:
        """Work within the transaction that is open on `database`."""
        self._database = database

    def confirm(self, county: str, law: ConfirmedLaw) -> None:
        """Keep a confirmation in the place of a former one."""
        self.withdraw(county, law.key)
        row = (county, law.key, law.name, law.confirmed_on.isoformat(), law.confirmed_by)
        insert_rows(self._database, "confirmed_laws", "county, law, name, confirmed_on, confirmed_by", [row])

    def withdraw(self, county: str, key: str) -> None:
        """Take a confirmation back."""
        self._database.conn.execute("DELETE FROM confirmed_laws WHERE county = ? AND law = ?", (county, key))

    @from_row
    def of(self, county: str) -> tuple[ConfirmedLaw, ...]:
        """Return the confirmations of a county."""
        sql = "SELECT law, name, confirmed_on, confirmed_by FROM confirmed_laws WHERE county = ? ORDER BY law"
        return tuple(ConfirmedLaw(key, name, date.fromisoformat(day), by) for key, name, day, by in rows(self._database, sql, county))
