"""From `python main.py` to the first painted window, on an empty data folder and again on the store that was made.

The child is main.py itself, run by a few lines that report when the window has painted for the first time and what was imported by
then. Without DISPLAY it paints offscreen. Target: at most 0.8 s, without pandas, reportlab and sqlite_utils.

    python -m benchmarks.first_paint
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 7
TARGET = 0.8
UNWANTED = ("pandas", "reportlab", "sqlite_utils")

CHILD = """
import os, runpy, sys
from PySide6.QtCore import QTimer
from gui.main_window import MainWindow

unwanted, sys.argv[:] = sys.argv[1:], ["main.py"]
painting = MainWindow.paintEvent

def paint(window, event):
    QTimer.singleShot(0, report)  # due when this paint is on the screen, and before anything that follows it
    MainWindow.paintEvent = painting
    painting(window, event)

def report():
    print(*[name for name in unwanted if name in sys.modules], flush=True)
    os._exit(0)

MainWindow.paintEvent = paint
runpy.run_path("main.py", run_name="__main__")
"""


def first_paint(data: Path) -> float:
    """Return the seconds from start to first paint."""
    environment = {**os.environ, "XDG_DATA_HOME": str(data), "LOCALAPPDATA": str(data), "PYTHONPATH": str(ROOT)}
    if sys.platform == "linux" and "DISPLAY" not in os.environ:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    started = perf_counter()
    with subprocess.Popen([sys.executable, "-c", CHILD, *UNWANTED], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        line = child.stdout.readline()
        seconds = perf_counter() - started
    assert child.returncode == 0, "the window never painted"
    assert not line.strip(), f"imported before the first paint: {line}"
    return seconds


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        first = first_paint(Path(folder))
        seconds = [first_paint(Path(folder)) for _ in range(ROUNDS)]
    print(f"first start {first:.2f} s; then median {median(seconds):.2f} s, best {min(seconds):.2f} s, worst {max(seconds):.2f} s")
    print(f"target {TARGET} s: {'met' if median(seconds) <= TARGET else 'MISSED'}")
    return 0 if median(seconds) <= TARGET else 1


if __name__ == "__main__":
    raise SystemExit(main())
