"""Parties that were inspected before: offered while a name is typed, with what the last visit knew of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inspections.cases.listings import RecordQuery
from inspections.records.folding import folded
from inspections.store import Store

_RECENT = 400
"""Lines of the list, the newest first, whose parties are offered."""

_CARRIED = ("address", "legal_representative", "phone")
"""Facts of a visit that hold for the next one too."""
_CODE = "credit_code"


def known_parties(store: Store) -> tuple[str, ...]:
    """Return the names of the parties of the newest records, the last inspected first, each as it was written last."""
    with store.reading() as unit:
        keys = unit.listings.keys(RecordQuery())[:_RECENT]
        spelled: dict[str, str] = {}
        for line in unit.listings.lines(keys):
            spelled.setdefault(folded(line.inspectee), line.inspectee)
        return tuple(spelled.values())


def last_visit(store: Store, name: str) -> Mapping[str, Any]:
    """Return the facts of the last visit to a party that carry over, by path, and the party's kind; empty where there was none.

    The credit code is that of the last visit that had one: a party keeps it.
    """
    facts: dict[str, Any] = {}
    with store.reading() as unit:
        keys = unit.listings.keys(RecordQuery(text=name))[:_RECENT]
        for line in unit.listings.lines(keys):
            stored = unit.records.get(line.uuid) if folded(line.inspectee) == folded(name) else None
            if stored is None:
                continue
            payload = stored.record.payload
            if not facts:
                visit = payload.get("visit", {})
                carried = {f"visit.{key}": visit[key] for key in _CARRIED if visit.get(key)}
                facts = {"inspectee.kind": stored.record.inspectee_kind, **carried}
            if _CODE in payload["inspectee"]:
                return {**facts, f"inspectee.{_CODE}": payload["inspectee"][_CODE]}
    return facts
