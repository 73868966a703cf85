"""The content of a form: what is put is held, nothing else changes, and nothing empty is left behind."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.forms.content import add_line, field_at, put, remove_line, value_at
from inspections.records.fields.catalogue import FIELDS

_PATHS = st.sampled_from(
    [
        *FIELDS,
        "fees[1].name",
        "fees[2].amount",
        "connection.stages[1].name",
        "observations.wuzhi-2023.fees.published",
        "determinations.wuzhi-2023.fees.banned.reason",
    ]
)
_START = {"fees": [{"name": "移表费"}, {"amount": "1.00"}], "connection": {"stages": [{"held_by": "user"}]}}


def _same(first: str, second: str) -> bool:
    return first == second or first.startswith((f"{second}.", f"{second}[")) or second.startswith((f"{first}.", f"{first}["))


@given(st.lists(st.tuples(_PATHS, st.text(min_size=1))), _PATHS, st.text(min_size=1))
def test_what_is_put_is_held_and_all_else_stays(before: list[tuple[str, str]], path: str, value: str) -> None:
    content: Any = _START
    for where, what in before:
        content = put(content, where, what)
    others = {where: value_at(content, where) for where, _ in before if not _same(where, path)}
    changed = put(content, path, value)
    assert value_at(changed, path) == value
    assert {where: value_at(changed, where) for where in others} == others


@given(_PATHS.filter(lambda path: "[" not in path), st.text(min_size=1))
def test_what_is_taken_away_leaves_nothing_behind(path: str, value: str) -> None:
    assert put(put({}, path, value), path, None) == {}


@given(_PATHS, st.text())
def test_a_content_is_never_changed_in_place(path: str, value: str) -> None:
    content = {"fees": [{"name": "移表费"}, {}], "visit": {"address": "某路"}}
    put(content, path, value)
    assert content == {"fees": [{"name": "移表费"}, {}], "visit": {"address": "某路"}}


def test_a_line_that_is_cleared_stays_a_line() -> None:
    assert put({"fees": [{"name": "移表费"}]}, "fees[1].name", None) == {"fees": [{}]}


def test_a_line_beyond_the_last_is_not_invented() -> None:
    assert put({"fees": [{}]}, "fees[3].name", "移表费") == {"fees": [{}]}


def test_lines_come_and_go_and_the_list_goes_with_the_last() -> None:
    one = add_line({}, "designation.acts", {"code": "named"})
    two = add_line(one, "designation.acts", {"code": "recommended"})
    assert value_at(two, "designation.acts") == [{"code": "named"}, {"code": "recommended"}]
    assert value_at(remove_line(two, "designation.acts", 1), "designation.acts") == [{"code": "recommended"}]
    assert remove_line(one, "designation.acts", 1) == {}


def test_an_empty_list_is_something_and_stays() -> None:
    assert put({}, "fees", []) == {"fees": []}


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("visit.address", "检查地址"),
        ("fees[12].amount", "收费金额"),
        ("connection.stages[1].held_by", "责任方"),
        ("observations.any.thing", "现场观察"),
        ("determinations.wuzhi-2023.fees.banned.found", "查明的事实"),
    ],
)
def test_a_path_leads_to_its_description(path: str, label: str) -> None:
    field = field_at(path)
    assert field is not None
    assert field.label == label


@pytest.mark.parametrize("path", ["fees", "visit", "fees[1].nothing", "nothing[1].name", "determinations.x.nothing", ""])
def test_what_is_no_fact_has_no_description(path: str) -> None:
    assert field_at(path) is None


@pytest.mark.parametrize("content", [{"visit": "某路"}, {"visit": None}, {"fees": "无"}, {}])
def test_nothing_is_held_where_the_content_is_of_another_shape(content: dict[str, Any]) -> None:
    assert value_at(content, "visit.address") is None
    assert value_at(content, "fees[1].name") is None
