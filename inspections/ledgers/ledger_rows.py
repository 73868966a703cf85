"""The rows of a month's ledger: one a fact, with what is to be done and how far it has come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Protocol

from inspections.cases.checked import NOT_ANSWERED, RecordCheck
from inspections.cases.documents import Document
from inspections.checklists.answer import Verdict
from inspections.checklists.pack import Outcome, Pack, Term
from inspections.checklists.wording import UNITS
from inspections.days import spoken_day
from inspections.findings.phrases import IN_TABLES, cited_again, clause_text, fill
from inspections.findings.problems import Problem, problems_of
from inspections.findings.violations import Fact, Finding, facts_of, violations
from inspections.records.fields.inspection import TOPICS
from inspections.records.record import Record
from inspections.rectifications.rectification_progress import UNDER_WAY, RectificationProgress, progress_of

SET_ASIDE = "不予认定"
NOT_BEGUN = "未整改"


class Inspected(Protocol):
    """A record of the month with its checks and documents: a stored one, or one straight from a file."""

    @property
    def record(self) -> Record:
        """The record at its last revision."""
        ...

    @property
    def checks(self) -> tuple[RecordCheck, ...]:
        """The last check of each pack."""
        ...

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents issued on it, and those of its case that speak of one of them, in the order of issue."""
        ...


@dataclass(frozen=True, slots=True)
class CheckedOnly:
    """A record with its checks: one that is not stored, on which nothing has been issued, or a stored one as it once was."""

    record: Record
    checks: tuple[RecordCheck, ...]
    documents: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One fact as the ledger shows it. `notice` is the number of the notice it stands in, empty where there is none."""

    record: str
    notice: str
    inspected_on: date
    inspectee: str
    inspectors: str
    topic: str
    clause: str
    found: str
    severity: str
    correct: str
    term: str
    outcome: str
    state: str
    remarks: str


@dataclass(frozen=True, slots=True)
class TopicCount:
    """What the month's checks answered on one topic, what the violations lead to, and how many problems came beside them."""

    topic: str
    records: int
    verdicts: Mapping[Verdict, int]
    outcomes: Mapping[str, int]
    problems: int = 0


SEVERITIES = {"general": "一般", "serious": "较重", "grave": "严重"}
OUTCOMES = (*(outcome.label for outcome in Outcome), SET_ASIDE)
_WAITING: Mapping[str, str] = MappingProxyType(
    {
        Outcome.ADVISE.label: "待督促整改",
        Outcome.SUPERVISE.label: "待督办",
        Outcome.TRANSFER.label: "待移送",
        Outcome.REPORT.label: "待报告",
    }
)


def rows_of(entries: Iterable[Inspected], packs: Mapping[str, Pack]) -> Iterator[LedgerRow]:
    """Yield a row a fact and a row a problem, in the order of the entries, of the pack, and of the record's problems."""
    for entry in entries:
        for check in entry.checks:
            for fact in facts_found(entry.record, check, packs):
                yield _row(entry, fact, packs[check.pack.id])
        for problem in problems_of(entry.record):
            yield _problem_row(entry, problem)


def findings_of(record: Record, check: RecordCheck, packs: Mapping[str, Pack]) -> list[Finding]:
    """Return the violations that a check found, as far as the pack that found them still holds the requirement."""
    pack = packs.get(check.pack.id)
    if pack is None:
        return []
    known = {requirement.id for requirement in pack.requirements}
    return violations((answer for answer in check.findings if answer.requirement in known), record, pack)


def facts_found(record: Record, check: RecordCheck, packs: Mapping[str, Pack]) -> list[Fact]:
    """Return the facts that a check found, in the order of the pack; what was set aside makes facts of its own."""
    findings = findings_of(record, check, packs)
    upheld, aside = ([finding for finding in findings if finding.set_aside is which] for which in (False, True))
    order = {finding.requirement.id: position for position, finding in enumerate(findings)}
    return sorted((*facts_of(upheld), *facts_of(aside)), key=lambda fact: order[fact.main.requirement.id])


def counts_of(entries: Iterable[Inspected], packs: Mapping[str, Pack]) -> list[TopicCount]:
    """Return the counts of each topic that was inspected or that a problem is of, in the order of `TOPICS`."""
    records = dict.fromkeys(TOPICS, 0)
    verdicts = {topic: dict.fromkeys(Verdict, 0) for topic in TOPICS}
    outcomes = {topic: dict.fromkeys(OUTCOMES, 0) for topic in TOPICS}
    problems = dict.fromkeys(TOPICS, 0)
    for entry in entries:
        for topic in entry.record.topics:
            records[topic] += 1
        for problem in problems_of(entry.record):
            problems[problem.topic] += 1
        for check in entry.checks:
            for topic, byte in zip(check.pack.topics.values(), check.verdicts, strict=True):
                if byte != NOT_ANSWERED:
                    verdicts[topic][Verdict(byte)] += 1
            for fact in facts_found(entry.record, check, packs):
                outcomes[fact.main.requirement.topic][_outcome(fact.main)] += 1
    return [
        TopicCount(TOPICS[topic], records[topic], verdicts[topic], outcomes[topic], problems[topic])
        for topic in TOPICS
        if records[topic] or problems[topic]
    ]


def _row(entry: Inspected, fact: Fact, pack: Pack) -> LedgerRow:
    finding, record = fact.main, entry.record
    requirement = finding.requirement
    wording = requirement.wording
    progress = progress_on(fact, entry.documents)
    outcome = _outcome(finding)
    words = ("", "") if wording is None else (wording.found, wording.correct)
    said = [fill(text, fact, record, pack, absent=IN_TABLES) for text in words]
    fact_found = str(finding.determination.get("found", "")) or (said[0] if wording else finding.answer.reason)
    correct = str(finding.determination.get("correct", "")) or said[1]
    return LedgerRow(
        record=record.id,
        notice="" if progress is None else progress.notice.number.text,
        inspected_on=record.inspected_on,
        inspectee=record.inspectee_name,
        inspectors=_inspectors(record),
        topic=TOPICS[requirement.topic],
        clause=_clauses(fact, pack),
        found=fact_found,
        severity=SEVERITIES[requirement.severity],
        correct="" if outcome == SET_ASIDE else correct,
        term=_term(record, requirement.term, progress) if outcome == Outcome.ORDER.label else "",
        outcome=outcome,
        state=_state(outcome, progress),
        remarks=_remarks(finding, outcome, progress),
    )


def _problem_row(entry: Inspected, problem: Problem) -> LedgerRow:
    record, progress = entry.record, progress_of(problem.key, entry.documents)
    finished = "" if problem.rectified_on is None else f"{spoken_day(problem.rectified_on)}整改完成"
    responsible = f"责任单位：{problem.responsible}" if problem.responsible else ""
    ordered = problem.outcome == Outcome.ORDER.value
    return LedgerRow(
        record=record.id,
        notice="" if progress is None else progress.notice.number.text,
        inspected_on=record.inspected_on,
        inspectee=record.inspectee_name,
        inspectors=_inspectors(record),
        topic=problem.topic_label,
        clause="，".join(filter(None, (problem.basis, clause_text(problem.clause)))),
        found=problem.text,
        severity="",
        correct=problem.correct,
        term=_term(record, None, progress) if ordered else "",
        outcome=problem.outcome_label,
        state=_problem_state(problem, progress),
        remarks="；".join(filter(None, (responsible, finished))),
    )


def _problem_state(problem: Problem, progress: RectificationProgress | None) -> str:
    """Return what the record says, which a review of the notice may have overtaken; else what the outcome waits for."""
    if progress is not None and (progress.state != UNDER_WAY or not problem.state):
        return progress.state
    waiting = _state(problem.outcome_label, None) if problem.outcome else ""
    return problem.state_label or waiting or NOT_BEGUN


def _inspectors(record: Record) -> str:
    return "、".join(inspector.get("name", "") for inspector in record.payload["inspectors"])


def progress_on(fact: Fact, documents: Iterable[Document]) -> RectificationProgress | None:
    """Return how far a fact has come: an old notice may order it by another of its requirements."""
    known = tuple(documents)
    return next((one for requirement in fact.requirements if (one := progress_of(requirement.id, known)) is not None), None)


def _clauses(fact: Fact, pack: Pack) -> str:
    """Return the clauses that a fact breaks, those of the pack's own document behind its name."""
    of_pack = [requirement.clause for requirement in fact.requirements if requirement.id not in pack.floor_ids]
    of_floor = [requirement.clause for requirement in fact.requirements if requirement.id in pack.floor_ids]
    named = f"{pack.source.document or cited_again(pack.source)} {'、'.join(dict.fromkeys(of_pack))}" if of_pack else ""
    return "；".join(filter(None, (named, *dict.fromkeys(of_floor))))


def _outcome(finding: Finding) -> str:
    return SET_ASIDE if finding.set_aside else finding.outcome.label


def _term(record: Record, suggested: Term | None, progress: RectificationProgress | None) -> str:
    if progress is not None:
        return progress.term_words
    given = record.payload.get("rectification", {})
    if "due_on" in given:
        return f"{spoken_day(date.fromisoformat(given['due_on']))}前"
    term = Term(int(Decimal(given["term"])), given["unit"]) if "term" in given else suggested
    return "" if term is None else f"{term.days}{UNITS[term.unit]}"


def _state(outcome: str, progress: RectificationProgress | None) -> str:
    if outcome == Outcome.ORDER.label:
        if progress is None:
            return "待下达通知书"
        return f"{progress.state}（待送达）" if progress.unserved else progress.state
    return _WAITING.get(outcome, SET_ASIDE)


def _remarks(finding: Finding, outcome: str, progress: RectificationProgress | None) -> str:
    transfer = _transfer(finding, outcome)
    served = f"原通知书已送达，替换它的{progress.notice.number.text}还没有送达" if progress is not None and progress.unserved else ""
    return "；".join(filter(None, (transfer, served)))


def _transfer(finding: Finding, outcome: str) -> str:
    if outcome == SET_ASIDE:
        return f"不予认定的理由：{finding.determination.get('reason', '')}"
    to = finding.consequence.transfer_to
    if not to:
        return ""
    return f"移送机关：{to}" if outcome == Outcome.TRANSFER.label else f"涉嫌违法的移送{to}"
