"""Making an issued document void."""

from __future__ import annotations

from uuid import UUID

from inspections.cases.documents import DocumentState
from inspections.faults import refuse
from inspections.store import Store
from inspections.use_cases.changes import Changed, Changes


def void_document(store: Store, document: UUID, reason: str) -> Changes:
    """Make a document and its number void; both stay on record, and the number is never given again. Raises UserError."""
    if not reason.strip():
        raise refuse("no_reason", "没有填写作废原因", "", "请填写原因")
    with store.writing() as unit:
        stored = unit.documents.get(document)
        if stored is None:
            raise refuse("no_document", "文书不存在", str(document), "请重新选择文书")
        if stored.state is not DocumentState.ISSUED:
            what = "作废" if stored.state is DocumentState.VOIDED else "被新的一份替换"
            raise refuse("voided_before", f"文书此前已经{what}", stored.number.text, "无需再作废")
        unit.documents.void(document)
        unit.numbers.void(stored.number.series, stored.number.serial, reason)
        return Changes.of(Changed.DOCUMENTS, uuids=() if stored.record is None else [stored.record])
