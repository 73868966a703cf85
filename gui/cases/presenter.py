"""What happens on the page of cases. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from gui.cases.document_work import DocumentWork, is_signed
from gui.cases.state import CasesState, OpenCase, RecordRow
from gui.documents.surroundings import DocumentFonts
from gui.operations.operation import Operation
from gui.operations.progress import Progress
from gui.operations.running import Running
from gui.preferences import PreferencesFile
from inspections.cases.case_file import CaseFile, FiledRecord
from inspections.cases.listings import CaseLine
from inspections.faults import Fault
from inspections.files.writing import write_all, write_atomically
from inspections.ledgers.ledger_rows import findings_of
from inspections.records.fields.inspection import TOPICS
from inspections.session import Session
from inspections.use_cases.load_case_file import load_case_file

MOST = 500
"""Cases that are listed at most; more are found by searching."""

_Found = tuple[bool, tuple[CaseLine, ...], UUID | None, OpenCase | None]


class CasesPresenter:
    """Holds the search and the chosen case."""

    def __init__(self, show: Callable[[CasesState], None], operations: Running, preferences: PreferencesFile) -> None:
        """Show by `show`; `reload` asks the store."""
        self._show_state = show
        self._operations = operations
        self._preferences = preferences
        self._fonts: DocumentFonts | None = None
        self._state = CasesState()
        self.documents = DocumentWork(operations, preferences, self._say)
        self._generation = 0

    @property
    def chosen(self) -> UUID | None:
        """The case that is shown."""
        return self._state.chosen

    def ready(self, fonts: DocumentFonts) -> None:
        """Take up what documents are drawn with."""
        self._fonts = fonts

    def reload(self) -> None:
        """Ask for the list and the chosen case anew."""
        self._fetch(self._state.text, self._state.chosen)

    def search(self, text: str) -> None:
        """List the cases whose number or party holds all words of a text."""
        if text != self._state.text:
            self._fetch(text, self._state.chosen)

    def choose(self, case: UUID) -> None:
        """Show a case."""
        if case != self._state.chosen:
            self._fetch(self._state.text, case)

    def bind(self, path: Path) -> None:
        """Write the whole case as one PDF with bookmarks."""
        case, fonts = self._state.chosen, self._fonts
        if case is None or fonts is None:
            return
        path = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        unshown: list[Fault] = []

        def work(session: Session) -> Path:
            from inspections.use_cases.bind_stored_case import bind_stored_case  # noqa: PLC0415 # draws in reportlab

            bound = bind_stored_case(session.store, case, fonts.chosen)
            unshown.extend(bound.unshown)
            write_atomically(path, bound.pdf)
            return path

        self.documents.write("合成整案文件", work, lambda: "".join(f"\n{fault.sentence()}" for fault in unshown))

    def bound_name(self) -> str:
        """Return the name that the whole case is offered under."""
        case = self._state.open
        return "" if case is None else f"{case.number} 案件卷宗.pdf"

    def write_blanks(self, folder: Path) -> None:
        """Write the forms to fill by hand into a folder."""
        fonts, county = self._fonts, self._preferences.current.county
        if fonts is None:
            return

        def work(session: Session) -> Path:
            from inspections.use_cases.blank_forms import forms_of_bureau  # noqa: PLC0415 # draws in reportlab

            write_all([(folder / name, content) for name, content in forms_of_bureau(session, county, fonts.chosen)])
            return folder

        self.documents.write("制作空白表格", work)

    def _fetch(self, text: str, chosen: UUID | None) -> None:
        self._generation += 1
        generation = self._generation

        def work(session: Session, _progress: Progress) -> _Found | None:
            # What was typed while this waited for its turn has overtaken it.
            return _find(session, text, chosen) if generation == self._generation else None

        def done(loaded: _Found | None) -> None:
            if loaded is None or generation != self._generation:
                return
            stored, lines, case, opened = loaded
            same = case == self._state.chosen
            message, path = (self._state.message, self._state.path) if same else ("", "")
            self._show(CasesState(ready=True, stored=stored, text=text, lines=lines, chosen=case, open=opened, message=message, path=path))

        self._operations.run(Operation("读取案件", work, done, quiet=True))

    def _say(self, message: str, path: str) -> None:
        self._show(replace(self._state, message=message, path=path))

    def _show(self, state: CasesState) -> None:
        self._state = state
        self._show_state(state)


def _find(session: Session, text: str, chosen: UUID | None) -> _Found:
    with session.store.reading() as unit:
        lines = unit.listings.cases(text, MOST)
        stored = bool(lines) or (bool(text) and bool(unit.listings.cases("", 1)))
        known = [line.case.uuid for line in lines]
        case = chosen if chosen in known else next(iter(known), None)
        file = None if case is None else load_case_file(unit, case)
    return stored, lines, case, None if file is None else _opened(session, file)


def _opened(session: Session, file: CaseFile) -> OpenCase:
    rows = tuple(_row(session, filed) for filed in reversed(file.records))
    signed = frozenset(document.uuid for document in file.documents if is_signed(session.store.archive, document))
    return OpenCase(file.case.uuid, file.case.number, file.case.party.name, rows, file.documents, file.evidence, signed)


def _row(session: Session, filed: FiledRecord) -> RecordRow:
    record, packs = filed.stored.record, session.knowledge.packs.by_id
    count = sum(not finding.set_aside for check in filed.checks for finding in findings_of(record, check, packs))
    topics = "、".join(TOPICS[topic] for topic in record.topics)
    return RecordRow(record.uuid, record.id, record.inspected_on.isoformat(), topics, f"{count}项" if filed.checks else "没有核对")
