"""Trying a built program, with small programs of the test's own in its place."""

import sys
from pathlib import Path

import pytest

from freezing import smoke

PROGRAM = """#!{python}
import os, sys
from pathlib import Path
data = Path(os.environ["INSPECTION_DATA"])
(data / "logs").mkdir(parents=True)
(data / "logs" / "log.txt").write_text({log!r})
(data / "inspection.db").touch()
sys.exit({code} if os.environ["INSPECTION_CLOSE"] == "1" else 9)
"""


def program(folder: Path, log: str, code: int) -> Path:
    path = folder / "program"
    path.write_text(PROGRAM.format(python=sys.executable, log=log, code=code), encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("log", ["", f"04:40 WARNING qt {smoke.KNOWN[0]}\n"])
def test_a_window_that_opens_and_closes_is_right(tmp_path: Path, log: str) -> None:
    assert smoke.open_window(program(tmp_path, log, 0), tmp_path) is None


@pytest.mark.parametrize(("log", "code"), [("", 1), ("04:40 ERROR lost\n", 0)])
def test_an_exit_code_or_a_report_is_wrong(tmp_path: Path, log: str, code: int) -> None:
    complaint = smoke.open_window(program(tmp_path, log, code), tmp_path)
    assert complaint is not None
    assert f"退出码为 {code}。{log.strip()}" in complaint


def test_results_differ_by_content_and_by_what_one_side_lacks(tmp_path: Path) -> None:
    for name, text in (("demo.db", "times"), ("a.pdf", "1"), ("sub/b.pdf", "2")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    made = smoke.products(tmp_path)
    assert made == {"a.pdf": b"1", "sub/b.pdf": b"2"}
    assert smoke.differences(made, {"a.pdf": b"1", "sub/b.pdf": b"3", "c.pdf": b""}) == ["c.pdf", "sub/b.pdf"]


def test_the_built_program_sees_no_python_settings() -> None:
    assert smoke.bare({"PYTHONPATH": "x", "VIRTUAL_ENV": "x", "HOME": "h"}) == {"HOME": "h"}
