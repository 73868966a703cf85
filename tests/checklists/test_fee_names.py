"""Fee names: the listed and their aliases are meant, what only resembles one asks a person, the rest is let be."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.checklists.fee_names import FeeNames, Likeness
from inspections.checklists.pack import BannedFee
from tests.checklists.by_hand.records import record_with
from tests.checklists.door import answers, pack_with

BANNED = "wuzhi-2023.fees.banned"
PACK = pack_with("wuzhi-2023")
NAMES = FeeNames(PACK.requirement(BANNED), PACK)
FEES = PACK.fee_lists["wuzhi-17"]
PAID = {"amount": "100.00", "payee_relation": "supplier", "stage": "connection"}


def verdict_on(name: str, **changes: object) -> str:
    record = record_with(BANNED, {"fees": [PAID | {"name": name} | changes]})
    return next(one.verdict.code for one in answers([record], "wuzhi-2023") if one.requirement == BANNED)


@pytest.mark.parametrize("fee", FEES, ids=lambda fee: fee.name)
def test_a_listed_fee_is_meant_by_its_name_and_by_every_alias(fee: BannedFee) -> None:
    for name in (fee.name, *fee.aliases):
        assert (NAMES.match(name).likeness, NAMES.match(name).listed) == (Likeness.LISTED, fee.name)


@pytest.mark.parametrize("name", ["移表费", " 移 表 费 ", "移\u3000表费", "移表费\n"])
def test_spaces_change_no_name(name: str) -> None:
    assert verdict_on(name) == "violation"


def test_full_width_letters_are_the_same_letters() -> None:
    assert NAMES.match("ＡＢＣ移表费").listed == NAMES.match("ABC移表费").listed


@pytest.mark.parametrize(
    ("name", "listed"),
    [("移表手续费", "移表费"), ("迁表费", "移表费"), ("接火费", "搭伙费"), ("移表费（第二次）", "移表费"), ("间隔费", "变电站间隔占用费")],
)
def test_a_name_that_only_resembles_a_listed_one_is_left_to_a_person(name: str, listed: str) -> None:
    assert verdict_on(name) == "undetermined"
    record = record_with(BANNED, {"fees": [PAID | {"name": name}]})
    reason = next(one.reason for one in answers([record], "wuzhi-2023") if one.requirement == BANNED)
    assert f"“{listed}”" in reason


@pytest.mark.parametrize("name", [*PACK.legal_fees, "电费", "工程款", "表"])
def test_legal_and_unlike_fees_are_let_be(name: str) -> None:
    assert verdict_on(name) == "compliant"


@pytest.mark.parametrize("amount", ["0", "0.00", "-100.00"])
@pytest.mark.parametrize("name", ["移表费", "移表手续费"])
def test_nothing_charged_or_paid_back_is_no_charge(name: str, amount: str) -> None:
    assert verdict_on(name, amount=amount) == "compliant"


@pytest.mark.parametrize(("name", "amount"), [("移表费", None), (None, "100.00"), (None, None), ("移表手续费", None)])
def test_what_is_not_recorded_accuses_nobody(name: str | None, amount: str | None) -> None:
    assert verdict_on(name or "", amount=amount) in {"undetermined", "compliant"}
    record = record_with(BANNED, {"fees": [PAID | {"name": name, "amount": amount}]})
    assert next(one.verdict.code for one in answers([record], "wuzhi-2023") if one.requirement == BANNED) == "undetermined"


@given(st.text(max_size=8) | st.text(st.sampled_from("移表费 搭火伙\u3000调试"), max_size=5))
def test_no_made_up_name_is_taken_for_a_listed_one(name: str) -> None:
    listed = {one for fee in FEES for one in (fee.name, *fee.aliases)}
    assert (NAMES.match(name).likeness is Likeness.LISTED) == ("".join(unicodedata.normalize("NFKC", name).split()) in listed)


@given(st.lists(st.decimals(Decimal("0.01"), 10**6, places=2), min_size=1, max_size=5))
def test_what_is_measured_is_the_sum_of_the_banned_lines(amounts: list[Decimal]) -> None:
    lines = [PAID | {"name": "移表费", "amount": f"{amount:f}"} for amount in amounts] + [PAID | {"name": "电费"}]
    given_answers = answers([record_with(BANNED, {"fees": lines})], "wuzhi-2023")
    assert next(one.measured for one in given_answers if one.requirement == BANNED) == sum(amounts)
