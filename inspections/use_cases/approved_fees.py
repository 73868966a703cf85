"""What the bureaus of a store list as approved fees, for the check of records."""

from __future__ import annotations

from collections.abc import Iterable

from inspections.checklists.approved_fees import ApprovedFees
from inspections.records.fact_table import FactTable
from inspections.store import UnitOfWork


def approved_in(unit: UnitOfWork, table: FactTable) -> ApprovedFees:
    """Return the approved fees of the counties of a table's records."""
    column = table.columns.get("county")
    return approved_by(unit, () if column is None else map(str, column.values))


def approved_by(unit: UnitOfWork, counties: Iterable[str]) -> ApprovedFees:
    """Return the approved fees of these counties; one without a profile has none."""
    profiles = (unit.profiles.of(county) for county in counties)
    return {profile.county: profile.approved_fees for profile in profiles if profile is not None}
