"""What is wrong with a content, worded for a form: one sentence beside each field, by path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from inspections.faults import Fault
from inspections.forms.content import Content, field_at, value_at
from inspections.forms.entry import fault_of

LACKING = frozenset({"missing_field"})
"""Codes of faults that are none before a record is to be finished: something has not been filled in yet."""

_ACTIONS = {
    "inspectors": "请勾选或添加检查人",
    "topics": "请勾选检查项目",
    "rectification.unit": "请选择工作日或日",
    "rectification.term": "请填写天数",
}
_OF_DETERMINATION = {"decision": "请选择确认或不予认定", "reason": "请填写理由"}


def form_faults(faults: Iterable[Fault], content: Content) -> tuple[Fault, ...]:
    """Return the faults of a lenient reading as a form words them: bare of their place, each path once."""
    worded: dict[str, Fault] = {}
    for fault in faults:
        if fault.path not in worded and not (fault.code in LACKING and _unreadable(content, fault.path)):
            worded[fault.path] = _worded(fault, content)
    return tuple(worded.values())


def sentences(faults: Iterable[Fault], *, finishing: bool) -> Mapping[str, str]:
    """Return path to sentence; before finishing what is merely lacking is left out."""
    return {fault.path: f"{fault.what}，{fault.action}。" for fault in faults if finishing or fault.code not in LACKING}


def _worded(fault: Fault, content: Content) -> Fault:
    field, raw = field_at(fault.path), value_at(content, fault.path)
    if field is not None and raw is not None:
        error = fault_of(field, raw)
        if error is not None:
            return replace(fault, what=error.what, action=error.action, where="")
    own = _OF_DETERMINATION.get(fault.path.rpartition(".")[2]) if fault.path.startswith("determinations.") else None
    return replace(fault, action=own or _ACTIONS.get(fault.path, fault.action), where="")


def _unreadable(content: Content, path: str) -> bool:
    """Say whether something was filled in that cannot be read: then it is not lacking, and one fault is enough."""
    field, raw = field_at(path), value_at(content, path)
    return field is not None and raw is not None and fault_of(field, raw) is not None
