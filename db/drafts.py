"""Drafts and their undo log in a file of their own, so that a long import into the store never keeps an edit from the disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from db.engine import Database, connect, rows, transaction
from db.errors import from_row, in_words
from db.json_text import from_json_text, json_text
from db.migrations.drafts import STEPS
from db.schema import Schema, open_file
from db.standing_file import StandingFile
from inspections.drafts.draft import Draft
from inspections.faults import Fault, UserError
from inspections.files.put_aside import put_aside

DRAFTS = Schema("drafts", 0x47445A44, STEPS)
"""The drafts' file, marked "GDZD"."""

STEPS_KEPT = 200
"""How many steps back a draft remembers."""

_STATE = (
    "SELECT drafts.id, content, base, updated_at, checklist, record FROM drafts "
    "JOIN steps ON steps.draft = drafts.id AND steps.number = drafts.step"
)


def open_drafts(path: Path, *, create: bool = True, key: bytes | None = None, timeout: float = 30.0) -> SqliteDrafts:
    """Open the drafts at `path`; see `db.schema.open_file`. Raises UserError."""
    return SqliteDrafts(path, open_file(path, DRAFTS, create=create, key=key, timeout=timeout))


def open_sound_drafts(path: Path, *, today: date, timeout: float = 30.0) -> tuple[SqliteDrafts, tuple[Fault, ...]]:
    """Open the drafts at `path` whatever became of the file, so that damage of theirs keeps nobody from the records.

    A damaged file is put aside under a dated name, what can still be read in it is taken over, and the fault that is returned tells
    of it. Raises UserError where it is not damage that keeps the file from being opened.
    """
    try:
        drafts = open_drafts(path, timeout=timeout)
        if drafts.is_sound():
            return drafts, ()
        drafts.close()
    except UserError as error:
        if not {fault.code for fault in error.faults} & {"damaged", "not_a_database"}:
            raise
    aside = put_aside(path, "损坏", today)
    drafts = open_drafts(path, timeout=timeout)
    taken = _take_over(aside, drafts)
    what = f"草稿文件已损坏，已改名放到一边，其中能读出的{taken}份已经取回" if taken else "草稿文件已损坏，已改名放到一边，另建了新的"
    return drafts, (Fault("drafts_put_aside", what, str(aside), "已完成的记录不受影响；需要更早的草稿的，从备份中找回"),)


def _take_over(aside: Path, drafts: SqliteDrafts) -> int:
    """Save what can be read in a damaged file, draft by draft; return how many drafts and contents of documents that were."""
    taken = 0
    with suppress(UserError), in_words(aside):
        damaged = connect(aside)
        try:
            damaged_drafts = SqliteDrafts(aside, damaged)
            for (uuid,) in rows(damaged, "SELECT id FROM drafts ORDER BY touched"):
                with suppress(UserError, ValueError):
                    draft = damaged_drafts.get(UUID(uuid))
                    if draft is not None:
                        drafts.save(draft)
                        taken += 1
            for (key,) in rows(damaged, "SELECT key FROM papers"):
                with suppress(UserError):
                    content = damaged_drafts.paper(key)
                    if content is not None:
                        drafts.keep_paper(key, content)
                        taken += 1
        finally:
            damaged.close()
    return taken


class SqliteDrafts:
    """Implements `inspections.drafts.draft.Drafts` on a connection of its own, for the thread that made it."""

    def __init__(self, path: Path, database: Database) -> None:
        """Take over the connection; `path` is the file it is open on."""
        self._path = path
        self._file = StandingFile(path)
        self._database = database

    def save(self, draft: Draft) -> None:
        """Keep a draft's newest state as one step."""
        if draft.updated_at.tzinfo is None:
            raise ValueError("a draft's time needs a time zone")
        uuid, content = str(draft.id), json_text(draft.content)
        moment = draft.updated_at.astimezone(UTC).isoformat()
        with self._writing():
            sql = "SELECT number, content, base, checklist FROM drafts JOIN steps ON steps.draft = id AND number = step WHERE id = ?"
            (last, *state), *_ = rows(self._database, sql, uuid) or [(0, None, None, None)]
            if state == [content, draft.base, draft.checklist]:
                return
            self._move(uuid, last + 1)
            execute = self._database.conn.execute
            if draft.record is not None:
                execute("UPDATE drafts SET record = ? WHERE id = ?", (str(draft.record), uuid))
            execute("DELETE FROM steps WHERE draft = ? AND (number > ? OR number <= ?)", (uuid, last, last - STEPS_KEPT))
            step = (uuid, last + 1, content, draft.base, moment, draft.checklist)
            execute("INSERT INTO steps (draft, number, content, base, updated_at, checklist) VALUES (?, ?, ?, ?, ?, ?)", step)

    def get(self, draft: UUID) -> Draft | None:
        """Return a draft, or None."""
        with in_words(self._path, self._database):
            stored = rows(self._database, f"{_STATE} WHERE drafts.id = ?", str(draft))
            return _draft(stored[0]) if stored else None

    def unfinished(self) -> tuple[Draft, ...]:
        """Return all drafts, the last changed first."""
        with in_words(self._path, self._database):
            return tuple(map(_draft, rows(self._database, f"{_STATE} ORDER BY touched DESC")))

    def undo(self, draft: UUID) -> Draft | None:
        """Go one step back."""
        return self._go(draft, -1)

    def redo(self, draft: UUID) -> Draft | None:
        """Go one step forward."""
        return self._go(draft, 1)

    def discard(self, draft: UUID) -> None:
        """Forget a draft and its steps."""
        with self._writing():
            self._database.conn.execute("DELETE FROM drafts WHERE id = ?", (str(draft),))

    def keep_paper(self, key: str, content: Mapping[str, Any]) -> None:
        """Keep what was typed for a document."""
        sql = "INSERT INTO papers (key, content) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET content = excluded.content"
        with self._writing():
            self._database.conn.execute(sql, (key, json_text(content)))

    def paper(self, key: str) -> Mapping[str, Any] | None:
        """Return what was typed for a document, or None."""
        with in_words(self._path, self._database):
            stored = rows(self._database, "SELECT content FROM papers WHERE key = ?", key)
            return from_json_text(stored[0][0]) if stored else None

    def forget_paper(self, key: str) -> None:
        """Forget what was typed for a document."""
        with self._writing():
            self._database.conn.execute("DELETE FROM papers WHERE key = ?", (key,))

    def is_sound(self) -> bool:
        """Say whether the file's structure is whole and every draft can be read. Raises UserError where that cannot be found out."""
        try:
            with in_words(self._path, self._database):
                sound = rows(self._database, "PRAGMA integrity_check(1)") == [("ok",)]
            self.unfinished()
        except UserError as error:
            if {fault.code for fault in error.faults} == {"damaged"}:
                return False
            raise
        return sound

    def close(self) -> None:
        """Close the connection."""
        self._database.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self._file.refuse_where_gone()
        with in_words(self._path, self._database), transaction(self._database, "BEGIN IMMEDIATE"):
            yield

    def _go(self, draft: UUID, steps: int) -> Draft | None:
        with self._writing():
            sql = "SELECT number FROM drafts JOIN steps ON draft = id AND number = step + ? WHERE id = ?"
            states = rows(self._database, sql, steps, str(draft))
            if not states:
                return None
            self._move(str(draft), states[0][0])
            return self.get(draft)

    def _move(self, draft: str, step: int) -> None:
        self._database.conn.execute(
            "INSERT INTO drafts (id, step, touched) SELECT ?, ?, coalesce(max(touched), 0) + 1 FROM drafts WHERE true "
            "ON CONFLICT (id) DO UPDATE SET step = excluded.step, touched = excluded.touched",
            (draft, step),
        )


@from_row
def _draft(row: tuple[Any, ...]) -> Draft:
    uuid, content, base, updated_at, checklist, record = row
    moment = datetime.fromisoformat(updated_at)
    return Draft(UUID(uuid), from_json_text(content), base, moment, checklist, None if record is None else UUID(record))
