"""Importing checked records: all of them or none, each change an event of its record's history."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from inspections.cases.case import Party
from inspections.cases.checked import CheckedRecord, RecordCheck
from inspections.cases.incoming import Heading, Incoming
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
    """Keep records with their checks; see `import_incoming`."""
    return import_incoming(store, Incoming.of(records), author=author, at=at, progress=progress)


def import_incoming(
    store: Store,
    incoming: Incoming,
    *,
    author: str,
    at: datetime,
    progress: Progress = lambda _done, _total: None,
) -> ImportReport:
    """Keep records with their checks, made batch by batch.

    A record that is there with the same payload is left alone but for a check by a pack that had not judged it yet; another
    payload becomes the next event. Raises UserError, with every number that occurs twice or is held by another county's record.
    """
    headings = incoming.headings
    total = len(headings)
    batches = [range(start, min(start + _BATCH, total)) for start in range(0, total, _BATCH)]
    with store.writing() as unit:
        _refuse_taken_numbers(unit, headings, batches)
        heads: dict[UUID, Head] = {}
        for places in batches:
            heads.update(unit.records.heads([heading.uuid for heading in headings[places.start : places.stop]]))
        cases, opened = cases_for(unit, ((heading.party, heading.inspected_on) for heading in headings if heading.uuid not in heads))
        writing = _Writing(unit, author, at, heads, {party: case.uuid for party, case in cases.items()})
        new = changed = 0
        progress(0, total)
        for places in batches:
            fresh, further = writing.write(list(zip(incoming.batch(places), headings[places.start : places.stop], strict=True)))
            new, changed = new + fresh, changed + further
            progress(places.stop, total)
        return ImportReport(new, changed, total - new - changed, opened)


@dataclass(frozen=True, slots=True)
class _Writing:
    unit: UnitOfWork
    author: str
    at: datetime
    heads: Mapping[UUID, Head]
    case_of: Mapping[Party, UUID]

    def write(self, batch: Sequence[tuple[CheckedRecord, Heading]]) -> tuple[int, int]:
        """Write a batch and return how many of it were new and how many changed."""
        identical: list[tuple[CheckedRecord, UUID, Head]] = []
        altered: list[tuple[CheckedRecord, Heading, Head | None, bytes, str]] = []
        for checked, heading in batch:
            canonical = checked.record.canonical()
            digest = payload_hash(canonical)
            head = self.heads.get(heading.uuid)
            if head is not None and head.payload == digest:
                identical.append((checked, heading.uuid, head))
            else:
                altered.append((checked, heading, head, canonical, digest))
        device = self.unit.device.id
        revisions = []
        for (checked, heading, head, canonical, digest), sequence in zip(altered, self.unit.device.take(len(altered)), strict=True):
            parents = () if head is None else (head.event,)
            event = Event(heading.uuid, EventKind.IMPORTED, digest, parents, device, sequence, self.at, self.author)
            case = self.case_of[heading.party] if head is None else head.case
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


def _refuse_taken_numbers(unit: UnitOfWork, headings: Sequence[Heading], batches: Iterable[range]) -> None:
    faults = []
    seen: set[str] = set()
    for places in batches:
        batch = headings[places.start : places.stop]
        holders = unit.records.counties([heading.number for heading in batch])
        for heading in batch:
            where, county = f"记录“{heading.number}”", heading.party.county
            if heading.number in seen:
                faults.append(Fault("repeated_id", "记录编号重复", where, "请改正编号"))
            elif holders.get(heading.number, county) != county:
                what = f"记录编号已被县（区）{holders[heading.number]}的记录使用"
                faults.append(Fault("number_taken", what, where, "请换一个编号"))
            seen.add(heading.number)
    if faults:
        raise UserError(faults)
