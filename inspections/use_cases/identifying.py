"""Which stored record an incoming one is: by its UUID, else by number, county, day and inspectee; else it is a new one.

A number that another record bears is a clash, which a person decides (`clashes.py`); nothing is taken for something else unasked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import UUID, uuid4

from inspections.cases.clashes import Choice, Clash, Decision
from inspections.cases.heading import Heading
from inspections.events.event import Head
from inspections.faults import Fault
from inspections.store import UnitOfWork

_Key = TypeVar("_Key", str, UUID)

_BATCH = 1000
"""Records asked for at a time."""


@dataclass(frozen=True, slots=True)
class Identified:
    """Each incoming record as it is kept, None where it is left out or clashes; the clashes that nobody decided on.

    `faults` are by place what else keeps the file out, `renumbered` the stored records that get another number.
    """

    headings: Sequence[Heading | None]
    clashes: tuple[Clash, ...]
    faults: Mapping[int, Fault]
    renumbered: frozenset[UUID]

    def all_faults(self) -> tuple[Fault, ...]:
        """Return the clashes and whatever else keeps the file out, in the order of the file."""
        faults = {**{clash.row: clash.fault for clash in self.clashes}, **self.faults}
        return tuple(faults[row] for row in sorted(faults))


def identify(unit: UnitOfWork, headings: Sequence[Heading], decisions: Mapping[int, Decision]) -> Identified:
    """Find out which records these are; where they clash, as a person decided, by place in the file."""
    asked = _Asked.of(unit, headings, decisions)
    # A record that gets another number frees the one it has, unless it stays where it is for a clash of its own.
    moving = frozenset(heading.uuid for heading in headings if heading.stated and asked.changes_number(heading))
    while True:
        outcomes = [asked.outcome(row, heading, moving) for row, heading in enumerate(headings)]
        clashes = {row: outcome for row, outcome in enumerate(outcomes) if isinstance(outcome, Clash)}
        kept = [asked.decided(outcome) if isinstance(outcome, Clash) else outcome for outcome in outcomes]
        moved = moving.intersection(heading.uuid for heading in kept if heading is not None and asked.changes_number(heading))
        if moved == moving:
            break
        moving = moved
    seen = asked.seen(unit, clashes)
    faults = {**asked.repeated(), **asked.unusable(kept, moving), **asked.untimely(seen)}
    undecided = tuple(clash for row, clash in seen.items() if row not in decisions)
    return Identified(kept, undecided, faults, moving)


@dataclass(frozen=True, slots=True)
class _Asked:
    headings: Sequence[Heading]
    decisions: Mapping[int, Decision]
    bearers: Mapping[str, Heading]
    known: Mapping[UUID, Heading]
    stated: frozenset[UUID]

    @classmethod
    def of(cls, unit: UnitOfWork, headings: Sequence[Heading], decisions: Mapping[int, Decision]) -> _Asked:
        """Fetch the stored records that bear any of the numbers or UUIDs."""
        bearers: dict[str, Heading] = {}
        known: dict[UUID, Heading] = {}
        for numbers in _batches([*(heading.number for heading in headings), *(decision.number for decision in decisions.values())]):
            bearers.update(unit.records.bearing(numbers))
        for uuids in _batches([heading.uuid for heading in headings]):
            known.update(unit.records.headings(uuids))
        return cls(headings, decisions, bearers, known, frozenset(heading.uuid for heading in headings if heading.stated))

    def changes_number(self, heading: Heading) -> bool:
        """Say whether it is a stored record under another number than it has here."""
        return heading.uuid in self.known and self.known[heading.uuid].number != heading.number

    def outcome(self, row: int, heading: Heading, moving: frozenset[UUID]) -> Heading | Clash:
        """Return an incoming record as what it is here, or its clash, before anyone decided."""
        bearer = self.bearers.get(heading.number)
        if bearer is None or bearer.uuid in moving:
            return heading if heading.stated else self._new(heading)
        if heading.stated and bearer.uuid == heading.uuid:
            return heading
        if not heading.stated and heading.alike(bearer):
            return replace(heading, uuid=bearer.uuid)
        return Clash(row, heading, bearer, known=self.known.get(heading.uuid) if heading.stated else None)

    def decided(self, clash: Clash) -> Heading | None:
        """Return the incoming record as it was decided on, None where it was left out or nobody decided."""
        decision = self.decisions.get(clash.row)
        match None if decision is None else decision.choice:
            case Choice.KEEP_BOTH if decision is not None:
                heading = clash.incoming if clash.incoming.stated else self._new(clash.incoming)
                return replace(heading, number=decision.number)
            case Choice.SAME:
                return replace(clash.incoming, uuid=clash.stored.uuid)
            case _:
                return None

    def seen(self, unit: UnitOfWork, clashes: Mapping[int, Clash]) -> Mapping[int, Clash]:
        """Return the clashes with the last events of the stored records, as a person is shown them."""
        heads: dict[UUID, Head] = {}
        for uuids in _batches([one.uuid for clash in clashes.values() for one in (clash.stored, clash.known) if one is not None]):
            heads.update(unit.records.heads(uuids))
        return {
            row: replace(
                clash, head=heads[clash.stored.uuid].event, known_head="" if clash.known is None else heads[clash.known.uuid].event
            )
            for row, clash in clashes.items()
        }

    def untimely(self, seen: Mapping[int, Clash]) -> dict[int, Fault]:
        """Return a fault for each decision on something that is no longer as it was shown."""
        return {
            row: Fault(
                "changed_meanwhile",
                "库中的记录在选择期间已有变化",
                f"记录“{self.headings[row].number}”",
                "请重新导入并再次选择",
            )
            for row, decision in self.decisions.items()
            if seen.get(row) != decision.clash
        }

    def repeated(self) -> dict[int, Fault]:
        """Return a fault for each number that occurs twice in the file."""
        faults: dict[int, Fault] = {}
        seen: set[str] = set()
        for row, heading in enumerate(self.headings):
            if heading.number in seen:
                faults[row] = Fault("repeated_id", "记录编号重复", f"记录“{heading.number}”", "请改正编号", "id")
            seen.add(heading.number)
        return faults

    def unusable(self, kept: Sequence[Heading | None], moving: frozenset[UUID]) -> dict[int, Fault]:
        """Return a fault for each number that was chosen for a record and is not free."""
        chosen = {row: decision.number for row, decision in self.decisions.items() if decision.choice is Choice.KEEP_BOTH}
        borne = Counter(heading.number for heading in (*self.headings, *kept) if heading is not None) if chosen else Counter[str]()
        faults: dict[int, Fault] = {}
        for row, number in chosen.items():
            own, bearer = kept[row], self.bearers.get(number)
            theirs = bearer is not None and (own is None or bearer.uuid != own.uuid) and bearer.uuid not in moving
            if theirs or borne[number] > 1 or not number.strip():
                where = f"记录“{self.headings[row].number}”"
                faults[row] = Fault("number_taken", f"编号“{number}”已被使用", where, "请重新导入并再次选择", "id")
        return faults

    def _new(self, heading: Heading) -> Heading:
        """Return a record from a file without UUIDs as a new one; a presumed UUID that is somebody's is not taken."""
        if heading.uuid in self.known or heading.uuid in self.stated:
            return replace(heading, uuid=uuid4())
        return heading


def _batches(asked: Sequence[_Key]) -> Iterator[Sequence[_Key]]:
    return (asked[start : start + _BATCH] for start in range(0, len(asked), _BATCH))
