"""Confirming a law marked 待核, once somebody of the bureau has read it in the official text; and taking that back."""

from __future__ import annotations

from dataclasses import dataclass

from inspections.profiles.confirmed_laws import ConfirmedLaw
from inspections.store import Store, UnitOfWork
from inspections.use_cases.changes import Changed, Changes


@dataclass(frozen=True, slots=True)
class Confirmations:
    """A county's confirmations by the laws' keys, as they stand now."""

    laws: tuple[ConfirmedLaw, ...]
    changes: Changes


def confirm_law(store: Store, county: str, law: ConfirmedLaw) -> Confirmations:
    """Keep a confirmation, in the place of a former one of the same law. Raises UserError where the store cannot be written."""
    with store.writing() as unit:
        unit.laws.confirm(county, law)
        return _standing(unit, county)


def withdraw_law(store: Store, county: str, key: str) -> Confirmations:
    """Take a confirmation back: the law is 待核 again. Raises UserError where the store cannot be written."""
    with store.writing() as unit:
        unit.laws.withdraw(county, key)
        return _standing(unit, county)


def _standing(unit: UnitOfWork, county: str) -> Confirmations:
    return Confirmations(unit.laws.of(county), Changes.of(Changed.SETTINGS, counties=[county]))
