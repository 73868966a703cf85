"""Files of the archive that no row names, looked for when a store is opened: put aside with a word, never removed.

They are what a crash left behind between file and row, or what a database that was put back from a backup does not know yet, which
then would give the same numbers again. Only half-written files of this program are cleared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from inspections.cases.registered import RegisteredFiles, missing_folder
from inspections.faults import Fault, UserError, refuse
from inspections.files.archive import Archive, is_kept_name
from inspections.files.system_words import spoken
from inspections.files.writing import clear_left_aside
from inspections.store import Store

_REASON = "数据库中没有登记"


def put_in_order(store: Store, at: datetime) -> tuple[Fault, ...]:
    """Put aside what no row names, take back what a row names again, and return what a person must be told; never raises UserError.

    `at` is now, with a time zone. Another process may be issuing at this very moment: what looks like a stranger is looked at again
    where no one else can write.
    """
    clear_left_aside(store.archive.folder)
    try:
        with store.reading() as unit:
            strays = _look(store.archive, unit.files)
            gone = list(missing_folder(store.archive, unit.files))
        if strays.is_nothing:
            return tuple(gone)
        with store.writing() as unit:
            strays = _look(store.archive, unit.files)
            return (*gone, *_act(store.archive, strays, at))
    except UserError as error:
        # Someone else is writing, or nobody may: a later start does it. Whatever else is wrong keeps nobody from opening the store.
        return tuple(fault for fault in error.faults if fault.code not in {"busy", "readonly"})


def seen(archive: Archive, files: RegisteredFiles) -> Iterator[Fault]:
    """Yield what a person must be told of the archive where nothing may be moved: its folder is gone, or holds what no row names.

    Raises UserError where the folder cannot be read.
    """
    yield from missing_folder(archive, files)
    strangers = _look(archive, files).strangers
    if strangers:
        what = f"存档文件夹中有{len(strangers)}个文件在数据库里没有登记"
        action = "如果刚换上了较早的数据库，请先换回最新的，不然内容不全、文号会重复；不是的，下次打开窗口时会移入隔离文件夹，不会删除"
        yield Fault("files_unregistered", what, str(archive.folder), action)


@dataclass(frozen=True, slots=True)
class _Seen:
    strangers: Sequence[Path]
    returning: Sequence[str]

    @property
    def is_nothing(self) -> bool:
        return not (self.strangers or self.returning)


def _look(archive: Archive, files: RegisteredFiles) -> _Seen:
    try:
        unnamed = archive.strangers(frozenset())
        kept = [path for path in unnamed if is_kept_name(path.name)]
        put_aside = [path.name for path in archive.quarantine.files()]
    except OSError as error:
        what = f"存放文书和证据的文件夹无法读取（{spoken(error)}）"
        raise refuse("archive_unreadable", what, str(archive.folder), "请检查文件夹的权限") from error
    here = {path.name for path in kept}
    known = files.named([*here, *put_aside])
    strangers = [path for path in kept if path.name not in known and path.is_file() and not path.is_symlink()]
    return _Seen(strangers, [name for name in put_aside if name in known - here])


def _act(archive: Archive, seen: _Seen, at: datetime) -> Iterator[Fault]:
    returned, moved = 0, 0
    for digest in seen.returning:
        try:
            returned += archive.quarantine.give_back(digest, archive.folder)
        except UserError as error:
            yield from error.faults
    for path in seen.strangers:
        try:
            moved += len(archive.quarantine.take([path], _REASON, at))
        except UserError as error:
            yield from error.faults
    quarantine = str(archive.quarantine.folder)
    if returned:
        yield Fault("files_returned", f"隔离文件夹中有{returned}个文件在数据库里已有登记，已经移回存档文件夹", quarantine, "")
    if moved:
        what = f"存档文件夹中有{moved}个文件在数据库里没有登记，已移入隔离文件夹，没有删除"
        action = "如果刚换上了较早的数据库，请先换回最新的再签发，否则文号会重复；如果只是上次签发或者添加证据时中断留下的，不影响使用"
        yield Fault("files_put_aside", what, quarantine, action)
