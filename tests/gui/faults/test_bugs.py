"""Bugs: logged, shown once, wherever they happen; never a silent death. Hooks are tested in a process of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.faults.bugs import BugReporter

ROOT = Path(__file__).resolve().parents[3]

HAPPENS = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer, qWarning
from gui.faults.bugs import BugReporter

app = QCoreApplication([])
shown = []
reporter = BugReporter(Path(sys.argv[1]), "1.2.3", lambda report, file: shown.append((report, file)))
reporter.install()
def slot():
    raise LookupError("in a slot")
def thread():
    raise LookupError("in a thread")
QTimer.singleShot(0, slot)
QTimer.singleShot(20, lambda: threading.Thread(target=thread).start())
QTimer.singleShot(40, lambda: qWarning("a word of Qt"))
QTimer.singleShot(300, app.quit)
app.exec()
print(len(shown), *("in a slot" in shown[0][0], "in a thread" in shown[1][0], shown[0][1].exists()))
"""


def bug(message: str = "divided") -> BaseException:
    with pytest.raises(ZeroDivisionError) as caught:
        raise ZeroDivisionError(message)
    return caught.value


@pytest.fixture
def shown() -> list[str]:
    return []


def test_a_report_names_program_python_qt_and_the_place(qtbot: QtBot, tmp_path: Path, shown: list[str]) -> None:
    reporter = BugReporter(tmp_path, "1.2.3", lambda report, _file: shown.append(report))
    reporter.report(bug())
    qtbot.waitUntil(lambda: bool(shown))
    for part in ("程序 1.2.3", "Python 3.", "Qt 6.", "test_bugs.py", "ZeroDivisionError: divided"):
        assert part in shown[0]


def test_the_same_bug_again_is_shown_once_and_another_one_too(qtbot: QtBot, tmp_path: Path, shown: list[str]) -> None:
    reporter = BugReporter(tmp_path, "1.2.3", lambda report, _file: shown.append(report))
    error = bug()
    for _ in range(100):
        reporter.report(error)
    reporter.report(bug("another"))
    qtbot.waitUntil(lambda: len(shown) > 1)
    qtbot.wait(20)
    assert len(shown) == 2


def test_whatever_nobody_caught_is_logged_and_shown_and_the_program_goes_on(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-c", HAPPENS, tmp_path], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert (ran.returncode, ran.stdout.split()) == (0, ["2", "True", "True", "True"]), ran.stderr
    log = (tmp_path / "program.log").read_text(encoding="utf-8")
    assert "LookupError: in a slot" in log
    assert "LookupError: in a thread" in log
    assert "a word of Qt" in log
