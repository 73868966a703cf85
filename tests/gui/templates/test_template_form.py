import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.templates.template_form import COPIES, faults_of, fields_of, texts_of, with_text
from inspections.cases.numbers import NumberKind
from inspections.documents.kinds import KINDS
from tests.support.made_up_case import templates

NOTICE = NumberKind.NOTICE


def fault_of(name: str, text: str, kind: NumberKind = NOTICE) -> str:
    shipped = templates()
    by_kind = faults_of({**shipped, kind: with_text(shipped[kind], name, text)}, shipped)
    assert set(by_kind) == {kind}
    assert set(by_kind[kind]) == {name}
    return by_kind[kind][name]


def test_what_ships_is_without_fault() -> None:
    assert faults_of(templates(), templates()) == {}


def test_a_wrong_placeholder_is_named_beside_its_field() -> None:
    assert "{partie}" in fault_of("words.opening", "{partie}：")
    assert "（接收移送的单位）不能用在“开头”中" in fault_of("words.opening", "{to}")
    assert "花括号" in fault_of("words.opening", "{party")


@pytest.mark.parametrize(
    ("name", "text", "expected"), [("title", " ", "这里不能空着"), ("number_word", "〔", "文号"), (COPIES, "甲局，\n乙局", "甲局，")]
)
def test_other_faults_stand_beside_their_fields_too(name: str, text: str, expected: str) -> None:
    assert expected in fault_of(name, text)


def test_two_kinds_of_one_series_are_told() -> None:
    assert "相同的文号" in fault_of("number_word", "责改", NumberKind.REVIEW)


@given(st.sampled_from(list(KINDS)), st.data())
def test_what_is_typed_is_what_is_shown(kind: NumberKind, data: st.DataObject) -> None:
    template = templates()[kind]
    field = data.draw(st.sampled_from(fields_of(kind)))
    text = data.draw(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"])))
    assert texts_of(with_text(template, field.name, text))[field.name] == text
    assert with_text(template, field.name, texts_of(template)[field.name]) == template


def test_copies_are_offered_where_there_is_a_red_head() -> None:
    for key, kind in KINDS.items():
        assert (COPIES in {field.name for field in fields_of(key)}) is kind.red_head
