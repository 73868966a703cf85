"""Business numbers that nobody bears: county, year and the next serials (`410823-2023-0007`)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from inspections.store import UnitOfWork

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
