"""A rule pack from its TOML file, read strictly: every fault is listed with file, line and path."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from inspections.checklists.coherence import check_coherence
from inspections.checklists.kinds.known import KINDS
from inspections.checklists.law import Law, LawRole, Payers
from inspections.checklists.pack import BOUND_KINDS, Act, BannedFee, Pack, Requirement, Source
from inspections.checklists.requirements import read_requirement
from inspections.checklists.rule_kind import RuleKind
from inspections.checklists.strict import TomlFile, TomlTable
from inspections.checklists.toml_text import read_bytes
from inspections.records.printable import shown

_COUNTY = re.compile(r"\d{6}", re.ASCII)
_REQUIREMENT_ID = re.compile(r"[A-Za-z0-9._-]+", re.ASCII)
_PACK_ID = re.compile(r"[A-Za-z0-9-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class PackFile:
    """A pack as its file tells it, and that file, which holds the faults and knows every line.

    The requirement at position `n` of the pack stands at `("requirement", n)` of the file; `sound` are the positions of those
    without a fault of form, which can be proved by their samples whatever is wrong with the others.
    """

    pack: Pack
    file: TomlFile
    sound: frozenset[int]


def read_pack(path: Path, kinds: tuple[RuleKind, ...] = KINDS) -> PackFile:
    """Return the pack of a file, every fault of form noted in `file`. Raises UserError where the file is no TOML at all.

    `kinds` are the rule kinds that its requirements may have.
    """
    content = read_bytes(path)
    file = TomlFile(path.name, content)
    root = TomlTable(file, (), file.root)
    head = root.section("pack")
    source = root.section("source")
    pack = Pack(
        id=_pack_id(head),
        version=head.words("version"),
        title=head.words("title"),
        county=_county(head),
        in_force_from=head.get("in_force_from", date, None),
        in_force_until=head.get("in_force_until", date, None),
        builds_on=head.texts("builds_on"),
        source=Source(
            source.words("issuer"),
            source.words("document") if "document" in source.raw else source.get("document", str, ""),
            source.words("title"),
            source.get("issued_on", date, None),
            source.get("collected", bool, default=False),
        ),
        content_hash=hashlib.sha256(content).hexdigest(),
        laws={law.key: law for law in map(_law, _tables(root, "law"))},
        acts={act.code: act for act in map(_act, _tables(root, "act"))},
        fee_lists=_fee_lists(file, root),
        legal_fees=tuple(name for table in _tables(root, "legal_fee") for name in _legal_fee(table)),
        requirements=tuple(_requirement(table, kinds) for table in _tables(root, "requirement")),
    )
    _check_years(pack, head)
    head.finish()
    source.finish()
    root.finish()
    for kind, key in (("law", "key"), ("act", "code"), ("fee_list", "id"), ("requirement", "id")):
        _refuse_repeats(root, kind, key)
    _check_ids(pack, file)
    sound = (position for position in range(len(pack.requirements)) if file.is_sound(("requirement", position)))
    return PackFile(pack, file, frozenset(sound))


def _pack_id(head: TomlTable) -> str:
    name = head.words("id")
    if name.strip() and not _PACK_ID.fullmatch(name):
        head.file.note("wrong_id", (*head.path, "id"), f"检查表编号“{shown(name)}”含有其他字符", "请只用英文字母、数字和连字符")
    return name


def _county(head: TomlTable) -> str:
    county = head.get("county", str, "")
    if isinstance(head.raw.get("county"), str) and not _COUNTY.fullmatch(county):
        head.file.note("wrong_county", (*head.path, "county"), f"“{county}”不是六位行政区划代码", "请填 GB/T 2260 的六位代码")
    return county


def _check_years(pack: Pack, head: TomlTable) -> None:
    first, last = pack.in_force_from, pack.in_force_until
    if first is not None and last is not None and last < first:
        head.file.note("ends_before_start", (*head.path, "in_force_until"), "施行截止日早于开始日", "请核对两个日期")


def _requirement(table: TomlTable, kinds: tuple[RuleKind, ...]) -> Requirement:
    requirement = read_requirement(table, kinds)
    check_coherence(table, requirement, kinds)
    return requirement


def _check_ids(pack: Pack, file: TomlFile) -> None:
    """Note each requirement that is not named after its pack; its id would be no other pack's by luck alone."""
    for position, requirement in enumerate(pack.requirements):
        if requirement.id.strip() and not _REQUIREMENT_ID.fullmatch(requirement.id):
            what = f"编号“{shown(requirement.id)}”含有空格或者其他字符"
            file.note("wrong_id", ("requirement", position, "id"), what, "请只用英文字母、数字、点、连字符和下划线")
    if not file.is_sound(("pack", "id")) or not pack.id:
        return
    for position, requirement in enumerate(pack.requirements):
        own = requirement.id.removeprefix(f"{pack.id}.")
        if _REQUIREMENT_ID.fullmatch(requirement.id) and (own == requirement.id or not own.strip()):
            what = f"要求的编号“{requirement.id}”不是以“{pack.id}.”开头的名称"
            file.note("wrong_id", ("requirement", position, "id"), what, f"请写成 {pack.id}.名称")


def _tables(root: TomlTable, key: str) -> list[TomlTable]:
    return root.file.tables((key,), root.get(key, list, []))


def _law(table: TomlTable) -> Law:
    law = Law(
        key=table.words("key"),
        name=table.words("name"),
        confirmed=table.need("confirmed", bool, default=False),
        roles=tuple(map(LawRole, table.choices("roles", [role.value for role in LawRole]))),
        orders=table.choices("orders", list(BOUND_KINDS)),
        payers=Payers(table.choice("payers", [payers.value for payers in Payers], Payers.ANY.value)),
        in_force_from=table.get("from", date, None),
        in_force_until=table.get("until", date, None),
    )
    table.finish()
    _check_power(table, law)
    return law


def _check_power(table: TomlTable, law: Law) -> None:
    first, last = law.in_force_from, law.in_force_until
    if first is not None and last is not None and last < first:
        table.file.note("ends_before_start", (*table.path, "until"), "施行截止日早于开始日", "请核对两个日期")
    if not table.file.is_sound((*table.path, "roles")) or not table.file.is_sound((*table.path, "orders")):
        return
    if law.has(LawRole.POWER) and not law.orders:
        table.file.note("missing_key", table.path, "有责令的权力（power），却没有写可以责令谁", "请补填 orders")
    if law.orders and not law.has(LawRole.POWER):
        table.file.note(
            "unfitting_key", (*table.path, "orders"), "没有责令的权力（power），不用 orders", "请删除，或者在 roles 中补上 power"
        )


def _act(table: TomlTable) -> Act:
    act = Act(table.words("code"), table.words("meaning"), table.words("clause"))
    table.finish()
    return act


def _fee_lists(file: TomlFile, root: TomlTable) -> dict[str, tuple[BannedFee, ...]]:
    lists = {}
    for table in _tables(root, "fee_list"):
        fees = file.tables((*table.path, "fee"), table.need("fee", list, []))
        lists[table.words("id")] = tuple(map(_banned_fee, fees))
        table.finish()
    return lists


def _banned_fee(table: TomlTable) -> BannedFee:
    fee = BannedFee(
        table.words("name"), table.texts("aliases"), table.texts("resembling"), table.optional_words("condition"), table.texts("words")
    )
    table.finish()
    for position, words in enumerate(fee.words):
        if not all(word for group in words.split(" ") for word in group.split("/")):
            what = f"字样“{shown(words)}”中有空的一处"
            table.file.note("blank", (*table.path, "words", position), what, "各组之间用一个空格、同组之内用“/”分隔，请改正")
    return fee


def _legal_fee(table: TomlTable) -> tuple[str, ...]:
    names = (table.words("name"), *table.texts("aliases"))
    table.finish()
    return names


def _refuse_repeats(root: TomlTable, kind: str, key: str) -> None:
    seen: set[object] = set()
    elements = root.raw.get(kind)
    for position, element in enumerate(elements if isinstance(elements, list) else []):
        name = element.get(key) if isinstance(element, dict) else None
        if not isinstance(name, str):
            continue
        if name in seen:
            root.file.note("repeated_id", (kind, position, key), f"编号“{name}”重复", "请改用别的编号")
        seen.add(name)
