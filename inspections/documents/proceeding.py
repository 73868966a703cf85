"""The papers of a case in the order of its proceeding, with titles and pages as they were printed."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from inspections.cases.case_file import CaseFile
from inspections.cases.documents import Document, DocumentState
from inspections.cases.links import links_of
from inspections.cases.numbers import NumberKind
from inspections.faults import Fault, UserError

# pypdf's own words on a damaged file are English and go to the terminal where nobody takes them; the fault says it in Chinese.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

RANKS: Mapping[NumberKind, int] = MappingProxyType(
    {
        NumberKind.SITE_RECORD: 0,
        NumberKind.INTERVIEW: 1,
        NumberKind.EVIDENCE_LIST: 2,
        NumberKind.NOTICE: 3,
        NumberKind.RECEIPT: 4,
        NumberKind.REVIEW: 5,
        NumberKind.TRANSFER: 6,
    }
)
"""What comes first of the documents on one record; a receipt follows what it serves. A catalogue is no paper of its own case."""


@dataclass(frozen=True, slots=True)
class FiledPaper:
    """An archived document as it lies in the case: its file, the title that is printed on it, and how many pages it has.

    A void one is not bound: its file is empty here, and it has no pages.
    """

    document: Document
    content: bytes
    title: str
    pages: int


def in_order(file: CaseFile) -> tuple[Document, ...]:
    """Return the documents of the file, void ones too, in the order of the proceeding.

    A document that was replaced stands before the one in its place: it was issued, and may have been served.
    """
    visits = {filed.stored.record.uuid: place for place, filed in enumerate(file.records)}
    own = [each for each in file.documents if each.number.series.kind in RANKS]
    keys = {document.uuid: (_visit(visits, document), _rank(document), place) for place, document in enumerate(own)}
    for place, document in enumerate(own):
        if document.number.series.kind is NumberKind.RECEIPT:
            served = [keys[uuid] for uuid in links_of(document.content) if uuid in keys]
            if served:
                visit, rank, _ = max(served)
                # Behind the last of what it serves, before whatever comes next.
                keys[document.uuid] = (visit, rank + 0.5, place)
    return tuple(sorted(own, key=lambda document: keys[document.uuid]))


def _visit(visits: Mapping[UUID, int], document: Document) -> int:
    return len(visits) if document.record is None else visits.get(document.record, len(visits))


def _rank(document: Document) -> float:
    return RANKS[document.number.series.kind]


def filed_papers(file: CaseFile, read: Callable[[str], bytes]) -> tuple[FiledPaper, ...]:
    """Return the documents in their order with their archived files. Raises UserError that names every file that cannot be read."""
    # 0.2 s, half of it for cryptography, that the other commands and the window should not wait for.
    from pypdf.errors import PyPdfError  # noqa: PLC0415 # as said above

    papers: list[FiledPaper] = []
    faults: list[Fault] = []
    for document in in_order(file):
        if document.state is DocumentState.VOIDED:
            papers.append(FiledPaper(document, b"", document.title, 0))
            continue
        try:
            content = read(document.sha256)
            papers.append(FiledPaper(document, content, document.title, pages_of(content)))
        except UserError as error:
            faults += error.faults
        except (PyPdfError, ValueError, KeyError, TypeError, AttributeError):
            faults.append(Fault("part_unreadable", "文书文件已损坏，或者不是 PDF", document.number.text, "请从备份中恢复该文书"))
    if faults:
        raise UserError(faults)
    return tuple(papers)


def pages_of(content: bytes) -> int:
    """Return how many pages a PDF has. Raises PyPdfError, ValueError, KeyError, TypeError or AttributeError where it is none."""
    from pypdf import PdfReader  # noqa: PLC0415 # as in `filed_papers`

    return len(PdfReader(io.BytesIO(content)).pages)
