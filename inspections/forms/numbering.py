"""Proposing a business number: county, year and the next serial that neither a record nor a draft bears."""

from __future__ import annotations

from collections.abc import Iterable

from inspections.drafts.draft import Draft
from inspections.store import Store

_BATCH = 200
"""Serials asked for at a time; after so many free ones no used one follows."""


def propose_number(store: Store, drafts: Iterable[Draft], county: str, year: int) -> str:
    """Return the number after the last one used (`410823-2023-0007`)."""
    prefix = f"{county}-{year}-"
    taken = {str(draft.content.get("id", "")) for draft in drafts}
    last, first = 0, 1
    with store.reading() as unit:
        while first - last <= _BATCH:
            batch = {f"{prefix}{serial:04d}": serial for serial in range(first, first + _BATCH)}
            used = [serial for number, serial in batch.items() if number in taken]
            used += [batch[number] for number in unit.records.bearing(tuple(batch))]
            last = max([last, *used])
            first += _BATCH
    return f"{prefix}{last + 1:04d}"
