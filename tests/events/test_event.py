"""An event's id: a digest of all it says and of nothing else."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest

from inspections.events.event import Event, EventKind, payload_hash

EVENT = Event(
    UUID("9b1f0f3e-0000-5000-8000-000000000001"),
    EventKind.FINISHED,
    payload_hash(b"{}"),
    (),
    UUID("9b1f0f3e-0000-4000-8000-000000000002"),
    7,
    datetime(2023, 8, 16, 9, 30, tzinfo=UTC),
    "张某",
)
OTHER = UUID("9b1f0f3e-0000-4000-8000-000000000003")


def test_the_id_is_the_digest_of_canonical_json() -> None:
    said = (
        '{"at":"2023-08-16T09:30:00.000000+00:00","author":"张某","device":"9b1f0f3e-0000-4000-8000-000000000002","draft":null,'
        '"kind":"finished","parents":[],"payload":"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",'
        '"record":"9b1f0f3e-0000-5000-8000-000000000001","sequence":7}'
    )
    assert EVENT.id == hashlib.sha256(said.encode()).hexdigest()


@pytest.mark.parametrize(
    "changed",
    [
        {"record": OTHER},
        {"kind": EventKind.IMPORTED},
        {"payload": payload_hash(b"[]")},
        {"parents": (EVENT.id,)},
        {"parents": (EVENT.id, "0" * 64)},
        {"device": OTHER},
        {"sequence": 8},
        {"at": EVENT.at + timedelta(microseconds=1)},
        {"author": "李某"},
        {"draft": OTHER},
    ],
)
def test_whatever_an_event_says_is_in_its_id(changed: dict[str, object]) -> None:
    assert replace(EVENT, **changed).id != EVENT.id  # type: ignore[arg-type] # changes are typed as anything


def test_the_same_moment_in_another_zone_is_the_same_event() -> None:
    beijing = EVENT.at.astimezone(timezone(timedelta(hours=8)))
    assert replace(EVENT, at=beijing).id == EVENT.id


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        replace(EVENT, at=datetime(2023, 8, 16))  # noqa: DTZ001 # local time, as records write it
