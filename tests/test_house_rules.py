"""House rules that a reader would otherwise have to remember, read from the syntax trees: a library has its home, no file is long, no name
vague, nothing lives in a module. Which room may take from which is held by `test_layers.py`.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAYERS = ("inspections", "db", "gui")
LONGEST = 400

OUTSIDE = ("benchmarks", "dev", "docs", "tests")
"""What is not handed out with the program."""
HOMES = {
    "reportlab": ("inspections/typesetting",),
    "_rl_accel": ("inspections/typesetting",),
    "docx": ("inspections/typesetting/word",),
    "pypdf": ("inspections/typesetting/pdf", "inspections/documents"),
    "pyhanko": ("inspections/documents/digital_signature",),
    "pyhanko_certvalidator": ("inspections/documents/digital_signature",),
    "cryptography": ("inspections/documents/digital_signature",),
    "asn1crypto": ("inspections/documents/digital_signature",),
    "xlsxwriter": ("inspections/ledgers",),
    "pandas": ("inspections/records", "inspections/ledgers"),
    "python_calamine": ("inspections/records", "inspections/ledgers"),
}
MEASURED = ("inspections/typesetting",)
SHARED = ("tests/support/", "tests/reference/", "tests/checklists/by_hand/", "tests/data/")
VAGUE = {"base", "common", "core", "general", "helper", "helpers", "manager", "managers", "misc", "registry", "stuff", "util", "utils"}
VAGUE_CLASS = re.compile(r"(Base|Common|Helper|Helpers|Manager|Registry|Singleton|Util|Utils)$")
EMPTY_CONTAINERS = {"dict", "list", "set", "defaultdict", "OrderedDict", "Counter", "deque", "WeakValueDictionary"}


def imported(tree: ast.AST, path: PurePosixPath) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything that the tree imports, wherever it stands; "?" for an import by name."""
    package = path.parent.parts
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, alias.name) for alias in names)
            case ast.ImportFrom(module=module, names=names, level=level):
                start = [*package[: len(package) - level + 1]] if level else []
                origin = ".".join([*start, *([module] if module else [])])
                yield from ((node.lineno, f"{origin}.{alias.name}") for alias in names)
            case ast.Call(func=ast.Name(id="__import__" | "import_module") | ast.Attribute(attr="import_module")):
                yield node.lineno, "?"
            case _:
                pass


def wrong_imports(tree: ast.AST, path: PurePosixPath) -> Iterator[str]:
    """Find libraries away from home, imports that no contract sees since they go by name, and what is not handed out."""
    for line, name in imported(tree, path):
        top = name.partition(".")[0]
        homes = HOMES.get(top, ())
        if name == "?":
            yield f"{path}:{line} imports by name"
        elif top in OUTSIDE:
            yield f"{path}:{line} imports {name}"
        elif homes and not any(path.is_relative_to(home) for home in homes):
            yield f"{path}:{line} imports {name} outside {' and '.join(homes)}"


def module_state(tree: ast.Module, path: PurePosixPath) -> Iterator[str]:
    """Find what a module could keep between calls: ``global`` statements, and containers that start out empty."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            yield f"{path}:{node.lineno} global {', '.join(node.names)}"
    for statement in tree.body:
        match statement:
            case ast.Assign(value=value) | ast.AnnAssign(value=value) if value is not None and starts_empty(value):
                yield f"{path}:{statement.lineno} an empty container at module level is there to be filled"
            case _:
                pass


def starts_empty(value: ast.expr) -> bool:
    match value:
        case ast.Dict(keys=[]) | ast.List(elts=[]):
            return True
        case ast.Call(func=ast.Name(id=made) | ast.Attribute(attr=made), args=[], keywords=[]):
            return made in EMPTY_CONTAINERS
        case ast.Call(func=ast.Name(id="defaultdict") | ast.Attribute(attr="defaultdict")):
            return True
        case _:
            return False


def units_opened_elsewhere(tree: ast.AST, path: PurePosixPath) -> Iterator[str]:
    """Find who writes to a store without a use case: it would not be told what was changed."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="writing"), args=[]) if not path.is_relative_to("inspections/use_cases"):
                yield f"{path}:{node.lineno} opens a unit of work"
            case _:
                pass


def vague_names(tree: ast.AST, path: PurePosixPath) -> Iterator[str]:
    for part in path.with_suffix("").parts:
        if VAGUE & set(part.split("_")):
            yield f"{path} is called {part}"
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and VAGUE_CLASS.search(node.name):
            yield f"{path}:{node.lineno} class {node.name}"


def rounded_sums(tree: ast.AST, source: str, path: PurePosixPath) -> Iterator[str]:
    """Find lengths added by ``sum``, which rounds otherwise from Python 3.12 on: a line would end elsewhere."""
    lines = source.splitlines()
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="sum")) if not lines[node.lineno - 1].endswith("# whole numbers"):
                yield f"{path}:{node.lineno} adds lengths by sum and not by fsum"
            case _:
                pass


def borrowed_from_tests(tree: ast.AST, path: PurePosixPath) -> Iterator[str]:
    """Find what is taken from test modules and conftest modules: what tests share lies in a module of its own."""
    for line, name in imported(tree, path):
        if name.startswith("tests.") and any(part == "conftest" or part.startswith("test_") for part in name.split(".")):
            yield f"{path}:{line} imports {name}"


def too_long(source: str, path: PurePosixPath) -> Iterator[str]:
    length = len(source.splitlines())
    if length > LONGEST:
        yield f"{path} has {length} lines"


def faults(path: str, source: str) -> list[str]:
    location = PurePosixPath(path)
    tree = ast.parse(source)
    wrong = [
        *wrong_imports(tree, location),
        *module_state(tree, location),
        *units_opened_elsewhere(tree, location),
        *vague_names(tree, location),
        *too_long(source, location),
    ]
    return [*wrong, *rounded_sums(tree, source, location)] if any(map(location.is_relative_to, MEASURED)) else wrong


def python_files(*places: str) -> dict[str, str]:
    """Path below the root → source of every Python file in these files and folders; one that does not exist holds none."""
    files = [ROOT / name for name in places if name.endswith(".py") and (ROOT / name).exists()]
    files += [file for name in places for file in sorted((ROOT / name).rglob("*.py"))]
    return {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in files}


def test_the_program_keeps_every_house_rule() -> None:
    files = python_files("main.py", *LAYERS)
    assert "inspections/faults.py" in files
    assert [fault for path, source in files.items() for fault in faults(path, source)] == []


def test_no_file_is_long_and_none_has_a_vague_name() -> None:
    files = python_files("dev.py", "tests", "benchmarks", "docs", "resources", "freezing")
    assert "tests/test_house_rules.py" in files
    named = [fault for path in files for fault in vague_names(ast.Module([], []), PurePosixPath(path))]
    assert [*named, *(fault for path, source in files.items() for fault in too_long(source, PurePosixPath(path)))] == []


def test_what_tests_share_lies_in_modules_of_their_own() -> None:
    files = python_files("tests", "benchmarks", "docs")
    trees = {path: ast.parse(source) for path, source in files.items()}
    assert [fault for path, tree in trees.items() for fault in borrowed_from_tests(tree, PurePosixPath(path))] == []
    shared = {path for path in files if path.startswith("tests/") and not path.rpartition("/")[2].startswith(("test_", "conftest."))}
    # Beside the tests they belong to lie only the independent evaluator, the cases worked out by hand, and the makers of stored files.
    assert [path for path in sorted(shared) if not path.startswith(SHARED)] == []


@pytest.mark.parametrize("line", ["from tests.db.test_store import kept", "import tests.gui.conftest", "from tests.db import test_store"])
def test_what_a_test_borrows_from_another_is_found(line: str) -> None:
    borrowed = list(borrowed_from_tests(ast.parse(line), PurePosixPath("tests/db/test_listings.py")))
    assert len(borrowed) == 1


def test_set_up_needs_the_standard_library_alone() -> None:
    names = {
        name.partition(".")[0] for _, name in imported(ast.parse((ROOT / "dev.py").read_text(encoding="utf-8")), PurePosixPath("dev.py"))
    }
    assert names - sys.stdlib_module_names == set()


@pytest.mark.parametrize(
    ("path", "source", "fault"),
    [
        ("inspections/cases/issue.py", "from tests.reference import evaluate", "imports tests.reference.evaluate"),
        ("inspections/cases/issue.py", "import importlib\nimportlib.import_module('db.records')", "imports by name"),
        ("inspections/cases/issue.py", "from importlib import import_module\nimport_module(name)", "imports by name"),
        ("inspections/cases/issue.py", "__import__('sqlite3')", "imports by name"),
        ("inspections/ledgers/month.py", "import reportlab.pdfgen.canvas", "outside inspections/typesetting"),
        ("inspections/typesetting/page.py", "import xlsxwriter", "outside inspections/ledgers"),
        ("inspections/typesetting/page.py", "from docx.shared import Pt", "outside inspections/typesetting/word"),
        ("inspections/cases/numbers.py", "import pypdf", "outside inspections/typesetting/pdf"),
        ("inspections/use_cases/issue.py", "from pyhanko.sign import signers", "outside inspections/documents/digital_signature"),
        (
            "inspections/checklists/check.py",
            "def check():\n    import pandas as pd\n",
            "outside inspections/records and inspections/ledgers",
        ),
        ("inspections/typesettings/page.py", "import reportlab", "outside inspections/typesetting"),
        ("db/records.py", "from python_calamine import load_workbook", "imports python_calamine.load_workbook outside"),
        ("main.py", "import reportlab", "outside inspections/typesetting"),
        ("main.py", "import dev", "imports dev"),
        ("db/records.py", "def f():\n    global opened\n    opened = 1\n", "global opened"),
        ("db/records.py", "opened = {}", "empty container"),
        ("gui/pages/ledger.py", "with store.writing() as unit:\n    pass", "opens a unit of work"),
        ("inspections/commands/issue.py", "with store.writing() as unit:\n    pass", "opens a unit of work"),
        ("db/records.py", "opened: list[str] = []", "empty container"),
        ("db/records.py", "from collections import defaultdict\nopened = defaultdict(list)", "empty container"),
        ("db/records.py", "opened: set[str] = set()", "empty container"),
        ("inspections/utils.py", "", "called utils"),
        ("inspections/documents/font_helpers.py", "", "called font_helpers"),
        ("inspections/common/page.py", "", "called common"),
        ("inspections/typesetting/page.py", "class PageManager: ...", "class PageManager"),
        ("inspections/typesetting/page.py", "\n" * 401, "has 401 lines"),
        ("inspections/typesetting/page.py", "width = sum(widths)", "adds lengths by sum"),
    ],
)
def test_a_wrong_line_is_found(path: str, source: str, fault: str) -> None:
    wrong = faults(path, source)
    assert len(wrong) == 1
    assert fault in wrong[0]
    assert wrong[0].startswith(path)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("main.py", "import db\nimport gui\nimport inspections\nfrom inspections.commands import check"),
        (
            "db/records.py",
            "import sqlite_utils\nfrom sqlcipher3 import dbapi2\nfrom inspections.records import Record\nfrom . import schema",
        ),
        ("gui/pages/ledger.py", "from PySide6.QtWidgets import QWidget\nfrom inspections.ledgers import month"),
        (
            "inspections/typesetting/pdf/drawing.py",
            "from reportlab.pdfgen import canvas\nfrom ...records import Record\nfrom .subsets import Subset",
        ),
        ("inspections/records/reading.py", "import pandas\nimport python_calamine"),
        ("inspections/ledgers/month.py", "import xlsxwriter\nimport pandas"),
        ("inspections/checklists/check.py", "import numpy\nimport dbm\nKINDS = {'limit': 1}\nNONE = frozenset()\n" + "\n" * 396),
    ],
)
def test_a_right_line_passes(path: str, source: str) -> None:
    assert faults(path, source) == []
