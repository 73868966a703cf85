"""A stick that is pulled out while a backup is being taken: told as such, nothing goes to the disk behind it or counts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.snapshots import SqliteDatabases
from inspections.backups.last import last_backup
from inspections.backups.origin import Origin
from inspections.backups.restoring import restore
from inspections.backups.store_folder import StoreFolder
from inspections.backups.taking import Taken, take_backup
from inspections.faults import UserError
from tests.support.backed_up_store import DATABASES, NOON, add, back_up, exported, make

PULLED = "备份没有完成，备份盘中途拔出或者断开了，以前的备份仍然可用，请插好 U 盘或者接通共享文件夹后重试。"


class Stick:
    """A folder whose files are elsewhere from one moment to the next, as of a file system that is no longer mounted."""

    def __init__(self, mounted: Path) -> None:
        self.folder, self._pulled = mounted, mounted.with_name("pulled")

    def pull(self, *, leaving_a_folder: bool) -> None:
        self.folder.rename(self._pulled)
        if leaving_a_folder:
            self.folder.mkdir()

    def put_back(self) -> list[Path]:
        """Return what was written meanwhile to the disk behind it."""
        behind = list(self.folder.rglob("*"))
        if self.folder.exists():
            self.folder.rename(self.folder.with_name(f"behind-{len(list(self.folder.parent.iterdir()))}"))
        self._pulled.rename(self.folder)
        return behind


class Moment:
    """Does something when progress is told for the n-th time."""

    def __init__(self, at: int, act: Callable[[], None]) -> None:
        self.calls, self._at, self._act = 0, at, act

    def tell(self, _done: int, _total: int) -> None:
        self.calls += 1
        if self.calls == self._at:
            self._act()


def backed_up(origin: Origin, stick: Stick, moment: Moment) -> Taken:
    return take_backup(origin, stick.folder, DATABASES, now=NOON, progress=moment.tell)


class DatabasesWhile(SqliteDatabases):
    """Does something as soon as a database was copied."""

    def __init__(self, act: Callable[[], None]) -> None:
        self._act = act

    def copy(self, source: Path, target: Path) -> None:
        super().copy(source, target)
        self._act()


@pytest.mark.parametrize("leaving_a_folder", [True, False])
@pytest.mark.parametrize("every", [pytest.param(1, marks=pytest.mark.long), 5])
def test_pulled_at_any_moment_of_it_a_backup_is_told_as_not_made(tmp_path: Path, every: int, *, leaving_a_folder: bool) -> None:
    origin, stick = make(tmp_path / "data", "A-1"), Stick(tmp_path / "stick")
    back_up(origin, stick.folder)
    moments = Moment(0, lambda: None)
    add(origin.database, "B-0", issue=True)
    former = backed_up(origin, stick, moments)
    last, store = last_backup(origin.database), StoreFolder(former.manifest.parent.parent)
    assert moments.calls > 5
    for at in range(1, moments.calls + 1, every):
        add(origin.database, f"B-{at}", issue=True)
        with pytest.raises(UserError) as refused:
            backed_up(origin, stick, Moment(at, lambda: stick.pull(leaving_a_folder=leaving_a_folder)))
        assert str(refused.value) == f"{stick.folder}：{PULLED}"
        assert stick.put_back() == []
        assert last_backup(origin.database) == last
        assert store.read().snapshots[0] == former.snapshot
    assert back_up(origin, stick.folder, 1).snapshot.complete
    assert exported(restore(stick.folder, tmp_path / "new", DATABASES).database) == exported(origin.database)


@pytest.mark.parametrize("leaving_a_folder", [True, False])
def test_pulled_while_the_database_is_copied_nothing_is_begun_in_its_place(tmp_path: Path, *, leaving_a_folder: bool) -> None:
    origin, stick = make(tmp_path / "data", "A-1"), Stick(tmp_path / "stick")
    back_up(origin, stick.folder)
    databases = DatabasesWhile(lambda: stick.pull(leaving_a_folder=leaving_a_folder))
    with pytest.raises(UserError) as refused:
        take_backup(origin, stick.folder, databases, now=NOON)
    assert str(refused.value) == f"{stick.folder}：{PULLED}"
    assert stick.put_back() == []


def test_a_stick_pulled_out_while_a_backup_is_restored_is_told_once_and_by_its_name(tmp_path: Path) -> None:
    origin, stick = make(tmp_path / "data", "A-1"), Stick(tmp_path / "stick")
    back_up(origin, stick.folder)
    former = back_up(origin, stick.folder, 1)
    pulled = Moment(1, lambda: stick.pull(leaving_a_folder=True))
    with pytest.raises(UserError) as refused:
        restore(stick.folder, tmp_path / "new", DATABASES, progress=pulled.tell)
    first, second = refused.value.faults
    assert (first.what, first.where) == ("备份中的文件无法读取（文件或文件夹不存在）", str(former.manifest.parent.parent))
    assert second.what.startswith("没有可以恢复的完好备份")
    assert not (tmp_path / "new").exists()
