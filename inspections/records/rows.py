"""A row of a table of facts back into a record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from inspections.records.fact_table import FactTable
from inspections.records.fields.catalogue import DETERMINATION, FIELDS, LISTS, OBSERVATION
from inspections.records.fields.inspection import BESIDE, CASE_LINK, IDENTITY, VISIT_LINK
from inspections.records.identity import identity_in
from inspections.records.record import Record
from inspections.records.values import to_json

_FACTS = tuple((path, field, tuple(path.split("."))) for path, field in FIELDS.items() if path not in BESIDE)
"""Paths are taken apart once, not once a record. Identity and links are no part of what a record says."""

_GROUPS = ("observations.", "determinations.")


def records_of(table: FactTable) -> list[Record]:
    """Return the records of a table, in its order; reading them again gives the same table."""
    return [record_of(table, row) for row in range(table.size)]


def stated_uuid(table: FactTable, row: int) -> UUID | None:
    """Return the identity that the file states of a row, or None."""
    return _link(table, row, IDENTITY)


def stated_visit(table: FactTable, row: int) -> UUID | None:
    """Return the visit that the file states of a row, or None."""
    return _link(table, row, VISIT_LINK)


def stated_case(table: FactTable, row: int) -> UUID | None:
    """Return the case that the file states of a row, or None."""
    return _link(table, row, CASE_LINK)


def _link(table: FactTable, row: int, path: str) -> UUID | None:
    stated = table.at(row, path)
    return None if stated is None else identity_in(str(stated))


def record_of(table: FactTable, row: int) -> Record:
    """Return one row as a record, its facts in the order of the field descriptions."""
    payload: dict[str, Any] = {}
    columns = table.columns
    for path, field, parts in _FACTS:
        column = columns.get(path)
        value = None if column is None else column.at(row)
        if value is not None:
            _put(payload, parts, to_json(field, value))
    for path, described in LISTS.items():
        lines = table.lists.get(path)
        if lines is not None and lines.present[row]:
            _put(
                payload,
                path.split("."),
                [
                    {
                        field.path: to_json(field, value)
                        for field in described.lines
                        if (value := lines.lines.at(line, field.path)) is not None
                    }
                    for line in lines.of(row)
                ],
            )
    for path, column in columns.items():
        # Looking at the value is dearer than looking at the name, and most columns are no group's.
        value = column.at(row) if path.startswith(_GROUPS) else None
        if value is None:
            continue
        group, _, rest = path.partition(".")
        if group == "observations":
            payload.setdefault(group, {})[rest] = to_json(OBSERVATION, value)
        elif group == "determinations":
            requirement, _, key = rest.rpartition(".")
            payload.setdefault(group, {}).setdefault(requirement, {})[key] = to_json(DETERMINATION[key], value)
    return Record(payload, stated_uuid(table, row), stated_visit(table, row), stated_case(table, row))


def _put(payload: dict[str, Any], parts: Sequence[str], value: object) -> None:
    for part in parts[:-1]:
        payload = payload.setdefault(part, {})
    payload[parts[-1]] = value
