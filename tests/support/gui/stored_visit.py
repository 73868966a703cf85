"""A case in a session's store, and the dialog's surroundings."""

from datetime import date
from pathlib import Path
from uuid import UUID

from gui.documents.surroundings import DocumentFonts, DocumentSurroundings
from gui.preferences import PreferencesFile
from inspections.cases.documents import Document
from inspections.cases.numbers import NumberKind
from inspections.records.record import Record
from inspections.session import Session
from tests.support.gui.synchronous_operations import SynchronousOperations
from tests.support.made_up_case import issued_notice, opened, visit
from tests.support.stored_records import ShownFaults

TODAY = date(2023, 8, 20)


def surroundings(session: Session, preferences: PreferencesFile, folder: Path, today: date = TODAY) -> DocumentSurroundings:
    preferences.change(last_folder=str(folder / "out"), county="410823")
    fonts = DocumentFonts(session.knowledge.fonts)
    return DocumentSurroundings(
        SynchronousOperations(session), ShownFaults(), session.knowledge, preferences, fonts, today, folder / "documents"
    )


def one_visit(session: Session) -> tuple[Record, UUID]:
    """Keep one visit; return its record and its case."""
    (record,) = opened(session.store)
    return record, case_of(session, record)


def noticed_visit(session: Session) -> tuple[Record, UUID, Document]:
    """Keep one visit with its notice."""
    payload = visit()
    (record,) = opened(session.store, payload)
    notice = issued_notice(session.store, payload, record, date(2023, 8, 17))
    return record, case_of(session, record), notice


def case_of(session: Session, record: Record) -> UUID:
    with session.store.reading() as unit:
        stored = unit.records.get(record.uuid)
    assert stored is not None
    return stored.case


def documents_of(session: Session, case: UUID, kind: NumberKind) -> tuple[Document, ...]:
    with session.store.reading() as unit:
        return tuple(document for document in unit.documents.of_case(case) if document.number.series.kind == kind)
