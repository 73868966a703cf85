"""The program as a process of its own: streams, exit codes, and running where nothing is installed."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command_line import banned, on_paper

ROOT = Path(__file__).resolve().parents[1]


def run(*words: object, env: dict[str, str] | None = None, python: str = sys.executable) -> subprocess.CompletedProcess[bytes]:
    variables = {**os.environ, **(env or {})}
    return subprocess.run([python, ROOT / "main.py", *map(str, words)], capture_output=True, check=False, env=variables, timeout=120)


def test_json_is_alone_on_standard_output_in_any_locale(tmp_path: Path) -> None:
    path = on_paper(tmp_path, banned())
    result = run("check", path, "--checklist", "wuzhi-2023", "--format", "json", env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert (result.returncode, result.stderr) == (1, b"")
    assert {answer["record"] for answer in json.loads(result.stdout.decode("utf-8"))} == {"A-1"}


@pytest.mark.parametrize("words", [("check", "没有.json", "--checklist", "wuzhi-2023"), ("check",), ("没有这个命令",)])
def test_a_mistake_is_chinese_on_standard_error_without_a_traceback(words: tuple[str, ...]) -> None:
    result = run(*words, env={"LC_ALL": "C"})
    assert (result.returncode, result.stdout) == (2, b"")
    assert "。" in result.stderr.decode("utf-8")
    assert b"Traceback" not in result.stderr


def test_a_file_name_that_is_no_text_is_told_and_not_raised() -> None:
    result = run("check", "\udcff.json", "--checklist", "wuzhi-2023")
    assert result.returncode == 2
    assert b"Traceback" not in result.stderr


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    path = on_paper(tmp_path, *[banned(id=str(number)) for number in range(300)])
    words: list[str | Path] = [sys.executable, ROOT / "main.py", "check", path, "--checklist", "wuzhi-2023", "--format", "json"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
        assert process.wait(timeout=120) in {0, 1}


def test_without_its_packages_the_program_runs_itself_in_its_own_environment() -> None:
    bare = {"PYTHONPATH": ""}
    result = subprocess.run(
        [sys.executable, "-S", ROOT / "main.py", "checklists"], capture_output=True, check=False, env={**os.environ, **bare}, timeout=120
    )
    assert result.returncode == 0
    assert "wuzhi-2023" in result.stdout.decode("utf-8")


def test_without_packages_and_environment_it_says_how_to_get_them(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_bytes((ROOT / "main.py").read_bytes())
    result = subprocess.run([sys.executable, "-S", tmp_path / "main.py", "checklists"], capture_output=True, check=False, timeout=120)
    assert (result.returncode, result.stdout) == (2, b"")
    assert "python3 dev.py demo" in result.stderr.decode("utf-8")


def test_the_window_opens_on_the_folder_it_is_given_and_closes_when_asked(tmp_path: Path) -> None:
    data = tmp_path / "数据"
    result = run(env={"INSPECTION_DATA": str(data), "INSPECTION_CLOSE": "1", "QT_QPA_PLATFORM": "offscreen"})
    assert result.returncode == 0, result.stderr
    assert (data / "inspection.db").exists()
    assert not (data / "window.lock").exists()


def test_a_document_that_is_no_pdf_is_told_in_chinese_alone(tmp_path: Path) -> None:
    """pypdf said “invalid pdf header” beside the sentence; the documents of this store are no PDFs."""
    old = ROOT / "tests/data/stores/0.4.0"
    base = shutil.copy(old / "linked.store", tmp_path)
    shutil.copytree(old / "linked.store-documents", tmp_path / "linked.store-documents")
    result = run("--db", base, "case", "--number", "2023-0001", "--out", tmp_path / "out")
    assert result.returncode == 2
    lines = result.stderr.decode("utf-8").splitlines()
    assert lines
    assert all("文书文件已损坏，或者不是 PDF，请从备份中恢复该文书。" in line for line in lines)
