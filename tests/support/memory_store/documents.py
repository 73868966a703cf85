"""Issued documents in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from inspections.cases.documents import Document, DocumentState
from inspections.cases.numbers import DuplicateError, NumberKind
from tests.support.memory_store.contents import Contents


class MemoryDocuments:
    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def add(self, document: Document) -> None:
        if any(document.number == other.number for other in self._contents.documents.values()):
            raise DuplicateError(document.number.text)
        if document.number.serial not in self._contents.numbers.get(document.number.series, {}):
            raise KeyError(document.number.text)
        self._contents.documents[document.uuid] = document

    def get(self, uuid: UUID) -> Document | None:
        return self._contents.documents.get(uuid)

    def of_records(self, records: Sequence[UUID]) -> Mapping[UUID, tuple[Document, ...]]:
        all_documents = self._contents.documents.values()
        documents_of = {uuid: tuple(document for document in all_documents if document.record == uuid) for uuid in records}
        return {uuid: documents for uuid, documents in documents_of.items() if documents}

    def of_case(self, case: UUID) -> tuple[Document, ...]:
        return tuple(document for document in self._contents.documents.values() if document.case == case)

    def of_kind(self, kind: NumberKind) -> tuple[Document, ...]:
        return tuple(document for document in self._contents.documents.values() if document.number.series.kind == kind)

    def void(self, uuid: UUID) -> None:
        self._contents.documents[uuid] = replace(self._contents.documents[uuid], state=DocumentState.VOIDED)

    def move(self, uuids: Sequence[UUID], case: UUID) -> None:
        for uuid in uuids:
            self._contents.documents[uuid] = replace(self._contents.documents[uuid], case=case)

    def replace(self, uuid: UUID) -> None:
        self._contents.documents[uuid] = replace(self._contents.documents[uuid], state=DocumentState.REPLACED)
