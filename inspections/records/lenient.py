"""A record that is still being written: what can be read of it, and what is wrong with the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inspections.faults import Fault
from inspections.records.consistency import check_consistency
from inspections.records.fact_table import FactTable
from inspections.records.objects import ObjectReader
from inspections.records.plausible_days import absurd_days
from inspections.records.vocabulary import Vocabulary


def read_leniently(content: Mapping[str, Any], vocabulary: Vocabulary) -> tuple[FactTable, tuple[Fault, ...]]:
    """Return the table of one row of every fact that can be read, and a fault for each that cannot be, or is missing.

    Faults name their place by path (`fees[2].amount`), so that a form can show each beside its field.
    """
    reader = ObjectReader()
    reader.add(dict(content), "")
    table = reader.draft.table()
    reader.faults.add_later(check_consistency(table, vocabulary, reader.where))
    reader.faults.add_later(absurd_days(table, reader.where))
    return table, reader.faults.listed()
