"""What has changed since a month's report (月度通报) was issued, counted against what the ledger gives now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from inspections.cases.documents import Document, DocumentState
from inspections.cases.links import by_record
from inspections.checklists.pack import Outcome, Pack
from inspections.documents.issued_reports import county_of, documents_of, month_of, revisions_of
from inspections.documents.kinds import KINDS
from inspections.ledgers.handled import handled_of, visits_of
from inspections.ledgers.ledger_rows import CheckedOnly, Inspected, facts_found, progress_on
from inspections.rectifications.rectification_progress import PARTLY, RECTIFIED, UNDER_WAY
from inspections.store import UnitOfWork


@dataclass(frozen=True, slots=True)
class ReportChanges:
    """How many records and documents are others than the report tells of, and the figures that differ: name, then, now."""

    records: int
    documents: int
    figures: tuple[tuple[str, int, int], ...]

    def __bool__(self) -> bool:
        """Say whether anything has changed."""
        return bool(self.records or self.documents or self.figures)

    @property
    def sentence(self) -> str:
        """The changes in a sentence; empty where there is none."""
        if not self:
            return ""
        counted = "、".join(filter(None, (_count(self.records, "条记录"), _count(self.documents, "份文书"))))
        differing = "，".join(f"{name}由{then}变为{now}" for name, then, now in self.figures)
        return f"签发后有变化：{'；'.join(filter(None, (counted, differing or '各项数字没有变化')))}。"


def standing_documents(entries: Iterable[Inspected]) -> tuple[UUID, ...]:
    """Return the documents that a report on these records tells of, to be kept with it."""
    return tuple(dict.fromkeys(document.uuid for entry in entries for document in entry.documents if _counts(document)))


def changes_since(unit: UnitOfWork, packs: Mapping[str, Pack], report: Document) -> ReportChanges | None:
    """Return what has changed since a report was issued; None where it did not keep its month and the revisions that it tells of."""
    month, revisions = month_of(report), revisions_of(report)
    if month is None or revisions is None:
        return None
    now = unit.ledgers.of_month(county_of(report) or None, *month)
    reported = {record.uuid: (revision, record) for revision in revisions if (record := unit.records.at(revision)) is not None}
    current = {entry.record.uuid: entry.revision for entry in now}
    changed = [uuid for uuid in reported.keys() | current.keys() if uuid not in reported or reported[uuid][0] != current.get(uuid)]
    purged = len(revisions) - len(reported)
    about = {entry.record.uuid: entry.documents for entry in now}
    about |= documents_about(unit, [uuid for uuid in reported if uuid not in about])
    documents_then = {uuid: as_reported(report, about.get(uuid, ())) for uuid in reported}
    documents = _changed_documents(documents_then.values(), [entry.documents for entry in now])
    if not (changed or purged or documents):
        return ReportChanges(0, 0, ())
    then = [
        CheckedOnly(record, tuple({check.pack.id: check for check in unit.checks.of(revision)}.values()), documents_then[uuid])
        for uuid, (revision, record) in reported.items()
    ]
    figures = zip(_figures(then, packs), _figures(now, packs), strict=True)
    # Of what was purged nothing can be counted any more.
    differing = () if purged else tuple((name, before, after) for (name, before), (_, after) in figures if before != after)
    return ReportChanges(len(changed) + purged, documents, differing)


def documents_about(unit: UnitOfWork, records: Sequence[UUID]) -> dict[UUID, tuple[Document, ...]]:
    """Return the documents of each record and those beside them that speak of one of them, in the order of issue."""
    own = unit.documents.of_records(records).values()
    cases = dict.fromkeys(document.case for documents in own for document in documents if document.case is not None)
    return by_record(document for case in cases for document in unit.documents.of_case(case))


def as_reported(report: Document, documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return the documents that a report tells of, as they stood then.

    One that did not keep them told of what had been issued by its day and was replaced later, if at all: when a document was made void
    is not known, and one that is void now is taken to have been so then.
    """
    kept = documents_of(report)
    if kept is not None:
        stood = [document for document in documents if document.uuid in kept and document.issued_on <= report.issued_on]
    else:
        later = {document.replaces for document in documents if document.issued_on > report.issued_on}
        before = [document for document in documents if document.issued_on <= report.issued_on]
        stood = [document for document in before if document.state is DocumentState.ISSUED or document.uuid in later]
    return tuple(replace(document, state=DocumentState.ISSUED) for document in stood)


def _changed_documents(then: Iterable[Sequence[Document]], now: Iterable[Sequence[Document]]) -> int:
    """Return how many documents came, went or were replaced; one and the one in its place count once."""
    reported = {document.uuid for documents in then for document in documents if _does_something(document)}
    standing = {document.uuid: document for documents in now for document in documents if _counts(document)}
    come = [document for uuid, document in standing.items() if uuid not in reported and document.replaces not in reported]
    return len(reported - standing.keys()) + len(come)


def _does_something(document: Document) -> bool:
    """Say whether a document is of a kind that a report's figures come from."""
    kind = KINDS.get(document.number.series.kind)
    return kind is not None and kind.outcome is not None


def _counts(document: Document) -> bool:
    return _does_something(document) and document.state is DocumentState.ISSUED


def _figures(entries: Sequence[Inspected], packs: Mapping[str, Pack]) -> Iterator[tuple[str, int]]:
    counts = handled_of(entries, packs)
    yield "检查次数", visits_of(entry.record for entry in entries)
    yield "发现问题", sum(count.findings for count in counts)
    for outcome in Outcome:
        yield outcome.label, sum(count.done[outcome] for count in counts)
    states = [
        progress.state
        for entry in entries
        for check in entry.checks
        for fact in facts_found(entry.record, check, packs)
        if not fact.main.set_aside and (progress := progress_on(fact, entry.documents)) is not None
    ]
    for state in (RECTIFIED, PARTLY, UNDER_WAY):
        yield state, states.count(state)


def _count(number: int, unit: str) -> str:
    return f"{number}{unit}" if number else ""
