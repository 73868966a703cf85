"""The contract stands in the tree, and whoever cites it names a heading that is there."""

import re
from itertools import chain
from pathlib import Path

import pytest

from inspections.checklists.answer import Verdict
from inspections.checklists.facts import ABSENT_IS_FALSE
from inspections.checklists.kinds.known import KINDS
from inspections.checklists.pack import BOUND_KINDS
from inspections.commands.parsing import parser
from inspections.records.fields.catalogue import DETERMINATION, FIELDS, LISTS

ROOT = Path(__file__).resolve().parent.parent.parent
CONTRACT = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
HEADINGS = frozenset(re.findall(r"^#+ (.+)$", CONTRACT, re.MULTILINE))
WORDS = frozenset(word for code in re.findall(r"`([^`\n]+)`", CONTRACT) for word in re.split(r"[^\w+>.-]+", code))
CITED = re.compile(r'docs/contract\.md, "([^"]+)"')
UNNAMED = re.compile(r"\bthe contract's|\bcontract, \"|\bof the contract\b(?! test)", re.IGNORECASE)


def python_files() -> list[Path]:
    folders = ("inspections", "db", "gui", "tests", "benchmarks", "freezing")
    return [path for path in chain(*((ROOT / folder).rglob("*.py") for folder in folders)) if path != Path(__file__)]


@pytest.mark.parametrize(
    ("text", "headings"),
    [('"""Whether a rule holds (docs/contract.md, "In force")."""', ["In force"]), ('"""A rule (contract, "In force")."""', [])],
)
def test_a_citation_is_found(text: str, headings: list[str]) -> None:
    assert CITED.findall(text) == headings
    assert bool(UNNAMED.search(text)) is not bool(headings)


def test_every_heading_that_code_cites_stands_in_the_contract() -> None:
    cited = {(path.name, heading) for path in python_files() for heading in CITED.findall(path.read_text(encoding="utf-8"))}
    assert len(cited) > 20
    assert sorted(citation for citation in cited if citation[1] not in HEADINGS) == []


def test_nobody_cites_the_contract_without_a_heading() -> None:
    assert [path.name for path in python_files() if UNNAMED.search(path.read_text(encoding="utf-8"))] == []


def test_every_fact_and_code_of_the_program_is_in_the_contract() -> None:
    paths = [*FIELDS, *(f"{owner.path}.{line.path}" for owner in LISTS.values() for line in owner.lines), *DETERMINATION]
    assert sorted({path for path in paths if not {path, path.rsplit(".", 1)[-1]} & WORDS}) == []
    codes = {code for field in FIELDS.values() for code in field.choices}
    codes |= {kind.name for kind in KINDS} | {verdict.code for verdict in Verdict} | {*BOUND_KINDS, *ABSENT_IS_FALSE}
    assert sorted(codes - WORDS) == []


def test_every_command_of_the_program_is_in_the_contract() -> None:
    commands = re.findall(r"^    ([a-z]+) +\S", parser().format_help(), re.MULTILINE)
    assert len(commands) > 10
    assert sorted(set(commands) - WORDS) == []
