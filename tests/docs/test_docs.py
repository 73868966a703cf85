"""The documents speak of the program as it is: its commands, its words, its files, its version."""

import argparse
import ast
import re
import shlex
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

import main
from docs.make_images import IMAGES, first_notice, picture_of
from inspections.checklists.answer import Verdict
from inspections.checklists.kinds.known import KINDS
from inspections.checklists.pack import BOUND_KINDS, Operator, Outcome
from inspections.commands.parsing import parser
from inspections.records.fields.catalogue import DETERMINATION, FIELDS, LISTS
from inspections.records.fields.inspection import TOPICS

ROOT = Path(__file__).resolve().parent.parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")
FENCED = re.compile(r"^```[a-z]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
IN_CODE = re.compile(r"`([^`\n]+)`")
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")


def code_lines(text: str) -> Iterator[str]:
    """Lines of the fenced blocks."""
    for block in FENCED.findall(text):
        yield from (line for line in block.splitlines() if line.strip())


def inline_code(text: str) -> list[str]:
    """What stands between single backquotes."""
    return IN_CODE.findall(FENCED.sub("", text))


def command_lines() -> list[list[str]]:
    return [shlex.split(line, comments=True)[2:] for line in code_lines(README) if line.startswith("python3 main.py")]


def terms() -> list[tuple[str, str]]:
    """Chinese term and identifier of every row of the glossary."""
    rows = [line.strip("|").split("|") for line in GLOSSARY.splitlines() if line.startswith("|")]
    return [(row[0].strip(), row[1].strip().strip("`")) for row in rows if "`" in row[1]]


@cache
def identifiers() -> tuple[frozenset[str], frozenset[str]]:
    """Names in the code of the program, and the texts that are its codes: string constants, and the packs' keys and values."""
    names: set[str] = set()
    texts: set[str] = {*FIELDS, *(f"{owner.path}.{line.path}" for owner in LISTS.values() for line in owner.lines)}
    texts |= {verdict.code for verdict in Verdict}
    texts |= {f"determinations.{path}" for path in DETERMINATION}
    for path in (file for layer in ("inspections", "db", "gui") for file in (ROOT / layer).rglob("*.py")):
        names |= set(path.relative_to(ROOT).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.Name(id=name) | ast.Attribute(attr=name):
                    names.add(name)
                case ast.arg(arg=name) | ast.keyword(arg=str(name)):
                    names.add(name)
                case ast.Constant(value=str(text)):
                    texts.add(text)
                case _:
                    pass
    for path in (ROOT / "resources" / "checklists").glob("*.toml"):
        texts |= set(_strings(tomllib.loads(path.read_text(encoding="utf-8"))))
    return frozenset(names), frozenset(texts)


def _strings(value: object) -> Iterator[str]:
    match value:
        case dict():
            yield from value
            for part in value.values():
                yield from _strings(part)
        case list():
            for part in value:
                yield from _strings(part)
        case str():
            yield value
        case _:
            pass


def public_classes() -> set[str]:
    names = set()
    for path in (*(ROOT / "inspections").rglob("*.py"), *(ROOT / "db").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names |= {node.name for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")}
    return names


def options_of(command: argparse.ArgumentParser) -> set[str]:
    return {option for action in command._actions for option in action.option_strings}  # noqa: SLF001 # looks below the public door on purpose


def subcommands(of: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The commands of a parser by name."""
    choices = [action.choices for action in of._actions if isinstance(action, argparse._SubParsersAction)]  # noqa: SLF001 # looks below the public door on purpose
    return {name: command for names in choices for name, command in names.items()}


def test_the_set_up_commands_come_first() -> None:
    assert list(code_lines(README))[:3] == ["python3 dev.py demo", "python3 dev.py test", "python3 dev.py run"]


def test_the_readme_names_every_command() -> None:
    shown = {word for line in command_lines() for word in line}
    assert set(subcommands(parser())) <= shown


@pytest.mark.parametrize("words", command_lines(), ids=" ".join)
def test_every_command_of_the_readme_is_one_of_the_program(words: list[str]) -> None:
    assert callable(parser().parse_args(words).run)


def test_every_command_of_the_set_up_is_in_the_readme() -> None:
    known = set(re.findall(r'add_parser\("([a-z]+)"', (ROOT / "dev.py").read_text(encoding="utf-8")))
    shown = {line.split()[2] for line in code_lines(README) if line.startswith("python3 dev.py")}
    assert {"demo", "test", "run", "build", "smoke"} <= shown
    assert shown <= known


def test_the_program_has_the_version_of_the_project() -> None:
    assert main.VERSION == VERSION


def test_every_option_that_documents_name_exists() -> None:
    known = options_of(parser()) | {option for command in subcommands(parser()).values() for option in options_of(command)}
    known |= set(re.findall(r'"(--[a-z-]+)"', (ROOT / "dev.py").read_text(encoding="utf-8")))
    named = {option for code in inline_code(README) for option in re.findall(r"(?<!\S)--[a-z-]+", code)}
    assert named
    assert named <= known


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_local_link_and_picture_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    targets = [match["target"].partition("#")[0] for match in LINK.finditer(text) if "://" not in match["target"]]
    assert [target for target in targets if target and not (document.parent / target).exists()] == []


def test_the_readme_shows_a_notice_of_decent_size() -> None:
    pictures = [ROOT / match["target"] for match in LINK.finditer(README) if match[0].startswith("!")]
    assert pictures
    assert all(picture.stat().st_size < 200_000 for picture in pictures)


def test_the_picture_can_be_made_again() -> None:
    made = picture_of(first_notice())
    with Image.open(IMAGES / "notice.png") as shown:
        assert made.size == shown.size
    assert len(made.getcolors() or ()) > 2  # black and red on white


def test_no_document_names_a_place_of_one_machine() -> None:
    for document in DOCUMENTS:
        assert re.search(r"(?<![\w.])/(work|home|root|tmp|Users|opt)/|[A-Z]:\\", document.read_text(encoding="utf-8")) is None, document


def test_every_path_that_documents_name_in_code_exists() -> None:
    path_pattern = re.compile(
        r"(?:inspections|db|gui|docs|tests|resources|benchmarks|freezing|requirements|stubs)/[\w./-]*|main\.py|dev\.py|pyproject\.toml"
    )
    for document in DOCUMENTS:
        if document.name == "CHANGELOG.md":
            continue  # it tells of the past
        named = [code for code in inline_code(document.read_text(encoding="utf-8")) if path_pattern.fullmatch(code)]
        assert [path for path in named if not (ROOT / path).exists()] == [], document


def test_every_row_that_contributing_points_to_is_there() -> None:
    table = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").partition("## Where to put what")[2]
    rows = set(re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE))
    adding = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## How to add a thing")[2]
    named = re.findall(r"^\| [^|]+ \| ([^|]+) \|", adding, re.MULTILINE)[2:]  # below the heading and its line
    assert len(named) >= 6
    assert [row for row in named if row not in rows] == []


def test_every_identifier_of_the_glossary_is_one_of_the_code() -> None:
    names, texts = identifiers()
    known = terms()
    assert len(known) > 200
    unknown = [word for _, word in known if word not in texts and not ("." not in word and word in names)]
    assert unknown == []


def test_every_code_of_the_contract_and_every_public_class_is_in_the_glossary() -> None:
    listed = set(inline_code(GLOSSARY))
    codes = {*TOPICS, *(kind.name for kind in KINDS), *(outcome.value for outcome in Outcome), *BOUND_KINDS}
    codes |= {verdict.code for verdict in Verdict} | {operator.value for operator in Operator}
    codes |= {code for field in FIELDS.values() for code in field.choices}
    assert sorted(codes - listed) == []
    assert sorted(public_classes() - listed) == []


def test_every_package_of_the_domain_is_in_the_glossary() -> None:
    packages = {path.parent.name for path in (ROOT / "inspections").rglob("__init__.py")}
    assert len(packages) > 20
    assert sorted(packages - set(inline_code(GLOSSARY))) == []


def test_every_fact_is_in_the_glossary_under_its_label() -> None:
    listed = set(terms())
    assert [(field.label, path) for path, field in FIELDS.items() if (field.label, path) not in listed] == []
    lines = [(f"{owner.label}.{line.label}", f"{owner.path}.{line.path}") for owner in LISTS.values() for line in owner.lines]
    assert [line for line in lines if line not in listed] == []


@pytest.mark.parametrize("name", ["docs/STATE.md", "CHANGELOG.md"])
def test_state_and_changelog_tell_of_this_version(name: str) -> None:
    assert VERSION in (ROOT / name).read_text(encoding="utf-8")
