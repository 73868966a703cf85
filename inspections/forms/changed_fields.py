"""Which field two contents differ in: where a step back or forward leads, and how that field is called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from inspections.forms.content import Content, field_at
from inspections.forms.sections import Item
from inspections.records.fields.catalogue import LISTS


def first_changed(before: Content, after: Content, items: Sequence[Item]) -> str:
    """Return the path of the first field, in the order of `items`, that differs; empty where none does.

    Of lists it is the field of a line (`fees[2].amount`), a line that came (`fees[2]`), or the list that lost one.
    """
    order = {item.path: rank for rank, item in enumerate(items)}
    return min(_differing(before, after, ""), key=lambda path: order.get(path.partition("[")[0], len(order)), default="")


def changed_names(before: Content, after: Content, items: Sequence[Item]) -> tuple[str, ...]:
    """Return what the fields that differ are called on the form, each name once, in the order of `items`."""
    order = {item.path: rank for rank, item in enumerate(items)}
    changed = sorted(_differing(before, after, ""), key=lambda path: order.get(path.partition("[")[0], len(order)))
    return tuple(dict.fromkeys(filter(None, (name_of(path, items) for path in changed))))


def name_of(path: str, items: Sequence[Item]) -> str:
    """Return what a field is called on the form."""
    owner, _, line = path.partition("[")
    listed = LISTS.get(owner)
    if listed is not None:
        number = f"第{line.partition(']')[0]}行" if line else ""
        field = field_at(path)
        return f"{listed.label}{number}" if field is None else f"{field.label}（{number}）"
    own = next((item.label for item in items if item.path == path), "")
    field = field_at(path)
    return own or ("" if field is None else field.label)


def _differing(before: object, after: object, path: str) -> Iterator[str]:
    if before == after:
        return
    if (isinstance(before, Mapping) or before is None) and (isinstance(after, Mapping) or after is None) and path not in LISTS:
        old, new = before or {}, after or {}
        keys = [*new, *(key for key in old if key not in new)]
        if keys:
            for key in keys:
                yield from _differing(old.get(key), new.get(key), f"{path}.{key}" if path else str(key))
            return
    if path in LISTS:
        old_lines, new_lines = before if isinstance(before, list) else [], after if isinstance(after, list) else []
        for number, line in enumerate(new_lines, 1):
            if number > len(old_lines):
                yield f"{path}[{number}]"
                return
            if len(old_lines) == len(new_lines):
                yield from _differing(old_lines[number - 1], line, f"{path}[{number}]")
        if len(old_lines) == len(new_lines) and old_lines:
            return
    yield path
