"""What was done about findings: the documents that order, advise, supervise, hand over or report, as far as they stand."""

from __future__ import annotations

from collections.abc import Iterable

from inspections.cases.documents import Document, DocumentState
from inspections.documents.document_kind import Kinds


def acts_among(documents: Iterable[Document], kinds: Kinds) -> tuple[Document, ...]:
    """Return those of the documents that stand and do something about findings."""
    acting = {key for key, kind in kinds.items() if kind.outcome is not None}
    standing = (document for document in documents if document.state is DocumentState.ISSUED)
    return tuple(document for document in standing if document.number.series.kind in acting)


def named_act(document: Document) -> str:
    """Return a document with its number: 《责令整改通知书》（武发改能源〔2023〕1号）."""
    return f"《{document.title}》（{document.number.text}）"
