"""What was done about a month's findings, by the documents that were issued: not what the checklist would have done about them.

A notice orders what it sets a last day for. A letter tells the requirements that its content names, without any those that the
checklist means for its kind. A fact counts once, however many requirements it breaks; ordered and handed over, it counts in both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from inspections.cases.documents import Document, DocumentState
from inspections.cases.numbers import NumberKind
from inspections.checklists.pack import Outcome, Pack
from inspections.findings.violations import Fact
from inspections.ledgers.ledger_rows import Inspected, facts_found, progress_on
from inspections.records.fields.inspection import TOPICS
from inspections.records.record import Record

LETTERS: Mapping[NumberKind, Outcome] = MappingProxyType(
    {
        NumberKind.ADVICE: Outcome.ADVISE,
        NumberKind.SUPERVISION: Outcome.SUPERVISE,
        NumberKind.TRANSFER: Outcome.TRANSFER,
        NumberKind.SUPERIOR_REPORT: Outcome.REPORT,
    }
)
"""Letters that tell findings, to what they do about them."""

VisitKey = tuple[UUID | str, ...]


@dataclass(frozen=True, slots=True)
class TopicHandled:
    """A topic's visits and the facts found: how many were dealt with in each way, and how many nobody has dealt with yet."""

    topic: str
    visits: int
    findings: int
    done: Mapping[Outcome, int]
    waiting: int


def visit_of(record: Record) -> VisitKey:
    """Return what makes records one visit: the visit they name, else one inspectee, day and source of the task."""
    if record.visit is not None:
        return (record.visit,)
    source = str(record.payload.get("visit", {}).get("source", ""))
    return (record.inspectee_name, record.inspectee_kind, record.inspected_on.isoformat(), source)


def visits_of(records: Iterable[Record]) -> int:
    """Return how many visits the records are of (检查次数): a visit to a company looks at several users, each with a record."""
    return len({visit_of(record) for record in records})


def done_about(fact: Fact, documents: Sequence[Document]) -> frozenset[Outcome]:
    """Return what standing documents do about a fact of the record."""
    done = {Outcome.ORDER} if progress_on(fact, documents) is not None else set()
    for document in documents:
        outcome = LETTERS.get(document.number.series.kind)
        if outcome is not None and document.state is DocumentState.ISSUED and _tells(document, outcome, fact):
            done.add(outcome)
    return frozenset(done)


def handled_of(entries: Sequence[Inspected], packs: Mapping[str, Pack]) -> list[TopicHandled]:
    """Return each topic that was inspected, in the order of `TOPICS`; facts that were set aside are none."""
    findings: dict[str, list[frozenset[Outcome]]] = {topic: [] for topic in TOPICS}
    records: dict[str, list[Record]] = {topic: [] for topic in TOPICS}
    for entry in entries:
        for topic in entry.record.topics:
            records[topic].append(entry.record)
        for check in entry.checks:
            for fact in facts_found(entry.record, check, packs):
                if not fact.main.set_aside:
                    findings[fact.main.requirement.topic].append(done_about(fact, entry.documents))
    return [_handled(topic, records[topic], findings[topic]) for topic in TOPICS if records[topic] or findings[topic]]


def _handled(topic: str, records: Sequence[Record], findings: Sequence[frozenset[Outcome]]) -> TopicHandled:
    done = {outcome: sum(outcome in acts for acts in findings) for outcome in Outcome}
    return TopicHandled(TOPICS[topic], visits_of(records), len(findings), done, sum(not acts for acts in findings))


def _tells(document: Document, outcome: Outcome, fact: Fact) -> bool:
    named = document.content.get("requirements")
    if named:
        return any(requirement.id in named for requirement in fact.requirements)
    if outcome is Outcome.TRANSFER:
        return any(one.transfer_to and one.transfer_to == document.content.get("to") for one in fact.consequences)
    return any(one.outcome is outcome for one in fact.consequences)
