"""What a table's heading means: a dotted fact name, a list's line (`fees[1].name`), or the Chinese label of either."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from inspections.records.fields.catalogue import DETERMINATION, FIELDS, LABELS, LISTS, OBSERVATION
from inspections.records.fields.field import Field

_NUMBERED = re.compile(r"(?P<list>[^\[\]]+)\[(?P<number>[1-9]\d{0,3})\]\.(?P<line>.+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Heading:
    """The fact a column holds. `number` is the line's number for a list's column, 0 for a record's own fact.

    `field` is None for a column that only says whether a list is empty (`fees` with a cell `[]`).
    """

    path: str
    field: Field | None
    list_path: str = ""
    number: int = 0


def plain(label: str) -> str:
    """Return a label as headings are compared: half-width forms, no blanks (line breaks inside headings are seen)."""
    return "".join(unicodedata.normalize("NFKC", label).split())


_PATHS = {plain(label): path for label, path in LABELS.items()}
_LIST_PATHS = {plain(described.label): path for path, described in LISTS.items()}


def heading_of(text: str) -> Heading | None:
    """Return what a heading means, or None where no fact bears this name."""
    name = plain(text)
    numbered = _NUMBERED.fullmatch(name)
    if numbered is not None:
        owner = _LIST_PATHS.get(numbered["list"], numbered["list"])
        line = line_path(owner, numbered["line"])
        return None if line is None else Heading(line, _line_field(owner, line), owner, int(numbered["number"]))
    path = _PATHS.get(name, name)
    if path in FIELDS:
        return Heading(path, FIELDS[path])
    listed = _LIST_PATHS.get(name, name)
    if listed in LISTS:
        return Heading(listed, None, listed)
    group, _, rest = path.partition(".")
    if group == "observations" and rest:
        return Heading(path, OBSERVATION)
    if group == "determinations" and rest.rpartition(".")[2] in DETERMINATION:
        return Heading(path, DETERMINATION[rest.rpartition(".")[2]])
    return None


def line_path(owner: str, name: str) -> str | None:
    """Return the path of a line's fact by its path or Chinese label, or None."""
    if owner not in LISTS:
        return None
    for field in LISTS[owner].lines:
        if name in {field.path, plain(field.label)}:
            return field.path
    return None


def _line_field(owner: str, line: str) -> Field:
    return next(field for field in LISTS[owner].lines if field.path == line)
