"""A value that its fact cannot hold is refused with its path and with what to do."""

from decimal import Decimal
from typing import Any

import pytest

from tests.support.records import codes_of, faults_of, record, with_fact


@pytest.mark.parametrize(
    ("path", "raw", "code"),
    [
        ("inspected_on", "2023-02-30", "impossible_date"),
        ("inspected_on", "2023/02/03", "wrong_type"),
        ("inspected_on", "20230203", "wrong_type"),
        ("inspected_on", "２０２３-02-03", "wrong_type"),
        ("inspected_on", 20230203, "wrong_type"),
        ("connection.applied_on", "2023-13-01", "impossible_date"),
        ("visit.started_at", "2023-08-15T25:00", "wrong_type"),
        ("visit.certificate_shown", "true", "wrong_type"),
        ("visit.certificate_shown", 1, "wrong_type"),
        ("user.name", 12, "wrong_type"),
        ("user.capacity_kw", "160", "wrong_type"),
        ("user.capacity_kw", True, "wrong_type"),
        ("user.capacity_kw", 160.5, "wrong_type"),
        ("user.capacity_kw", Decimal("NaN"), "wrong_type"),
        ("user.capacity_kw", Decimal("Infinity"), "wrong_type"),
        ("user.capacity_kw", Decimal(-1), "wrong_type"),
        ("user.capacity_kw", Decimal("1E+400"), "wrong_type"),
        ("user.capacity_kw", Decimal("1E-400"), "wrong_type"),
        ("connection.user_paid_public_grid", Decimal("-0.01"), "wrong_type"),
        ("connection.user_paid_public_grid", "一百元", "wrong_type"),
        ("county", "41082", "wrong_type"),
        ("county", "４１０８２３", "wrong_type"),
        ("outage.year", 0, "wrong_type"),
        ("outage.year", 10000, "wrong_type"),
        ("outage.year", Decimal("2022.5"), "wrong_type"),
        ("user.supply", "residental", "unknown_choice"),
        ("user.supply", "居民", "unknown_choice"),
        ("topics", ["fee"], "unknown_choice"),
        ("topics", "fees", "wrong_type"),
        ("topics", [["fees"]], "wrong_type"),
        ("topics", [], "missing_field"),
        ("connection.steps", "受理", "wrong_type"),
        ("inspectee", "某公司", "wrong_type"),
        ("fees", {"name": "移表费"}, "wrong_type"),
        ("fees", ["移表费"], "wrong_type"),
        ("observations", ["wuzhi-2023.fees.published"], "wrong_type"),
        ("observations", {"wuzhi-2023.fees.published": True}, "wrong_type"),
        ("observations", {"wuzhi-2023.fees.published": "符合"}, "unknown_choice"),
        ("determinations", {"wuzhi-2023.fees.banned": "confirmed"}, "wrong_type"),
        ("rectification", {"term": Decimal("1.5"), "unit": "day"}, "wrong_type"),
        ("rectification", {"term": 0, "unit": "day"}, "wrong_type"),
        ("rectification", {"term": 10**12, "unit": "day"}, "wrong_type"),
        ("rectification", {"term": 10, "unit": "周"}, "unknown_choice"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_at_its_path(path: str, raw: object, code: str) -> None:
    faults = faults_of(with_fact(path, raw))
    assert code in codes_of(faults)
    (fault,) = [fault for fault in faults if fault.code == code][:1]
    assert fault.where.startswith("台账.json 第1条记录“A-1”的 " + path.split(".", maxsplit=1)[0])
    assert fault.what
    assert fault.action


@pytest.mark.parametrize("amount", [1200, Decimal("1200.00"), "1,200.00", "1200元", "１２００", "", "NaN", "1e3", "0" * 40])
def test_an_amount_is_a_plain_decimal_in_quotes(amount: object) -> None:
    (fault,) = faults_of(record(fees=[{"name": "移表费", "amount": amount}]))
    assert fault.code == "wrong_type"
    assert "fees[1].amount（收费金额）" in fault.where


@pytest.mark.parametrize(
    ("changes", "path", "nearest"),
    [
        ({"inspected-on": "2023-08-15"}, "inspected-on", "inspected_on"),
        ({"user": {"supplly": "residential"}}, "user.supplly", "user.supply"),
        ({"fees": [{"ammount": "1.00"}]}, "fees[1].ammount", "amount"),
        ({"connection": {"stages": [{"holder": "user", "started": "2023-08-15"}]}}, "connection.stages[1].started", "started_on"),
        ({"determinations": {"wuzhi-2023.fees.banned": {"decison": "confirmed"}}}, "wuzhi-2023.fees.banned.decison", "decision"),
        ({"observations": {"wuzhi-2023.fees.publishd": "violation"}}, "wuzhi-2023.fees.publishd", "wuzhi-2023.fees.published"),
        ({"determinations": {"wuzhi-2023.fees.baned": {"decision": "confirmed"}}}, "wuzhi-2023.fees.baned", "wuzhi-2023.fees.banned"),
        ({"designation": {"acts": [{"code": "namd"}]}}, "designation.acts[1].code", "named"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest_known_one(changes: dict[str, Any], path: str, nearest: str) -> None:
    near = [fault for fault in faults_of(record(**changes)) if fault.where.endswith(path)]
    assert [f"（是否为“{nearest}”？）" in fault.what for fault in near] == [True]


def test_a_wrong_choice_lists_those_there_are() -> None:
    (fault,) = faults_of(record(user={"supply": "residental"}))
    assert "是否为“residential”？" in fault.what
    assert "residential、lv_business、hv_single、hv_dual" in fault.action


@pytest.mark.parametrize("name", ["id", "topics", "inspected_on", "county", "inspectors"])
@pytest.mark.parametrize("absent", ["left out", "null"])
def test_what_is_required_must_be_there(name: str, absent: str) -> None:
    whole = record()
    whole.pop(name)
    (fault,) = faults_of(whole if absent == "left out" else whole | {name: None})
    assert fault.code == "missing_field"
    assert fault.where.endswith(name)


@pytest.mark.parametrize("name", ["name", "kind"])
def test_an_inspectee_has_name_and_kind(name: str) -> None:
    inspectee = {key: value for key, value in record()["inspectee"].items() if key != name}
    (fault,) = faults_of(record(inspectee=inspectee))
    assert (fault.code, fault.where[-len(f"inspectee.{name}") :]) == ("missing_field", f"inspectee.{name}")


@pytest.mark.parametrize("blank", ["", " ", "　"])
def test_a_required_text_that_says_nothing_is_missing(blank: str) -> None:
    assert codes_of(faults_of(record(inspectee={"name": blank, "kind": "grid_company"}))) == ["missing_field"]


@pytest.mark.parametrize("payload", [None, 1, "A-1", ["A-1"], [], True])
def test_what_is_no_object_is_no_record_and_lacks_nothing_else(payload: object) -> None:
    (fault,) = faults_of(payload)
    assert (fault.code, fault.what, fault.where) == ("wrong_type", "不是一条记录", "台账.json 第1条")


@pytest.mark.parametrize("path", ["inspectee", "topics", "inspectors", "designation.acts"])
def test_what_is_no_object_or_list_lacks_nothing_in_it(path: str) -> None:
    assert codes_of(faults_of(with_fact(path, "无"))) == ["wrong_type"]


def test_a_line_that_is_none_keeps_the_numbers_of_those_behind_it() -> None:
    first, second = faults_of(with_fact("designation.acts", [None, {"note": "推荐"}]))
    assert (first.path, second.path) == ("designation.acts[1]", "designation.acts[2].code")


@pytest.mark.parametrize("path", ["topics", "connection.materials", "connection.steps"])
@pytest.mark.parametrize("blank", ["", " ", "\u3000"])
def test_a_blank_entry_of_a_list_is_refused(path: str, blank: str) -> None:
    (fault,) = faults_of(with_fact(path, ["fees", blank]))
    assert (fault.path, fault.what) == (path, "列表第2项是空白")


@pytest.mark.parametrize("character", ["\x00", "\n", "\t", "\x1b", "\x7f", "\x85", "\u200b", "\u202e", "\u2028"])
def test_an_id_holds_no_control_characters_nor_does_a_message(character: str) -> None:
    (fault,) = faults_of(record(id=f"A{character}1"))
    assert (fault.code, fault.path) == ("wrong_type", "id")
    assert fault.where == f"台账.json 第1条记录“A<U+{ord(character):04X}>1”的 id"


def test_a_message_quotes_no_control_characters() -> None:
    (unknown, wrong) = faults_of(record(**{"a\x1b[31m": 1}, user={"supply": "\x1b[31m"}))
    assert "\x1b" not in unknown.sentence() + wrong.sentence()


def test_text_that_no_file_can_hold_is_refused() -> None:
    (fault,) = faults_of(record(user={"name": "某厂\ud800"}))
    assert fault.code == "wrong_type"
    assert "user.name" in fault.where
