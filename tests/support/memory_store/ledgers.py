"""What a month's ledger is made of, in memory."""

from inspections.cases.links import by_record
from inspections.events.event import StoredRecord
from inspections.ledgers.month import LedgerEntry
from tests.support.memory_store.contents import Contents


class MemoryLedgers:
    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def of_month(self, county: str | None, year: int, month: int) -> tuple[LedgerEntry, ...]:
        kept = [stored for stored in self._contents.records.values() if county in {None, stored.record.county}]
        days = [(stored.record.inspected_on, stored) for stored in kept]
        inspected = [stored for day, stored in sorted(days, key=lambda line: line[0]) if (day.year, day.month) == (year, month)]
        return tuple(map(self._entry, inspected))

    def _entry(self, stored: StoredRecord) -> LedgerEntry:
        last = {check.pack.id: check for revision, check in self._contents.checks if revision == stored.revision}
        own_cases = {document.case for document in self._contents.documents.values() if document.record == stored.record.uuid}
        beside = (document for document in self._contents.documents.values() if document.case in own_cases)
        documents = by_record(beside).get(stored.record.uuid, ())
        return LedgerEntry(stored.record, stored.revision, self._contents.cases[stored.case], tuple(last.values()), documents)
