"""Importing checked records: all of them or none, each change an event of its record's history."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from inspections.cases.case import Party
from inspections.cases.checked import CheckedRecord, RecordCheck
from inspections.cases.opening import cases_for
from inspections.errors import Fault, UserError
from inspections.history.event import Event, EventKind, Head, Revision, payload_hash
from inspections.store import Store, UnitOfWork

_BATCH = 1000
"""Records written at a time, between two reports of progress."""

Progress = Callable[[int, int], None]
"""Told how many are done, and of how many."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """How many records were new, changed or identical to what was there, and how many cases were opened."""

    new: int
    changed: int
    identical: int
    cases_opened: int


def import_records(
    store: Store,
    records: Sequence[CheckedRecord],
    *,
    author: str,
    at: datetime,
    progress: Progress = lambda _done, _total: None,
) -> ImportReport:
    """Keep records with their checks.

    A record that is there with the same payload is left alone but for a check by a pack that had not judged it yet; another
    payload becomes the next event. Raises UserError, with every number that occurs twice or is held by another county's record.
    """
    with store.writing() as unit:
        _refuse_taken_numbers(unit, records)
        uuids = [checked.record.uuid for checked in records]
        heads: dict[UUID, Head] = {}
        for start in range(0, len(uuids), _BATCH):
            heads.update(unit.records.heads(uuids[start : start + _BATCH]))
        strangers = (checked.record for checked, uuid in zip(records, uuids, strict=True) if uuid not in heads)
        cases, opened = cases_for(unit, strangers)
        case_of = {party: case.uuid for party, case in cases.items()}
        writing = _Writing(unit, author, at, heads, case_of)
        new = changed = 0
        progress(0, len(records))
        for start in range(0, len(records), _BATCH):
            batch = list(zip(records[start : start + _BATCH], uuids[start : start + _BATCH], strict=True))
            fresh, further = writing.write(batch)
            new, changed = new + fresh, changed + further
            progress(start + len(batch), len(records))
        return ImportReport(new, changed, len(records) - new - changed, opened)


@dataclass(frozen=True, slots=True)
class _Writing:
    unit: UnitOfWork
    author: str
    at: datetime
    heads: Mapping[UUID, Head]
    case_of: Mapping[Party, UUID]

    def write(self, batch: Sequence[tuple[CheckedRecord, UUID]]) -> tuple[int, int]:
        """Write a batch and return how many of it were new and how many changed."""
        identical: list[tuple[CheckedRecord, UUID, Head]] = []
        altered: list[tuple[CheckedRecord, UUID, Head | None, bytes, str]] = []
        for checked, uuid in batch:
            canonical = checked.record.canonical()
            digest = payload_hash(canonical)
            head = self.heads.get(uuid)
            if head is not None and head.payload == digest:
                identical.append((checked, uuid, head))
            else:
                altered.append((checked, uuid, head, canonical, digest))
        device = self.unit.device.id
        revisions = []
        for (checked, uuid, head, canonical, digest), sequence in zip(altered, self.unit.device.take(len(altered)), strict=True):
            parents = () if head is None else (head.event,)
            event = Event(uuid, EventKind.IMPORTED, digest, parents, device, sequence, self.at, self.author)
            case = self.case_of[Party.of(checked.record)] if head is None else head.case
            revisions.append(Revision(event, checked.record, canonical, case))
        self.unit.records.append(revisions)
        checks = [(revision.event.record, revision.event.id, item[0].check) for revision, item in zip(revisions, altered, strict=True)]
        self.unit.checks.add(checks + self._first_checks(identical))
        new = sum(head is None for _, _, head, _, _ in altered)
        return new, len(altered) - new

    def _first_checks(self, identical: Sequence[tuple[CheckedRecord, UUID, Head]]) -> list[tuple[UUID, str, RecordCheck]]:
        packs = {checked.check.pack.id for checked, _, _ in identical}
        judged = {pack: self.unit.checks.judged([head.event for _, _, head in identical], pack) for pack in packs}
        return [(uuid, head.event, checked.check) for checked, uuid, head in identical if head.event not in judged[checked.check.pack.id]]


def _refuse_taken_numbers(unit: UnitOfWork, records: Sequence[CheckedRecord]) -> None:
    faults = []
    seen: set[str] = set()
    for start in range(0, len(records), _BATCH):
        batch = [checked.record for checked in records[start : start + _BATCH]]
        holders = unit.records.counties([record.id for record in batch])
        for record in batch:
            where = f"记录“{record.id}”"
            if record.id in seen:
                faults.append(Fault("repeated_id", "记录编号重复", where, "请改正编号"))
            elif holders.get(record.id, record.county) != record.county:
                what = f"记录编号已被县（区）{holders[record.id]}的记录使用"
                faults.append(Fault("number_taken", what, where, "请换一个编号"))
            seen.add(record.id)
    if faults:
        raise UserError(faults)
