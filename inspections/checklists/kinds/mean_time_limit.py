"""`mean_time_limit`: the mean days of one inspectee's finished connections, answered once for all of them."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from inspections.checklists.answer import AT_LEAST, Verdict
from inspections.checklists.applicability import beginnings, in_force
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.counting import UNPUBLISHED
from inspections.checklists.facts import Facts
from inspections.checklists.kinds.time_limit import judges_by, spoken_limit
from inspections.checklists.kleene import TRUE
from inspections.checklists.pack import Requirement
from inspections.checklists.rule_kind import Mean, OfInspectees, RuleKind
from inspections.checklists.wording import UNITS, label, spoken_bounds
from inspections.records.fact_table import Value


def judge(requirement: Requirement, facts: Facts, asked: NDArray[np.bool_], calendar: WorkingDays) -> list[Mean]:
    """Return an answer for each inspectee with a record of the topic (`asked`), in the order of their first record."""
    start, end = facts.days(requirement.start), facts.days(requirement.end)
    counted = (
        asked
        & (start != 0)
        & (end >= start)
        & (end != 0)
        & in_force(requirement, beginnings(requirement, facts))
        & (facts.all_true(requirement.applies_when, applying=True) == TRUE)
    )
    if requirement.unit == "working_day":
        days, open_days = calendar.counted(start, end)
    else:
        days, open_days = end - start, np.zeros(facts.size, dtype=np.int32)
    groups: dict[tuple[Value | None, Value | None], list[int]] = {}
    names, kinds = facts.column("inspectee.name"), facts.column("inspectee.kind")
    for row in np.flatnonzero(asked).tolist():
        key = (names.at(row) if names else None, kinds.at(row) if kinds else None)
        groups.setdefault(key, []).append(row)
    return [_mean(requirement, key, np.array(rows), (counted, days, open_days)) for key, rows in groups.items()]


def _mean(
    requirement: Requirement,
    inspectee: tuple[Value | None, Value | None],
    rows: NDArray[np.int64],
    parts: tuple[NDArray[np.bool_], NDArray[np.int32], NDArray[np.int32]],
) -> Mean:
    counted, days, open_days = parts
    inside = rows[counted[rows]]
    name, kind = str(inspectee[0] or ""), str(inspectee[1] or "")
    counts = f"计入{len(inside)}件，未计入{len(rows) - len(inside)}件（未完成、不适用或者不在施行期内）"
    if not len(inside):
        return Mean(name, kind, Verdict.UNDETERMINED, None, f"没有可以计入的已完成办电业务，{counts}")
    total, limit, unit = int(days[inside].sum()), requirement.limit or Decimal(0), UNITS[requirement.unit]
    over = total > limit * len(inside)
    mean = Decimal(total) / len(inside)
    shown = f"{mean.quantize(Decimal('0.01')):f}".rstrip("0").rstrip(".")
    if not over and open_days[inside].any():
        return Mean(name, kind, Verdict.UNDETERMINED, None, f"{counts}，含未公布放假安排的年份，待公布后核定")
    verdict = Verdict.VIOLATION if over else Verdict.COMPLIANT
    least, noted = (AT_LEAST, UNPUBLISHED) if open_days[inside].any() else ("", "")
    return Mean(name, kind, verdict, mean, f"{counts}，平均{least}{shown}{unit}{noted}，{'超过' if over else '未超过'}{limit:f}{unit}")


MEAN_TIME_LIMIT = RuleKind(
    name="mean_time_limit",
    needed=("start", "end", "limit", "unit"),
    counts_days=True,
    judging=lambda _: OfInspectees(judge),
    matter=lambda requirement: ("mean_time_limit", requirement.start, requirement.end),
    called=lambda requirement: f"{label(requirement.start)}至{label(requirement.end)}（平均）",
    figures=lambda requirement: spoken_bounds(None, requirement.limit, requirement.unit),
    judges_by=judges_by,
    demand=lambda requirement: spoken_limit(
        requirement, f"同一单位各次办电从{label(requirement.start)}到{label(requirement.end)}的平均时间"
    ),
    before_limit="不超过",
    fills=lambda _: ("measured",),
)
