"""Documents name one another by UUID, bear the title that is printed on them, and a month's report says which month it is of.

Until 0.4.0 a review named its notice, and a receipt what it served, by the printed number; titles and months stood in file names alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from uuid import UUID

from db.engine import Database, rows
from db.json_text import from_json_text, json_text
from inspections.cases.linking import Bearer, linked

_TITLES: Mapping[str, str] = {
    "notice": "责令整改通知书",
    "site_record": "现场检查记录",
    "interview": "询问笔录",
    "review": "整改复查意见书",
    "receipt": "送达回证",
    "transfer": "移送函",
    "evidence_list": "证据清单",
    "catalogue": "案卷目录",
    "report": "供电监督检查情况通报",
}
"""As the templates of those releases had them."""
_MONTH = re.compile(r"(\d{4})年([1-9]|1[0-2])月", re.ASCII)


def m0006_links_by_uuid(database: Database) -> None:
    """Add the column of titles and write the contents anew; the files stay as they were issued."""
    database.execute("ALTER TABLE documents ADD COLUMN title TEXT NOT NULL DEFAULT ''")
    _give_titles(database)
    cases = rows(database, "SELECT DISTINCT case_uuid FROM documents WHERE case_uuid IS NOT NULL AND content <> '{}'")
    for (case,) in cases:
        _link(database, case)
    _give_months(database)


def _give_titles(database: Database) -> None:
    found = rows(
        database,
        "SELECT documents.uuid, kind, prefix, documents.year, serial, file_name, cases.party_name "
        "FROM documents LEFT JOIN cases ON cases.uuid = documents.case_uuid",
    )
    for uuid, kind, prefix, year, serial, file_name, party in found:
        named = file_name.removesuffix(".pdf")
        # In a name that holds number and party as they are now, the title is what is left, whatever spaces it has.
        before = f"{_number(prefix, year, serial)} {party or ''} "
        last = named.removeprefix(before) if named.startswith(before) else named.rpartition(" ")[2]
        title = _TITLES[kind] if named.endswith(_TITLES[kind]) or " " not in named else last
        _set(database, "title", title, uuid)


def _link(database: Database, case: str) -> None:
    held = rows(database, "SELECT uuid, kind, prefix, year, serial, title, content FROM documents WHERE case_uuid = ?", case)
    bearers = [
        Bearer(UUID(uuid), _number(prefix, year, serial), title, kind == "notice") for uuid, kind, prefix, year, serial, title, _ in held
    ]
    pieces = {str(number): UUID(uuid) for number, uuid in rows(database, "SELECT number, uuid FROM evidence WHERE case_uuid = ?", case)}
    for uuid, *_, content in held:
        _write(database, uuid, content, linked(from_json_text(content), bearers, pieces))


def _give_months(database: Database) -> None:
    counties = [county for (county,) in rows(database, "SELECT county FROM profiles")]
    for uuid, file_name, content in rows(database, "SELECT uuid, file_name, content FROM documents WHERE kind = 'report'"):
        held = from_json_text(content)
        # The number comes first in the name and has a year in brackets, which is no month.
        found = _MONTH.search(file_name)
        month = {"month": f"{found[1]}-{int(found[2]):02d}"} if found and "month" not in held else {}
        county = {"county": counties[0]} if len(counties) == 1 and "county" not in held else {}
        _write(database, uuid, content, held | month | county)


def _write(database: Database, uuid: str, before: str, content: Mapping[str, object]) -> None:
    text = json_text(content)
    if text != before:
        _set(database, "content", text, uuid)


def _set(database: Database, column: str, value: str, uuid: str) -> None:
    database.conn.execute(f"UPDATE documents SET {column} = ? WHERE uuid = ?", (value, uuid))  # noqa: S608 # this program's own words


def _number(prefix: str, year: int, serial: int) -> str:
    return f"{prefix}〔{year}〕{serial}号"
