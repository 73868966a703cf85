"""Names say what they name: no word that fits everything, and no two public types of one name in one layer."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAYERS = ("inspections", "db", "gui")
FOLDERS = (*LAYERS, "tests", "benchmarks", "docs", "freezing", "resources")
EMPTY_WORDS = frozenset({"told", "held", "found", "place", "each"})
TYPE_NAME = re.compile(r"[A-Z][a-z]\w+")
CONTRACT_FIELDS = frozenset({"found", "place"})
"""查明的事实 and 地点: words of docs/contract.md, "A record", which a class may have as its fields."""

RELEASED = "db/migrations/"
"""Released steps of the schema are never changed, not even their names."""


def bound(node: ast.AST) -> str | None:
    """Return the name that a node gives to something, if it gives one."""
    match node:
        case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()) | ast.arg(arg=name):
            return name
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return name
        case ast.MatchAs(name=name) | ast.MatchStar(name=name) | ast.MatchMapping(rest=name) | ast.ExceptHandler(name=name):
            return name
        case ast.alias(name=name, asname=asname):
            return asname or name
        case _:
            return None


def empty_names(source: str) -> Iterator[tuple[int, str]]:
    """Line and name of everything that is called by one of the words that fit everything."""
    tree = ast.parse(source)
    fields = {id(field.target) for field in _fields(tree) if isinstance(field.target, ast.Name) and field.target.id in CONTRACT_FIELDS}
    for node in ast.walk(tree):
        name = bound(node)
        if name is not None and name.strip("_") in EMPTY_WORDS and id(node) not in fields:
            yield getattr(node, "lineno", 0), name


def _fields(tree: ast.AST) -> Iterator[ast.AnnAssign]:
    classes = (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    return (part for node in classes for part in node.body if isinstance(part, ast.AnnAssign))


def python_files(*folders: str) -> Iterator[tuple[str, str]]:
    """Path below the root and source of every Python file of these folders and of the root itself."""
    paths = [*ROOT.glob("*.py"), *(path for folder in folders for path in (ROOT / folder).rglob("*.py"))]
    return ((path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in sorted(paths))


def public_types(source: str) -> Iterator[str]:
    """Names of the classes that a module defines, and of the aliases it gives to types."""
    for node in ast.parse(source).body:
        match node:
            case ast.ClassDef(name=name) if not name.startswith("_"):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)) if TYPE_NAME.fullmatch(name):
                yield name
            case _:
                pass


def homes_of_types(layer: str) -> dict[str, list[str]]:
    """Name of each public type of a layer to the files that define it."""
    homes: dict[str, list[str]] = defaultdict(list)
    for path, source in python_files(layer):
        if path.startswith(f"{layer}/"):
            for name in public_types(source):
                homes[name].append(path)
    return homes


@pytest.mark.parametrize(
    "source",
    [
        "found = 1",
        "found: int = 1",
        "a, (held, b) = 1, (2, 3)",
        "for place in (): ...",
        "[each for each in ()]",
        "if (found := 1): ...",
        "lambda told: 1",
        "def place(): ...",
        "def f(*, held=1): ...",
        "with open('') as found: ...",
        "self._told = 1",
        "match 1:\n    case found: ...",
        "from a import b as held",
        "class A:\n    told: str",
    ],
)
def test_an_empty_name_is_found(source: str) -> None:
    assert len(list(empty_names(source))) == 1


@pytest.mark.parametrize("source", ["place_of = 1", "print(found)", "f(place=1)", "'held'", "class A:\n    found: str"])
def test_other_names_pass(source: str) -> None:
    assert list(empty_names(source)) == []


def test_no_name_fits_everything() -> None:
    files = [(path, source) for path, source in python_files(*FOLDERS) if not path.startswith(RELEASED)]
    assert files
    assert [f"{path}:{line} {name}" for path, source in files for line, name in empty_names(source)] == []


def test_an_alias_of_a_type_is_found() -> None:
    source = "class Row: ...\nclass _Own: ...\nVerdicts = NDArray[int8]\nSpan: TypeAlias = tuple[int, int]\nLIMIT = 1\n_Key = str\n"
    assert list(public_types(source)) == ["Row", "Verdicts", "Span"]


@pytest.mark.parametrize("layer", LAYERS)
def test_no_two_public_types_of_a_layer_have_one_name(layer: str) -> None:
    assert {name: paths for name, paths in homes_of_types(layer).items() if len(paths) > 1} == {}
