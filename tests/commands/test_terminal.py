"""Names on a terminal are text; output that goes nowhere, and Ctrl+C, are one sentence."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from inspections.commands.terminal import visible
from tests.support.command_line import CHECKLIST, Run, banned, on_paper
from tests.support.reviewed_files import REVIEW

ROOT = Path(__file__).parents[2]
NASTY = "\x1b[31m红\u202e倒\x07\x9b0m\U000e0041"


def test_what_commands_a_terminal_is_written_as_json_escapes_it() -> None:
    assert visible(NASTY) == "\\u001b[31m红\\u202e倒\\u0007\\u009b0m\\udb40\\udc41"
    assert json.loads(f'"{visible(NASTY)}"') == NASTY
    assert visible("普通文字，第一行\n第二行\t·•") == "普通文字，第一行\n第二行\t·•"


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_name_in_an_answer_commands_no_terminal(run: Run, tmp_path: Path, form: str) -> None:
    kept = banned(uuid="0b0e7c1e-0000-4000-8000-000000000001", inspectee={"name": f"某{NASTY}公司", "kind": "grid_company"})
    result = run("check", on_paper(tmp_path, kept), *CHECKLIST, "--format", form)
    assert result.code in {1, 2}
    assert not [one for one in result.out + result.err if one in NASTY and not one.isprintable()]


def test_a_fault_commands_no_terminal(run: Run, tmp_path: Path) -> None:
    result = run("check", on_paper(tmp_path, banned(county="\x1b[2J410823")), *CHECKLIST)
    assert (result.code, "\x1b" in result.err) == (2, False)


def command(*words: object) -> list[str]:
    return [sys.executable, str(ROOT / "main.py"), *map(str, words)]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is Linux's")
def test_output_that_finds_no_space_is_told_in_one_sentence(tmp_path: Path) -> None:
    path = on_paper(tmp_path, *[banned(id=str(number)) for number in range(300)])
    for words in (("check", path, *CHECKLIST, "--format", "json"), ("checklists",), ("--help",)):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(command(*words), stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
        assert done.returncode == 2
        assert done.stderr.decode() == "标准输出：结果没有写完（磁盘空间不足），请检查输出到的文件或磁盘。\n"


@pytest.mark.skipif(os.name == "nt", reason="a shell closes streams otherwise on Windows")
def test_closed_output_is_told_in_one_sentence() -> None:
    words = " ".join(f"'{word}'" for word in command("checklists"))
    done = subprocess.run(["sh", "-c", f"exec {words} >&-"], stderr=subprocess.PIPE, check=False, timeout=60)
    assert (done.returncode, done.stderr.decode().count("\n")) == (2, 1)
    assert "标准输出已关闭" in done.stderr.decode()


LISTENING = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs are started deaf to it
import main
raise SystemExit(main.main())
"""


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="what a process has loaded is seen on Linux")
def test_a_stop_by_a_person_is_one_sentence(tmp_path: Path) -> None:
    path = on_paper(tmp_path, *[banned(id=str(number)) for number in range(20_000)])
    words = [sys.executable, "-c", LISTENING, "check", str(path), *CHECKLIST]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        loaded = Path(f"/proc/{process.pid}/maps")
        while "numpy" not in loaded.read_text(encoding="utf-8"):
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        sentence = process.stderr.read().decode()
    assert (process.returncode, sentence) == (130, "\n已停止（Ctrl+C）。没有做完的不会保存。\n")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_without_rights_is_told(tmp_path: Path) -> None:
    shut = tmp_path / "禁"
    shut.mkdir()
    shut.chmod(0)
    for words in (
        ("check", shut / "记录.json", *CHECKLIST),
        ("demo", "--out", shut / "出"),
        ("--db", shut / "a.db", "export", "--out", "o.jsonl"),
    ):
        done = subprocess.run(command(*words), capture_output=True, check=False, timeout=60)
        assert done.returncode == 2
        assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["记" * 300 + ".json", "记\udcff录.json", "a\x1b[2J.json"])
def test_a_name_that_no_disk_takes_is_told(run: Run, tmp_path: Path, name: str) -> None:
    result = run("check", tmp_path / name, *CHECKLIST)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    result.err.encode()


def test_what_hides_in_a_reported_file_is_told(run: Run) -> None:
    assert "改变文字方向的标记 U+202E" in run("check", REVIEW / "name_bidi.json", *CHECKLIST).err


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="a file that fails while it is read is Linux's")
@pytest.mark.parametrize("suffix", ["json", "jsonl", "csv", "xlsx"])
def test_a_medium_that_fails_while_it_is_read_is_told(run: Run, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"台账.{suffix}"
    path.symlink_to("/proc/self/mem")  # reading its first page gives EIO, as a pulled stick does
    result = run("check", path, *CHECKLIST)
    assert result.code == 2
    assert result.err.startswith(f"台账.{suffix}：文件没有读完（读写磁盘出错）")
