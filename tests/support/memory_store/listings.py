"""Lists of what a store in memory holds, without an index."""

from collections.abc import Sequence

from inspections.cases.case import Party
from inspections.cases.documents import DocumentState
from inspections.cases.listings import CaseLine, RecordLine, RecordQuery, RecordState
from inspections.cases.numbers import NumberKind
from inspections.checklists.answer import Verdict
from inspections.events.event import StoredRecord
from inspections.records.folding import folded
from tests.support.memory_store.contents import Contents


class MemoryListings:
    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def keys(self, query: RecordQuery) -> Sequence[int]:
        lines = [self._line(key, stored) for key, stored in enumerate(self._contents.records.values(), start=1)]
        lines_found = [line for line, stored in zip(lines, self._contents.records.values(), strict=True) if self._fits(line, stored, query)]
        return tuple(line.key for line in sorted(lines_found, key=lambda line: (line.inspected_on, line.key), reverse=True))

    def lines(self, keys: Sequence[int]) -> tuple[RecordLine, ...]:
        all_stored = list(self._contents.records.values())
        return tuple(self._line(key, all_stored[key - 1]) for key in keys if 1 <= key <= len(all_stored))

    def cases(self, text: str, limit: int) -> tuple[CaseLine, ...]:
        lines = []
        for case in reversed(self._contents.cases.values()):
            days = [stored.record.inspected_on for stored in self._contents.records.values() if stored.case == case.uuid]
            documents = [document for document in self._contents.documents.values() if document.case == case.uuid]
            if (days or documents) and holds(text, case.number, case.party.name):
                issued = sum(one.state is DocumentState.ISSUED for one in documents)
                lines.append(CaseLine(case, len(days), issued, max(days, default=case.opened_on)))
        return tuple(sorted(lines, key=lambda line: line.last_inspected_on, reverse=True)[:limit])

    def parties(self, text: str, limit: int) -> tuple[Party, ...]:
        names = sorted(
            enumerate(stored.record for stored in self._contents.records.values()), key=lambda line: (line[1].inspected_on, line[0])
        )
        newest = dict.fromkeys(Party.of(record) for _, record in reversed(names))
        return tuple(party for party in newest if holds(text, party.name))[:limit]

    def _fits(self, line: RecordLine, stored: StoredRecord, query: RecordQuery) -> bool:
        user = stored.record.payload.get("user", {}).get("name", "")
        return (
            holds(query.text, line.number, line.inspectee, user)
            and query.topic in {"", *line.topics}
            and query.state in {None, line.state}
            and query.month in {None, (line.inspected_on.year, line.inspected_on.month)}
        )

    def _line(self, key: int, stored: StoredRecord) -> RecordLine:
        record = stored.record
        last = {check.pack.id: check for revision, check in self._contents.checks if revision == stored.revision}
        decided = record.payload.get("determinations", {})
        findings = [answer for check in last.values() for answer in check.findings]
        violations = [
            answer
            for answer in findings
            if answer.verdict is Verdict.VIOLATION and decided.get(answer.requirement, {}).get("decision") != "set_aside"
        ]
        notices = tuple(
            document.number.text
            for document in self._contents.documents.values()
            if document.record == record.uuid
            and document.state is DocumentState.ISSUED
            and document.number.series.kind == NumberKind.NOTICE
        )
        if notices:
            state = RecordState.NOTICED
        elif violations:
            state = RecordState.VIOLATION
        elif any(answer.verdict is Verdict.UNDETERMINED for answer in findings):
            state = RecordState.UNDETERMINED
        else:
            state = RecordState.CLEAN
        return RecordLine(
            key, record.uuid, record.id, record.inspected_on, record.inspectee_name, record.topics, state, len(violations), notices
        )


def holds(words: str, *texts: str) -> bool:
    plain_texts = [plain(text) for text in texts]
    return all(any(plain(word) in text for text in plain_texts) for word in words.split() if plain(word))


def plain(text: str) -> str:
    return folded("".join(text.split()))
