"""A pack that rules again what a pack below rules says so: it restates it, or gives the reason why it stands beside it."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.checklists.entailment import as_wide, never_together
from inspections.checklists.pack import Condition, Operator
from tests.support.two_packs import changed, copy_of, faults, where

SPOKEN = ("time", "fees", "most", "least", "between", "drop", "papers", "hours")
"""The requirements of the lower pack that judge by what can be compared."""


def unsaid(name: str) -> str:
    """Return the copy of a requirement that does not say what it is a copy of."""
    return changed(copy_of(name), f'restates = "paper.{name}"\n', "")


@pytest.mark.parametrize("name", SPOKEN)
def test_the_same_matter_ruled_again_without_a_word_is_a_fault(tmp_path: Path, name: str) -> None:
    text = unsaid(name)
    ((code, stands_at, what),) = faults(tmp_path, text)
    assert (code, stands_at) == ("unsaid_overlap", where(text, f'id = "upper.{name}"', "requirement[1].id"))
    assert f"“upper.{name}”和所依托的“paper.{name}”管的是同一件事" in what


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("most", 'kind = "limit"', 'kind = "minimum"'),
        ("time", 'unit = "working_day"\nsev', 'unit = "day"\nsev'),
        ("most", 'topic = "reliability"', 'topic = "disclosure"'),
        ("time", "limit = 5", "limit = 50"),
        ("hours", "above = 4", "above = 40"),
        ("fees", 'addressee = "grid"', 'addressee = "developer"'),
    ],
)
def test_another_word_for_it_hides_nothing(tmp_path: Path, name: str, old: str, new: str) -> None:
    listed = faults(tmp_path, changed(unsaid(name), old, new))
    assert [code for code, _, _ in listed] == ["unsaid_overlap"]


@pytest.mark.parametrize("name", ["small", "large", "towns", "yearly"])
def test_what_an_inspector_observes_for_itself_needs_no_word(tmp_path: Path, name: str) -> None:
    assert faults(tmp_path, unsaid(name)) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("time", 'connection.applied_on"\nend', 'connection.accepted_on"\nend'),
        ("time", 'is = "residential"', 'is = "lv_business"'),
        ("time", 'is = "residential"', 'not_in = ["residential", "lv_business"]'),
        ("time", "in_force_from = 2022-01-01", "in_force_from = 2025-01-01"),
        ("most", 'measure = "connection.user_visits"', 'measure = "connection.step_count"'),
        ("hours", 'violation_when = [{ fact = "outage.hours"', 'violation_when = [{ fact = "outage.hours_previous_year"'),
        ("hours", 'violation_when = [{ fact = "outage.hours", above = 4', 'violation_when = [{ fact = "outage.hours", at_most = 4'),
    ],
)
def test_what_no_record_meets_at_once_is_another_matter(tmp_path: Path, name: str, old: str, new: str) -> None:
    text = changed(unsaid(name), old, new)
    assert [code for code, _, _ in faults(tmp_path, text.replace("in_force_until = 2024-12-31", ""))] == []


def test_one_shared_fee_in_any_spelling_is_the_same_matter(tmp_path: Path) -> None:
    own = '[[fee_list]]\nid = "own"\n[[fee_list.fee]]\nname = "搭伙费"\n[[fee_list.fee]]\nname = "挪表费"\naliases = ["表计移位费用"]\n'
    text = changed(own + unsaid("fees"), 'fee_lists = ["banned"]', 'fee_lists = ["own"]')
    ((code, _, what),) = faults(tmp_path, text)
    assert code == "unsaid_overlap"
    assert "（“挪表费”）" in what
    assert faults(tmp_path, text.replace("表计移位费用", "表计迁移费")) == []


@pytest.mark.parametrize("name", SPOKEN)
def test_a_reason_to_stand_beside_it_is_clean(tmp_path: Path, name: str) -> None:
    assert faults(tmp_path, changed(copy_of(name), f'restates = "paper.{name}"', f'stands_beside."paper.{name}" = "另管一段"')) == []


@pytest.mark.parametrize(
    ("said", "code", "path"),
    [
        ('stands_beside."paper.tim" = "另管一段"', "unknown_requirement", "stands_beside.paper.tim"),
        ('restates = "paper.time"\nstands_beside."paper.time" = "另管一段"', "unfitting_key", "stands_beside.paper.time"),
        ('restates = "paper.time"\nstands_beside."paper.most" = "另管一段"', "unfitting_key", "stands_beside.paper.most"),
        ('restates = "paper.time"\nstands_beside."paper.most" = ""', "blank", "stands_beside.paper.most"),
        ("restates = \"paper.time\"\nstands_beside.paper.most = '理由'", "wrong_type", "stands_beside.paper"),
        ('restates = "paper.time"\nstands_beside = "有理由"', "wrong_type", "stands_beside"),
    ],
)
def test_a_wrong_word_on_standing_beside_is_a_fault(tmp_path: Path, said: str, code: str, path: str) -> None:
    text = changed(copy_of("time"), 'restates = "paper.time"', said)
    codes = {(code, where.rpartition(" ")[2]) for code, where, _ in faults(tmp_path, text)}
    assert (code, f"requirement[1].{path}") in codes


_STATES = ("a", "b", "c")
_FEW = st.lists(st.sampled_from(_STATES), min_size=1, max_size=2, unique=True).map(tuple)
_PLAIN = st.one_of(
    st.builds(Condition, st.just("user.supply"), st.sampled_from([Operator.IN, Operator.NOT_IN]), _FEW),
    st.builds(
        Condition, st.just("user.supply"), st.sampled_from([Operator.IS, Operator.IS_NOT]), st.sampled_from(_STATES).map(lambda one: (one,))
    ),
)


def holds(condition: Condition, value: str) -> bool:
    return (value in condition.values) == (condition.operator in {Operator.IS, Operator.IN})


@given(_PLAIN, _PLAIN)
def test_conditions_on_states_stand_to_each_other_as_every_state_shows(one: Condition, other: Condition) -> None:
    states = [*_STATES, "another"]
    assert never_together(one, other) == (not any(holds(one, state) and holds(other, state) for state in states))
    if as_wide(one, other):
        assert all(holds(one, state) for state in states if holds(other, state))


_NUMBERS = st.builds(
    Condition,
    st.just("user.capacity_kw"),
    st.sampled_from([Operator.AT_MOST, Operator.AT_LEAST, Operator.ABOVE, Operator.IS, Operator.IS_NOT]),
    st.integers(0, 3).map(lambda number: (Decimal(number),)),
)


def met(condition: Condition, value: Decimal) -> bool:
    (bound,) = condition.values
    assert isinstance(bound, Decimal)
    return {
        Operator.AT_MOST: value <= bound,
        Operator.AT_LEAST: value >= bound,
        Operator.ABOVE: value > bound,
        Operator.IS: value == bound,
        Operator.IS_NOT: value != bound,
    }[condition.operator]


@given(_NUMBERS, _NUMBERS)
def test_conditions_on_numbers_stand_to_each_other_as_every_half_shows(one: Condition, other: Condition) -> None:
    halves = [Decimal(number) / 2 for number in range(-2, 10)]
    assert never_together(one, other) == (not any(met(one, half) and met(other, half) for half in halves))
    if as_wide(one, other):
        assert all(met(one, half) for half in halves if met(other, half))
