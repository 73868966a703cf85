"""The problems of a file's records as `check` lists them behind its answers (docs/contract.md, "Problems")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from inspections.findings.phrases import clause_text
from inspections.findings.problems import Problem, problems_of
from inspections.records.fact_table import FactTable
from inspections.records.record import Record
from inspections.records.rows import record_of


def problems_in(table: FactTable) -> list[tuple[Record, Problem]]:
    """Return the problems of a table with their records, in the order of the file."""
    lines = table.lists.get("problems")
    rows = [] if lines is None else np.unique(lines.owners).tolist()
    return [(record, problem) for record in (record_of(table, row) for row in rows) for problem in problems_of(record)]


def problem_objects(problems: Iterable[tuple[Record, Problem]]) -> Iterator[dict[str, object]]:
    """Yield each problem with the keys of an answer: no requirement and no verdict, its words as reason, its facts as evidence."""
    for record, problem in problems:
        yield {
            "record": record.id,
            "inspectee": record.inspectee_name,
            "requirement": None,
            "clause": problem.clause or None,
            "verdict": None,
            "outcome": problem.outcome or None,
            "measured": None,
            "limit": None,
            "unit": None,
            "reason": problem.text,
            "evidence": {f"{problem.path}.{key}": value for key, value in record.payload["problems"][problem.number - 1].items()},
            "rests_on": {},
            "transfer_to": None,
        }


def problem_lines(problems: Iterable[tuple[Record, Problem]]) -> Iterator[str]:
    """Yield the problems for a person, record by record; nothing where there are none."""
    last = None
    for record, problem in problems:
        if record.id != last:
            yield f"记录 {record.id} {record.inspectee_name} 的其他问题（不由检查表计算）"
            last = record.id
        marks = "，".join(filter(None, (problem.topic_label, problem.outcome_label, problem.state_label)))
        clause = f"{clause_text(problem.clause)} " if problem.clause else ""
        yield f"  【{marks}】{clause}{' '.join(problem.text.split())}"
