"""One requirement from its TOML table: which keys its kind needs, allows and forbids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from inspections.checklists.conditions import FEE, read_conditions
from inspections.checklists.pack import BOUND_KINDS, Kind, Outcome, Requirement, Term, Wording
from inspections.checklists.placeholders import unknown_placeholders
from inspections.checklists.strict import Table
from inspections.records.fields.catalogue import FIELDS
from inspections.records.fields.connection import MATERIALS
from inspections.records.fields.field import FieldType
from inspections.records.fields.inspection import TOPICS

HANDLING = "connection.handling"
"""The measure of days in the supplier's hands; it is counted from the stages and no fact of a record."""

_NEEDED: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        Kind.TIME_LIMIT: ("limit", "unit"),
        Kind.MEAN_TIME_LIMIT: ("start", "end", "limit", "unit"),
        Kind.LIMIT: ("measure", "limit", "unit"),
        Kind.MINIMUM: ("measure", "limit", "unit"),
        Kind.RANGE: ("measure", "lower", "upper", "unit"),
        Kind.LIMIT_OR_DROP: ("measure", "limit", "drop_percent", "unit"),
        Kind.FORBIDDEN: ("violation_when",),
        Kind.BANNED_FEES: ("fee_lists",),
        Kind.ACTS: (),
        Kind.MATERIALS: ("measure", "allowed"),
        Kind.OBSERVATION: (),
        Kind.REPORT: ("period",),
    }
)

_ALSO: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        Kind.TIME_LIMIT: ("start", "end", "measure"),
        Kind.FORBIDDEN: ("limit", "unit"),
        Kind.BANNED_FEES: ("limit", "unit", "measure"),
        Kind.ACTS: ("limit", "unit", "measure"),
        Kind.REPORT: ("limit",),
    }
)

_BY_KIND = frozenset(
    {"start", "end", "measure", "limit", "lower", "upper", "drop_percent", "unit", "violation_when", "fee_lists", "allowed", "period"}
)

_DAY_UNITS = ("working_day", "day")
_MOST_DAYS = 3650
"""Days beyond which a limit or a term is a slip of the pen."""


def read_requirement(table: Table) -> Requirement:
    """Return the requirement of a table; whatever is wrong with it is noted in the table's file."""
    kind = Kind(table.choice("kind", [kind.value for kind in Kind]))
    judged = kind is not Kind.REPORT
    file = table.file
    term = table.raw_value("term")
    requirement = Requirement(
        id=table.need("id", str, ""),
        clause=table.need("clause", str, ""),
        topic=table.choice("topic", [*TOPICS, "duty"]),
        kind=kind,
        addressee=table.choice("addressee", list(BOUND_KINDS)),
        force=table.choice("force", ["must", "aim"]),
        summary=table.need("summary", str, ""),
        applies_when=read_conditions(file, table, "applies_when"),
        violation_when=read_conditions(file, table, "violation_when"),
        start=table.get("start", str, ""),
        end=table.get("end", str, ""),
        measure=table.get("measure", str, ""),
        limit=table.get("limit", Decimal, None),
        lower=table.get("lower", Decimal, None),
        upper=table.get("upper", Decimal, None),
        drop_percent=table.get("drop_percent", Decimal, None),
        unit=table.get("unit", str, ""),
        allowed=table.texts("allowed"),
        fee_lists=table.texts("fee_lists"),
        period=table.get("period", str, ""),
        in_force_from=table.get("in_force_from", date, None),
        in_force_until=table.get("in_force_until", date, None),
        severity=table.choice("severity", ["general", "serious", "grave"], "general"),
        outcome=Outcome(table.choice("outcome", [outcome.value for outcome in Outcome], "report")),
        transfer_to=table.get("transfer_to", str, ""),
        transfer_ground=table.get("transfer_ground", str, ""),
        term=None if term is None else _term(file.table((*table.path, "term"), term)),
        legal_basis=table.texts("legal_basis"),
        wording=_wording(table) if judged else None,
        violating=table.need("violating", dict, {}) if judged else None,
        compliant=table.need("compliant", dict, {}) if judged else None,
    )
    table.finish()
    _check_keys(table, kind)
    _check_facts(table, requirement)
    return requirement


def _term(table: Table) -> Term:
    term = Term(table.need("days", int, 1), table.choice("unit", list(_DAY_UNITS)))
    table.finish()
    if not 1 <= term.days <= _MOST_DAYS:
        table.file.note("wrong_type", (*table.path, "days"), f"期限应为 1 至 {_MOST_DAYS} 天", "请改正")
    return term


def _wording(table: Table) -> Wording:
    wording = Wording(*(table.need(field.name, str, "") for field in fields(Wording)))
    for field in fields(Wording):
        for name in unknown_placeholders(getattr(wording, field.name)):
            table.file.note("unknown_placeholder", (*table.path, field.name), f"没有 {{{name}}} 这个占位符", "请改正或删除")
    return wording


def _check_keys(table: Table, kind: Kind) -> None:
    needed = _NEEDED[kind]
    if kind is Kind.TIME_LIMIT:
        needed = (*needed, *(("measure",) if "measure" in table.raw else ("start", "end")))
    for key in needed:
        if key not in table.raw:
            table.file.note("missing_key", table.path, f"规则类型 {kind.value} 缺少 {key}", "请补填")
    for key in sorted(_BY_KIND & table.raw.keys()):
        if key not in {*needed, *_ALSO.get(kind, ())}:
            table.file.note("unfitting_key", (*table.path, key), f"规则类型 {kind.value} 不用 {key}", "请删除")


def _check_facts(table: Table, requirement: Requirement) -> None:
    file, path = table.file, table.path
    dates = ("start", "end")
    for key in dates:
        fact = getattr(requirement, key)
        if fact and (fact not in FIELDS or FIELDS[fact].type is not FieldType.DATE):
            file.note("unknown_fact", (*path, key), f"“{fact}”不是日期事实", "请改正")
    wanted: dict[Kind, FieldType] = {
        Kind.LIMIT: FieldType.NUMBER,
        Kind.MINIMUM: FieldType.NUMBER,
        Kind.RANGE: FieldType.NUMBER,
        Kind.LIMIT_OR_DROP: FieldType.NUMBER,
        Kind.MATERIALS: FieldType.TEXTS,
    }
    measure = requirement.measure
    if measure and requirement.kind is Kind.TIME_LIMIT:
        if measure != HANDLING:
            file.note("unknown_fact", (*path, "measure"), f"time_limit 的 measure 只能是 {HANDLING}", "或改用 start 和 end")
    elif measure and requirement.kind in wanted and (measure not in FIELDS or FIELDS[measure].type is not wanted[requirement.kind]):
        file.note("unknown_fact", (*path, "measure"), f"“{measure}”不能用于 {requirement.kind.value}", "请改正")
    if requirement.kind in {Kind.TIME_LIMIT, Kind.MEAN_TIME_LIMIT} and requirement.unit not in _DAY_UNITS:
        file.note("unknown_choice", (*path, "unit"), f"时限单位“{requirement.unit}”不可用", f"可选值为{'、'.join(_DAY_UNITS)}")
    limit = requirement.limit
    if requirement.kind is Kind.TIME_LIMIT and limit is not None and not (0 <= limit <= _MOST_DAYS and limit % 1 == 0):
        file.note("wrong_type", (*path, "limit"), f"时限应为 0 至 {_MOST_DAYS} 的整数天", "请改正")
    for code in requirement.allowed:
        if code not in MATERIALS:
            file.note("unknown_choice", (*path, "allowed"), f"没有资料代码“{code}”", f"可用代码为{'、'.join(MATERIALS)}")
    fee_kinds = {Kind.FORBIDDEN, Kind.BANNED_FEES}
    conditions: tuple[Any, ...] = (*requirement.applies_when, *requirement.violation_when)
    if requirement.kind not in fee_kinds and any(condition.fact.startswith(FEE) for condition in conditions):
        file.note("unfitting_key", path, f"规则类型 {requirement.kind.value} 不能逐笔收费判断", "请改用 forbidden 或 banned_fees")
    first, last = requirement.in_force_from, requirement.in_force_until
    if first is not None and last is not None and last < first:
        file.note("ends_before_start", (*path, "in_force_until"), "施行截止日早于开始日", "请核对两个日期")
    if requirement.outcome is Outcome.TRANSFER and not requirement.transfer_to:
        file.note("missing_key", path, "处理方式为移送但没有写移送机关", "请补填 transfer_to")
