"""What changed between two states, fact by fact."""

from inspections.events.changes import Change, changes_between
from inspections.records.record import Record

BEFORE = Record({"id": "A", "topics": ["fees"], "user": {"name": "甲"}, "fees": [{"name": "移表费", "amount": "1.00"}], "inspectors": []})


def test_nothing_changed() -> None:
    assert changes_between(BEFORE, BEFORE) == ()


def test_changed_added_and_dropped_facts_are_named_by_their_paths() -> None:
    after = Record(
        {
            "id": "A",
            "topics": ["fees", "mining"],
            "fees": [{"name": "移表费", "amount": "2.00"}, {"name": "押金", "amount": "3.00"}],
            "inspectors": [],
        }
    )
    assert changes_between(BEFORE, after) == (
        Change("fees[1].amount", "1.00", "2.00"),
        Change("fees[2].amount", None, "3.00"),
        Change("fees[2].name", None, "押金"),
        Change("topics", ["fees"], ["fees", "mining"]),
        Change("user.name", "甲", None),
    )


def test_a_new_record_is_all_change() -> None:
    assert [change.path for change in changes_between(None, BEFORE)] == [
        "fees[1].amount",
        "fees[1].name",
        "id",
        "inspectors",
        "topics",
        "user.name",
    ]
