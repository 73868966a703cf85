"""A process that is killed while it backs up or restores leaves every former backup good, and nothing half-done under a final name."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from inspections.backups.restoring import restore
from inspections.backups.store_folder import StoreFolder
from tests.support.backed_up_store import DATABASES, add, back_up, documents, exported, make

ROOT = Path(__file__).resolve().parents[2]
BACKING_UP = """
import sys
from itertools import count
from pathlib import Path
from inspections.backups.origin import Origin
from tests.support.backed_up_store import add, back_up
origin = Origin(Path(sys.argv[1]), "0.4.0", "办公电脑")
for number in count():
    add(origin.database, f"K-{number}", issue=True)
    print(number, flush=True)
    back_up(origin, Path(sys.argv[2]), number % 20)
"""
RESTORING = """
import sys
from itertools import count
from pathlib import Path
from inspections.backups.restoring import restore
from tests.support.backed_up_store import DATABASES
for number in count():
    print(number, flush=True)
    restore(Path(sys.argv[1]), Path(sys.argv[2]) / str(number), DATABASES)
"""


def killed_after(seconds: float, source: str, *arguments: object) -> None:
    command = [sys.executable, "-c", source, *map(str, arguments)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        time.sleep(seconds)
        process.kill()


@pytest.mark.parametrize("seconds", [0.01, 0.06, 0.13, 0.31])
def test_a_killed_backup(tmp_path: Path, seconds: float) -> None:
    origin = make(tmp_path / "data", "A-1")
    back_up(origin, tmp_path / "bak")
    killed_after(seconds, BACKING_UP, origin.database, tmp_path / "bak")
    (store,) = (StoreFolder(path) for path in (tmp_path / "bak").iterdir())
    reading = store.read()
    assert reading.unreadable == ()
    for snapshot in reading.snapshots:
        assert snapshot.complete
        assert all(store.pool.sound(file.sha256, lambda: None) for file in snapshot.files)
    assert restore(tmp_path / "bak", tmp_path / "new", DATABASES).snapshot == reading.snapshots[0]
    add(origin.database, "after")
    back_up(origin, tmp_path / "bak", 30)
    assert exported(restore(tmp_path / "bak", tmp_path / "newer", DATABASES).database) == exported(origin.database)


@pytest.mark.parametrize("seconds", [0.01, 0.05, 0.12])
def test_a_killed_restoring(tmp_path: Path, seconds: float) -> None:
    origin = make(tmp_path / "data", "A-1")
    back_up(origin, tmp_path / "bak")
    (tmp_path / "new").mkdir()
    killed_after(seconds, RESTORING, tmp_path / "bak", tmp_path / "new")
    under_a_name = [path for path in (tmp_path / "new").iterdir() if not path.name.startswith(".")]
    for path in under_a_name:
        assert documents(path / "inspection.db") == documents(origin.database)
        assert exported(path / "inspection.db") == exported(origin.database)
    again = tmp_path / "new" / str(len(under_a_name))
    restore(tmp_path / "bak", again, DATABASES)
    assert list(again.parent.glob(f".{again.name}-*")) == []
