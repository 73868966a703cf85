"""Memory of the window on a store of 100,000 records, from the open list to a drawn notice. Goal: at most 250 MB.

    python -m benchmarks.memory

The window is main.py's own, in a process of its own, offscreen; the figures are Linux's (resident now, and the most there ever was).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication

import gui.application
import main as program
from gui.desk import Desk
from gui.installation import Installation
from gui.preferences import PreferencesFile
from inspections.profiles.loading import load_profile

GOAL_MB = 250.0
STATUS = re.compile(r"^(VmRSS|VmHWM):\s+(\d+) kB$", re.MULTILINE)


def note(moment: str) -> None:
    """Print what the process takes at this moment, in MB (10^6 bytes)."""
    kilobytes = dict(STATUS.findall(Path("/proc/self/status").read_text(encoding="ascii")))
    now, most = (int(kilobytes[name]) * 1024 / 1e6 for name in ("VmRSS", "VmHWM"))
    print(f"{moment}: {now:.0f} MB, at most {most:.0f} MB until then", flush=True)


def use(installation: Installation) -> int:
    """Use the window as `gui.application.run` would let a person do."""
    application = gui.application.make_application(installation.resources)
    start = gui.application.Start(installation, resume=False)

    def until(condition: Callable[[], bool]) -> None:
        while not condition():
            application.processEvents()
        application.processEvents()

    start.window.show()
    until(lambda: start.window.current is not None)
    desk = cast("Desk", start.desk)
    rows = desk.records.records
    until(lambda: rows.rowCount() > 0 and rows.index(0, 0).data() is not None)
    note(f"list of {rows.rowCount()} records open")
    desk.records.table.scrollToBottom()
    until(lambda: rows.index(rows.rowCount() - 1, 0).data() is not None)
    note("at its last line")
    line = desk.records.presenter.line(rows.rowCount() - 1)
    assert line is not None
    desk.navigation.open_record(line.uuid)
    until(lambda: not desk.operations.busy and bool(desk.form.heading.text()))
    note("record open")
    lines = (desk.records.presenter.line(row) for row in range(rows.rowCount() - 1, 0, -1))
    chosen = next(line for line in lines if line is not None and line.violations)
    notice = desk.documents.open_notice(chosen.uuid)
    until(lambda: not desk.operations.busy and bool(notice.preview.position.text()))
    note("notice drawn, before issue")
    notice.close()
    start.window.close()
    QApplication.quit()
    return 0


def main() -> int:
    if sys.argv[1:]:
        gui.application.run = use
        return program.run_window()
    from benchmarks.list_records import RESOURCES, filled  # noqa: PLC0415 # making the store takes more than the window, and not in its process

    with tempfile.TemporaryDirectory() as folder:
        store, _ = filled(Path(folder) / "inspection.db")
        with store.writing() as unit:
            unit.profiles.save(load_profile(RESOURCES / "profiles" / "410823.toml"))
        store.close()
        PreferencesFile(Path(folder) / "preferences.json").change(county="410823", checklist="wuzhi-2023", first_run_done=True)
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "INSPECTION_DATA": folder}
        command = [sys.executable, "-m", "benchmarks.memory", "window"]
        output = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    most = max(float(figure) for figure in re.findall(r"at most (\d+) MB", output))
    print(f"{output}goal {GOAL_MB:.0f} MB: {'met' if most <= GOAL_MB else 'MISSED'}")
    return 0 if most <= GOAL_MB else 1


if __name__ == "__main__":
    sys.exit(main())
