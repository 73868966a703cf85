"""The content of a form: nested objects (docs/contract.md, "A record"), begun, read and changed by path, never in place.

A path is a fact's (`visit.address`), a line's (`fees[2].amount`, counted from 1), `observations.<requirement>` or
`determinations.<requirement>.<fact>`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from inspections.profiles.profile import Inspector
from inspections.records.fields.catalogue import DETERMINATION, FIELDS, LISTS, OBSERVATION
from inspections.records.fields.field import Field, ListField

Content: TypeAlias = Mapping[str, Any]

_LINE = re.compile(r"(?P<list>[a-z_.]+)\[(?P<number>\d+)\]\.(?P<line>[a-z_.]+)")
_LISTED = re.compile(r"(?P<name>[a-z_]+)\[(?P<number>\d+)\]")
_Step: TypeAlias = "str | int"


def new_content(county: str, today: date) -> Content:
    """Return the content of a blank record: all of it is shown in the form and open to change."""
    content: dict[str, Any] = {"inspected_on": today.isoformat(), "inspectors": []}
    return {**content, "county": county} if county else content


def field_at(path: str) -> Field | None:
    """Return the description of the fact at a path, or None where there is none."""
    if path in FIELDS:
        return FIELDS[path]
    if path.startswith("observations."):
        return OBSERVATION
    if path.startswith("determinations."):
        return DETERMINATION.get(path.rpartition(".")[2])
    line = _LINE.fullmatch(path)
    if line is None or line["list"] not in LISTS:
        return None
    return next((field for field in LISTS[line["list"]].lines if field.path == line["line"]), None)


def described_at(fields: Sequence[Field | ListField], path: str) -> Field | None:
    """Return the field at a path (`place`, `witnesses[2].name`) of a content that `fields` describe, or None."""
    line = _LINE.fullmatch(path)
    if line is None:
        return next((field for field in fields if isinstance(field, Field) and field.path == path), None)
    listed = next((field for field in fields if isinstance(field, ListField) and field.path == line["list"]), None)
    return None if listed is None else next((field for field in listed.lines if field.path == line["line"]), None)


def value_at(content: Content, path: str) -> Any:  # noqa: ANN401 # any JSON value
    """Return what a content holds at a path, or None."""
    value: Any = content
    for step in _steps(path):
        if isinstance(step, int):
            if not isinstance(value, list) or step >= len(value):
                return None
        elif not isinstance(value, Mapping) or step not in value:
            return None
        value = value[step]
    return value


def put(content: Content, path: str, value: object) -> Content:
    """Return the content with `value` at a path; None removes it, and objects that hold nothing more go with it."""
    changed = _put(content, _steps(path), value)
    return changed if isinstance(changed, Mapping) else {}


def add_line(content: Content, path: str, line: Mapping[str, Any]) -> Content:
    """Return the content with a line at the end of the list at `path`."""
    lines = value_at(content, path)
    return put(content, path, [*(lines if isinstance(lines, list) else []), dict(line)])


def remove_line(content: Content, path: str, number: int) -> Content:
    """Return the content without a line (from 1); with the last line the list goes, for nobody said that there is none."""
    lines = value_at(content, path)
    kept = [line for counted, line in enumerate(lines, 1) if counted != number] if isinstance(lines, list) else []
    return put(content, path, kept or None)


def with_inspector(content: Content, inspector: Inspector, *, chosen: bool) -> Content:
    """Return the content with an inspector of the bureau among the record's once, or without him."""
    line = {"name": inspector.name, "certificate": inspector.certificate}
    others = [other for other in value_at(content, "inspectors") or [] if other != line]
    return put(content, "inspectors", [*others, line] if chosen else others)


def _steps(path: str) -> tuple[_Step, ...]:
    group, _, rest = path.partition(".")
    if group == "observations" and rest:
        return group, rest
    if group == "determinations" and rest:
        requirement, _, key = rest.rpartition(".")
        return (group, requirement, key) if key in DETERMINATION else (group, rest)
    steps: list[_Step] = []
    for part in path.split("."):
        listed = _LISTED.fullmatch(part)
        steps.extend([part] if listed is None else [listed["name"], int(listed["number"]) - 1])
    return tuple(steps)


def _put(holder: object, steps: Sequence[_Step], value: object) -> object:
    if not steps:
        return value
    step = steps[0]
    if isinstance(step, int):
        lines = list(holder) if isinstance(holder, list) else []
        if step < len(lines):
            lines[step] = _put(lines[step], steps[1:], value) or {}
        return lines
    parts = dict(holder) if isinstance(holder, Mapping) else {}
    inner = _put(parts.get(step), steps[1:], value)
    if inner is None or (inner == {} and isinstance(inner, dict)):
        parts.pop(step, None)
    else:
        parts[step] = inner
    return parts
