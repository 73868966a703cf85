"""What `check --against` writes: the matters on which two checklists differ, for a person or for a program."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import simplejson

from inspections.checklists.answer import Verdict
from inspections.checklists.comparing import ComparedMatter, Comparison, Difference, Side
from inspections.records.fields.inspection import TOPICS

VIOLATIONS = 1
"""Exit code where either checklist finds a violation."""


def show_comparison(comparison: Comparison, form: str) -> int:
    """Write the comparison to standard output as `form` (text, json); return 1 where there is a violation, else 0."""
    for piece in as_json(comparison) if form == "json" else as_text(comparison):
        sys.stdout.write(piece)
    has_violations = (verdicts.total()[Verdict.VIOLATION] for verdicts in (comparison.first, comparison.second))
    return VIOLATIONS if any(has_violations) else 0


def as_json(comparison: Comparison) -> Iterator[str]:
    """Yield every matter as one JSON array, a matter a line; matters without a difference among them (`none`)."""
    yield "["
    for number, matter in enumerate(comparison.matters()):
        line = simplejson.dumps(_object(matter, comparison), ensure_ascii=False, use_decimal=True)
        yield f"{',' if number else ''}\n{line}"
    yield "\n]\n"


def as_text(comparison: Comparison) -> Iterator[str]:
    """Yield the differences for a person: the matter, then each checklist's clause, rule and verdict; at the end the counts."""
    counts: Counter[Difference] = Counter()
    shown = None
    first, second = comparison.first.pack.id, comparison.second.pack.id
    for matter in comparison.matters():
        counts[matter.difference] += 1
        if matter.difference is Difference.NONE:
            continue
        if shown != (matter.record, matter.inspectee):
            shown = (matter.record, matter.inspectee)
            yield f"记录 {matter.record} {matter.inspectee}\n" if matter.record is not None else f"合计 {matter.inspectee}\n"
        yield f"  【{_spoken(matter.difference, first, second)}】{TOPICS.get(matter.topic, matter.topic)}：{matter.matter}\n"
        for pack, side in ((first, matter.first), (second, matter.second)):
            if side is not None:
                yield f"      {pack} {side.answer.clause} {side.rule}\n"
                yield f"        {side.answer.verdict.label}：{side.answer.reason}\n"
    words = "，".join(f"{_spoken(difference, first, second)}{counts[difference]}项" for difference in Difference)
    yield f"共{comparison.first.facts.size}条记录：{words}。\n"


def _spoken(difference: Difference, first: str, second: str) -> str:
    if difference is Difference.ONLY_FIRST:
        return f"只有 {first} 要求"
    return f"只有 {second} 要求" if difference is Difference.ONLY_SECOND else difference.label


def _object(matter: ComparedMatter, comparison: Comparison) -> dict[str, object]:
    return {
        "record": matter.record,
        "inspectee": matter.inspectee,
        "topic": matter.topic,
        "matter": matter.matter,
        "difference": matter.difference.value,
        "first": _side(matter.first, comparison.first.pack.id),
        "second": _side(matter.second, comparison.second.pack.id),
    }


def _side(side: Side | None, pack: str) -> dict[str, object] | None:
    if side is None:
        return None
    answer = side.answer
    return {
        "checklist": pack,
        "requirement": answer.requirement,
        "clause": answer.clause,
        "rule": side.rule,
        "verdict": answer.verdict.code,
        "measured": _decimal(answer.measured),
        "limit": _decimal(answer.limit),
        "unit": answer.unit or None,
        "reason": answer.reason,
    }


def _decimal(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"
