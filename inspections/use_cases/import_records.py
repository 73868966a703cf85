"""Importing checked records: all of them or none, each change an event of its record's history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from inspections.cases.checked import CheckedRecord, RecordCheck
from inspections.cases.clashes import Decision
from inspections.cases.heading import Heading
from inspections.cases.incoming import Incoming
from inspections.events.event import Event, EventKind, Head, Revision, payload_hash
from inspections.faults import UserError
from inspections.progress import Progress, unwatched
from inspections.store import Store, UnitOfWork
from inspections.use_cases.changed_parties import PartyChange, follow_parties
from inspections.use_cases.changes import Changed, Changes
from inspections.use_cases.identifying import identify
from inspections.use_cases.linked_records import cases_of, link_faults
from inspections.use_cases.visiting import settle_visits, visits_for

_BATCH = 1000
"""Records written at a time, between two reports of progress."""

NONE_DECIDED: Mapping[int, Decision] = MappingProxyType({})

"""Told how many are done, and of how many."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """How many records were new, changed or identical to what was there, and how many cases were opened."""

    new: int
    changed: int
    identical: int
    cases_opened: int
    left_out: int = 0

    @property
    def changes(self) -> Changes:
        """Any record may be another one now, or be answered by one pack more."""
        return Changes.of(Changed.RECORDS)


def import_records(
    store: Store,
    records: Sequence[CheckedRecord],
    *,
    author: str,
    at: datetime,
    progress: Progress = unwatched,
) -> ImportReport:
    """Keep records with their checks; see `import_incoming`."""
    return import_incoming(store, Incoming.of(records), author=author, at=at, progress=progress)


def import_incoming(
    store: Store,
    incoming: Incoming,
    *,
    author: str,
    at: datetime,
    progress: Progress = unwatched,
    decisions: Mapping[int, Decision] = NONE_DECIDED,
) -> ImportReport:
    """Keep records with their checks, made batch by batch.

    A record that is there with the same payload is left alone but for a check by a pack that had not judged it yet; another
    payload becomes the next event. `decisions` say by place what becomes of records whose number another one bears (`find_clashes`).
    Raises UserError with every number that occurs twice, every clash that nobody decided on, and every decision on something that
    has changed since it was shown.
    """
    total = len(incoming.headings)
    with store.writing() as unit:
        identified = identify(unit, incoming.headings, decisions)
        headings = identified.headings
        batches = [range(start, min(start + _BATCH, total)) for start in range(0, total, _BATCH)]
        heads: dict[UUID, Head] = {}
        changes: list[PartyChange] = []
        for places in batches:
            kept = [heading for heading in headings[places.start : places.stop] if heading is not None]
            heads.update(unit.records.heads([heading.uuid for heading in kept]))
            changes.extend(_party_changes(unit, kept, heads))
        if faults := (*identified.all_faults(), *link_faults(unit, headings, heads)):
            raise UserError(faults)
        unit.records.vacate(tuple(identified.renumbered))
        moved, opened = follow_parties(unit, changes)
        coming = [heading for heading in headings if heading is not None and heading.uuid not in heads]
        case_of, newly_opened = cases_of(unit, coming)
        writing = _Writing(unit, author, at, heads, case_of, moved)
        new = changed = 0
        progress(0, total)
        for places in batches:
            batch = zip(incoming.batch(places), headings[places.start : places.stop], strict=True)
            fresh, further = writing.write([(checked, heading) for checked, heading in batch if heading is not None])
            new, changed = new + fresh, changed + further
            progress(places.stop, total)
        left_out = sum(heading is None for heading in headings)
        return ImportReport(new, changed, total - new - changed - left_out, opened + newly_opened, left_out)


@dataclass(frozen=True, slots=True)
class _Writing:
    unit: UnitOfWork
    author: str
    at: datetime
    heads: Mapping[UUID, Head]
    case_of: Mapping[UUID, UUID]
    """The case of each new record."""
    moved: Mapping[UUID, UUID]
    """The case of each record that leaves its own, for its party is another one now."""

    def write(self, batch: Sequence[tuple[CheckedRecord, Heading]]) -> tuple[int, int]:
        """Write a batch and return how many of it were new and how many changed."""
        identical: list[tuple[CheckedRecord, UUID, Head]] = []
        altered: list[tuple[CheckedRecord, Heading, Head | None, bytes, str]] = []
        for read, heading in batch:
            checked = _as_kept(read, heading)
            canonical = checked.record.canonical()
            digest = payload_hash(canonical)
            head = self.heads.get(heading.uuid)
            if head is not None and head.payload == digest:
                identical.append((checked, heading.uuid, head))
            else:
                altered.append((checked, heading, head, canonical, digest))
        device = self.unit.device.id
        heads = {heading.uuid: head for _, heading, head, _, _ in altered if head is not None}
        visit_of = visits_for(self.unit, [checked.record for checked, *_ in altered], heads)
        revisions = []
        for (checked, heading, head, canonical, digest), sequence in zip(altered, self.unit.device.take(len(altered)), strict=True):
            parents = () if head is None else (head.event,)
            event = Event(heading.uuid, EventKind.IMPORTED, digest, parents, device, sequence, self.at, self.author)
            case = self.case_of[heading.uuid] if head is None else self.moved.get(heading.uuid, head.case)
            revisions.append(Revision(event, checked.record, canonical, case, visit_of[heading.uuid]))
        self.unit.records.append(revisions)
        settle_visits(self.unit, [visit for uuid, head in heads.items() for visit in (head.visit, visit_of[uuid])])
        checks = [(revision.event.record, revision.event.id, item[0].check) for revision, item in zip(revisions, altered, strict=True)]
        self.unit.checks.add(checks + self._first_checks(identical))
        new = sum(head is None for _, _, head, _, _ in altered)
        return new, len(altered) - new

    def _first_checks(self, identical: Sequence[tuple[CheckedRecord, UUID, Head]]) -> list[tuple[UUID, str, RecordCheck]]:
        packs = {checked.check.pack.id for checked, _, _ in identical}
        judged = {pack: self.unit.checks.judged([head.event for _, _, head in identical], pack) for pack in packs}
        return [(uuid, head.event, checked.check) for checked, uuid, head in identical if head.event not in judged[checked.check.pack.id]]


def _party_changes(unit: UnitOfWork, headings: Sequence[Heading], heads: Mapping[UUID, Head]) -> list[PartyChange]:
    """Return those of the headings whose party, or its spelling, is not the one that is stored."""
    stored = unit.records.headings([heading.uuid for heading in headings])
    return [
        PartyChange(heading.uuid, heads[heading.uuid].case, heading.party, heading.inspected_on)
        for heading in headings
        if heading.uuid in stored and (heading.party, heading.party.name) != ((party := stored[heading.uuid].party), party.name)
    ]


def _as_kept(checked: CheckedRecord, heading: Heading) -> CheckedRecord:
    """Return a checked record under the identity and the number that it is kept under."""
    record = checked.record
    if record.id == heading.number:
        return CheckedRecord(replace(record, stated=heading.uuid), checked.check)
    findings = tuple(replace(answer, record=heading.number) for answer in checked.check.findings)
    renumbered = replace(record, payload={**record.payload, "id": heading.number}, stated=heading.uuid)
    return CheckedRecord(renumbered, replace(checked.check, findings=findings))
