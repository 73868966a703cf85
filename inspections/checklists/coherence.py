"""What must hold between the keys of one requirement: facts and units that fit its kind, bounds in order, words it can fill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from inspections.checklists.conditions import on_fees
from inspections.checklists.pack import Outcome, Requirement, Wording
from inspections.checklists.placeholders import PLACEHOLDER
from inspections.checklists.requirements import DAY_UNITS, MOST_DAYS
from inspections.checklists.rule_kind import RuleKind
from inspections.checklists.strict import TomlTable
from inspections.checklists.wording import UNITS
from inspections.records.fields.catalogue import FIELDS
from inspections.records.fields.connection import MATERIALS
from inspections.records.fields.field import FieldType

_WHOLE = 100
"""Percent."""

_OF_SOME = ("start", "end", "measured", "limit", "fees", "amount")
"""Placeholders of every kind that not every requirement can fill."""


def check_coherence(table: TomlTable, requirement: Requirement, kinds: Sequence[RuleKind]) -> None:
    """Note in the table's file what does not hold, of all `kinds`; a requirement whose kind is not known is left alone."""
    if not table.file.is_sound((*table.path, "kind")):
        return
    _check_dates(table, requirement)
    _check_measure(table, requirement)
    _check_unit(table, requirement)
    _check_bounds(table, requirement)
    _check_lists(table, requirement)
    if requirement.kind.coherent is not None:
        requirement.kind.coherent(table, requirement)
    _check_outcome(table, requirement)
    _check_words(table, requirement, kinds)


def _check_dates(table: TomlTable, requirement: Requirement) -> None:
    for key, fact in (("start", requirement.start), ("end", requirement.end)):
        if fact and (fact not in FIELDS or FIELDS[fact].type is not FieldType.DATE):
            table.file.note("unknown_fact", (*table.path, key), f"“{fact}”不是日期事实", "请改正")
    first, last = requirement.in_force_from, requirement.in_force_until
    if first is not None and last is not None and last < first:
        table.file.note("ends_before_start", (*table.path, "in_force_until"), "施行截止日早于开始日", "请核对两个日期")


def _check_measure(table: TomlTable, requirement: Requirement) -> None:
    measure, kind = requirement.measure, requirement.kind
    if measure and kind.measured is not None and (measure not in FIELDS or FIELDS[measure].type is not kind.measured):
        table.file.note("unknown_fact", (*table.path, "measure"), f"“{measure}”不能用于 {kind.name}", "请改正")


def _check_unit(table: TomlTable, requirement: Requirement) -> None:
    if not isinstance(table.raw.get("unit"), str):
        return
    unit, measured = requirement.unit, FIELDS.get(requirement.measure)
    if requirement.kind.counts_days:
        fitting = list(DAY_UNITS)
    elif requirement.kind.measured is not None and measured is not None and measured.type is FieldType.NUMBER:
        # A number without a unit of its own is a mere count.
        fitting = [measured.unit] if measured.unit else ["", "count"]
    else:
        fitting = [known for known in UNITS if known not in DAY_UNITS]
    if unit in fitting:
        return
    shown = "、".join(known or '""' for known in fitting)
    what = f"单位“{unit}”与所量的事实不符" if unit in UNITS else f"没有单位“{unit}”"
    table.file.note("unknown_choice", (*table.path, "unit"), what, f"可选值为{shown}")


def _check_bounds(table: TomlTable, requirement: Requirement) -> None:
    file, path, limit = table.file, table.path, requirement.limit
    if requirement.kind.whole_days:
        if limit is not None and not (0 <= limit <= MOST_DAYS and limit % 1 == 0):
            file.note("wrong_type", (*path, "limit"), f"时限应为 0 至 {MOST_DAYS} 的整数天", "请改正")
    elif limit is not None and limit < 0:
        file.note("wrong_type", (*path, "limit"), "界限小于零", "请填不小于零的数")
    lower, upper, drop = requirement.lower, requirement.upper, requirement.drop_percent
    if lower is not None and upper is not None and upper < lower:
        file.note("ends_before_start", (*path, "upper"), "上限小于下限", "请核对 lower 和 upper")
    if drop is not None and not 0 < drop < _WHOLE:
        file.note("wrong_type", (*path, "drop_percent"), "压缩幅度应大于 0、小于 100", "请改正")


def _check_lists(table: TomlTable, requirement: Requirement) -> None:
    for code in requirement.allowed:
        if code not in MATERIALS:
            table.file.note("unknown_choice", (*table.path, "allowed"), f"没有资料代码“{code}”", f"可用代码为{'、'.join(MATERIALS)}")
    for key in ("violation_when", "fee_lists"):
        if table.raw.get(key) == []:
            table.file.note("blank", (*table.path, key), f"{key} 是空的", "请填写")
    if on_fees(requirement) and not requirement.kind.by_fee_line(requirement):
        table.file.note(
            "unfitting_key", table.path, f"规则类型 {requirement.kind.name} 不能逐笔收费判断", "请改用 forbidden 或 banned_fees"
        )


def _check_outcome(table: TomlTable, requirement: Requirement) -> None:
    file, path = table.file, table.path
    if requirement.outcome is Outcome.TRANSFER and not requirement.transfer_to.strip():
        file.note("missing_key", path, "处理方式为移送但没有写移送机关", "请补填 transfer_to")
    if not file.is_sound((*path, "force")) or not file.is_sound((*path, "outcome")) or "force" not in table.raw:
        return
    reported = requirement.outcome is Outcome.REPORT
    if requirement.force == "aim" and not reported:
        file.note("unfitting_outcome", (*path, "outcome"), "原则性要求（aim）只能报告上级", "请将 outcome 改为 report")
    if requirement.force == "must" and reported and requirement.kind.answered:
        what = "必须遵守的要求（must）不能只报告上级"
        action = "请将 outcome 改为 order、advise、supervise 或 transfer，原则性要求则将 force 改为 aim"
        file.note("unfitting_outcome", (*path, "outcome"), what, action)


def _check_words(table: TomlTable, requirement: Requirement, kinds: Sequence[RuleKind]) -> None:
    unfilled = _unfilled(table, requirement, kinds)
    for field in fields(Wording) if requirement.wording else ():
        for name in dict.fromkeys(PLACEHOLDER.findall(getattr(requirement.wording, field.name))):
            if name in unfilled:
                what = f"规则类型 {requirement.kind.name} 的这项要求没有可填入 {{{name}}} 的内容"
                table.file.note("unfitting_placeholder", (*table.path, field.name), what, "请改正或删除")


def _unfilled(table: TomlTable, requirement: Requirement, kinds: Sequence[RuleKind]) -> frozenset[str]:
    """Return the placeholders that nothing in this requirement can fill."""
    own = {placeholder.name for placeholder in requirement.kind.placeholders}
    filled = {*own, *requirement.kind.fills(requirement)}
    # A limit that the kind needs and that is not there is told already.
    if "limit" in table.raw or "limit" in requirement.kind.needed:
        filled.add("limit")
    of_some_kind = {placeholder.name for kind in kinds for placeholder in kind.placeholders}
    return frozenset({*_OF_SOME, *of_some_kind} - filled)
