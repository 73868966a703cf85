"""Proposing a business number: county, year and the next serial that neither a record nor a draft bears."""

from __future__ import annotations

from collections.abc import Iterable

from inspections.drafts.draft import Draft
from inspections.store import Store
from inspections.use_cases.free_numbers import free_numbers


def propose_number(store: Store, drafts: Iterable[Draft], county: str, year: int) -> str:
    """Return the number after the last one used (`410823-2023-0007`)."""
    with store.reading() as unit:
        return next(free_numbers(unit, numbers_of(drafts), county, year))


def numbers_of(drafts: Iterable[Draft]) -> frozenset[str]:
    """Return the numbers that drafts bear."""
    return frozenset(str(draft.content.get("id", "")) for draft in drafts)
