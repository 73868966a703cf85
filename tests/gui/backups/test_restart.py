"""The whole of it in a process of its own: a window takes the day's backup, restores it, closes, and the program starts anew on it."""

import os
import subprocess
import sys
from pathlib import Path

from gui.preferences import PreferencesFile
from tests.support.backed_up_store import exported, make

ROOT = Path(__file__).resolve().parents[3]
WINDOW = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from gui import application
from gui.desk import Desk
from tests.support.backed_up_store import add
import main

data = Path(os.environ["INSPECTION_DATA"])
steps, started = [], []

class Watched(application.Start):
    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **named)
        started.append(self)
        self.timer = QTimer(self.window)
        self.timer.timeout.connect(look)
        self.timer.start(20)

application.Start = Watched

def look():
    desk = started[0].desk
    if not isinstance(desk, Desk) or started[0].window.current is None or desk.backups.operations.busy:
        return
    if not steps:
        add(data / "inspection.db", "A-2", issue=True)
        steps.append(desk.backups.open_restore())
    elif steps[0].trying.isEnabled():
        steps[0].trying.click()
    elif steps[0].settling.isVisible():
        os.environ["INSPECTION_CLOSE"] = "1"  # the program that starts anew closes when it is open
        steps[0].settling.click()

sys.argv = ["main.py"]
sys.exit(main.main())
"""


def test_a_window_restores_a_backup_and_the_program_starts_anew_on_it(tmp_path: Path) -> None:
    origin = make(tmp_path, "A-1")
    former = exported(origin.database)
    PreferencesFile(tmp_path / "preferences.json").change(county="410823", checklist="wuzhi-2023", first_run_done=True)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "INSPECTION_DATA": str(tmp_path)}
    # The output is shared with the program that starts anew: it ends when that has ended, too.
    ran = subprocess.run([sys.executable, "-c", WINDOW], cwd=ROOT, env=environment, capture_output=True, timeout=90, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    assert exported(origin.database) == former
    (aside,) = tmp_path.glob("恢复前的数据-*")
    assert exported(aside / "inspection.db").count(b"\n") == 2
    assert not list(tmp_path.glob("restored-*"))
    assert not (tmp_path / "restore-pending.json").exists()
