"""One requirement from its TOML table: which keys its kind needs, allows and forbids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal

from inspections.checklists.conditions import read_conditions
from inspections.checklists.kinds.report import REPORT
from inspections.checklists.pack import BOUND_KINDS, PERIODS, SIGNS, WEEKDAYS, Outcome, Requirement, Term, Wording
from inspections.checklists.placeholders import stray_braces, unknown_placeholders
from inspections.checklists.rule_kind import RuleKind
from inspections.checklists.strict import TomlTable
from inspections.records.fields.inspection import TOPICS
from inspections.records.printable import shown

DAY_UNITS = ("working_day", "day")
"""What limits of time and terms are counted in."""

MOST_DAYS = 3650
"""Days beyond which a limit or a term is a slip of the pen."""


def read_requirement(table: TomlTable, kinds: Sequence[RuleKind]) -> Requirement:
    """Return the requirement of a table; a key that is missing, unknown or of a wrong type is noted in the table's file."""
    file = table.file
    by_name = {kind.name: kind for kind in kinds}
    kind = by_name[table.choice("kind", list(by_name))]
    known = file.is_sound((*table.path, "kind"))
    # Nothing else can be held against a requirement whose kind is not known: it is taken for a duty, which is not checked.
    kind = kind if known else REPORT
    judged = kind.answered
    term = table.raw_value("term")
    requirement = Requirement(
        id=table.words("id"),
        clause=table.words("clause"),
        topic=table.choice("topic", [*TOPICS, "duty"]),
        kind=kind,
        addressee=table.choice("addressee", list(BOUND_KINDS)),
        force=table.choice("force", ["must", "aim"]),
        summary=table.words("summary"),
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
        period=table.choice("period", list(PERIODS), PERIODS[0]) if "period" in table.raw else "",
        due_on=table.get("due_on", date, None),
        due_weekday=table.choice("due_weekday", list(WEEKDAYS), WEEKDAYS[0]) if "due_weekday" in table.raw else "",
        signs=table.choice("signs", list(SIGNS), SIGNS[0]) if "signs" in table.raw else "",
        restates=table.optional_words("restates"),
        loosens=_reasons(table, "loosens"),
        stands_beside=_reasons(table, "stands_beside"),
        in_force_from=table.get("in_force_from", date, None),
        in_force_until=table.get("in_force_until", date, None),
        severity=table.choice("severity", ["general", "serious", "grave"], "general"),
        outcome=Outcome(table.choice("outcome", [outcome.value for outcome in Outcome], "report")),
        transfer_to=table.get("transfer_to", str, ""),
        transfer_ground=table.get("transfer_ground", str, ""),
        inform=table.optional_words("inform"),
        term=None if term is None else _term(file.table((*table.path, "term"), term)),
        legal_basis=table.texts("legal_basis"),
        wording=_wording(table, kinds) if judged else None,
        violating=table.need("violating", dict, {}) if judged else None,
        compliant=table.need("compliant", dict, {}) if judged else None,
    )
    if known:
        _check_keys(table, kind, frozenset[str]().union(*(one.keys for one in kinds)))
    else:
        for key in (*(field.name for field in fields(Wording)), "violating", "compliant"):
            table.raw_value(key)
    table.finish()
    return requirement


def _reasons(requirement: TomlTable, key: str) -> Mapping[str, str]:
    """Return the reasons under `key`, none where it is absent; which may stand there is for loosening.py and overlapping.py to say."""
    raw = requirement.raw_value(key)
    if raw is None:
        return {}
    table = requirement.file.table((*requirement.path, key), raw)
    reasons = {key: table.words(key) for key in table.raw}
    table.finish()
    return reasons


def _term(table: TomlTable) -> Term:
    term = Term(table.need("days", int, 1), table.choice("unit", list(DAY_UNITS)))
    table.finish()
    if not 1 <= term.days <= MOST_DAYS:
        table.file.note("wrong_type", (*table.path, "days"), f"期限应为 1 至 {MOST_DAYS} 天", "请改正")
    return term


def _wording(table: TomlTable, kinds: Sequence[RuleKind]) -> Wording:
    own = {placeholder.name for kind in kinds for placeholder in kind.placeholders}
    wording = Wording(*(table.words(field.name) for field in fields(Wording)))
    for field in fields(Wording):
        for name in unknown_placeholders(getattr(wording, field.name), own):
            table.file.note("unknown_placeholder", (*table.path, field.name), f"没有 {{{shown(name)}}} 这个占位符", "请改正或删除")
        for brace in stray_braces(getattr(wording, field.name)):
            what = f"花括号 {brace} 不成对" if brace.isascii() else f"花括号 {brace} 是全角的"
            table.file.note("unknown_placeholder", (*table.path, field.name), what, "占位符写成 {user} 的形式")
    return wording


def _check_keys(table: TomlTable, kind: RuleKind, of_some_kind: frozenset[str]) -> None:
    for key in kind.needed_beside(table.raw):
        if key not in table.raw:
            table.file.note("missing_key", table.path, f"规则类型 {kind.name} 缺少 {key}", "请补填")
    for key in sorted(of_some_kind & table.raw.keys()):
        if key not in kind.keys:
            table.file.note("unfitting_key", (*table.path, key), f"规则类型 {kind.name} 不用 {key}", "请删除")
