"""A county's pack may tighten what it builds on, never silently loosen it.

Three things are checked. A fee that a pack below bans must not be called legal. A fee list under the name of one below must hold all
that the one below holds. And a requirement that says which one it restates must not be looser than that one in any point that can be
compared, unless it says so: `loosens` gives the reason for each such point. What cannot be compared at all is no restatement, whatever
it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from inspections.checklists.entailment import as_wide
from inspections.checklists.fee_clashes import names_of, tables_of
from inspections.checklists.fee_spelling import settled
from inspections.checklists.pack import BannedFee, Outcome, Pack, Requirement
from inspections.checklists.positions import Path
from inspections.checklists.rule_kind import LimitIs
from inspections.checklists.strict import TomlFile
from inspections.records.near_names import suggestion

_SEVERITIES = ("general", "serious", "grave")
_OUTCOMES = (Outcome.REPORT, Outcome.TRANSFER, Outcome.SUPERVISE, Outcome.ADVISE, Outcome.ORDER)

Point = tuple[str, str]
"""A key of the requirement and what is wrong with it."""


def note_loosening(file: TomlFile, pack: Pack, below: Sequence[Pack]) -> None:
    """Note in the file of `pack` (complete with what it builds on) where it is looser than the packs `below`."""
    _note_legal_fees(file, below)
    _note_fee_lists(file, pack, below)
    known = {requirement.id: requirement for one in below for requirement in one.requirements}
    for number, requirement in enumerate(pack.own):
        if file.is_sound(("requirement", number)) and file.is_sound(("fee_list",)):
            for path, code, what, action in _faults(requirement, known, pack):
                file.note(code, ("requirement", number, *path), f"“{requirement.id}”{what}", action)


def _note_legal_fees(file: TomlFile, below: Iterable[Pack]) -> None:
    banned = {
        settled(name): fee.name for one in below for fees in one.fee_lists.values() for fee in fees for name in (fee.name, *fee.aliases)
    }
    for number, legal in tables_of(file.root, "legal_fee"):
        for path, name in names_of(legal, ("legal_fee", number)):
            if settled(name) in banned:
                what = f"“{name}”是所依托的检查表禁止收取的“{banned[settled(name)]}”，不得列为合法收费"
                file.note("loosened", path, what, "请删除")


def _note_fee_lists(file: TomlFile, pack: Pack, below: Iterable[Pack]) -> None:
    for number, fee_list in tables_of(file.root, "fee_list"):
        name = fee_list.get("id")
        for one in below:
            if isinstance(name, str) and name in one.fee_lists and file.is_sound(("fee_list", number)):
                missing = _less_banned(pack.fee_lists[name], one.fee_lists[name])
                if missing:
                    what = f"收费清单“{name}”取代了检查表“{one.id}”的同名清单，却没有其中的{missing}"
                    file.note("loosened", ("fee_list", number, "id"), what, "请补齐，或者改用别的编号")


def _faults(own: Requirement, known: Mapping[str, Requirement], pack: Pack) -> Iterator[tuple[Path, str, str, str]]:
    """Yield place within the requirement, code, what and action of each fault."""
    if not own.restates:
        if own.loosens:
            yield ("loosens",), "unfitting_key", "没有写明重申哪一项要求，不用 loosens", "请补填 restates，或者删除 loosens"
        return
    base = known.get(own.restates)
    if base is None:
        guess = suggestion(own.restates, sorted(known))
        yield ("restates",), "unknown_requirement", f"所依托的检查表中没有要求“{own.restates}”{guess}", "请改正"
        return
    different = list(_incomparable(own, base))
    for key, what in different:
        yield (key,), "no_restatement", f"不能算作重申“{base.id}”：{what}", "请改正，或者删除 restates"
    if different:
        return
    looser = dict(_looser(own, base, pack))
    for key, what in looser.items():
        if key not in own.loosens:
            yield (key,), "loosened", f"比所重申的“{base.id}”宽松：{what}", f"请改正；确有理由的，用 loosens.{key} 写明理由"
    for key in own.loosens:
        if key not in looser:
            yield ("loosens", key), "unfitting_key", f"的 {key} 并不比所重申的“{base.id}”宽松", f"请删除 loosens.{key}"


def _incomparable(own: Requirement, base: Requirement) -> Iterator[Point]:
    for key, what in (
        ("kind", "规则类型"),
        ("topic", "检查项目"),
        ("addressee", "义务主体"),
        ("start", "起算日"),
        ("end", "截止日"),
        ("measure", "所量的事实"),
        ("unit", "单位"),
        ("period", "周期"),
        ("due_on", "到期日"),
        ("due_weekday", "到期日"),
    ):
        if getattr(own, key) != getattr(base, key) and (key != "unit" or own.kind.limit is not LimitIs.SHOWN):
            yield key, f"{what}不同"


def _looser(own: Requirement, base: Requirement, pack: Pack) -> Iterator[Point]:
    if base.force == "must" and own.force == "aim":
        yield "force", "必须遵守的要求成了原则性要求"
    if (own.in_force_from or date.min) > (base.in_force_from or date.min):
        yield "in_force_from", "施行得晚"
    if (own.in_force_until or date.max) < (base.in_force_until or date.max):
        yield "in_force_until", "截止得早"
    for key, what in (("applies_when", "适用条件更窄"), ("violation_when", "违反条件更窄")):
        if not all(any(as_wide(one, other) for other in getattr(base, key)) for one in getattr(own, key)):
            yield key, what
    yield from _looser_bounds(own, base)
    if not set(own.allowed) <= set(base.allowed):
        yield "allowed", "允许要求更多的资料"
    missing = _less_banned(_fees(own, pack), _fees(base, pack))
    if missing:
        yield "fee_lists", f"收费清单没有{missing}"
    if _OUTCOMES.index(own.outcome) < _OUTCOMES.index(base.outcome):
        yield "outcome", f"处理方式由{base.outcome.label}成了{own.outcome.label}"
    if _SEVERITIES.index(own.severity) < _SEVERITIES.index(base.severity):
        yield "severity", "等级更轻"


def _looser_bounds(own: Requirement, base: Requirement) -> Iterator[Point]:
    for key, upward in (("limit", own.kind.limit is LimitIs.LEAST), ("lower", True), ("upper", False), ("drop_percent", True)):
        one, other = getattr(own, key), getattr(base, key)
        if own.kind.limit is not LimitIs.SHOWN and other is not None and (one is None or (one < other if upward else one > other)):
            yield key, f"规定值由{other:f}成了{'没有' if one is None else f'{one:f}'}"


def _fees(requirement: Requirement, pack: Pack) -> list[BannedFee]:
    return [fee for name in requirement.fee_lists for fee in pack.fee_lists.get(name, ())]


def _less_banned(own: Iterable[BannedFee], base: Iterable[BannedFee]) -> str:
    """Return the names of `base`, in words, that `own` does not answer at least as strictly; empty: none."""
    own = list(own)
    listed = {settled(name) for fee in own if not fee.condition for name in (fee.name, *fee.aliases)}
    asked = {settled(name) for fee in own for name in (fee.name, *fee.aliases, *fee.resembling)}
    wanted = [(name, asked if fee.condition else listed) for fee in base for name in (fee.name, *fee.aliases)]
    missing = [name for name, banned in wanted if settled(name) not in banned]
    missing += [name for fee in base for name in fee.resembling if settled(name) not in asked]
    return "、".join(f"“{name}”" for name in missing)
