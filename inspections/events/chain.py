"""Whether a record's history is whole: every link leads to an earlier one and every payload is the one that was hashed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from inspections.events.event import Event, payload_hash


def broken_links(events: Iterable[tuple[str, Event]], payloads: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the stored ids of the events that do not hold.

    `events` are one record's, in the order of their arrival, each with the id it is stored under. `payloads` maps payload
    hashes to canonical JSON; a purged one is absent, and its event holds all the same.
    """
    seen: set[str] = set()
    broken = []
    for stored_id, event in events:
        payload = payloads.get(event.payload)
        whole = payload is None or payload_hash(payload) == event.payload
        if stored_id != event.id or not whole or not seen.issuperset(event.parents):
            broken.append(stored_id)
        seen.add(stored_id)
    return tuple(broken)
