"""One window a data folder: two would overwrite each other's drafts and preferences. Why there is none is told as it is."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLockFile, QSysInfo

from inspections.files.system_words import spoken
from inspections.files.writing import ASIDE_SUFFIX

ELSEWHERE = "也可以用环境变量 INSPECTION_DATA 指定另一个文件夹"
"""The way out of a folder that cannot be used."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the window may not open, and whether a person who knows better may take the lock over."""

    message: str
    may_take_over: bool = False


class SoleWindow:
    """A lock file in the data folder; one that a dead process of this computer left behind is taken over.

    `left_behind` says, once the lock is taken, whether the last window never closed.
    """

    def __init__(self, path: Path) -> None:
        """Take nothing yet. The folder must be there."""
        self._path = path
        self._lock = QLockFile(str(path))
        self._lock.setStaleLockTime(0)  # however old, while its process lives
        self.left_behind = False

    def take(self) -> Refusal | None:
        """Take the lock, or say why not."""
        was_there = self._path.exists()
        taken = self._lock.tryLock(0)
        self.left_behind = taken and was_there
        return None if taken else self._refusal()

    def take_over(self) -> Refusal | None:
        """Take a lock that a person says nobody holds any more, or say why not."""
        with suppress(OSError):  # what cannot be removed is told below
            self._path.unlink(missing_ok=True)
        refusal = self.take()
        if refusal is not None and refusal.may_take_over:
            return Refusal(f"无法移走锁文件 {self._path}，请手工移走它，然后再打开程序；{ELSEWHERE}。")
        self.left_behind = refusal is None
        return refusal

    def release(self) -> None:
        """Give the lock back: the window was closed."""
        self._lock.unlock()

    def _refusal(self) -> Refusal:
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            return self._unwritable() or Refusal(f"无法使用锁文件 {self._path}，请检查它的权限，或者移走它；{ELSEWHERE}。")
        pid, host, machine, since = self._holder()
        if not pid or not host:
            return Refusal(
                f"数据文件夹中有一个内容不完整的锁文件（{self._path}，{since}），可能是断电或者磁盘写满时留下的。\n"
                "如果没有别的窗口正在使用这个文件夹，可以接管；不能确定时请不要接管：两个窗口同时写入会互相覆盖草稿。",
                may_take_over=True,
            )
        here = machine == _this_machine() if machine else host == QSysInfo.machineHostName()
        if not here:
            return Refusal(
                f"数据文件夹中有另一台电脑“{host}”（进程 {pid}，{since}）的锁：它正在使用、没有正常关闭，或者文件夹是打开时复制来的。\n"
                f"确认“{host}”上的程序已经关闭，才可以接管；两台电脑同时写入会互相覆盖草稿，损坏数据。",
                may_take_over=True,
            )
        if _is_dead(pid):  # Qt would have taken it over where it could be written
            return self._unwritable() or Refusal(f"锁文件 {self._path} 无法改写，请检查它的权限；{ELSEWHERE}。")
        return Refusal("程序已经打开，请切换到已经打开的窗口。")

    def _unwritable(self) -> Refusal | None:
        """Try to write into the folder; return the reason why it cannot be, None where it can."""
        probe = self._path.with_name(f".{secrets.token_hex(8)}{ASIDE_SUFFIX}")
        try:
            with probe.open("xb") as file:
                file.write(bytes(4096))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            return unusable(self._path.parent, error)
        finally:
            with suppress(OSError):
                probe.unlink(missing_ok=True)
        return None

    def _holder(self) -> tuple[int, str, str, str]:
        """Return process, computer, its machine's id and since when; what the file does not tell is 0 or empty."""
        since, lines = "时间不明", list[str]()
        with suppress(OSError):
            since = f"{datetime.fromtimestamp(self._path.stat().st_mtime).astimezone():%Y-%m-%d %H:%M}"
            lines = self._path.read_bytes().decode("utf-8", "replace").splitlines()
        pid, _, host, machine, *_ = [*lines, "", "", "", ""]
        return (int(pid) if pid.isdecimal() else 0), host.strip(), machine.strip(), since


def unusable(folder: Path, error: OSError) -> Refusal:
    """Return why the data folder cannot be used."""
    return Refusal(f"数据文件夹 {folder} 不能使用（{spoken(error)}）。请处理后再打开程序；{ELSEWHERE}。")


def _this_machine() -> str:
    return bytes(QSysInfo.machineUniqueId().data()).decode("ascii", "replace")


def _is_dead(pid: int) -> bool:
    """Say whether a process is surely gone; on Windows Qt alone knows, and asking as POSIX does would end it."""
    if os.name != "posix":
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False
