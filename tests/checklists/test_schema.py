"""The JSON Schema of packs refuses, on form, exactly what the strict reader refuses."""

import json
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from inspections.checklists.schema.pack import schema
from inspections.commands.pack_schema import FILE, text
from tests.support.checklists import ROOT, SHIPPED, TRIAL
from tests.support.pack_texts import FEES, TEXT, read

COMMAND = "python3 main.py checklists schema"
PACKS = [*sorted(SHIPPED.glob("*.toml")), *sorted(TRIAL.glob("*.toml"))]


@cache
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(schema())
    return Draft202012Validator(schema())


def as_json(value: Any) -> Any:  # noqa: ANN401 - whatever TOML holds
    """Return what TOML holds as an editor hands it to a schema: days become texts."""
    if isinstance(value, dict):
        return {key: as_json(part) for key, part in value.items()}
    if isinstance(value, list):
        return [as_json(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def accepts(toml: str) -> bool:
    return bool(validator().is_valid(as_json(tomllib.loads(toml))))


def test_the_committed_schema_is_that_of_the_code() -> None:
    assert (ROOT / FILE).read_text(encoding="utf-8") == text(), f"{FILE} is out of step with the code; run: {COMMAND}"


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_every_pack_is_valid(path: Path) -> None:
    faults = validator().iter_errors(as_json(tomllib.loads(path.read_text(encoding="utf-8"))))
    assert [f"{fault.json_path}: {fault.message}" for fault in faults] == []


def test_every_key_and_section_has_a_chinese_title() -> None:
    untold: list[str] = []

    def walk(node: Any) -> None:  # noqa: ANN401 - any part of a schema
        if isinstance(node, dict):
            properties = node.get("properties", {}) if node.get("type") == "object" else {}
            untold.extend(
                name for name, one in properties.items() if not any("\u4e00" <= sign <= "\u9fff" for sign in one.get("title", ""))
            )
            for part in node.values():
                walk(part)
        elif isinstance(node, list):
            for part in node:
                walk(part)

    walk(schema())
    assert untold == []


BROKEN = [
    ("[pack]", "[packs]"),
    ('id = "paper"', 'id = "纸 上"'),
    ('version = "1"', "version = 1"),
    ('version = "1"', 'versoin = "1"'),
    ('version = "1"', 'version = "1"\ncounty = "41082"'),
    ('version = "1"', 'version = "1"\nbuilds_on = "national"'),
    ('title = "纸上检查表"', 'title = " "'),
    ('document = "某发〔2023〕1号"', 'document = ""'),
    ("confirmed = true", 'confirmed = "yes"'),
    ("confirmed = true", ""),
    ('meaning = "口头指定"', ""),
    ('aliases = ["表计移位费"]', "aliases = [1]"),
    ('aliases = ["表计移位费"]', 'alias = ["表计移位费"]'),
    ('kind = "time_limit"', 'kind = "time_limits"'),
    ('kind = "time_limit"', ""),
    ('topic = "connection"', 'topic = "conection"'),
    ('addressee = "grid"', 'addressee = "user"'),
    ('severity = "general"', 'severity = "bad"'),
    ("limit = 5", 'limit = "5"'),
    ("limit = 5", "limit = true"),
    ("limit = 5", "limit = -5"),
    ("limit = 5", ""),
    ("limit = 5", "limit = 5\nlower = 2"),
    ("limit = 5", 'limit = 5\nallowed = ["identity"]'),
    ('start = "connection.applied_on"', ""),
    ('unit = "working_day"\nsev', 'unit = "week"\nsev'),
    ('summary = "五个工作日内接电"', ""),
    ('summary = "五个工作日内接电"', 'summary = ""'),
    ("days = 15", "days = 0"),
    ("days = 15", "days = 1.5"),
    ("days = 15, unit", "dayz = 15, unit"),
    ("term = { days = 15", "term = 15 #"),
    ('fact = "user.supply"', 'fact = "user.suply"'),
    ('is = "residential"', 'is = "residental"'),
    ('is = "residential"', 'is = ["residential"]'),
    ('is = "residential"', 'in = "residential"'),
    ('is = "residential"', "in = []"),
    ('is = "residential"', "at_most = 3"),
    ('is = "residential"', 'is = "residential", is_not = "hv_dual"'),
    ('is = "residential"', 'equals = "residential"'),
    ('fact = "user.supply", is', "is"),
    ("[requirement.violating]", "[requirement.violates]"),
    ('heading = "接电超时限"', ""),
    ('period = "month"', ""),
    ('period = "month"', 'period = "mouth"'),
    ('period = "month"', 'period = "month"\nheading = "一"'),
    ('legal_basis = ["law-1"]', 'legal_basis = "law-1"'),
]


@pytest.mark.parametrize(("old", "new"), BROKEN, ids=[f"{old}→{new}" for old, new in BROKEN])
def test_what_the_reader_refuses_on_form_the_schema_refuses_too(tmp_path: Path, old: str, new: str) -> None:
    broken = TEXT.replace(old, new, 1)
    assert broken != TEXT
    assert accepts(TEXT + FEES)
    assert read(tmp_path, broken)[1] != []
    assert not accepts(broken)


OF_FORM = {"missing_key", "unknown_key", "unfitting_key", "wrong_type"}
REQUIREMENT_KEYS = list(schema()["$defs"]["requirement"]["properties"])


def changed(requirement: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the requirement with each key taken away, or made a list of numbers; and with one that no kind knows."""
    for key in REQUIREMENT_KEYS:
        yield {name: value for name, value in requirement.items() if name != key}
        yield {**requirement, key: [1]}
    yield {**requirement, "other": 1}


@pytest.mark.parametrize("path", [path for path in PACKS if path.stem in {"wuzhi-2023", "trial"}], ids=lambda path: path.stem)
def test_a_key_left_out_or_of_another_type_is_refused_by_both_or_by_neither(tmp_path: Path, path: Path) -> None:
    whole = tomllib.loads(path.read_text(encoding="utf-8"))
    for requirement in {one["kind"]: one for one in whole["requirement"]}.values():
        for one in changed(requirement):
            pack = {**whole, "requirement": [one]}
            faults = [fault for fault in read(tmp_path, _toml(pack))[1] if fault.code in OF_FORM]
            assert bool(faults) == (not validator().is_valid(as_json(pack))), (one, faults)


def _toml(pack: dict[str, Any]) -> str:
    """Return a pack as TOML: its tables at the top, everything within them inline."""
    parts = []
    for name, value in pack.items():
        for table in value if isinstance(value, list) else [value]:
            parts.append(f"[[{name}]]" if isinstance(value, list) else f"[{name}]")
            parts += [f"{json.dumps(key, ensure_ascii=False)} = {_inline(part)}" for key, part in table.items()]
    return "\n".join(parts)


def _inline(value: Any) -> str:  # noqa: ANN401 - whatever TOML holds
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key, ensure_ascii=False)} = {_inline(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(_inline, value))}]"
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
