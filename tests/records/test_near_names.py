"""A hint proposes only what is accepted, and never what says the opposite or something else."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.records.fields.catalogue import FIELDS, LISTS
from inspections.records.fields.field import Field, FieldType
from inspections.records.headings import heading_of, meant_by
from inspections.records.near_names import are_rivals, nearest
from inspections.records.unreadable import UnreadableError
from inspections.records.values import from_cell, from_json

LINES = [f"{owner.label}[{number}].{field.label}" for owner in LISTS.values() for field in owner.lines for number in (1, 3)]
HEADINGS = [*FIELDS, *(field.label for field in FIELDS.values()), *LISTS, *LINES]
CHOICES = [
    field for field in (*FIELDS.values(), *(line for owner in LISTS.values() for line in owner.lines)) if field.type is FieldType.CHOICE
]
SLIPS = st.sampled_from("".join(sorted({*"".join(HEADINGS), *string.ascii_lowercase, *"不未非无前后高低"})))


@st.composite
def slipped(draw: st.DrawFn, words: list[str]) -> str:
    """A word with one to three characters put in, left out or changed."""
    text = draw(st.sampled_from(words))
    for _ in range(draw(st.integers(1, 3))):
        position = draw(st.integers(0, len(text)))
        kind = draw(st.sampled_from(["put in", "left out", "changed"]))
        text = text[:position] + ("" if kind == "left out" else draw(SLIPS)) + text[position + (kind != "put in") :]
    return text


@given(slipped(HEADINGS))
def test_every_heading_that_is_proposed_is_accepted_and_says_no_opposite(wrong: str) -> None:
    meant = meant_by(wrong)
    if meant is not None and heading_of(wrong) is None:
        assert heading_of(meant) is not None
        assert not are_rivals(wrong, meant)


@given(st.sampled_from(CHOICES), st.data())
def test_every_choice_that_is_proposed_is_accepted(field: Field, data: st.DataObject) -> None:
    wrong = data.draw(slipped([*field.choices, *field.choices.values()]))
    for read in (from_cell, from_json):
        try:
            read(field, wrong or "?")
        except UnreadableError as error:
            hint = error.what.partition("是否为“")[2].partition("”？")[0]
        else:
            hint = ""
        assert not hint or read(field, hint) in field.choices


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("检查人[1].姓名", "检查人[1].检查人姓名"),
        ("检查人.检查人姓名", "检查人[1].检查人姓名"),
        ("检查人[2].证号", "检查人[2].执法证号"),
        ("检查人姓名", "检查人[1].检查人姓名"),
        ("检查人2.检查人姓名", "检查人[2].检查人姓名"),
        ("fees.amount", "fees[1].amount"),
        ("收费[2].金额", "收费[2].收费金额"),
        ("被检查单为", "被检查单位"),
        ("行政区划代玛", "行政区划代码"),
        ("inspectee.nmae", "inspectee.name"),
    ],
)
def test_a_hint_is_the_spelling_that_is_accepted(wrong: str, meant: str) -> None:
    assert meant_by(wrong) == meant
    assert heading_of(meant) is not None


@pytest.mark.parametrize(
    "wrong",
    [
        "整改日期",
        "整改单位",
        "整改责任单位",
        "检查日期",
        "检查结果",
        "落实情况",
        "类别",
        "未出示执法证件",
        "不符合延伸投资政策",
        "用户不承担红线外投资",
    ],
)
def test_a_heading_of_another_meaning_gets_no_hint(wrong: str) -> None:
    assert meant_by(wrong) is None


@pytest.mark.parametrize(
    ("wrong", "known"),
    [
        ("不符和", ["符合", "不适用"]),
        ("高压", ["低压"]),
        ("低压居民", ["低压非居民"]),
        ("finished_on", ["started_on"]),
        ("visit.finished_at", ["visit.started_at"]),
        ("connected_befor_ban", ["connected_after_ban"]),
        ("handover_accepted", ["handover_refused"]),
        ("non_compliant", ["compliant"]),
        ("未采取", ["采取"]),
        ("接网工程竣工日期", ["接网工程开工日期", "接网工程完工日期"]),
        ("30千伏", ["10千伏", "20千伏"]),
    ],
)
def test_the_opposite_is_never_proposed(wrong: str, known: list[str]) -> None:
    assert nearest(wrong, known) is None
