"""Signs of backfilling (体外循环、后补流程) in the dates of a record: shown to the inspector, never a verdict.

The plans forbid it (临汾 2021 三4, 浙江 2021 三(一)1); whether it happened, only a look at the books can tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from inspections.checklists.facts import RecordRow
from inspections.checklists.kinds.handling import STAGES
from inspections.checklists.wording import label, spoken
from inspections.days import spoken_day
from inspections.records.fact_table import Value

Sign = tuple[str, dict[str, Value]]
"""What was seen, and the facts in which it was seen."""

_ORDERED = (
    ("connection.applied_on", "connection.accepted_on"),
    ("connection.accepted_on", "connection.plan_issued_on"),
    ("connection.plan_issued_on", "connection.plan_confirmed_on"),
    ("connection.plan_issued_on", "works.started_on"),
    ("connection.plan_issued_on", "works.completed_on"),
    ("works.completed_on", "connection.energized_on"),
    ("connection.plan_issued_on", "connection.energized_on"),
    ("connection.accepted_on", "connection.energized_on"),
    ("connection.applied_on", "connection.energized_on"),
)
"""Pairs of events of which the first cannot honestly come after the second; neighbours first, so that the nearest pair is told."""

_STAGE_ORDER = (
    ("业务受理",),
    ("现场勘查",),
    ("答复供电方案",),
    ("设计文件审核",),
    ("中间检查", "中期检查"),
    ("竣工报验", "竣工检验", "竣工验收"),
    ("装表接电", "装表送电"),
    ("信息归档", "归档"),
)
"""Stages by the names that exports use, in the order of the process; names side by side are the same stage."""

_RANKS = {name: rank for rank, names in enumerate(_STAGE_ORDER) for name in names}


def signs_of_backfilling(row: RecordRow) -> list[Sign]:
    """Return every sign in one record: days out of order, stages out of order, stages finished in the same minute."""
    return [*_days(row), *_stages(row), *_minutes(row)]


def _days(row: RecordRow) -> Iterator[Sign]:
    late: set[str] = set()
    for first, then in _ORDERED:
        before, after = row.day(first), row.day(then)
        # An event that already stands before its neighbour also stands before all earlier ones: told once.
        if before is None or after is None or after >= before or then in late:
            continue
        late.add(then)
        yield f"{label(then)}（{spoken_day(after)}）早于{label(first)}（{spoken_day(before)}）", {first: before, then: after}


def _stages(row: RecordRow) -> Iterator[Sign]:
    latest: tuple[int, int, str, date] | None = None
    dated = []
    for number, stage in enumerate(row.lines(STAGES) or (), start=1):
        name, finished = str(stage.get("name", "")).strip(), stage.get("finished_on")
        if name in _RANKS and isinstance(finished, date):
            dated.append((_RANKS[name], number, name, finished))
    for stage_ in sorted(dated):
        if latest is not None and stage_[0] > latest[0] and stage_[3] < latest[3]:
            what = f"环节“{stage_[2]}”（{spoken_day(stage_[3])}）完成早于其前的环节“{latest[2]}”（{spoken_day(latest[3])}）"
            yield what, {f"{STAGES}[{stage_found[1]}].finished_on": stage_found[3] for stage_found in (latest, stage_)}
        if latest is None or stage_[3] > latest[3]:
            latest = stage_


def _minutes(row: RecordRow) -> Iterator[Sign]:
    at: dict[datetime, list[tuple[int, str]]] = {}
    for number, stage in enumerate(row.lines(STAGES) or (), start=1):
        moment = stage.get("finished_at")
        if isinstance(moment, datetime):
            at.setdefault(moment.replace(second=0, microsecond=0), []).append((number, str(stage.get("name", "未命名"))))
    for moment, stages in at.items():
        if len(stages) > 1:
            named = "、".join(f"“{name}”" for _, name in stages)
            evidence: dict[str, Value] = {f"{STAGES}[{number}].finished_at": moment for number, _ in stages}
            yield f"{len(stages)}个环节（{named}）在同一分钟（{spoken(moment)}）完成", evidence
