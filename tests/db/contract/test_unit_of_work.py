"""A unit of work and the device's counter, in memory and on SQLite."""

from uuid import UUID

import pytest

from inspections.cases.numbers import NumberKind, Series
from inspections.store import Store
from tests.support.store_samples import PREFIX, append, opened, record

NOTICES = Series(NumberKind.NOTICE, PREFIX, 2023)


def test_what_a_failed_unit_of_work_did_is_undone(store: Store) -> None:
    def fail() -> None:
        with store.writing() as unit:
            append(unit, record(), opened(unit).uuid)
            unit.numbers.give(NOTICES)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with store.reading() as unit:
        assert unit.records.get(record().uuid) is None
        assert unit.numbers.given(NOTICES) == ()
    with store.writing() as unit:
        assert unit.device.take(2) == range(1, 3)


def test_sequence_numbers_of_the_device_are_never_handed_out_twice(store: Store) -> None:
    with store.writing() as unit:
        assert unit.device.take(3) == range(1, 4)
        assert unit.device.take(0) == range(4, 4)
    with store.writing() as unit:
        assert unit.device.take(1) == range(4, 5)
        assert isinstance(unit.device.id, UUID)
