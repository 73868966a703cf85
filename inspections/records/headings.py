"""What a table's heading means: a dotted fact name, a list's line (`fees[1].name`), or the Chinese label of either."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from inspections.records.fields.catalogue import DETERMINATION, FIELDS, LABELS, LISTS, OBJECTS, OBSERVATION
from inspections.records.fields.field import Field, ListField
from inspections.records.near_names import nearest
from inspections.typesetting.characters import without_marks

_NUMBERED = re.compile(r"(?P<list>[^\[\]]+)\[(?P<number>[1-9]\d{0,3})\]\.(?P<line>.+)", re.ASCII)

_LOOSELY_NUMBERED = re.compile(r"(?P<list>[^\[\]]+?)(?:\[?(?P<number>\d{1,4})\]?)?\.(?P<line>.+)", re.ASCII)
"""A list's column whose number or its brackets may be missing."""


@dataclass(frozen=True, slots=True)
class ColumnHeading:
    """The fact a column holds. `number` is the line's number for a list's column, 0 for a record's own fact.

    `field` is None for a column that only says whether a list is empty (`fees` with a cell `[]`).
    """

    path: str
    field: Field | None
    list_path: str = ""
    number: int = 0


def plain(label: str) -> str:
    """Return a label as headings are compared: half-width forms, no blanks, no marks (line breaks inside headings are seen)."""
    return "".join(unicodedata.normalize("NFKC", without_marks(label)).split())


_PATHS = {plain(label): path for label, path in LABELS.items()}
_LIST_PATHS = {plain(described.label): path for path, described in LISTS.items()}


def heading_of(text: str) -> ColumnHeading | None:
    """Return what a heading means, or None where no fact bears this name."""
    name = plain(text)
    numbered = _NUMBERED.fullmatch(name)
    if numbered is not None:
        owner = _LIST_PATHS.get(numbered["list"], numbered["list"])
        line = line_path(owner, numbered["line"])
        return None if line is None else ColumnHeading(line, _line_field(owner, line), owner, int(numbered["number"]))
    path = _PATHS.get(name, name)
    if path in FIELDS:
        return ColumnHeading(path, FIELDS[path])
    listed = _LIST_PATHS.get(name, name)
    if listed in LISTS:
        return ColumnHeading(listed, None, listed)
    group, _, rest = path.partition(".")
    if group == "observations" and rest:
        return ColumnHeading(path, OBSERVATION)
    if group == "determinations" and rest.rpartition(".")[2] in DETERMINATION:
        return ColumnHeading(path, DETERMINATION[rest.rpartition(".")[2]])
    return None


def meant_by(text: str) -> str | None:
    """Return the heading that a wrong one was meant to be, spelt as `heading_of` takes it, or None.

    A list's column needs its line's number: 检查人.检查人姓名, 检查人姓名 and 检查人[1].姓名 are all meant to be 检查人[1].检查人姓名.
    """
    name = plain(text)
    parts = _LOOSELY_NUMBERED.fullmatch(name)
    listed = LISTS.get(_LIST_PATHS.get(parts["list"], parts["list"])) if parts is not None else None
    if parts is not None and listed is not None:
        line = _line_meant(listed, parts["line"])
        return None if line is None else f"{parts['list']}[{int(parts['number'] or 1) or 1}].{line}"
    numbered = _NUMBERED.fullmatch(name)
    if numbered is not None and (list_name := _list_meant(numbered["list"])):
        line = _line_meant(LISTS[_LIST_PATHS.get(list_name, list_name)], numbered["line"])
        return None if line is None else f"{list_name}[{int(numbered['number'])}].{line}"
    alone = [(owner, field) for owner in LISTS.values() for field in owner.lines if name == plain(field.label)]
    if len(alone) == 1:
        owner, field = alone[0]
        return f"{owner.label}[1].{field.label}"
    return nearest(name, _SPELLINGS)


def _list_meant(name: str) -> str | None:
    """Return a list's name as `heading_of` takes it: one whose beginning was left out (问题 for 其他问题), or the nearest."""
    if name in OBJECTS:
        return None
    shortened = [known for known in _LIST_PATHS if known.endswith(name)]
    return shortened[0] if len(shortened) == 1 else nearest(name, [*_LIST_PATHS, *LISTS])


def _line_meant(listed: ListField, name: str) -> str | None:
    """Return a line's heading: one that is written, one of which the list's name was left out, or the nearest."""
    shortened = [field.label for field in listed.lines if field.label != name and field.label.endswith(name)]
    if any(name in {field.path, plain(field.label)} for field in listed.lines):
        return name
    return shortened[0] if len(shortened) == 1 else nearest(name, [part for field in listed.lines for part in (field.path, field.label)])


def is_list(sheet: str) -> bool:
    """Return whether a sheet of this name holds the lines of a list."""
    return plain(sheet) in _LIST_PATHS or plain(sheet) in LISTS


def line_path(owner: str, name: str) -> str | None:
    """Return the path of a line's fact by its path or Chinese label, or None."""
    if owner not in LISTS:
        return None
    for field in LISTS[owner].lines:
        if name in {field.path, plain(field.label)}:
            return field.path
    return None


_SPELLINGS = (*FIELDS, *(described.label for described in FIELDS.values()), *LISTS, *(described.label for described in LISTS.values()))
"""Headings that are taken as they stand."""


def _line_field(owner: str, line: str) -> Field:
    return next(field for field in LISTS[owner].lines if field.path == line)
