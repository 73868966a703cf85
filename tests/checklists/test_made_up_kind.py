"""A rule kind is one record in one file: one that does not ship goes the whole way by being handed in, and no product file knows of it."""

import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from decimal import Decimal
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import simplejson
from jsonschema import Draft202012Validator
from pypdf import PdfReader

from db.opening import open_store
from db.snapshots import SqliteDatabases
from inspections.checklist_pages.page import pages
from inspections.checklists import kinds
from inspections.checklists.answer import Answer, Verdict
from inspections.checklists.check import check
from inspections.checklists.comparing import Comparison, Difference
from inspections.checklists.kinds.known import KINDS
from inspections.checklists.pack import Pack, Requirement
from inspections.checklists.rule_kind import RuleKind
from inspections.checklists.schema.pack import schema
from inspections.commands.running import run_command
from inspections.forms.deciding import deciding_path
from inspections.forms.needs import shown
from inspections.forms.sections import form_sections
from inspections.records.reading import table_of
from inspections.resources import Resources
from tests.support.checklists import calendar
from tests.support.command_line import on_paper
from tests.support.made_up_kind import AGREES, PACK
from tests.support.other_resources import resources_with

RECORD: dict[str, Any] = {
    "id": "410823-2023-0001",
    "topics": ["reliability"],
    "inspected_on": "2023-08-15",
    "county": "410823",
    "inspectee": {"name": "某供电公司", "kind": "grid_company"},
    "inspectors": [{"name": "张某", "certificate": "甲"}, {"name": "李某", "certificate": "乙"}],
    "outage": {"hours": Decimal("9.5"), "hours_previous_year": Decimal(5)},
}

Run = Callable[..., tuple[int, str]]
with_made_up = partial(Resources, kinds=(*KINDS, AGREES))
"""Makes the resources of a program that knows one kind more."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = resources_with(tmp_path)
    (made / "checklists" / "made-up.toml").write_text(PACK, encoding="utf-8")
    return made


@pytest.fixture
def pack(folder: Path) -> Pack:
    return with_made_up(folder).packs.checklist("made-up")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], folder: Path) -> Run:
    def run_words(*words: object, make: Callable[..., Resources] = with_made_up) -> tuple[int, str]:
        code = run_command([str(word) for word in words], folder, open_store, SqliteDatabases(), "1", make)
        captured = capsys.readouterr()
        return code, captured.out + captured.err

    return run_words


def answer(folder: Path, pack: Pack, **outage: object) -> Answer:
    table = table_of([{**RECORD, "outage": outage}], with_made_up(folder).vocabulary)
    (only,) = check(table, pack, calendar()).answers()
    return only


def test_it_is_read_and_proved_by_its_samples(run: Run, folder: Path) -> None:
    assert run("checklists", "lint", folder / "checklists" / "made-up.toml") == (0, "made-up.toml：1项要求，没有发现错误。\n")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("limit = 2\n", "", "规则类型 agrees 缺少 limit"),
        ("limit = 2\n", 'limit = 2\nallowed = ["identity"]\n', "规则类型 agrees 不用 allowed"),
        ('measure = "outage.hours"', 'measure = "user.name"', "“user.name”不能用于 agrees"),
        ("{off}", "{previous}", "规则类型 agrees 的这项要求没有可填入 {previous} 的内容"),
        ("hours = 9.5", "hours = 6", "样例的结论应为“不符合”，实为“符合”"),
    ],
)
def test_its_faults_are_named_like_any_kinds(run: Run, folder: Path, old: str, new: str, fault: str) -> None:
    spoiled = folder / "checklists" / "made-up.toml"
    spoiled.write_text(PACK.replace(old, new), encoding="utf-8")
    code, words = run("checklists", "lint", spoiled)
    assert code == 2
    assert fault in words


def test_a_program_that_does_not_know_it_refuses_it_by_name(run: Run, folder: Path) -> None:
    code, words = run("checklists", "lint", folder / "checklists" / "made-up.toml", make=Resources)
    assert code == 2
    assert "“agrees”不在可选值之内" in words


@pytest.mark.parametrize(
    ("outage", "verdict", "reason"),
    [
        ({"hours": "9.5", "hours_previous_year": "5"}, Verdict.VIOLATION, "年平均停电时间与上年平均停电时间相差4.5小时，超出2小时"),
        ({"hours": "5.5", "hours_previous_year": "5"}, Verdict.COMPLIANT, "年平均停电时间与上年平均停电时间相差0.5小时，没有超出2小时"),
        ({"hours": "5.5"}, Verdict.UNDETERMINED, "没有记录“上年平均停电时间”，无法判断"),
    ],
)
def test_it_is_answered_in_three_values_with_a_reason(
    folder: Path, pack: Pack, outage: dict[str, str], verdict: Verdict, reason: str
) -> None:
    only = answer(folder, pack, **{name: Decimal(number) for name, number in outage.items()})
    assert (only.verdict, only.reason) == (verdict, reason)


def test_a_command_checks_a_file_by_it(run: Run, tmp_path: Path) -> None:
    _, words = run("check", "--checklist", "made-up", "--format", "json", on_paper(tmp_path, RECORD))
    (line,) = simplejson.loads(words)
    assert (line["requirement"], line["verdict"], line["measured"]) == ("made-up.agrees", "violation", "4.5")


def test_the_form_asks_for_its_facts_and_leads_to_the_missing_one(folder: Path, pack: Pack) -> None:
    needed = shown(form_sections(pack), pack, ["reliability"], {}).needed
    assert {"outage.hours", "outage.hours_previous_year"} <= needed
    content = {**RECORD, "outage": {"hours": "5.5"}}
    undetermined = answer(folder, pack, hours=Decimal("5.5"))
    assert deciding_path(pack.requirements[0], undetermined, content) == "outage.hours_previous_year"


def test_its_page_words_it(pack: Pack, folder: Path) -> None:
    page = pages(with_made_up(folder).packs, {})[f"{pack.id}.md"]
    assert "| 要求 | 年平均停电时间的出入不超过 2 小时 |" in page
    assert "| 查明的事实 | 前后相差【出入】小时 |" in page


def test_a_notice_is_worded_by_its_own_placeholder(run: Run, tmp_path: Path) -> None:
    issue = ("--issuer", "某局", "--prefix", "某发", "--issued-on", "2023-09-01", "--out", tmp_path / "out")
    record = {**RECORD, "rectification": {"term": 15, "unit": "day"}}
    code, path = run("notice", "--checklist", "made-up", *issue, on_paper(tmp_path, record))
    assert code == 0, path
    text = "".join("".join(page.extract_text().split()) for page in PdfReader(path.splitlines()[0]).pages)
    assert "前后相差4.5小时" in text


def test_two_checklists_with_it_are_compared_on_one_matter(folder: Path, pack: Pack) -> None:
    other = replace(pack, id="other", requirements=(replace(pack.requirements[0], id="other.agrees", limit=Decimal(3)),))
    table = table_of([RECORD], with_made_up(folder).vocabulary)
    (matter,) = Comparison(check(table, pack, calendar()), check(table, other, calendar())).of_record(0)
    assert (matter.matter, matter.difference) == ("年平均停电时间的出入", Difference.LIMIT)
    assert matter.first is not None
    assert matter.first.rule == "停电时间前后一致（不超过2小时）"


def test_a_pack_above_must_say_that_it_rules_the_same_again(run: Run, folder: Path) -> None:
    upper = PACK.replace("made-up", "upper").replace('county = "410823"', 'county = "410823"\nbuilds_on = ["made-up"]')
    (folder / "checklists" / "upper.toml").write_text(upper, encoding="utf-8")
    code, words = run("checklists", "lint", folder / "checklists" / "upper.toml")
    assert code == 2
    assert "和所依托的“made-up.agrees”管的是同一件事（年平均停电时间）" in words


def test_the_schema_of_a_program_that_knows_it_takes_its_pack(run: Run, tmp_path: Path) -> None:
    assert run("checklists", "schema", "--out", tmp_path / "schema.json")[0] == 0
    validator = Draft202012Validator(simplejson.loads((tmp_path / "schema.json").read_text(encoding="utf-8")))
    requirement = {"id": "a.b", "clause": "一", "topic": "reliability", "addressee": "grid", "force": "must", "summary": "摘要"}
    words = {"heading": "一", "found": "二", "correct": "三", "violating": {}, "compliant": {}}
    head = {"pack": {"id": "a", "version": "1", "title": "一"}, "source": {"issuer": "一", "title": "二"}}
    own = {**requirement, **words, "kind": "agrees", "measure": "outage.hours", "limit": 2, "unit": "hour"}
    assert validator.is_valid({**head, "requirement": [own]})
    assert not validator.is_valid({**head, "requirement": [{**own, "lower": 1}]})
    assert not Draft202012Validator(schema()).is_valid({**head, "requirement": [own]})


def defined() -> Sequence[RuleKind]:
    """Return every record of a kind that a file in `kinds/` holds."""
    modules = [import_module(f"{kinds.__name__}.{module.name}") for module in pkgutil.iter_modules(kinds.__path__)]
    own = {value for module in modules for value in vars(module).values() if isinstance(value, RuleKind)}
    return sorted(own, key=lambda kind: kind.name)


def test_the_set_that_ships_is_closed_and_every_kind_lies_in_the_file_of_its_name() -> None:
    assert list(defined()) == sorted(KINDS, key=lambda kind: kind.name)
    for kind in KINDS:
        assert getattr(import_module(f"{kinds.__name__}.{kind.name}"), kind.name.upper()) is kind


def test_the_keys_of_every_kind_are_those_of_a_requirement() -> None:
    known = {field.name for field in fields(Requirement)}
    for kind in KINDS:
        assert kind.keys <= known, kind.name
