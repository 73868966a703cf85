"""What documents say of one another, by UUID: a review of its notice, a receipt of what was served, one in the place of another.

A content names a document of this program by its UUID alone: `{"notice": UUID}` in a review, `{"documents": [{"document": UUID}]}` in
a receipt. One that was made elsewhere is told in words (number, title, day) and is no link, even where its number is also one of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from inspections.cases.documents import Document, DocumentState
from inspections.cases.evidence import Evidence

NOTICE, SERVED, DOCUMENT, PIECES = "notice", "documents", "document", "pieces"
"""Keys of a content: the notice that was reviewed, the lines of what was served, the document of a line, the evidence that is listed."""


def linked_uuid(content: Mapping[str, Any], key: str) -> UUID | None:
    """Return the document that a content or a line of it names under a key, None where it names none."""
    try:
        return UUID(str(content.get(key) or ""))
    except ValueError:
        return None


def links_of(content: Mapping[str, Any]) -> tuple[UUID, ...]:
    """Return the documents that a content speaks of, in its order."""
    lines = content.get(SERVED)
    served = [linked_uuid(line, DOCUMENT) for line in lines if isinstance(line, Mapping)] if isinstance(lines, list) else []
    return tuple(linked_to for linked_to in (linked_uuid(content, NOTICE), *served) if linked_to is not None)


def thread_of(document: Document, documents: Iterable[Document]) -> tuple[UUID, ...]:
    """Return the document with those that it came in the place of, the last one first, however many there were."""
    former = {other.uuid: other.replaces for other in documents}
    thread = [document.uuid]
    following = document.replaces
    while following is not None and following not in thread:  # in a damaged store the links may form a ring
        thread.append(following)
        following = former.get(following)
    return tuple(thread)


def resting_on(document: Document, documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return the standing documents that speak of this one."""
    return tuple(other for other in documents if other.state is DocumentState.ISSUED and document.uuid in links_of(other.content))


def records_behind(document: Document, documents: Iterable[Document], evidence: Iterable[Evidence]) -> frozenset[UUID]:
    """Return the records that a document rests on: its own, those of the documents it speaks of, and those of the evidence it lists."""
    records = {other.uuid: other.record for other in documents}
    pieces = {str(piece.uuid): piece.record for piece in evidence}
    listed = document.content.get(PIECES)
    behind = [document.record, *(records.get(uuid) for uuid in links_of(document.content))]
    behind += [pieces.get(str(piece).strip()) for piece in listed] if isinstance(listed, list) else []
    return frozenset(record for record in behind if record is not None)


def by_record(documents: Iterable[Document]) -> dict[UUID, tuple[Document, ...]]:
    """Return the documents of each record, with those that speak of one of them: a receipt or a review may rest on a later record."""
    all_documents = tuple(documents)
    records = {document.uuid: document.record for document in all_documents}
    gathered: dict[UUID, list[Document]] = {}
    for document in all_documents:
        spoken_of = (document.record, *(records.get(uuid) for uuid in links_of(document.content)))
        for record in dict.fromkeys(record_of for record_of in spoken_of if record_of is not None):
            gathered.setdefault(record, []).append(document)
    return {record: tuple(documents_of) for record, documents_of in gathered.items()}
