"""Restoring in the window: a snapshot is unpacked beside the present data and tried; only then a person decides. Knows no widget."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from gui.backups.state import RestoreState
from gui.operations.operation import Operation
from gui.operations.progress import Progress
from gui.operations.running import RunningApart
from inspections.backups.databases import Contents, Databases
from inspections.backups.last import last_backup
from inspections.backups.origin import Origin
from inspections.backups.private_folder import private_folder
from inspections.backups.restoring import unpack
from inspections.backups.snapshot import Snapshot
from inspections.backups.store_folder import StoreFolder, stores_in
from inspections.backups.switching import plan_switch, staging_place
from inspections.backups.wording import told_counts, told_lacking, told_moment
from inspections.faults import Fault, UserError

NOTHING = "这个文件夹中没有备份，请另选一个文件夹。"


class RestorePresenter:
    """Looks into backup folders, tries a snapshot, and writes down that it shall take the place of the present data."""

    def __init__(
        self,
        operations: RunningApart,
        origin: Origin,
        databases: Callable[[], Databases],
        now: Callable[[], datetime],
    ) -> None:
        """Look nowhere yet. `now` tells the time with its zone."""
        self._operations, self._origin = operations, origin
        self._databases, self._now = databases, now
        self._stores: tuple[StoreFolder, ...] = ()
        self._state = RestoreState("")
        self._staged: Path | None = None
        self._left = False
        self.render: Callable[[RestoreState], None] = lambda _: None

    def look_into(self, folder: Path) -> None:
        """Show what a backup folder holds: of several stores first the one of this computer."""
        self.forget()
        self._show(RestoreState(str(folder), busy=True, message="正在读取…"))

        def work(_session: None, _progress: Progress) -> tuple[StoreFolder, ...]:
            return stores_in(folder)

        def looked(stores: tuple[StoreFolder, ...]) -> None:
            self._stores = stores
            if not stores:
                self._show(RestoreState(str(folder), message=NOTHING))
                return
            names = tuple(store.path.name for store in stores)
            last = last_backup(self._origin.database)
            own = names.index(last.folder.name) if last is not None and last.folder.name in names else 0
            self._state = RestoreState(str(folder), names, own)
            self.choose_store(own)

        self._operations.run_apart(Operation("读取备份", work, looked, failed=self._failed, quiet=True))

    def choose_store(self, index: int) -> None:
        """Show the snapshots of one of the stores."""
        self.forget()
        store = self._stores[index]

        def read(_session: None, _progress: Progress) -> tuple[tuple[Snapshot, ...], tuple[Fault, ...]]:
            reading = store.read()
            return reading.snapshots, reading.unreadable

        def shown(read: tuple[tuple[Snapshot, ...], tuple[Fault, ...]]) -> None:
            snapshots, unreadable = read
            message = "\n".join(fault.sentence() for fault in unreadable)
            if not snapshots and not unreadable:  # a backup that was broken off leaves its files and no manifest
                message = NOTHING
            self._show(RestoreState(self._state.folder, self._state.stores, index, snapshots, message))

        self._operations.run_apart(Operation("读取备份", read, shown, failed=self._failed, quiet=True))

    def try_out(self, snapshot: Snapshot) -> None:
        """Unpack a snapshot into an empty folder beside the present data, try it, and say what would happen."""
        self.forget()
        store, staged = self._stores[self._state.store], staging_place(self._origin.database.parent, self._now())
        self._show(self._with(message="正在取出并试开这次备份，现在的数据不受影响…", busy=True))

        def work(_session: None, progress: Progress) -> Contents | None:
            unpack(store, snapshot, staged, self._databases(), progress=progress.tell)
            return self._present()

        def tried(present: Contents | None) -> None:
            self._staged = staged
            if self._left:
                self.forget()
            self._show(self._with(consequence=_consequence(snapshot, present)))

        self._operations.run_apart(Operation("试开备份", work, tried, failed=self._failed, cancelled=lambda: self._show(self._with())))

    def settle(self) -> Path:
        """Write down that what was tried takes the place of the present data; return where that will lie. Raises UserError."""
        if self._staged is None:
            raise RuntimeError("nothing was tried")
        aside = plan_switch(self._origin.database.parent, self._staged, self._now())
        self._staged = None
        return aside

    def choose_another(self) -> None:
        """Forget what was tried, for another snapshot is chosen."""
        if self._staged is not None:
            self.forget()
            self._show(self._with())

    def leave(self) -> None:
        """Forget what was tried, and what is being tried; nobody looks any more."""
        self._left = True
        self.forget()

    def forget(self) -> None:
        """Remove what was unpacked and is not wanted."""
        if self._staged is not None:
            shutil.rmtree(self._staged, ignore_errors=True)
            self._staged = None

    def _present(self) -> Contents | None:
        """Return what the present data holds, None where that cannot be opened."""
        databases = self._databases()
        with private_folder() as private:
            copy = private / self._origin.database.name
            try:
                databases.copy(self._origin.database, copy)
                return databases.examine(copy)
            except UserError:
                return None

    def _failed(self, faults: Sequence[Fault]) -> None:
        self._show(self._with(message=str(UserError(faults))))

    def _with(self, message: str = "", consequence: str = "", *, busy: bool = False) -> RestoreState:
        state = self._state
        return RestoreState(state.folder, state.stores, state.store, state.snapshots, message, consequence, busy)

    def _show(self, state: RestoreState) -> None:
        self._state = state
        if not self._left:
            self.render(state)


def _consequence(snapshot: Snapshot, present: Contents | None) -> str:
    """Say what would happen: to which day it goes back, what the present data holds, and where that goes."""
    moment = told_moment(snapshot.taken_at)
    now = (
        "现在的数据打不开"
        if present is None
        else f"现在的数据有记录{present.records}条、文书{present.documents}份、证据{present.evidence}件"
    )
    return "\n".join(
        (
            f"试开成功。恢复后回到{moment}：{told_counts(snapshot)}。",
            f"{now}；{moment}以后录入和签发的不在这次备份中，以后签发时请避开已经用过的文号。",
            "现在的数据一份也不删除，整套移到数据文件夹中名为“恢复前的数据-日期”的文件夹里。",
            *told_lacking(snapshot),
        )
    )
