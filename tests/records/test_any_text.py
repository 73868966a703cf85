"""Whatever stands in a cell or a JSON text, a fact takes it or refuses it in words that a person can read, and never twice differently."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from inspections.records.fact_table import Value
from inspections.records.fields.catalogue import DETERMINATION, FIELDS, LISTS
from inspections.records.fields.field import Field, FieldType
from inspections.records.printable import printable
from inspections.records.unreadable import UnreadableError
from inspections.records.values import from_cell, from_json, to_json

EVERY = [*FIELDS.values(), *(line for owner in LISTS.values() for line in owner.lines), *DETERMINATION.values()]
SIGNS = ["=", '="', '"', "'", "#", "；", "、", "/", "1.", "万", "元", "%", "-", ".", "2023", "年", " ", "\n", "\t"]
PIECES = st.sampled_from([*SIGNS, "\u200b", "\u202e", "\ufffc", "⽤", "有效身份证件"])
WRITTEN = st.lists(PIECES | st.text(max_size=3), min_size=1, max_size=8).map("".join).filter(str.strip)


def taken(read: Callable[[Field, str], Value], field: Field, text: str) -> Value | None:
    """Return the value, or None where it is refused, which is done in readable words."""
    try:
        return read(field, text)
    except UnreadableError as error:
        refused = error
    assert refused.what
    assert refused.action
    assert printable(refused.what + refused.action) == refused.what + refused.action
    return None


@given(st.sampled_from(EVERY), WRITTEN)
def test_a_cell_is_taken_or_refused_in_readable_words(field: Field, cell: str) -> None:
    value = taken(from_cell, field, cell)
    assert value is None or from_json(field, to_json(field, value)) == value


@given(st.sampled_from([field for field in EVERY if field.type is FieldType.TEXT]), WRITTEN)
def test_a_text_that_is_taken_shows_all_that_it_holds(field: Field, text: str) -> None:
    value = taken(from_json, field, text)
    if isinstance(value, str) and not field.paragraphs:
        assert not [one for one in value if unicodedata.category(one) in {"Cc", "Zl", "Zp"}]
        assert from_json(field, value) == value
