"""Which room may take from which: the contracts of pyproject.toml hold, and an import that is turned round breaks one of them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINT = "from importlinter.cli import lint_imports_command as lint; lint()"
TURNED_ROUND = (
    ("inspections/cases/case.py", "import inspections.documents.content", "inspections.cases", "inspections.documents"),
    ("inspections/events/event.py", "def late():\n    import inspections.store", "inspections.events", "inspections.store"),
    ("inspections/typesetting/paper.py", "import inspections.files.writing", "inspections.typesetting", "inspections.files"),
    ("inspections/files/writing.py", "import inspections.records.record", "inspections.files", "inspections.records"),
    ("inspections/faults.py", "import inspections.days", "inspections.faults", "inspections.days"),
    ("inspections/session.py", "import gui.theme", "inspections", "gui"),
    ("inspections/store.py", "if TYPE_CHECKING:\n    import sqlite_utils", "inspections", "sqlite_utils"),
    ("inspections/store.py", "from PySide6.QtCore import QObject", "inspections", "PySide6"),
    ("db/records.py", "import gui.theme", "db", "gui"),
    ("db/records.py", "import PySide6", "db", "PySide6"),
    ("gui/page.py", "from db import store", "gui", "db"),
    ("gui/page.py", "import sqlcipher3", "gui", "sqlcipher3"),
    ("gui/widgets/buttons.py", "import gui.record_form.page", "gui.widgets", "gui.record_form"),
    ("gui/cases/tables.py", "def late():\n    import gui.ledgers.tables", "gui.cases", "gui.ledgers"),
    ("gui/page.py", "import main", "gui", "main"),
)


def broken_contracts(project: Path) -> str:
    """Return the report of import-linter on a project, its lines joined; empty where every contract is kept."""
    command = [sys.executable, "-c", LINT, "--no-cache", "--no-logo"]
    ran = subprocess.run(command, cwd=project, check=False, capture_output=True, encoding="utf-8", timeout=120)
    return "" if ran.returncode == 0 else " ".join((ran.stdout + ran.stderr).split())


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The program's own text and contracts once more, to be spoilt."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for room in ("gui", "db", "inspections"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_every_import_points_the_way_that_the_contracts_say() -> None:
    assert broken_contracts(ROOT) == ""


def test_imports_that_are_turned_round_are_found_late_ones_too(copied: Path) -> None:
    for path, line, _, _ in TURNED_ROUND:
        with (copied / path).open("a", encoding="utf-8") as file:
            file.write(f"\n\n{line}\n")
    report = broken_contracts(copied)
    assert [line for _, line, importer, imported in TURNED_ROUND if f"{importer} is not allowed to import {imported}" not in report] == []


def test_a_package_that_no_contract_places_is_found(copied: Path) -> None:
    (copied / "inspections" / "merging.py").write_text("", encoding="utf-8")
    assert "inspections.merging" in broken_contracts(copied)


def test_a_room_of_the_window_that_no_contract_places_is_found(copied: Path) -> None:
    (copied / "gui" / "workbench.py").write_text("", encoding="utf-8")
    assert "gui.workbench" in broken_contracts(copied)
