"""What must hold between the keys of one requirement: facts and units that fit its kind, bounds in order, words it can fill."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType

from inspections.checklists.kinds.forbidden import on_fees
from inspections.checklists.pack import Kind, Outcome, Requirement, Wording
from inspections.checklists.placeholders import PLACEHOLDER
from inspections.checklists.requirements import DAY_UNITS, HANDLING, MOST_DAYS
from inspections.checklists.strict import Table
from inspections.checklists.wording import UNITS
from inspections.records.fields.catalogue import FIELDS
from inspections.records.fields.connection import MATERIALS
from inspections.records.fields.field import FieldType

_MEASURED: Mapping[Kind, FieldType] = MappingProxyType(
    {
        Kind.LIMIT: FieldType.NUMBER,
        Kind.MINIMUM: FieldType.NUMBER,
        Kind.RANGE: FieldType.NUMBER,
        Kind.LIMIT_OR_DROP: FieldType.NUMBER,
        Kind.MATERIALS: FieldType.TEXTS,
    }
)
"""Kinds that measure one fact, and that fact's type."""

_TIMES = frozenset({Kind.TIME_LIMIT, Kind.MEAN_TIME_LIMIT})
_FEES = frozenset({Kind.FORBIDDEN, Kind.BANNED_FEES})
_LIMITED = frozenset({*_TIMES, Kind.LIMIT, Kind.MINIMUM, Kind.LIMIT_OR_DROP})
_WHOLE = 100
"""Percent."""


def check_coherence(table: Table, requirement: Requirement) -> None:
    """Note in the table's file what does not hold; a requirement whose kind is not known is left alone."""
    if not table.file.is_sound((*table.path, "kind")):
        return
    _check_dates(table, requirement)
    _check_measure(table, requirement)
    _check_unit(table, requirement)
    _check_bounds(table, requirement)
    _check_lists(table, requirement)
    _check_due(table, requirement)
    _check_outcome(table, requirement)
    _check_words(table, requirement)


def _check_dates(table: Table, requirement: Requirement) -> None:
    for key, fact in (("start", requirement.start), ("end", requirement.end)):
        if fact and (fact not in FIELDS or FIELDS[fact].type is not FieldType.DATE):
            table.file.note("unknown_fact", (*table.path, key), f"“{fact}”不是日期事实", "请改正")
    first, last = requirement.in_force_from, requirement.in_force_until
    if first is not None and last is not None and last < first:
        table.file.note("ends_before_start", (*table.path, "in_force_until"), "施行截止日早于开始日", "请核对两个日期")


def _check_measure(table: Table, requirement: Requirement) -> None:
    measure, kind, at = requirement.measure, requirement.kind, (*table.path, "measure")
    if measure and kind is Kind.TIME_LIMIT:
        if measure != HANDLING:
            table.file.note("unknown_fact", at, f"time_limit 的 measure 只能是 {HANDLING}", "或改用 start 和 end")
    elif measure and kind in _MEASURED and (measure not in FIELDS or FIELDS[measure].type is not _MEASURED[kind]):
        table.file.note("unknown_fact", at, f"“{measure}”不能用于 {kind.value}", "请改正")


def _check_unit(table: Table, requirement: Requirement) -> None:
    if not isinstance(table.raw.get("unit"), str):
        return
    unit, measured = requirement.unit, FIELDS.get(requirement.measure)
    if requirement.kind in _TIMES:
        fitting = list(DAY_UNITS)
    elif requirement.kind in _MEASURED and measured is not None and measured.type is FieldType.NUMBER:
        # A number without a unit of its own is a mere count.
        fitting = [measured.unit] if measured.unit else ["", "count"]
    else:
        fitting = [known for known in UNITS if known not in DAY_UNITS]
    if unit in fitting:
        return
    shown = "、".join(known or '""' for known in fitting)
    what = f"单位“{unit}”与所量的事实不符" if unit in UNITS else f"没有单位“{unit}”"
    table.file.note("unknown_choice", (*table.path, "unit"), what, f"可选值为{shown}")


def _check_bounds(table: Table, requirement: Requirement) -> None:
    file, path, limit = table.file, table.path, requirement.limit
    if requirement.kind is Kind.TIME_LIMIT:
        if limit is not None and not (0 <= limit <= MOST_DAYS and limit % 1 == 0):
            file.note("wrong_type", (*path, "limit"), f"时限应为 0 至 {MOST_DAYS} 的整数天", "请改正")
    elif limit is not None and limit < 0:
        file.note("wrong_type", (*path, "limit"), "界限小于零", "请填不小于零的数")
    lower, upper, drop = requirement.lower, requirement.upper, requirement.drop_percent
    if lower is not None and upper is not None and upper < lower:
        file.note("ends_before_start", (*path, "upper"), "上限小于下限", "请核对 lower 和 upper")
    if drop is not None and not 0 < drop < _WHOLE:
        file.note("wrong_type", (*path, "drop_percent"), "压缩幅度应大于 0、小于 100", "请改正")


def _check_lists(table: Table, requirement: Requirement) -> None:
    for code in requirement.allowed:
        if code not in MATERIALS:
            table.file.note("unknown_choice", (*table.path, "allowed"), f"没有资料代码“{code}”", f"可用代码为{'、'.join(MATERIALS)}")
    for key in ("violation_when", "fee_lists"):
        if table.raw.get(key) == []:
            table.file.note("blank", (*table.path, key), f"{key} 是空的", "请填写")
    if requirement.kind not in _FEES and on_fees(requirement):
        table.file.note(
            "unfitting_key", table.path, f"规则类型 {requirement.kind.value} 不能逐笔收费判断", "请改用 forbidden 或 banned_fees"
        )


def _check_due(table: Table, requirement: Requirement) -> None:
    """Hold what says when a duty falls due against its period."""
    if requirement.kind is not Kind.REPORT or not table.file.is_sound((*table.path, "period")) or not requirement.period:
        return
    for key, period in (("due_on", "once"), ("due_weekday", "week"), ("limit", "per_year")):
        if key in table.raw and requirement.period != period:
            what = f"{key} 只用于 period 为 {period} 的报告职责，这里是 {requirement.period}"
            table.file.note("unfitting_key", (*table.path, key), what, f"请删除 {key} 或者改正 period")
    limit = requirement.limit
    if requirement.period == "per_year" and (limit is None or limit < 1 or limit % 1 != 0):
        table.file.note("missing_key", table.path, "period 为 per_year 时没有写明每年几次", "请将 limit 写成不小于 1 的整数")


def _check_outcome(table: Table, requirement: Requirement) -> None:
    file, path = table.file, table.path
    if requirement.outcome is Outcome.TRANSFER and not requirement.transfer_to.strip():
        file.note("missing_key", path, "处理方式为移送但没有写移送机关", "请补填 transfer_to")
    if not file.is_sound((*path, "force")) or not file.is_sound((*path, "outcome")) or "force" not in table.raw:
        return
    reported = requirement.outcome is Outcome.REPORT
    if requirement.force == "aim" and not reported:
        file.note("unfitting_outcome", (*path, "outcome"), "原则性要求（aim）只能报告上级，不能责令改正或移送", "请将 outcome 改为 report")
    if requirement.force == "must" and reported and requirement.kind is not Kind.REPORT:
        what = "必须遵守的要求（must）须责令改正或移送，不能只报告上级"
        file.note("unfitting_outcome", (*path, "outcome"), what, "请将 outcome 改为 order 或 transfer，原则性要求则将 force 改为 aim")


def _check_words(table: Table, requirement: Requirement) -> None:
    unfilled = _unfilled(table, requirement)
    for field in fields(Wording) if requirement.wording else ():
        for name in dict.fromkeys(PLACEHOLDER.findall(getattr(requirement.wording, field.name))):
            if name in unfilled:
                what = f"规则类型 {requirement.kind.value} 的这项要求没有可填入 {{{name}}} 的内容"
                table.file.note("unfitting_placeholder", (*table.path, field.name), what, "请改正或删除")


def _unfilled(table: Table, requirement: Requirement) -> frozenset[str]:
    """Return the computed placeholders that nothing in this requirement can fill."""
    kind = requirement.kind
    fees = kind is Kind.BANNED_FEES or (kind is Kind.FORBIDDEN and on_fees(requirement))
    filled = {
        "start": kind is Kind.TIME_LIMIT and "measure" not in table.raw,
        "end": kind is Kind.TIME_LIMIT and "measure" not in table.raw,
        "measured": kind not in {Kind.FORBIDDEN, Kind.OBSERVATION},
        # A limit that the kind needs and that is not there is told already.
        "limit": "limit" in table.raw or kind in _LIMITED,
        "previous": kind is Kind.LIMIT_OR_DROP,
        "fees": fees,
        "amount": fees,
        "acts": kind is Kind.ACTS,
        "materials": kind is Kind.MATERIALS,
    }
    return frozenset(name for name, held in filled.items() if not held)
