"""What was done about a month's findings, by the documents that were issued: not what the checklist would have done about them.

A notice orders what it sets a last day for. A letter tells the requirements that its content names, without any those that the
checklist means for its kind. One finding may be ordered and handed over: it counts in both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from inspections.cases.documents import Document, DocumentState
from inspections.cases.numbers import NumberKind
from inspections.checklists.pack import Outcome, Pack
from inspections.findings.violations import Finding
from inspections.ledgers.ledger_rows import Inspected, findings_of
from inspections.records.fields.inspection import TOPICS
from inspections.records.record import Record
from inspections.rectifications.rectification_progress import progress_of

LETTERS: Mapping[NumberKind, Outcome] = MappingProxyType(
    {
        NumberKind.ADVICE: Outcome.ADVISE,
        NumberKind.SUPERVISION: Outcome.SUPERVISE,
        NumberKind.TRANSFER: Outcome.TRANSFER,
        NumberKind.SUPERIOR_REPORT: Outcome.REPORT,
    }
)
"""Letters that tell findings, to what they do about them."""

Visit = tuple[UUID | str, ...]


@dataclass(frozen=True, slots=True)
class TopicHandled:
    """A topic's visits and findings: how many were dealt with in each way, and how many nobody has dealt with yet."""

    topic: str
    visits: int
    findings: int
    done: Mapping[Outcome, int]
    waiting: int


def visit_of(record: Record) -> Visit:
    """Return what makes records one visit: the visit they name, else one inspectee, day and source of the task."""
    visit = record.payload.get("visit_uuid")
    if visit:
        return (str(visit),)
    source = str(record.payload.get("visit", {}).get("source", ""))
    return (record.inspectee_name, record.inspectee_kind, record.inspected_on.isoformat(), source)


def visits_of(records: Iterable[Record]) -> int:
    """Return how many visits the records are of (检查次数): a visit to a company looks at several users, each with a record."""
    return len({visit_of(record) for record in records})


def done_about(finding: Finding, documents: Sequence[Document]) -> frozenset[Outcome]:
    """Return what standing documents do about a finding of the record."""
    requirement = finding.requirement
    done = {Outcome.ORDER} if progress_of(requirement.id, documents) is not None else set()
    for document in documents:
        outcome = LETTERS.get(document.number.series.kind)
        if outcome is not None and document.state is DocumentState.ISSUED and _tells(document, outcome, finding):
            done.add(outcome)
    return frozenset(done)


def handled_of(entries: Sequence[Inspected], packs: Mapping[str, Pack]) -> list[TopicHandled]:
    """Return each topic that was inspected, in the order of `TOPICS`; findings that were set aside are none."""
    findings: dict[str, list[frozenset[Outcome]]] = {topic: [] for topic in TOPICS}
    records: dict[str, list[Record]] = {topic: [] for topic in TOPICS}
    for entry in entries:
        for topic in entry.record.topics:
            records[topic].append(entry.record)
        for check in entry.checks:
            for finding in findings_of(entry.record, check, packs):
                if not finding.set_aside:
                    findings[finding.requirement.topic].append(done_about(finding, entry.documents))
    return [_handled(topic, records[topic], findings[topic]) for topic in TOPICS if records[topic] or findings[topic]]


def _handled(topic: str, records: Sequence[Record], findings: Sequence[frozenset[Outcome]]) -> TopicHandled:
    done = {outcome: sum(outcome in acts for acts in findings) for outcome in Outcome}
    return TopicHandled(TOPICS[topic], visits_of(records), len(findings), done, sum(not acts for acts in findings))


def _tells(document: Document, outcome: Outcome, finding: Finding) -> bool:
    named = document.content.get("requirements")
    if named:
        return finding.requirement.id in named
    if outcome is Outcome.TRANSFER:
        return bool(finding.consequence.transfer_to) and finding.consequence.transfer_to == document.content.get("to")
    return finding.outcome is outcome
