"""What is left resting on a document that is made void: it stays on record, and a person should know before."""

from __future__ import annotations

from collections.abc import Sequence

from inspections.cases.documents import Document, DocumentState
from inspections.cases.links import resting_on
from inspections.cases.numbers import NumberKind


def left_by_voiding(document: Document, documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return, of the documents of its case in the order of issue, the standing ones that speak of it or list it (案卷目录)."""
    uuids = [one.uuid for one in documents]
    later = documents[uuids.index(document.uuid) + 1 :] if document.uuid in uuids else ()
    listing = {one.uuid for one in later if one.number.series.kind == NumberKind.CATALOGUE and one.state is DocumentState.ISSUED}
    speaking = {one.uuid for one in resting_on(document, documents)}
    return tuple(one for one in documents if one.uuid in listing | speaking)
