"""A history that was tampered with shows it; a purge does not break it."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from inspections.events.chain import broken_links
from inspections.events.event import Event, EventKind, payload_hash

FIRST, SECOND = b'{"id":"A"}', b'{"id":"A","topics":[]}'
RECORD, DEVICE = UUID(int=1), UUID(int=2)
AT = datetime(2023, 8, 16, tzinfo=UTC)
ONE = Event(RECORD, EventKind.FINISHED, payload_hash(FIRST), (), DEVICE, 1, AT, "张某")
TWO = Event(RECORD, EventKind.FINISHED, payload_hash(SECOND), (ONE.id,), DEVICE, 2, AT, "张某")
CHAIN = ((ONE.id, ONE), (TWO.id, TWO))
PAYLOADS = {ONE.payload: FIRST, TWO.payload: SECOND}


def test_an_untouched_history_holds() -> None:
    assert broken_links(CHAIN, PAYLOADS) == ()


def test_a_purged_payload_leaves_its_tombstone_standing() -> None:
    assert broken_links(CHAIN, {TWO.payload: SECOND}) == ()


def test_an_altered_payload_is_found() -> None:
    assert broken_links(CHAIN, PAYLOADS | {ONE.payload: SECOND}) == (ONE.id,)


def test_an_altered_event_is_found() -> None:
    assert broken_links(((ONE.id, replace(ONE, author="李某")), (TWO.id, TWO)), PAYLOADS) == (ONE.id,)


def test_a_missing_event_is_found_by_what_rests_on_it() -> None:
    assert broken_links(CHAIN[1:], PAYLOADS) == (TWO.id,)
