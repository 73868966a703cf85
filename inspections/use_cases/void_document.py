"""Making an issued document void."""

from __future__ import annotations

from uuid import UUID

from inspections.cases.documents import DocumentState
from inspections.faults import refuse
from inspections.store import Store


def void_document(store: Store, document: UUID, reason: str) -> None:
    """Make a document and its number void; both stay on record, and the number is never given again. Raises UserError."""
    if not reason.strip():
        raise refuse("no_reason", "没有填写作废原因", "", "请填写原因")
    with store.writing() as unit:
        held = unit.documents.get(document)
        if held is None:
            raise refuse("no_document", "文书不存在", str(document), "请重新选择文书")
        if held.state is not DocumentState.ISSUED:
            what = "作废" if held.state is DocumentState.VOIDED else "被新的一份替换"
            raise refuse("voided_before", f"文书此前已经{what}", held.number.text, "无需再作废")
        unit.documents.void(document)
        unit.numbers.void(held.number.series, held.number.serial, reason)
