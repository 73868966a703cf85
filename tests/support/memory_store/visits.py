"""Visits in memory."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from inspections.cases.case import Party
from inspections.cases.visit import Visit
from tests.support.memory_store.contents import Contents


class MemoryVisits:
    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def keep(self, visits: Sequence[Visit]) -> None:
        self._contents.visits.update({visit.uuid: visit for visit in visits})

    def get(self, uuids: Sequence[UUID]) -> Mapping[UUID, Visit]:
        return {uuid: self._contents.visits[uuid] for uuid in uuids if uuid in self._contents.visits}

    def between(self, parties: Sequence[Party], first: date, last: date) -> tuple[Visit, ...]:
        attended = {stored.visit for stored in self._contents.records.values()}
        visits = [visit for visit in self._contents.visits.values() if visit.uuid in attended and visit.party in parties]
        return tuple(sorted((one for one in visits if one.first_on <= last and one.last_on >= first), key=lambda visit: visit.first_on))
