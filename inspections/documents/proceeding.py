"""The documents of a case as they stand: in the order of its proceeding, what was done by them, what rests on one of them."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from inspections.cases.case_file import CaseFile
from inspections.cases.documents import Document, DocumentState
from inspections.cases.links import links_of, resting_on
from inspections.cases.numbers import NumberKind
from inspections.documents.document_kind import Kinds
from inspections.faults import Fault, UserError

# pypdf's own words on a damaged file are English and go to the terminal where nobody takes them; the fault says it in Chinese.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class FiledPaper:
    """An archived document as it lies in the case: its file, the title that is printed on it, and how many pages it has.

    A void one is not bound: its file is empty here, and it has no pages.
    """

    document: Document
    content: bytes
    title: str
    pages: int
    numbered: bool = True
    """Whether its number is printed on it."""

    @property
    def number(self) -> str:
        """The number on it, empty for a kind that offices do not number."""
        return self.document.number.text if self.numbered else ""


def in_order(file: CaseFile, kinds: Kinds) -> tuple[Document, ...]:
    """Return the documents of the file, void ones too, in the order of the proceeding: by visit, then by the rank of their kind.

    What follows the documents that it names (a receipt) lies behind the last of them. A document that was replaced stands before the
    one in its place: it was issued, and may have been served. A kind without a rank (a catalogue) is no paper of its own case.
    """
    visits = {filed.stored.record.uuid: index for index, filed in enumerate(file.records)}
    ranked = [(document, kinds.get(document.number.series.kind)) for document in file.documents]
    papers = [(document, kind, kind.rank) for document, kind in ranked if kind is not None and kind.rank is not None]
    keys: dict[UUID, tuple[int, float, int]] = {
        document.uuid: (_visit(visits, document), rank, index) for index, (document, _, rank) in enumerate(papers)
    }
    for index, (document, kind, _) in enumerate(papers):
        served = [keys[uuid] for uuid in links_of(document.content) if uuid in keys] if kind.behind_served else []
        if served:
            visit, rank, _ = max(served)
            # Behind the last of what it serves, before whatever comes next.
            keys[document.uuid] = (visit, rank + 0.5, index)
    return tuple(sorted((document for document, _, _ in papers), key=lambda document: keys[document.uuid]))


def _visit(visits: Mapping[UUID, int], document: Document) -> int:
    return len(visits) if document.record is None else visits.get(document.record, len(visits))


def filed_papers(file: CaseFile, read: Callable[[str], bytes], kinds: Kinds) -> tuple[FiledPaper, ...]:
    """Return the documents in their order with their archived files. Raises UserError that names every file that cannot be read."""
    # 0.2 s, half of it for cryptography, that the other commands and the window should not wait for.
    from pypdf.errors import PyPdfError  # noqa: PLC0415 # as said above

    papers: list[FiledPaper] = []
    faults: list[Fault] = []
    for document in in_order(file, kinds):
        numbered = kinds[document.number.series.kind].numbered
        if document.state is DocumentState.VOIDED:
            papers.append(FiledPaper(document, b"", document.title, 0, numbered))
            continue
        try:
            content = read(document.sha256)
            papers.append(FiledPaper(document, content, document.title, pages_of(content), numbered))
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


def acts_among(documents: Iterable[Document], kinds: Kinds) -> tuple[Document, ...]:
    """Return those of the documents that stand and do something about findings."""
    acting = {key for key, kind in kinds.items() if kind.outcome is not None}
    standing = (document for document in documents if document.state is DocumentState.ISSUED)
    return tuple(document for document in standing if document.number.series.kind in acting)


def named_act(document: Document) -> str:
    """Return a document with its number: 《责令整改通知书》（武发改能源〔2023〕1号）."""
    return f"《{document.title}》（{document.number.text}）"


def left_by_voiding(document: Document, documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return, of the documents of its case in the order of issue, the standing ones that speak of it or list it (案卷目录)."""
    uuids = [one.uuid for one in documents]
    later = documents[uuids.index(document.uuid) + 1 :] if document.uuid in uuids else ()
    listing = {one.uuid for one in later if one.number.series.kind == NumberKind.CATALOGUE and one.state is DocumentState.ISSUED}
    speaking = {one.uuid for one in resting_on(document, documents)}
    return tuple(one for one in documents if one.uuid in listing | speaking)
