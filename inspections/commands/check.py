"""`check FILE --checklist ID [--against ID]`: hold a file of records against a checklist, or against two; nothing is stored."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import chain
from pathlib import Path

import simplejson

from inspections.checklists.answer import Answer, Verdict
from inspections.checklists.approved_fees import NONE_APPROVED
from inspections.checklists.check import Verdicts, check
from inspections.checklists.comparing import Comparison
from inspections.checklists.consequences import Consequence
from inspections.commands.comparison import show_comparison
from inspections.commands.context import Context
from inspections.commands.listed_problems import problem_lines, problem_objects, problems_in
from inspections.commands.telling import read_and_tell, warn_where_unfit
from inspections.faults import refuse
from inspections.profiles.loading import load_profile
from inspections.records.fact_table import Value
from inspections.records.fields.catalogue import field_at
from inspections.records.values import to_json

VIOLATIONS = 1
"""Exit code where a violation was found."""


def run(arguments: Namespace, context: Context) -> int:
    """Write the answers to standard output; return 1 where there is a violation, else 0."""
    pack = context.resources.packs.checklist(arguments.checklist)
    other = None if arguments.against is None else context.resources.packs.checklist(arguments.against)
    if other is pack:
        raise refuse("same_checklist", f"--against 与 --checklist 是同一个检查表“{pack.id}”", "", "请换一个检查表")
    profile = None if arguments.profile is None else load_profile(Path(arguments.profile))
    approved = NONE_APPROVED if profile is None else profile.approved
    table = read_and_tell(Path(arguments.file), context.resources.vocabulary)
    warn_where_unfit(table, pack)
    verdicts = check(table, pack, context.resources.calendar, approved)
    if other is not None:
        warn_where_unfit(table, other)
        return show_comparison(Comparison(verdicts, check(table, other, context.resources.calendar, approved)), arguments.format)
    if arguments.format == "json":
        for piece in as_json(chain(_objects(verdicts), problem_objects(problems_in(table)))):
            sys.stdout.write(piece)
    else:
        for line in (*as_text(verdicts), *problem_lines(problems_in(table))):
            sys.stdout.write(f"{line}\n")
    return VIOLATIONS if verdicts.total()[Verdict.VIOLATION] else 0


def as_json(objects: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Yield answers and problems as one JSON array, one a line (docs/contract.md, "Answers as JSON")."""
    yield "["
    for number, one in enumerate(objects):
        line = simplejson.dumps(one, ensure_ascii=False, use_decimal=True)
        yield f"{',' if number else ''}\n{line}"
    yield "\n]\n"


def _objects(verdicts: Verdicts) -> Iterator[Mapping[str, object]]:
    """Yield every answer with what it leads to: in the order of the file, then the pack and its floor, means at the end."""
    for row in range(verdicts.facts.size):
        for answer in verdicts.of_record(row):
            yield _object(answer, verdicts.consequence(answer, row))
    for answer in verdicts.of_inspectees():
        yield _object(answer, verdicts.consequence_of_mean(answer))


def as_text(verdicts: Verdicts) -> Iterator[str]:
    """Yield what needs attention, for a person: violations and undetermined answers, then the counts."""
    record = None
    for answer in verdicts.answers(least=Verdict.UNDETERMINED):
        if answer.record != record or answer.record is None:
            record = answer.record
            yield f"记录 {record} {answer.inspectee}" if record is not None else f"合计 {answer.inspectee}"
        summary = verdicts.pack.requirement(answer.requirement).summary
        yield f"  【{answer.verdict.label}】{answer.clause} {summary}"
        yield f"      {answer.reason}"
    yield f"共{verdicts.facts.size}条记录：{told_counts(verdicts)}。"


def told_counts(verdicts: Verdicts) -> str:
    """Return how many answers of each kind there are, the worst first."""
    counts = verdicts.total()
    return "，".join(f"{verdict.label}{counts[verdict]}项" for verdict in reversed(Verdict))


def _object(answer: Answer, consequence: Consequence) -> dict[str, object]:
    return {
        "record": answer.record,
        "inspectee": answer.inspectee,
        "requirement": answer.requirement,
        "clause": answer.clause,
        "verdict": answer.verdict.code,
        "outcome": consequence.outcome.value,
        "measured": _decimal(answer.measured),
        "limit": _decimal(answer.limit),
        "unit": answer.unit or None,
        "reason": answer.reason,
        "evidence": {path: _as_in_record(path, value) for path, value in answer.evidence.items()},
        "rests_on": {role.value: [law.name for law in laws] for role, laws in consequence.rests_on.items()},
        "transfer_to": consequence.transfer_to or None,
    }


def _as_in_record(path: str, value: Value) -> object:
    """Return a fact as a record writes it: an amount is a decimal string, a day ISO text."""
    field = field_at(path)
    if field is not None:
        return to_json(field, value)
    return value.isoformat() if isinstance(value, date) else value


def _decimal(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"
