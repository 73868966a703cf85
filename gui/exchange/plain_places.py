"""Faults of a file as the window words them: by the Chinese name of what is wrong, without the name that programs give it."""

from __future__ import annotations

from inspections.faults import Fault
from inspections.forms.content import field_at
from inspections.records.fields.catalogue import LISTS


def plain_sentence(fault: Fault) -> str:
    """Return the sentence of a fault; one of a field that is not known keeps its name as it stands in the file."""
    head, named, _ = fault.where.rpartition(f"的 {fault.path}")
    label = _label(fault.path)
    if not named or not label:
        return fault.sentence()
    where = head if f"“{label}”" in fault.what else f"{head}，“{label}”"
    return f"{where}：{fault.what}{f'，{fault.action}' if fault.action else ''}。"


def _label(path: str) -> str:
    if not path:
        return ""
    if path in LISTS:
        return LISTS[path].label
    field = field_at(path)
    return "" if field is None else field.label
