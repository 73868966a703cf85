"""What happens when records are imported and exported. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from gui.exchange.plain_places import plain_sentence
from gui.exchange.state import ImportState
from gui.operations.operation import Operation
from gui.operations.progress import Progress
from gui.operations.running import Running
from gui.preferences import PreferencesFile
from inspections.cases.clashes import Decision
from inspections.documents.knowledge import Knowledge
from inspections.faults import Fault
from inspections.records.hidden_rows import HiddenRows
from inspections.session import Session
from inspections.use_cases.export_records import export_records
from inspections.use_cases.import_file import HiddenChoice, Import, Imported, Undecided, Unseen, import_decided, import_file
from inspections.use_cases.shown_clashes import ShownClash

_Result = TypeVar("_Result")

_NOTHING = "已取消，没有导入任何记录。"


@dataclass(frozen=True, slots=True)
class ImportSurroundings:
    """What importing works with. `author` is who is logged in, `now` bears a time zone."""

    operations: Running
    knowledge: Knowledge
    preferences: PreferencesFile
    author: str
    now: Callable[[], datetime]


class ImportPresenter:
    """One file after another."""

    def __init__(self, show: Callable[[ImportState], None], around: ImportSurroundings) -> None:
        """Show by `show`; no file is chosen yet."""
        self._show_state = show
        self._operations, self._preferences = around.operations, around.preferences
        self._author, self._now = around.author, around.now
        self._packs = around.knowledge.packs.checklists
        ids = [pack.id for pack in self._packs]
        preferred = around.preferences.current.checklist
        self._checklist = preferred if preferred in ids else ids[0]
        self._written = ""
        self._message: tuple[str, ...] = ()
        self._faults: tuple[str, ...] = ()
        self._clashes: tuple[ShownClash, ...] = ()
        self._asked: Import | None = None
        self._undecided: Undecided | None = None
        self._hidden: tuple[HiddenRows, ...] = ()
        self._busy = False

    def show(self) -> None:
        """Show how things stand."""
        self._show_state(
            ImportState(
                tuple((pack.id, pack.title) for pack in self._packs),
                self._checklist,
                self._written,
                self._message,
                self._faults,
                may_import=self._path() is not None and not self._busy,
                busy=self._busy,
                clashes=self._clashes,
                hidden="；".join(block.sentence() for block in self._hidden),
            )
        )

    def choose_checklist(self, checklist: str) -> None:
        """Hold the records against another checklist."""
        self._checklist = checklist
        self._message, self._faults = (), ()
        self.show()

    def choose_file(self, path: Path) -> None:
        """Take another file."""
        self.write_path(str(path))

    def write_path(self, text: str) -> None:
        """Take the file of a path as it is typed; quotation marks, as Windows copies them along, are left off."""
        self._written = text
        self._message, self._faults = (), ()
        self.show()

    def start(self) -> None:
        """Import the file, or say everything that keeps it out."""
        path = self._path()
        if path is None or self._busy:
            return
        self._import(Import(path, self._checklist, self._author, self._now()))

    def choose_hidden(self, choice: HiddenChoice) -> None:
        """Import the file whose hidden rows were asked about, with them or without."""
        asked = self._asked
        if asked is not None and not self._busy:
            self._import(replace(asked, at=self._now(), hidden=choice))

    def _import(self, asked: Import) -> None:
        def done(read: Imported | Undecided | Unseen) -> None:
            self._preferences.change(last_folder=str(asked.path.parent))
            if isinstance(read, Unseen):
                self._asked = asked
                self._end(hidden=read.hidden)
            elif isinstance(read, Undecided):
                self._asked, self._undecided = asked, read
                self._end(clashes=read.clashes)
            else:
                self._end(message=_sentences(read))

        self._run(lambda session, progress: import_file(session, asked, progress.tell), done)

    def decide(self, decided: Sequence[Decision]) -> None:
        """Import what was read as a person decided on its clashes."""
        asked, undecided = self._asked, self._undecided
        if asked is None or undecided is None or self._busy:
            return
        self._asked = self._undecided = None
        asked = replace(asked, at=self._now())

        def work(session: Session, progress: Progress) -> Imported:
            return import_decided(session, asked, undecided, decided, progress.tell)

        self._run(work, lambda imported: self._end(message=_sentences(imported)))

    def give_up(self) -> None:
        """Import nothing of what was read, for a person did not decide."""
        self._asked = self._undecided = None
        self._end(message=(_NOTHING,))

    def _run(self, work: Callable[[Session, Progress], _Result], done: Callable[[_Result], None]) -> None:
        def refused(faults: tuple[Fault, ...]) -> None:
            self._end(faults=tuple(dict.fromkeys(plain_sentence(fault) for fault in faults)))

        def cancelled() -> None:
            self._end(message=(_NOTHING,))

        self._busy = True
        self._message, self._faults = (), ()
        self.show()
        self._operations.run(
            Operation(
                "导入记录",
                work,
                done,
                failed=refused,
                cancelled=cancelled,
            )
        )

    def _path(self) -> Path | None:
        plain = self._written.strip().strip('"').strip()
        return Path(plain) if plain else None

    def _end(
        self,
        message: tuple[str, ...] = (),
        faults: tuple[str, ...] = (),
        clashes: tuple[ShownClash, ...] = (),
        hidden: tuple[HiddenRows, ...] = (),
    ) -> None:
        self._busy, self._message, self._faults, self._clashes, self._hidden = False, message, faults, clashes, hidden
        self.show()
        self._clashes, self._hidden = (), ()  # asked about once


class ExportPresenter:
    """Writes the stored records to a file. `say` gets the outcome in a sentence."""

    def __init__(self, say: Callable[[str], None], operations: Running, preferences: PreferencesFile) -> None:
        """Write nothing yet."""
        self._say = say
        self._operations = operations
        self._preferences = preferences

    def export(self, path: Path) -> None:
        """Write every stored record as one line of the file."""
        path = path if path.suffix.lower() == ".jsonl" else path.with_name(f"{path.name}.jsonl")

        def done(count: int) -> None:
            self._preferences.change(last_folder=str(path.parent))
            self._say(f"已导出{count}条记录：{path}")

        self._operations.run(Operation("导出记录", lambda session, _: export_records(session.store, path), done))


def _sentences(imported: Imported) -> tuple[str, ...]:
    report = imported.report
    left_out = f"，不导入{report.left_out}条" if report.left_out else ""
    cases = f"；新立案{report.cases_opened}件" if report.cases_opened else ""
    counts = f"导入完成：新增{report.new}条，更新{report.changed}条，与已有记录相同{report.identical}条{left_out}{cases}。"
    notes = tuple(f"注意：{note}。" for note in imported.notes)
    if not imported.strangers:
        return counts, *notes
    counties = "、".join(imported.strangers)
    return counts, *notes, f"注意：有行政区划代码为{counties}的记录，不是这份检查表所属的县（区），请核对检查表是否适用。"
