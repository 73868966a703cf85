"""Opening a store to read it without leaving a trace: no file made or changed, no lock, no log, also on a medium that takes none.

How, depends on what lies beside the file:

- No log (`-wal`): nobody has written since the last close, so the file alone is the state. SQLite is told that it is immutable, reads
  it without locks and makes nothing. Whether that held is looked at when the reading ends: only a checkpoint changes the file.
- A log: a window is open, or was killed. Reading it in place would make or rewrite `-shm`, and recover. File and log are copied into a
  private folder and read there. A copy is good when the same bytes are read twice, so that no write fell between; where they
  keep changing a writer lives, whose `-shm` is there already, and SQLite's own locks are used.
- An older schema: the copy is brought up to date, and the file stays as it is.
"""

from __future__ import annotations

import filecmp
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from db.engine import Database, How, connect
from db.errors import in_words
from db.schema import Schema, refuse_foreign, refuse_missing, take_steps
from db.store import SqliteStore, SqliteUnit
from inspections.faults import UserError, refuse
from inspections.files.system_words import spoken

_TRIES = 3


@dataclass(frozen=True, slots=True)
class OpenedToRead:
    """A connection; `copy` is the folder it reads in, where it is one; `state` is the file's, where it must not change."""

    database: Database
    copy: Path | None = None
    state: tuple[int, int] | None = None

    def close(self) -> None:
        """Close the connection and remove the copy."""
        self.database.close()
        if self.copy is not None:
            shutil.rmtree(self.copy, ignore_errors=True)

    def refuse_where_changed(self, path: Path, error: UserError | None) -> None:
        """Raise UserError where the file was written meanwhile; `error` is what was met while it was read."""
        if self.state is not None and self.state != _state(path):
            raise refuse("busy", "数据库在读取时被另一个程序改动", str(path), "请重试") from error


class ReadStore(SqliteStore):
    """A store for reading alone, on what `opened_to_read` gave."""

    def __init__(self, path: Path, opened: OpenedToRead) -> None:
        """Read what was opened; `path` is the store's own file, beside which the archive lies."""
        super().__init__(path, opened.database)
        self._opened = opened

    @contextmanager
    def writing(self) -> Iterator[SqliteUnit]:
        """Refuse: nothing is written here."""
        yield from _refused(self._path)

    @contextmanager
    def reading(self) -> Iterator[SqliteUnit]:
        """Begin to read; what another program wrote over meanwhile is refused at the end, whatever was read."""
        try:
            with super().reading() as unit:
                yield unit
        except UserError as error:
            self._opened.refuse_where_changed(self._path, error)
            raise
        self._opened.refuse_where_changed(self._path, None)

    def close(self) -> None:
        """Close the connection and remove the copy."""
        self._opened.close()


def _refused(path: Path) -> Iterator[SqliteUnit]:
    raise refuse("readonly", "数据库只是打开来读取的", str(path), "")


def opened_to_read(path: Path, schema: Schema, *, key: bytes | None = None, timeout: float = 30.0) -> OpenedToRead:
    """Open a file of this kind to read it; see the module. Raises UserError as `db.schema.open_file` does, but for older files."""
    refuse_missing(path, create=False)
    with in_words(path):
        if not _has_log(path):
            reading = _in_place(path, schema, key)
            if reading is not None:
                return reading
        return _from_copy(path, schema, key) or _beside_a_writer(path, schema, key, timeout)


def _in_place(path: Path, schema: Schema, key: bytes | None) -> OpenedToRead | None:
    """Read the file alone; None where its schema is older."""
    state = _state(path)
    database = connect(path, key=key, how=How.IMMUTABLE)
    try:
        refuse_foreign(database, path, schema)
        if schema.migrations().pending(database):
            database.close()
            return None
    except BaseException:
        database.close()
        raise
    return OpenedToRead(database, state=state)


def _from_copy(path: Path, schema: Schema, key: bytes | None) -> OpenedToRead | None:
    """Read a copy that is brought up to date; None where the file does not stand still."""
    folder = _private_folder()
    try:
        copy = folder / "copy.db"
        if not _copied(path, copy):
            shutil.rmtree(folder, ignore_errors=True)
            return None
        database = connect(copy, key=key)
        try:
            refuse_foreign(database, path, schema)
            if schema.migrations().pending(database):
                take_steps(database, path, schema)
        except BaseException:
            database.close()
            raise
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise refuse("unopenable", f"数据库无法打开（{spoken(error)}）", str(path), "请核对路径、权限和剩余空间") from error
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return OpenedToRead(database, folder)


def _beside_a_writer(path: Path, schema: Schema, key: bytes | None, timeout: float) -> OpenedToRead:
    database = connect(path, key=key, timeout=timeout, how=How.READ_ONLY)
    try:
        refuse_foreign(database, path, schema)
        if schema.migrations().pending(database):
            raise refuse("busy", "数据库正被另一个程序使用", str(path), "请等它完成后重试")  # noqa: TRY301 # closed below, like any other
    except BaseException:
        database.close()
        raise
    return OpenedToRead(database)


def _private_folder() -> Path:
    try:
        return Path(tempfile.mkdtemp(prefix="power-supply-inspection-"))  # for its owner only
    except OSError as error:
        what = f"临时文件夹无法使用（{spoken(error)}）"
        raise refuse("no_folder", what, tempfile.gettempdir(), "请检查权限和剩余空间") from error


def _copied(path: Path, copy: Path) -> bool:
    """Copy file and log; say whether they stood still meanwhile: both were the same once more after both were copied."""
    log, log_copy = _log(path), _log(copy)
    for _ in range(_TRIES):
        log_copy.unlink(missing_ok=True)
        shutil.copyfile(path, copy)
        if _has_log(path):
            shutil.copyfile(log, log_copy)
        if _same(path, copy) and _has_log(path) == log_copy.exists() and (not log_copy.exists() or _same(log, log_copy)):
            return True
    return False


def _same(one: Path, other: Path) -> bool:
    filecmp.clear_cache()  # it trusts the time of a file, which is coarser than a write
    return filecmp.cmp(one, other, shallow=False)


def _log(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _has_log(path: Path) -> bool:
    try:
        return _log(path).stat().st_size > 0
    except OSError:
        return False


def _state(path: Path) -> tuple[int, int]:
    try:
        state = path.stat()
    except OSError as error:
        raise refuse("unopenable", f"数据库无法打开（{spoken(error)}）", str(path), "请核对路径和权限") from error
    return state.st_mtime_ns, state.st_size
