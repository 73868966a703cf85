"""A payment's relation is unknown until somebody states it, or its payee is the inspected supplier: then it is derived, and marked."""

import pytest

from inspections.forms.content import Content, put, remove_line, value_at
from inspections.forms.derived import derived_after, derived_paths, notes_on, stated

RELATION = "fees[1].payee_relation"
PARTY = {"name": "国网河南省电力公司武陟县供电公司", "kind": "grid_company"}


def typed(content: Content, path: str, value: object) -> Content:
    return derived_after(put(content, path, value), path)


def with_fee(payee: str = "", kind: str = "grid_company", **facts: object) -> Content:
    content: Content = {"inspectee": {**PARTY, "kind": kind}, "fees": [{"name": "接火费", "amount": "500", **facts}]}
    return typed(content, "fees[1].payee", payee or None)


@pytest.mark.parametrize("payee", [PARTY["name"], f"  {PARTY['name']}", "国网河南省电力公司 武陟县供电公司"])
def test_a_payee_that_is_the_inspected_supplier_is_derived_and_marked(payee: str) -> None:
    content = with_fee(payee)
    assert value_at(content, RELATION) == "supplier"
    assert derived_paths(content) == (RELATION,)
    assert notes_on(content) == {RELATION: "由收款单位推定，请核对"}
    assert value_at(content, "fees[1].stage") is None


def test_brackets_and_case_of_either_width_are_the_same_name() -> None:
    content: Content = {"inspectee": {"name": "ABC供电（武陟）公司", "kind": "incremental_grid"}, "fees": [{}]}
    assert value_at(typed(content, "fees[1].payee", "abc供电(武陟)公司"), RELATION) == "supplier"


@pytest.mark.parametrize("payee", ["", "武陟县光明电力工程有限公司", "武陟县供电公司"])
def test_any_other_payee_says_nothing_of_the_relation(payee: str) -> None:
    assert value_at(with_fee(payee), RELATION) is None


@pytest.mark.parametrize("kind", ["reseller", "property_manager", "developer", "contractor", "authority", "mining_firm", "other"])
def test_a_party_that_is_no_supplier_never_becomes_one(kind: str) -> None:
    assert value_at(with_fee(PARTY["name"], kind), RELATION) is None


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("fees[1].payee", "武陟县光明电力工程有限公司"),
        ("fees[1].payee", None),
        ("inspectee.name", "别的公司"),
        ("inspectee.kind", "authority"),
    ],
)
def test_what_no_longer_follows_is_taken_away(path: str, value: object) -> None:
    content = typed(with_fee(PARTY["name"]), path, value)
    assert value_at(content, RELATION) is None
    assert derived_paths(content) == ()


def test_the_party_may_be_named_after_the_payee() -> None:
    content = typed({"inspectee": {"kind": "grid_company"}, "fees": [{"payee": PARTY["name"]}, {}]}, "inspectee.name", PARTY["name"])
    assert derived_paths(content) == (RELATION,)


@pytest.mark.parametrize("chosen", ["supplier", "affiliate", None])
def test_what_a_person_touched_is_theirs(chosen: str | None) -> None:
    content = typed(with_fee(PARTY["name"]), RELATION, chosen)
    assert derived_paths(content) == ()
    assert value_at(content, RELATION) == chosen


def test_what_a_person_stated_stays_whoever_the_payee_is() -> None:
    content = typed(with_fee(payee_relation="affiliate"), "fees[1].payee", PARTY["name"])
    assert value_at(content, RELATION) == "affiliate"
    assert derived_paths(content) == ()


def test_a_mark_moves_with_its_line() -> None:
    content = typed({"inspectee": PARTY, "fees": [{"name": "甲"}, {"name": "乙"}]}, "fees[2].payee", PARTY["name"])
    assert derived_paths(content) == ("fees[2].payee_relation",)
    assert derived_paths(remove_line(content, "fees", 1)) == (RELATION,)


def test_a_record_is_read_without_the_marks() -> None:
    content = with_fee(PARTY["name"])
    assert stated(content)["fees"] == [{"name": "接火费", "amount": "500", "payee": PARTY["name"], "payee_relation": "supplier"}]
    assert derived_paths(stated(content)) == ()


@pytest.mark.parametrize("fees", [None, [], "移表费", [None, "移表费", 3]])
def test_a_content_of_any_shape_is_borne(fees: object) -> None:
    content: Content = {"inspectee": PARTY, "fees": fees}
    assert derived_after(content, "inspectee.name") is content
    assert derived_paths(content) == ()
    assert stated(content) is content
