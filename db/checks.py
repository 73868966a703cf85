"""Answers on SQLite: violations and undetermined ones as rows, every verdict in one packed column."""

# ruff: noqa: S608 - queries are put together from this program's own words only

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any
from uuid import UUID

from db.engine import Database, insert_rows, rows
from db.errors import from_row
from db.json_text import from_json_text, id_list, json_text
from db.listings import count_findings
from inspections.cases.checked import NOT_ANSWERED, PackStamp, RecordCheck
from inspections.checklists.answer import Answer, Verdict
from inspections.records.fields.inspection import TOPICS

_FINDING = "check_id, place, requirement, clause, topic, verdict, measured, bound, unit, reason, evidence"
_VERDICTS = MappingProxyType({verdict.code: verdict for verdict in Verdict})
_BYTES = frozenset({*Verdict, NOT_ANSWERED})
"""What a byte of the packed column may be."""


class SqliteChecks:
    """Implements `inspections.cases.checked.Checks`."""

    def __init__(self, database: Database) -> None:
        """Work within the transaction that is open on `database`."""
        self._database = database

    def add(self, checks: Sequence[tuple[UUID, str, RecordCheck]]) -> None:
        """Keep checks."""
        stamps = {check.pack.content_hash: check.pack for _, _, check in checks}
        self._database.conn.executemany(
            "INSERT INTO packs (hash, id, version, topics) VALUES (?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING",
            [(stamp.content_hash, stamp.id, stamp.version, json_text(list(stamp.topics.items()))) for stamp in stamps.values()],
        )
        ((last,),) = rows(self._database, "SELECT coalesce(max(id), 0) FROM checks")
        numbered = list(enumerate(checks, start=last + 1))
        insert_rows(
            self._database,
            "checks",
            "id, record, event, pack, verdicts",
            ((number, str(record), event, check.pack.content_hash, check.verdicts) for number, (record, event, check) in numbered),
        )
        findings = (row for number, (_, _, check) in numbered for row in _finding_rows(number, check))
        insert_rows(self._database, "findings", _FINDING, findings)
        count_findings(self._database, {record for record, _, _ in checks})

    def of(self, revision: str) -> tuple[RecordCheck, ...]:
        """Return the checks of a revision."""
        return tuple(check for _, check in read_checks(self._database, "SELECT id FROM checks WHERE event = ?", revision))

    def judged(self, revisions: Sequence[str], pack: str) -> frozenset[str]:
        """Return the revisions that the pack has judged."""
        sql = (
            "SELECT checks.event FROM checks JOIN packs ON packs.hash = checks.pack "
            "WHERE packs.id = ? AND checks.event IN (SELECT value FROM json_each(?))"
        )
        return frozenset(event for (event,) in rows(self._database, sql, pack, id_list(revisions)))


def read_checks(database: Database, selected: str, *parameters: object) -> Iterator[tuple[str, RecordCheck]]:
    """Yield the checks whose ids the query `selected` gives, each with its event, oldest first."""
    findings: dict[int, list[tuple[Any, ...]]] = {}
    sql = f"SELECT {_FINDING} FROM findings WHERE check_id IN ({selected}) ORDER BY check_id, place"
    for row in database.conn.execute(sql, parameters):
        findings.setdefault(row[0], []).append(row)
    stamps: dict[str, PackStamp] = {}
    stored = rows(
        database,
        "SELECT checks.id, checks.event, records.number, json_extract(payloads.json, '$.inspectee.name'), checks.verdicts, "
        "packs.hash, packs.id, packs.version, packs.topics FROM checks JOIN packs ON packs.hash = checks.pack "
        "JOIN records ON records.uuid = checks.record JOIN events ON events.id = checks.event "
        f"LEFT JOIN payloads ON payloads.hash = events.payload WHERE checks.id IN ({selected}) ORDER BY checks.id",
        *parameters,
    )
    for number, event, record, inspectee, verdicts, *pack in stored:
        stamp = stamps.get(pack[0]) or stamps.setdefault(pack[0], _stamp(*pack))
        answers = tuple(_answer(record, inspectee or "", row) for row in findings.get(number, ()))
        yield event, _check(stamp, verdicts, answers)


def _finding_rows(number: int, check: RecordCheck) -> Iterable[tuple[object, ...]]:
    for position, answer in enumerate(check.findings):
        yield (
            number,
            position,
            answer.requirement,
            answer.clause,
            check.pack.topics[answer.requirement],
            answer.verdict.code,
            _text(answer.measured),
            _text(answer.limit),
            answer.unit,
            answer.reason,
            json_text(dict(answer.evidence)),
        )


@from_row
def _answer(record: str, inspectee: str, row: tuple[Any, ...]) -> Answer:
    _, _, requirement, clause, _, verdict, measured, limit, unit, reason, evidence = row
    return Answer(
        record,
        inspectee,
        requirement,
        clause,
        _VERDICTS[verdict],
        _decimal(measured),
        _decimal(limit),
        unit,
        reason,
        {path: tuple(value) if isinstance(value, list) else value for path, value in from_json_text(evidence).items()},
    )


@from_row
def _check(stamp: PackStamp, verdicts: bytes, answers: tuple[Answer, ...]) -> RecordCheck:
    if len(verdicts) != len(stamp.topics) or not _BYTES.issuperset(verdicts):
        raise ValueError(verdicts)
    return RecordCheck(stamp, verdicts, answers)


@from_row
def _stamp(content_hash: str, pack: str, version: str, topics: str) -> PackStamp:
    topic_of = dict(from_json_text(topics))
    if not TOPICS.keys() >= set(topic_of.values()):
        raise ValueError(topics)
    return PackStamp(pack, version, content_hash, topic_of)


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
