"""What is typed: taken in any usual spelling, kept as typed where it cannot be read, with one sentence why."""

from decimal import Decimal

import pytest

from inspections.forms.content import field_at
from inspections.forms.entry import entered, fault_of
from inspections.records.fields.field import Field


def field(path: str) -> Field:
    described = field_at(path)
    assert described is not None
    return described


@pytest.mark.parametrize(
    ("path", "typed", "value"),
    [
        ("inspected_on", "2023-8-15", "2023-08-15"),
        ("inspected_on", "20230815", "2023-08-15"),
        ("inspected_on", "2023年8月15日", "2023-08-15"),
        ("inspected_on", "２０２３.８.１５", "2023-08-15"),
        ("inspected_on", " 2023/8/15 ", "2023-08-15"),
        ("inspected_on", "", None),
        ("visit.started_at", "2023-8-15 9:30", "2023-08-15T09:30:00"),
        ("visit.started_at", "2023年8月15日9时30分", "2023-08-15T09:30:00"),
        ("visit.started_at", "2023-08-15T09:30:00+08:00", "2023-08-15T09:30:00+08:00"),
        ("user.capacity_kva", "1,250.5", Decimal("1250.5")),
        ("user.capacity_kva", "８００", Decimal(800)),
        ("connection.user_paid_public_grid", "35000.50", Decimal("35000.50")),
        ("fees[1].amount", "¥1,200.00元", "1200.00"),
        ("fees[1].amount", "-5", "-5"),
        ("visit.address", "  某大道88号 ", "某大道88号"),
        ("visit.address", "   ", None),
        ("user.kind", "private", "private"),
        ("user.kind", None, None),
        ("user.important", False, False),
        ("topics", ["fees"], ["fees"]),
        ("connection.steps", [], []),
    ],
)
def test_what_can_be_read_is_taken_and_is_no_fault(path: str, typed: object, value: object) -> None:
    assert entered(field(path), typed) == value
    assert value is None or fault_of(field(path), value) is None


@pytest.mark.parametrize(
    ("path", "typed", "what"),
    [
        ("inspected_on", "2023-2-30", "日期“2023-2-30”不存在"),
        ("inspected_on", "昨天", "“昨天”不是日期"),
        ("visit.started_at", "2023-08-15", "“2023-08-15”不是日期时间"),
        ("visit.started_at", "2023-8-15 25:00", "日期时间“2023-8-15 25:00”不存在"),
        ("user.capacity_kva", "八百", "“八百”不是十进制数"),
        ("user.capacity_kva", "-1", "“-1”小于零"),
        ("fees[1].amount", "12.3.4", "“12.3.4”不是十进制数"),
        ("fees[1].amount", "12,00", "“12,00”不是十进制数"),
    ],
)
def test_what_cannot_be_read_is_kept_as_typed_with_a_reason(path: str, typed: str, what: str) -> None:
    kept = entered(field(path), typed)
    assert kept == typed
    error = fault_of(field(path), kept)
    assert error is not None
    assert error.what == what
    assert "引号" not in error.action


def test_a_choice_that_no_list_holds_is_a_fault() -> None:
    error = fault_of(field("user.kind"), "farmer")
    assert error is not None
    assert error.code == "unknown_choice"
