"""A short form of `python3 dev.py stress`: no record, number, document or piece of evidence is lost, and nothing is said in English."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.stress.failing import can_fail
from benchmarks.stress.operations import all_operations

ROOT = Path(__file__).resolve().parent.parent
NONE = {"--kills": 0, "--every-call": 0, "--damages": 0, "--mutations": 0}


def stress(*words: object, **extent: int) -> list[str]:
    """Run the attacks asked for and no others; return the lines that were printed."""
    asked = NONE | {f"--{name.replace('_', '-')}": number for name, number in extent.items()}
    command = [sys.executable, "-m", "benchmarks.stress", *(str(word) for pair in asked.items() for word in pair), *map(str, words)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    lines = ended.stdout.splitlines()
    assert (ended.returncode, ended.stderr) == (0, ""), ended.stdout
    assert " 0 lost" in lines[-1]
    return lines


def test_a_kill_in_the_middle_of_any_operation_loses_nothing() -> None:
    lines = stress(kills=len(all_operations()))
    assert len(lines) == len(all_operations()) + 1


def test_a_damaged_database_costs_no_document_and_is_told() -> None:
    assert stress(damages=8)[0] == "damaged database: 8 tried, 0 lost"


def test_a_mutated_file_of_any_kind_is_read_or_refused() -> None:
    assert stress(mutations=36)[-1].startswith("36 tried, 0 lost")


@pytest.mark.skipif(not can_fail(), reason="system calls are made to fail by a C compiler and Linux")
def test_a_system_call_that_fails_loses_nothing() -> None:
    words = [word for name in ("issue", "drafts") for word in ("--operation", name)]
    assert int(stress(*words, every_call=151)[-1].partition(" ")[0]) > len(words)
