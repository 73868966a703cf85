"""Fees that a bureau's profile lists as approved by the price authority (已批准的收费): what a check makes of them.

A line of such a name is an approved item where the record does not say whether it is; what an inspector stated stands. A name that only
resembles a banned one is answered by the list, too. A banned fee stays banned under every list: the price authority of a county lifts no
ban that stands above it. Names are compared by their `bare` spelling. Nothing of it is written into a record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TypeAlias

import numpy as np

from inspections.checklists.fee_spelling import bare
from inspections.records.fact_table import ABSENT, Column, FactTable

ApprovedFees: TypeAlias = Mapping[str, Sequence[str]]
"""A county's code (GB/T 2260) to the names that its bureau lists."""

NONE_APPROVED: ApprovedFees = MappingProxyType({})
APPROVED_ITEM = "approved_item"
BY_BUREAU = "approved_by_bureau"
"""A column of the lines that a check judges, true where the bureau's list alone says that the item is approved; no fact of a record."""


def judged_lines(table: FactTable, approved: ApprovedFees) -> FactTable | None:
    """Return the fee lines of a table as they are judged, or None where there are none."""
    fees = table.lists.get("fees")
    if fees is None:
        return None
    names = {(county, bare(name)) for county, listed in approved.items() for name in listed}
    if not names:
        return fees.lines
    listed = np.zeros(fees.lines.size, dtype=np.bool_)
    for line, owner in enumerate(fees.owners.tolist()):
        name = fees.lines.at(line, "name")
        if name is not None and fees.lines.at(line, APPROVED_ITEM) is None:
            listed[line] = (str(table.at(owner, "county")), bare(str(name))) in names
    stated = fees.lines.columns.get(APPROVED_ITEM, Column(np.full(fees.lines.size, ABSENT, dtype=np.int32), ()))
    codes = np.where(listed, len(stated.values), stated.codes).astype(np.int32)
    by_bureau = np.where(listed, 0, ABSENT).astype(np.int32)
    columns = {APPROVED_ITEM: Column(codes, (*stated.values, True)), BY_BUREAU: Column(by_bureau, (True,))}
    return replace(fees.lines, columns={**fees.lines.columns, **columns})
