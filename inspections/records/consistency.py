"""What holds between the facts of a record: required ones, known ids, dates in order, sums that agree.

The checks run over whole columns; only the rows that fail are worded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from uuid import UUID

import numpy as np

from inspections.faults import Fault
from inspections.records.columns_compared import NO_DAY, RowFaults, clashing, holding, line_of, ordinals
from inspections.records.fact_table import ABSENT, FactTable, Value
from inspections.records.fields.catalogue import FIELDS, LISTS
from inspections.records.fields.inspection import CASE_LINK, IDENTITY, VISIT_LINK
from inspections.records.identity import identity_in
from inspections.records.line_consistency import arrears_at_odds, leads_at_odds, problems_at_odds, refunds_at_odds, resale_at_odds
from inspections.records.near_names import suggestion
from inspections.records.printable import has_control_characters, shown
from inspections.records.vocabulary import Vocabulary, bare_city

_COUNTY = re.compile(r"\d{6}", re.ASCII)
_LONGEST_TERM = 3650
"""Days beyond which a term of rectification is a slip of the pen."""

Where = Callable[[int, str], str]
"""Words for where the fact at a path of a row stands: file, number, record id and path."""


def check_consistency(
    table: FactTable, vocabulary: Vocabulary, where: Where, lacking: frozenset[str] = frozenset()
) -> Iterator[tuple[int, Fault]]:
    """Yield every fault of the table with its row. What a whole table is `lacking` has been told once, and is not told row by row."""
    faults_by_row = chain(
        _missing(table, lacking),
        _unseen_characters(table),
        _identities(table),
        _links(table),
        _repeated_ids(table),
        _counties(table, vocabulary),
        _order(table),
        _visits(table),
        _step_counts(table),
        _unknown_ids(table, vocabulary),
        _determinations(table),
        _rectifications(table),
        _years(table),
        leads_at_odds(table),
        arrears_at_odds(table),
        resale_at_odds(table),
        refunds_at_odds(table),
        problems_at_odds(table),
    )
    for row, code, path, what, action in faults_by_row:
        yield row, Fault(code, what, where(row, path), action, path)


def _missing(table: FactTable, lacking: frozenset[str]) -> RowFaults:
    for field in FIELDS.values():
        if field.required and field.path not in lacking:
            for row in _blank(table, field.path):
                yield row, "missing_field", field.path, f"缺少“{field.label}”", "请补填"
    for described in LISTS.values():
        lines = table.lists.get(described.path)
        if described.required:
            present = np.zeros(table.size, dtype=np.bool_) if lines is None else lines.present
            for row in np.flatnonzero(~present).tolist():
                yield row, "missing_field", described.path, f"缺少“{described.label}”", "请补填，没有时写空列表 []"
        if lines is None:
            continue
        for field in described.lines:
            for line in _blank(lines.lines, field.path) if field.required else ():
                row, number = line_of(lines.owners, line)
                yield row, "missing_field", f"{described.path}[{number}].{field.path}", f"缺少“{field.label}”", "请补填"


def _blank(table: FactTable, path: str) -> Iterable[int]:
    """Return the rows in which a required fact is absent or says nothing."""
    column = table.columns.get(path)
    return range(table.size) if column is None else column.where(_says_nothing, absent=True).tolist()


def _says_nothing(value: Value) -> bool:
    return not value.strip() if isinstance(value, str) else value == ()


def _unseen_characters(table: FactTable) -> RowFaults:
    column = table.columns.get("id")
    if column is None or not has_control_characters("".join(map(str, column.values))):
        return
    for row in column.where(lambda value: has_control_characters(str(value))).tolist():
        yield row, "wrong_type", "id", "编号中含有换行等看不见的控制字符", "请删去这些字符"


def _links(table: FactTable) -> RowFaults:
    for path, name in ((VISIT_LINK, "检查标识"), (CASE_LINK, "案件标识")):
        column = table.columns.get(path)
        for row in column.where(lambda value: identity_in(str(value)) is None).tolist() if column is not None else ():
            what = f"“{shown(table.at(row, path))}”不是{name}（UUID）"
            yield row, "wrong_type", path, what, "请照导出的文件填写，没有的请删去这一项"


def _identities(table: FactTable) -> RowFaults:
    column = table.columns.get(IDENTITY)
    if column is None:
        return
    for row in column.where(lambda value: identity_in(str(value)) is None).tolist():
        action = "请照导出的文件填写，没有的请删去这一项"
        yield row, "wrong_type", IDENTITY, f"“{shown(column.at(row))}”不是记录标识（UUID）", action
    first: dict[UUID, int] = {}
    for row, code in enumerate(column.codes.tolist()):
        stated = None if code == ABSENT else identity_in(str(column.values[code]))
        if stated is not None and first.setdefault(stated, row) != row:
            what = f"记录标识“{stated}”已在前面的记录中用过"
            yield row, "repeated_uuid", IDENTITY, what, "一条记录只能出现一次；照抄别的记录另写一条的，请删去这一项"


def _repeated_ids(table: FactTable) -> RowFaults:
    column = table.columns.get("id")
    if column is None:
        return
    codes = column.codes[column.codes != ABSENT]
    if not len(codes) or np.bincount(codes).max() == 1:
        return
    first: dict[int, int] = {}
    for row, code in enumerate(column.codes.tolist()):
        if code != ABSENT and first.setdefault(code, row) != row:
            yield row, "repeated_id", "id", f"编号“{shown(column.values[code])}”已在前面的记录中用过", "同一文件内编号不得重复，请改正"


def _counties(table: FactTable, vocabulary: Vocabulary) -> RowFaults:
    counties = table.columns.get("county")
    if counties is None:
        return
    for row in counties.where(lambda value: not _COUNTY.fullmatch(str(value))).tolist():
        yield row, "wrong_type", "county", f"“{shown(counties.at(row))}”不是六位行政区划代码", "请填 GB/T 2260 的六位代码，例如 410823"
    cities = table.columns.get("site.city")
    if cities is None:
        return

    def clash(city: Value, county: Value) -> bool:
        right = vocabulary.prefecture_of(str(county))
        return right is not None and bare_city(str(city)) != right

    for row in clashing(cities, counties, clash):
        county = str(counties.at(row))
        what = f"“{shown(cities.at(row))}”与行政区划代码 {county}（属{vocabulary.prefecture_of(county)}）不一致"
        yield row, "city_clash", "site.city", what, "请核对两者"


def _order(table: FactTable) -> RowFaults:
    starts, ends = ordinals(table, "works.started_on"), ordinals(table, "works.completed_on")
    for row in np.flatnonzero((starts != NO_DAY) & (ends != NO_DAY) & (ends < starts)).tolist():
        yield row, "ends_before_start", "works.completed_on", "接网工程完工日期早于开工日期", "请核对两个日期"
    stages = table.lists.get("connection.stages")
    if stages is None:
        return
    starts, ends = ordinals(stages.lines, "started_on"), ordinals(stages.lines, "finished_on")
    for line in np.flatnonzero((starts != NO_DAY) & (ends != NO_DAY) & (ends < starts)).tolist():
        row, number = line_of(stages.owners, line)
        yield row, "ends_before_start", f"connection.stages[{number}].finished_on", "环节的发送时间早于到达时间", "请核对两个日期"
    moments = stages.lines.columns.get("finished_at")
    for line in np.flatnonzero(moments.codes != ABSENT).tolist() if moments is not None else ():
        moment = moments.at(line) if moments is not None else None
        if isinstance(moment, datetime) and moment.date().toordinal() != ends[line]:
            row, number = line_of(stages.owners, line)
            path = f"connection.stages[{number}].finished_at"
            yield row, "other_day", path, "环节的发送时刻与发送时间不是同一天", "请填写同一天，没有时刻时不填"


def _visits(table: FactTable) -> RowFaults:
    starts, ends = table.columns.get("visit.started_at"), table.columns.get("visit.ended_at")
    if starts is None or ends is None:
        return
    for row in clashing(starts, ends, lambda start, end: _mixed(start, end) or end < start):  # type: ignore[operator] # both are moments
        if _mixed(starts.at(row), ends.at(row)):
            yield row, "mixed_zones", "visit.ended_at", "检查开始和结束时间只有一个带时区", "请统一写法"
        else:
            yield row, "ends_before_start", "visit.ended_at", "检查结束时间早于开始时间", "请核对两个时间"


def _mixed(start: Value | None, end: Value | None) -> bool:
    """Say of two moments whether one has a time zone and the other none."""
    return isinstance(start, datetime) and isinstance(end, datetime) and (start.tzinfo is None) != (end.tzinfo is None)


def _step_counts(table: FactTable) -> RowFaults:
    steps, counts = table.columns.get("connection.steps"), table.columns.get("connection.step_count")
    if steps is None or counts is None:
        return
    for row in clashing(steps, counts, lambda named, count: len(_named(named)) != count):
        what = f"环节数 {counts.at(row)} 与所列 {len(_named(steps.at(row)))} 个环节不一致"
        yield row, "step_count_clash", "connection.step_count", what, "请核对，只填其中一项即可"


def _named(steps: Value | None) -> tuple[str, ...]:
    return steps if isinstance(steps, tuple) else ()


def _unknown_ids(table: FactTable, vocabulary: Vocabulary) -> RowFaults:
    acts = table.lists.get("designation.acts")
    codes = acts.lines.columns.get("code") if acts else None
    if acts is not None and codes is not None:
        for line in codes.where(lambda value: value not in vocabulary.acts).tolist():
            row, number = line_of(acts.owners, line)
            act = str(codes.at(line))
            guess = suggestion(act, sorted(vocabulary.acts))
            yield (
                row,
                "unknown_act",
                f"designation.acts[{number}].code",
                f"没有行为代码“{shown(act)}”{guess}",
                f"可用代码为{'、'.join(sorted(vocabulary.acts))}",
            )
    for path, column in table.columns.items():
        group, _, rest = path.partition(".")
        if group == "observations":
            known, wanted, name = vocabulary.observations, rest, "现场观察项"
        elif group == "determinations":
            known, wanted, name = vocabulary.requirements, rest.rpartition(".")[0], "检查要求"
        else:
            continue
        if wanted not in known:
            guess = suggestion(wanted, sorted(known))
            for row in np.flatnonzero(column.codes != ABSENT).tolist():
                yield row, "unknown_requirement", f"{group}.{wanted}", f"已有的检查表中没有这一{name}{guess}", "请改正或删除"


def _determinations(table: FactTable) -> RowFaults:
    requirements = {path.split(".", 1)[1].rpartition(".")[0] for path in table.columns if path.startswith("determinations.")}
    for requirement in sorted(requirements):
        prefix = f"determinations.{requirement}."
        for row in holding(table, prefix):
            determination = {key: table.at(row, prefix + key) for key in ("decision", "reason")}
            if determination["decision"] is None:
                yield row, "missing_field", f"{prefix}decision", "认定没有写明确认还是不予认定", "请填 confirmed 或 set_aside"
            elif determination["decision"] == "set_aside" and not str(determination["reason"] or "").strip():
                yield row, "missing_field", f"{prefix}reason", "不予认定没有写明理由", "请填写理由"


def _rectifications(table: FactTable) -> RowFaults:
    for row in holding(table, "rectification."):
        term, unit, due = (table.at(row, f"rectification.{key}") for key in ("term", "unit", "due_on"))
        if term is not None and not (isinstance(term, Decimal) and 1 <= term <= _LONGEST_TERM and term == term.to_integral_value()):
            yield row, "wrong_type", "rectification.term", f"整改期限“{term}”不是可用的天数", f"请填 1 至 {_LONGEST_TERM} 的整数"
        if (term is None) != (unit is None):
            lacking = "unit" if unit is None else "term"
            yield row, "missing_field", f"rectification.{lacking}", "整改期限的天数和单位须同时填写", "请补填，单位为 working_day 或 day"
        if due is not None and term is not None:
            yield row, "two_terms", "rectification", "整改期限和截止日只能填一种", "请删去其中一种"


def _years(table: FactTable) -> RowFaults:
    column = table.columns.get("outage.year")
    if column is None:
        return
    for row in column.where(_no_year).tolist():
        yield row, "wrong_type", "outage.year", f"“{column.at(row)}”不是年份", "请填四位年份"


def _no_year(value: Value) -> bool:
    return not isinstance(value, Decimal) or value != value.to_integral_value() or not date.min.year <= value <= date.max.year
