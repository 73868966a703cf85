"""Bureau profiles on SQLite."""

# ruff: noqa: S608 - queries are put together from this program's own words only

from __future__ import annotations

from db.engine import Database, insert_rows, rows
from db.errors import from_row
from db.json_text import from_json_text, json_text
from inspections.profiles.profile import Inspector, Profile, TermStart

_COLUMNS = (
    "county, issuer, number_prefix, contact_name, contact_phone, address, reconsideration, court, consequence, approved_fees, "
    "inspection_cap_per_year, term_start"
)


class SqliteProfiles:
    """Implements `inspections.profiles.profile.Profiles`."""

    def __init__(self, database: Database) -> None:
        """Work within the transaction that is open on `database`."""
        self._database = database

    def save(self, profile: Profile) -> None:
        """Keep a profile in the place of the county's former one."""
        self._database.conn.execute("DELETE FROM profiles WHERE county = ?", (profile.county,))
        row = (
            profile.county,
            profile.issuer,
            profile.number_prefix,
            profile.contact_name,
            profile.contact_phone,
            profile.address,
            profile.reconsideration,
            profile.court,
            profile.consequence,
            json_text(list(profile.approved_fees)),
            profile.inspection_cap_per_year,
            profile.term_start.value,
        )
        insert_rows(self._database, "profiles", _COLUMNS, [row])
        inspectors = (
            (profile.county, position, inspector.name, inspector.certificate) for position, inspector in enumerate(profile.inspectors)
        )
        insert_rows(self._database, "inspectors", "county, place, name, certificate", inspectors)

    @from_row
    def of(self, county: str) -> Profile | None:
        """Return a county's profile."""
        stored = rows(self._database, f"SELECT {_COLUMNS} FROM profiles WHERE county = ?", county)
        if not stored:
            return None
        ((*texts, consequence, approved_fees, cap, term_start),) = stored
        issuer, number_prefix, contact_name, contact_phone, address, reconsideration, court = texts[1:]
        inspectors = rows(self._database, "SELECT name, certificate FROM inspectors WHERE county = ? ORDER BY place", county)
        return Profile(
            county,
            issuer,
            number_prefix,
            contact_name,
            contact_phone,
            address,
            reconsideration,
            court,
            consequence,
            tuple(from_json_text(approved_fees)),
            cap,
            tuple(Inspector(name, certificate) for name, certificate in inspectors),
            TermStart(term_start),
        )
