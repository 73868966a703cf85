"""Records kept with their checks in a store, with the profile that ships."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from inspections.cases.checking import checked_table
from inspections.checklists.check import check
from inspections.faults import Fault
from inspections.profiles.loading import load_profile
from inspections.records.reading import table_of
from inspections.records.rows import records_of
from inspections.session import Session
from inspections.use_cases.import_records import import_records


def keep(session: Session, *payloads: dict[str, Any], checklist: str = "wuzhi-2023") -> UUID:
    """Keep records as an import does, and return the last one's UUID."""
    known = session.knowledge
    table = table_of(payloads, known.vocabulary)
    checked_records = checked_table(records_of(table), check(table, known.packs.checklist(checklist), known.calendar))
    import_records(session.store, checked_records, author="张某", at=datetime(2023, 8, 16, tzinfo=UTC))
    return checked_records[-1].record.uuid


def keep_profile(session: Session, resources: Path) -> None:
    with session.store.writing() as unit:
        unit.profiles.save(load_profile(resources / "profiles" / "410823.toml"))


class ShownFaults:
    """Implements `ShowsFaults`."""

    def __init__(self) -> None:
        self.codes: list[str] = []

    def show_faults(self, faults: Sequence[Fault], what: str = "") -> None:
        assert not what
        self.codes.extend(fault.code for fault in faults)
