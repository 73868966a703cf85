"""What happens on the list of records: keys first, then only the lines that are looked at. Knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from gui.operations.operation import Operation
from gui.operations.progress import Progress
from gui.operations.running import Running
from gui.records.months import months_between
from gui.records.state import DraftLine, RecordsState, RecordsView
from inspections.cases.listings import RecordLine, RecordQuery
from inspections.drafts.draft import Draft
from inspections.forms.content import value_at
from inspections.session import Session
from inspections.use_cases.changes import Changed, Changes
from inspections.use_cases.discard_draft import discard_draft
from inspections.use_cases.import_samples import import_samples

PAGE = 100
"""Lines fetched at a time."""

_PAGES_KEPT = 100


@dataclass(frozen=True, slots=True)
class _Found:
    """`stored`, `months` and `drafts` are None where only the filters changed."""

    keys: Sequence[int]
    lines: tuple[RecordLine, ...]
    stored: int | None
    months: tuple[tuple[int, int], ...] | None
    drafts: tuple[DraftLine, ...] | None


class RecordsPresenter:
    """Holds the query, its keys, and the lines that were looked at last."""

    def __init__(self, view: RecordsView, operations: Running, samples: Path) -> None:
        """Show nothing yet; `reload` asks the store. `samples` is the folder of sample records."""
        self._view = view
        self._operations = operations
        self._samples = samples
        self._state = RecordsState()
        self._query = RecordQuery()
        self._pages: dict[int, dict[int, RecordLine]] = {}
        self._asked: set[int] = set()
        self._generation = 0

    def reload(self) -> None:
        """Ask for everything anew."""
        self._fetch(self._query, everything=True)

    def ask(self, query: RecordQuery) -> None:
        """Show what a query finds; one that comes later overtakes it."""
        if query != self._query:
            self._query = query
            self._fetch(query, everything=not self._state.ready)

    def refresh(self, changes: Changes) -> None:
        """Show anew what has changed."""
        if changes.touch(Changed.RECORDS, Changed.DOCUMENTS):
            self.reload()
        elif changes.touch(Changed.DRAFTS):
            self.look_for_drafts()

    def look_for_drafts(self) -> None:
        """Show the drafts that wait now."""

        def done(drafts: tuple[DraftLine, ...]) -> None:
            if drafts != self._state.drafts:
                self._show(replace(self._state, drafts=drafts))

        self._operations.run(Operation("读取草稿", lambda session, _: _draft_lines(session), done, quiet=True))

    def line(self, row: int) -> RecordLine | None:
        """Return a row's line; None where it is still to come, after which the view is told, or is gone."""
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            self._fetch_page(number)
            page = self._pages.get(number, {})
        return page.get(self._state.keys[row])

    def discard(self, draft: UUID) -> None:
        """Delete a draft for good."""

        def done(_: Changes) -> None:
            self._show(replace(self._state, drafts=tuple(line for line in self._state.drafts if line.id != draft)))

        self._operations.run(Operation("删除草稿", lambda session, _: discard_draft(session.drafts, draft), done))

    def load_samples(self) -> None:
        """Import the records that ship to be tried."""
        samples = self._samples
        self._operations.run(
            Operation(
                "载入样例记录",
                lambda session, progress: import_samples(session, samples, progress.tell),
                lambda _: None,
            )
        )

    def _fetch(self, query: RecordQuery, *, everything: bool) -> None:
        self._generation += 1
        generation = self._generation

        def work(session: Session, _progress: Progress) -> _Found | None:
            # What was typed while this waited for its turn has overtaken it.
            return _find(session, query, everything=everything) if generation == self._generation else None

        def done(loaded: _Found | None) -> None:
            if loaded is None or generation != self._generation:
                return
            self._pages = {0: {line.key: line for line in loaded.lines}}
            self._asked = {0}
            kept = self._state
            self._show(
                RecordsState(
                    ready=True,
                    query=query,
                    keys=loaded.keys,
                    stored=kept.stored if loaded.stored is None else loaded.stored,
                    months=kept.months if loaded.months is None else loaded.months,
                    drafts=kept.drafts if loaded.drafts is None else loaded.drafts,
                )
            )

        self._operations.run(Operation("查找记录", work, done, quiet=True))

    def _fetch_page(self, number: int) -> None:
        if number in self._asked:
            return
        self._asked.add(number)
        generation, first = self._generation, number * PAGE
        keys = self._state.keys[first : first + PAGE]

        def work(session: Session, _progress: Progress) -> tuple[RecordLine, ...]:
            with session.store.reading() as unit:
                return unit.listings.lines(keys)

        def done(lines: tuple[RecordLine, ...]) -> None:
            if generation != self._generation:
                return
            while len(self._pages) >= _PAGES_KEPT:
                oldest = next(iter(self._pages))
                del self._pages[oldest]
                self._asked.discard(oldest)
            self._pages[number] = {line.key: line for line in lines}
            self._view.show_lines(first, first + len(keys) - 1)

        self._operations.run(Operation("读取记录", work, done, quiet=True))

    def _show(self, state: RecordsState) -> None:
        self._state = state
        self._view.show_state(state)


def _find(session: Session, query: RecordQuery, *, everything: bool) -> _Found:
    with session.store.reading() as unit:
        listings = unit.listings
        keys = listings.keys(query)
        lines = listings.lines(keys[:PAGE])
        if not everything:
            return _Found(keys, lines, None, None, None)
        stored = keys if query == RecordQuery() else listings.keys(RecordQuery())
        ends = listings.lines((stored[0], stored[-1])) if stored else ()
    months = months_between(ends[0].inspected_on, ends[-1].inspected_on) if ends else ()
    return _Found(keys, lines, len(stored), months, _draft_lines(session))


def _draft_lines(session: Session) -> tuple[DraftLine, ...]:
    return tuple(_draft_line(draft) for draft in session.drafts.unfinished())


def _draft_line(draft: Draft) -> DraftLine:
    number, party = (str(value_at(draft.content, path) or "").strip() for path in ("id", "inspectee.name"))
    kind = "新记录" if draft.base is None else "对已有记录的修改"
    words = "，".join(part for part in (number, kind, f"{draft.updated_at.astimezone():%Y-%m-%d %H:%M}保存") if part)
    return DraftLine(draft.id, party or "未填写被检查单位", words)
