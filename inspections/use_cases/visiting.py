"""Which visit a record belongs to. What a file or a person says goes first; a record that came before stays where it is while it fits.

Records that name none are one visit where inspectee, day and source are the same (docs/contract.md, "Notices of a file").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from inspections.cases.case import Party
from inspections.cases.visit import Visit
from inspections.events.event import Head
from inspections.records.record import Record
from inspections.store import UnitOfWork


def visits_for(unit: UnitOfWork, records: Sequence[Record], heads: Mapping[UUID, Head]) -> dict[UUID, UUID]:
    """Return the visit of each record that is about to be kept, and keep those visits as far as the records that come to them go.

    `heads` are those of the records that were there before. Afterwards `settle_visits` says anew what the visits of changed records span.
    """
    visit_of = _staying(unit, [record for record in records if record.uuid in heads], heads)
    coming = [(record.uuid, Visit.of(record), record.visit) for record in records if record.uuid not in visit_of]
    known = _days_of(unit, [own for _, own, _ in coming])
    taken = _taken(unit, [own for _, own, _ in coming])
    joined: dict[UUID, list[Visit]] = {}
    for record, own, named in coming:
        stated = (own.party, own.task.source, own.first_on)
        uuid = named if named is not None and record not in heads else known.get(stated) or (uuid4() if own.uuid in taken else own.uuid)
        known.setdefault(stated, uuid)
        visit_of[record] = uuid
        joined.setdefault(uuid, []).append(replace(own, uuid=uuid))
    stored = unit.visits.get(tuple(joined))
    unit.visits.keep([stored.get(uuid, parts[0]).spanning(parts) for uuid, parts in joined.items()])
    return visit_of


def settle_visits(unit: UnitOfWork, visits: Iterable[UUID]) -> None:
    """Say anew what visits span, from the records that they have; one that all have left stays as it was."""
    settled = []
    for uuid in dict.fromkeys(visits):
        parts = [Visit.of(stored.record, uuid) for stored in unit.records.of_visit(uuid)]
        if parts:
            settled.append(parts[0].spanning(parts[1:]))
    unit.visits.keep(settled)


def visits_of_year(unit: UnitOfWork, party: Party, year: int) -> tuple[Visit, ...]:
    """Return the visits to a party that began in a year, by their first day: they are what is counted (检查次数)."""
    visits = unit.visits.between([party], date(year, 1, 1), date(year, 12, 31))
    return tuple(visit for visit in visits if visit.first_on.year == year)


def _staying(unit: UnitOfWork, records: Sequence[Record], heads: Mapping[UUID, Head]) -> dict[UUID, UUID]:
    """Return the visits of those records that came before and still fit where they are."""
    changing: dict[UUID, list[Visit]] = {}
    by_visit: dict[UUID, list[Record]] = {}
    for record in records:
        by_visit.setdefault(heads[record.uuid].visit, []).append(record)
    staying: dict[UUID, UUID] = {}
    for visit, changed in by_visit.items():
        leaving = {record.uuid for record in changed}
        parts = [Visit.of(stored.record, visit) for stored in unit.records.of_visit(visit) if stored.record.uuid not in leaving]
        for record in changed:
            own = Visit.of(record, visit)
            rest = [*parts, *changing.get(visit, ())]
            if not rest or (rest[0].party == own.party and rest[0].spanning(rest[1:]).near(own.first_on)):
                staying[record.uuid] = visit
                changing.setdefault(visit, []).append(own)
    return staying


def _days_of(unit: UnitOfWork, own: Sequence[Visit]) -> dict[tuple[Party, str, date], UUID]:
    """Return the stored visit of each party, source and day that is asked about, where there is one."""
    if not own:
        return {}
    days = {visit.first_on for visit in own}
    parties = list(dict.fromkeys(visit.party for visit in own))
    stored = unit.visits.between(parties, min(days), max(days))
    return {(visit.party, visit.task.source, day): visit.uuid for visit in reversed(stored) for day in visit.days() if day in days}


def _taken(unit: UnitOfWork, own: Sequence[Visit]) -> set[UUID]:
    """Return the presumed visits that are there already and are of other days or another party by now."""
    stated = {visit.uuid: visit for visit in own}
    stored = unit.visits.get(tuple(stated))
    return {uuid for uuid, visit in stored.items() if not (visit.party == stated[uuid].party and visit.near(stated[uuid].first_on))}
