"""What the program derives from what a person typed, marked until that person has looked at it: a fact that nobody stated is unknown.

A payment whose payee is the inspected supplier itself was taken by the supplier. The mark stands in its line (`derived`: names of the
line's facts) and belongs to the form alone: a finished record holds what a person stated or confirmed, and nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from inspections.documents.fee_table import SUPPLIERS
from inspections.forms.content import Content, put, value_at

NOTE = "由收款单位推定，请核对"
"""Stands beneath a field whose value was derived."""
_MARK = "derived"
_FEES, _RELATION = "fees", "payee_relation"
_PARTY = frozenset({"inspectee.name", "inspectee.kind"})
_LINE = re.compile(r"fees\[(?P<number>\d+)\]\.(?P<fact>payee|payee_relation)")


def derived_after(content: Content, path: str) -> Content:
    """Return the content as it stands after a person edited the field at `path`, the very same one where nothing follows from that.

    A derived value that the payee or the party no longer bears out goes; one that a person chose, or cleared, is theirs.
    """
    edited = _LINE.fullmatch(path)
    lines = value_at(content, _FEES)
    if (edited is None and path not in _PARTY) or not isinstance(lines, list):
        return content
    number = None if edited is None else int(edited["number"])
    changed = [
        _line_after(line, content, touched=edited is not None and edited["fact"] == _RELATION)
        if number in {None, counted} and isinstance(line, Mapping)
        else line
        for counted, line in enumerate(lines, start=1)
    ]
    return content if changed == lines else put(content, _FEES, changed)


def derived_paths(content: Content) -> tuple[str, ...]:
    """Return the paths of the values that the program derived and nobody has touched since."""
    lines = value_at(content, _FEES)
    return tuple(
        f"{_FEES}[{counted}].{fact}"
        for counted, line in enumerate(lines if isinstance(lines, list) else [], start=1)
        if isinstance(line, Mapping)
        for fact in line.get(_MARK, ())
    )


def notes_on(content: Content) -> dict[str, str]:
    """Return for each value that was derived what stands beside it, by path."""
    return dict.fromkeys(derived_paths(content), NOTE)


def stated(content: Content) -> Content:
    """Return the content as a record is read from it: its values without the marks, as though a person had confirmed them."""
    if not derived_paths(content):
        return content
    return put(content, _FEES, [_unmarked(line) if isinstance(line, Mapping) else line for line in value_at(content, _FEES)])


def _line_after(line: Mapping[str, Any], content: Content, *, touched: bool) -> Mapping[str, Any]:
    if touched:
        return _unmarked(line)
    by_supplier = _by_supplier(line, content)
    if _RELATION in line.get(_MARK, ()) and not by_supplier:
        return {key: value for key, value in _unmarked(line).items() if key != _RELATION}
    if by_supplier and line.get(_RELATION) is None:
        return {**line, _RELATION: "supplier", _MARK: [_RELATION]}
    return line


def _by_supplier(line: Mapping[str, Any], content: Content) -> bool:
    payee, party = (_folded(value) for value in (line.get("payee"), value_at(content, "inspectee.name")))
    return bool(payee) and payee == party and value_at(content, "inspectee.kind") in SUPPLIERS


def _unmarked(line: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: value for key, value in line.items() if key != _MARK}


def _folded(name: object) -> str:
    """Return a name as two spellings of it are compared: full and half width, brackets, spaces and case are the same."""
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold() if isinstance(name, str) else ""
