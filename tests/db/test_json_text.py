"""JSON columns keep numbers exactly."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.json_text import from_json_text, json_text

PARTS = st.none() | st.booleans() | st.text() | st.decimals(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(PARTS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))


@given(VALUES)
def test_what_is_written_is_read(value: object) -> None:
    again = from_json_text(json_text(value))
    assert again == value
    assert json_text(again) == json_text(value)


def test_days_and_moments_become_text() -> None:
    assert json_text({"b": date(2023, 8, 15), "a": datetime(2023, 8, 15, 9, 30)}) == '{"b":"2023-08-15","a":"2023-08-15T09:30:00"}'  # noqa: DTZ001 # local time, as records write it
    assert json_text((Decimal("4.90"), "移表费")) == '[4.90,"移表费"]'


def test_what_is_no_json_is_a_bug() -> None:
    with pytest.raises(TypeError):
        json_text(object())
