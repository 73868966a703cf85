"""Proposing a business number: county, year and the next serial that neither a record nor a draft bears (`410823-2023-0007`)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from inspections.drafts.draft import Draft
from inspections.store import Store, UnitOfWork

_BATCH = 200
"""Serials asked for at a time; after so many free ones no used one follows."""


def free_numbers(unit: UnitOfWork, taken: Collection[str], county: str, year: int) -> Iterator[str]:
    """Yield the numbers after the last one that a record bears or that is among `taken`."""
    prefix = f"{county}-{year}-"
    last, first = 0, 1
    while first - last <= _BATCH:
        batch = {f"{prefix}{serial:04d}": serial for serial in range(first, first + _BATCH)}
        used = [serial for number, serial in batch.items() if number in taken]
        used += [batch[number] for number in unit.records.bearing(tuple(batch))]
        last = max([last, *used])
        first += _BATCH
    while True:
        last += 1
        yield f"{prefix}{last:04d}"


def propose_number(store: Store, drafts: Iterable[Draft], county: str, year: int) -> str:
    """Return the number after the last one used (`410823-2023-0007`)."""
    with store.reading() as unit:
        return next(free_numbers(unit, numbers_of(drafts), county, year))


def numbers_of(drafts: Iterable[Draft]) -> frozenset[str]:
    """Return the numbers that drafts bear."""
    return frozenset(str(draft.content.get("id", "")) for draft in drafts)
