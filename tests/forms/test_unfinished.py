"""Drafts as a list shows them."""

from datetime import UTC, datetime
from uuid import UUID

from inspections.drafts.draft import Draft
from inspections.forms.unfinished import UnfinishedRecord, unfinished_records
from tests.support.memory_drafts import MemoryDrafts

AT = datetime(2023, 8, 20, 9, 30, tzinfo=UTC)


def test_unfinished_records_are_listed_the_last_changed_first() -> None:
    drafts = MemoryDrafts()
    whole = {"id": "A-1", "inspectee": {"name": "某公司"}, "inspected_on": "2023-08-15", "topics": ["fees", "pv"]}
    drafts.save(Draft(UUID(int=1), whole, "revision", AT))
    drafts.save(Draft(UUID(int=2), {}, None, AT))
    assert unfinished_records(drafts) == (
        UnfinishedRecord(UUID(int=2), "", "", "", (), AT, further=False),
        UnfinishedRecord(UUID(int=1), "A-1", "某公司", "2023-08-15", ("fees", "pv"), AT, further=True),
    )
