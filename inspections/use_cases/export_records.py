"""Exporting the stored records as JSON Lines (docs/contract.md, "A record") with their identity, visit and case.

Importing them again changes nothing.
"""

from __future__ import annotations

from pathlib import Path

from inspections.files.writing import writing_atomically
from inspections.records.fields.inspection import CASE_LINK, IDENTITY, VISIT_LINK
from inspections.records.record import canonical_json
from inspections.store import Store


def export_records(store: Store, path: Path, county: str | None = None) -> int:
    """Write the records (of a county) to `path`, one a line, in the order in which they first came; return how many.

    Raises UserError where the file cannot be written; then there is no file, or the former one.
    """
    count = 0
    with store.reading() as unit, writing_atomically(path) as file:
        for stored in unit.records.all(county):
            links = {IDENTITY: str(stored.record.uuid), VISIT_LINK: str(stored.visit), CASE_LINK: str(stored.case)}
            identified = {**stored.record.payload, **links}
            file.write(canonical_json(identified) + b"\n")
            count += 1
    return count
