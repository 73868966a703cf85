"""A sample in short: its facts under their Chinese labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from inspections.checklists.pack import Act
from inspections.checklists.wording import UNITS, label, spoken
from inspections.records.fields.catalogue import FIELDS, LISTS, OBSERVATION
from inspections.records.fields.field import Field, FieldType
from inspections.records.values import from_json

_HEADS = ("name", "code")
"""What a line of a list is called by."""


def sample(fragment: Mapping[str, Any], acts: Mapping[str, Act]) -> str:
    """Return the facts of a sample that is a sound record, in its order; `acts` gives their codes a meaning."""
    return "；".join(_facts(fragment, "", acts))


def _facts(payload: Mapping[str, Any], owner: str, acts: Mapping[str, Act]) -> Iterator[str]:
    for key, value in payload.items():
        path = f"{owner}.{key}" if owner else key
        if path == "observations":
            yield from (f"现场观察：{OBSERVATION.choices[seen]}" for seen in value.values())
        elif path in LISTS:
            yield f"{LISTS[path].label}：{_lines(path, value, acts)}"
        elif path in FIELDS:
            yield f"{label(path)}：{_spoken(FIELDS[path], value)}"
        else:
            yield from _facts(value, path, acts)


def _lines(path: str, lines: Sequence[Mapping[str, Any]], acts: Mapping[str, Act]) -> str:
    fields = {field.path: field for field in LISTS[path].lines}
    texts = []
    for line in lines:
        name = next((str(line[key]) for key in _HEADS if key in line), "未写名称")
        others = "，".join(f"{fields[key].label}：{_spoken(fields[key], value)}" for key, value in line.items() if key not in _HEADS)
        known = acts[name].meaning if name in acts else name
        texts.append(f"{known}（{others}）" if others else known)
    return "、".join(texts) or "没有"


def _spoken(field: Field, raw: object) -> str:
    value = from_json(field, raw)
    if isinstance(value, tuple):
        return "、".join(field.choices.get(part, part) for part in value) or "没有"
    if isinstance(value, str):
        return field.choices.get(value, value)
    return spoken(value) + UNITS["yuan" if field.type is FieldType.YUAN else field.unit.removesuffix("count")]
