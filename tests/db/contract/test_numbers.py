"""Numbers given, in memory and on SQLite."""

import pytest

from inspections.cases.numbers import NumberKind, Series
from inspections.store import Store
from tests.support.store_samples import PREFIX

NOTICES = Series(NumberKind.NOTICE, PREFIX, 2023)


def test_numbers_run_on_by_kind_prefix_and_year(store: Store) -> None:
    with store.writing() as unit:
        assert unit.numbers.give(NOTICES) == range(1, 2)
        assert unit.numbers.give(NOTICES, 2) == range(2, 4)
        assert unit.numbers.give(Series(NumberKind.NOTICE, PREFIX, 2024)) == range(1, 2)
        assert unit.numbers.give(Series(NumberKind.CASE, PREFIX, 2023)) == range(1, 2)
        assert unit.numbers.give(Series(NumberKind.NOTICE, "别的字号", 2023)) == range(1, 2)


def test_numbers_may_start_higher_and_never_go_back(store: Store) -> None:
    with store.writing() as unit:
        assert unit.numbers.give(NOTICES, first=12) == range(12, 13)
        assert unit.numbers.give(NOTICES, first=5) == range(13, 14)


def test_a_voided_number_stays_and_is_not_given_again(store: Store) -> None:
    with store.writing() as unit:
        unit.numbers.give(NOTICES, 2)
        unit.numbers.void(NOTICES, 2, "写错当事人")
        assert unit.numbers.give(NOTICES) == range(3, 4)
    with store.reading() as unit:
        given = unit.numbers.given(NOTICES)
        assert [(number.number.text, number.voided) for number in given] == [
            ("武发改能源〔2023〕1号", ""),
            ("武发改能源〔2023〕2号", "写错当事人"),
            ("武发改能源〔2023〕3号", ""),
        ]
    with pytest.raises(KeyError), store.writing() as unit:
        unit.numbers.void(NOTICES, 4, "没有给过")


def test_the_kinds_of_a_prefix_are_known(store: Store) -> None:
    with store.writing() as unit:
        unit.numbers.give(NOTICES)
        unit.numbers.give(Series(NumberKind.REVIEW, NOTICES.prefix, 2024))
    with store.reading() as unit:
        assert unit.numbers.kinds_of(NOTICES.prefix, NOTICES.year) == {NumberKind.NOTICE}
        assert unit.numbers.kinds_of("别处", NOTICES.year) == frozenset()
