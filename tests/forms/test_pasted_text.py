"""What is pasted into a field of one line is mended where that is harmless, else kept as it is and marked."""

import pytest

from inspections.forms.entry import entered, fault_of
from inspections.records.fields.catalogue import FIELDS


@pytest.mark.parametrize(
    ("path", "pasted", "taken"),
    [
        ("inspectee.name", "武陟县甲供电所\r\n", "武陟县甲供电所"),
        ("inspectee.name", "\u200b武陟县甲供电所\u200b", "武陟县甲供电所"),
        ("inspectee.name", "武陟县甲供电所\u00a0", "武陟县甲供电所"),
        ("inspectee.name", "\u202a武陟县甲供电所\u202c", "武陟县甲供电所"),
        ("inspectee.name", "⽤电⼯程公司", "用电工程公司"),
        ("inspected_on", "2023年8月15日\r\n", "2023-08-15"),
        ("inspected_on", "２０２３－８－１５", "2023-08-15"),
        ("inspected_on", "2023/8/15 9:30:00", "2023-08-15"),
        ("inspected_on", "\u200e2023-08-15", "2023-08-15"),
        ("visit.started_at", "\u200e2023-8-15 9:30\r\n", "2023-08-15T09:30:00"),
    ],
)
def test_what_nobody_sees_is_taken_off(path: str, pasted: str, taken: str) -> None:
    assert entered(FIELDS[path], pasted) == taken


@pytest.mark.parametrize(
    "pasted", ["武陟县甲供电所\r\n武陟县乙供电所", "武陟县甲供电所\t410823", "武陟县\u202e所电供", "武陟县\uf0b7供电所"]
)
def test_what_cannot_be_mended_stays_and_is_marked(pasted: str) -> None:
    assert entered(FIELDS["inspectee.name"], pasted) == pasted
    fault = fault_of(FIELDS["inspectee.name"], pasted)
    assert fault is not None
    assert fault.action


def test_an_amount_finer_than_a_fen_stays_and_is_marked() -> None:
    field = FIELDS["connection.user_paid_public_grid"]
    assert entered(field, "1200.555") == "1200.555"
    fault = fault_of(field, "1200.555")
    assert fault is not None
    assert "金额精确到分" in fault.action
