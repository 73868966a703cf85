"""Clashes of an import as a person is shown them: both records, how they differ, and a number under which both could be kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from inspections.cases.clashes import Clash
from inspections.cases.heading import Heading
from inspections.cases.incoming import Incoming
from inspections.days import BEIJING
from inspections.events.event import EventKind
from inspections.faults import UserError
from inspections.records.fields.inspection import INSPECTEE_KINDS
from inspections.records.record import Record
from inspections.store import Store, UnitOfWork
from inspections.use_cases.identifying import identify
from inspections.use_cases.import_records import NONE_DECIDED
from inspections.use_cases.propose_number import free_numbers

MOST = 300
"""Clashes that a person decides on one by one; of more the wrong file was chosen."""

_CAME = {EventKind.FINISHED: "填报", EventKind.IMPORTED: "导入"}


@dataclass(frozen=True, slots=True)
class ShownRecord:
    """One side of a clash, each part in words. `came` says when and by whom it came in; empty for the one on its way in."""

    number: str
    party: str
    kind: str
    county: str
    day: str
    inspectors: str
    came: str


@dataclass(frozen=True, slots=True)
class ShownClash:
    """A clash with both its records; `differs` names what is not the same, `number` is proposed where both are kept."""

    clash: Clash
    incoming: ShownRecord
    stored: ShownRecord
    differs: tuple[str, ...]
    number: str


def find_clashes(store: Store, incoming: Incoming, taken: Collection[str] = ()) -> tuple[ShownClash, ...]:
    """Return what a person has to decide before these records can be imported, in the order of the file.

    `taken` are numbers that drafts bear: none of them is proposed. Raises UserError where numbers occur twice, with the clashes
    too, and where there are more of them than anybody decides on.
    """
    with store.reading() as unit:
        identified = identify(unit, incoming.headings, NONE_DECIDED)
        if identified.faults or len(identified.clashes) > MOST:
            raise UserError(identified.all_faults())
        among = frozenset((*taken, *(heading.number for heading in incoming.headings)))
        series: dict[tuple[str, int], Iterator[str]] = {}
        return tuple(_shown(unit, incoming, clash, _number_for(unit, clash, among, series)) for clash in identified.clashes)


def _number_for(unit: UnitOfWork, clash: Clash, taken: frozenset[str], series: dict[tuple[str, int], Iterator[str]]) -> str:
    if clash.known is not None:
        return clash.known.number
    county, year = clash.incoming.party.county, clash.incoming.inspected_on.year
    if (county, year) not in series:
        series[county, year] = free_numbers(unit, taken, county, year)
    return next(series[county, year])


def _shown(unit: UnitOfWork, incoming: Incoming, clash: Clash, number: str) -> ShownClash:
    (read,) = incoming.batch(range(clash.row, clash.row + 1))
    stored = unit.records.get(clash.stored.uuid)
    if stored is None:
        raise KeyError(clash.stored.uuid)
    (_, first), *_ = unit.records.history(clash.stored.uuid)
    came = f"{first.at.astimezone(BEIJING):%Y-%m-%d %H:%M}由{first.author}{_CAME.get(first.kind, '')}"
    ours, theirs = _side(clash.incoming, read.record, ""), _side(clash.stored, stored.record, came)
    named = {"单位": "party", "类别": "kind", "县（区）": "county", "检查时间": "day", "检查人": "inspectors"}
    differs = tuple(label for label, name in named.items() if getattr(ours, name) != getattr(theirs, name))
    return ShownClash(clash, ours, theirs, differs, number)


def _side(heading: Heading, record: Record, came: str) -> ShownRecord:
    inspectors = "、".join(str(inspector.get("name", "")) for inspector in record.payload.get("inspectors", ()))
    kind = INSPECTEE_KINDS.get(heading.party.kind, heading.party.kind)
    day = heading.inspected_on.isoformat()
    return ShownRecord(heading.number, heading.party.name, kind, heading.party.county, day, inspectors, came)
