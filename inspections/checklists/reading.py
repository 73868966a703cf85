"""A rule pack from its TOML file, read strictly: every fault is listed with file, line and path."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from inspections.checklists.pack import Act, BannedFee, Law, Pack, Source
from inspections.checklists.requirements import read_requirement
from inspections.checklists.strict import Table, TomlFile
from inspections.errors import Fault, UserError


def read_pack(path: Path) -> tuple[Pack, list[Fault]]:
    """Return the pack of a file and every fault found in it. Raises UserError where the file is no TOML at all."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UserError([Fault("no_file", f"无法读取文件（{error.strerror}）", str(path), "请核对路径")]) from error
    file = TomlFile(path.name, content)
    root = Table(file, (), file.root)
    head = file.table(("pack",), root.need("pack", dict, {}))
    source = file.table(("source",), root.need("source", dict, {}))
    pack = Pack(
        id=head.need("id", str, ""),
        version=head.need("version", str, ""),
        title=head.need("title", str, ""),
        county=head.get("county", str, ""),
        builds_on=head.texts("builds_on"),
        source=Source(
            source.need("issuer", str, ""),
            source.need("document", str, ""),
            source.need("title", str, ""),
            source.get("issued_on", date, None),
        ),
        content_hash=hashlib.sha256(content).hexdigest(),
        laws={law.key: law for law in map(_law, _tables(root, "law"))},
        acts={act.code: act for act in map(_act, _tables(root, "act"))},
        fee_lists=_fee_lists(file, root),
        legal_fees=tuple(name for table in _tables(root, "legal_fee") for name in _legal_fee(table)),
        requirements=tuple(read_requirement(table) for table in _tables(root, "requirement")),
    )
    head.finish()
    source.finish()
    root.finish()
    for kind, key in (("law", "key"), ("act", "code"), ("fee_list", "id"), ("requirement", "id")):
        _refuse_repeats(root, kind, key)
    return pack, file.faults


def _tables(root: Table, key: str) -> list[Table]:
    return root.file.tables((key,), root.get(key, list, []))


def _law(table: Table) -> Law:
    law = Law(table.need("key", str, ""), table.need("name", str, ""), table.need("confirmed", bool, default=False))
    table.finish()
    return law


def _act(table: Table) -> Act:
    act = Act(table.need("code", str, ""), table.need("meaning", str, ""), table.need("clause", str, ""))
    table.finish()
    return act


def _fee_lists(file: TomlFile, root: Table) -> dict[str, tuple[BannedFee, ...]]:
    lists = {}
    for table in _tables(root, "fee_list"):
        fees = file.tables((*table.path, "fee"), table.need("fee", list, []))
        lists[table.need("id", str, "")] = tuple(map(_banned_fee, fees))
        table.finish()
    return lists


def _banned_fee(table: Table) -> BannedFee:
    fee = BannedFee(table.need("name", str, ""), table.texts("aliases"), table.texts("resembling"))
    table.finish()
    return fee


def _legal_fee(table: Table) -> tuple[str, ...]:
    names = (table.need("name", str, ""), *table.texts("aliases"))
    table.finish()
    return names


def _refuse_repeats(root: Table, kind: str, key: str) -> None:
    seen: set[object] = set()
    elements = root.raw.get(kind)
    for position, element in enumerate(elements if isinstance(elements, list) else []):
        name = element.get(key) if isinstance(element, dict) else None
        if not isinstance(name, str):
            continue
        if name in seen:
            root.file.note("repeated_id", (kind, position, key), f"编号“{name}”重复", "请改用别的编号")
        seen.add(name)
