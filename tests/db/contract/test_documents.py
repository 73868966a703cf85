"""Issued documents, in memory and on SQLite."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from inspections.cases.documents import Document, DocumentState
from inspections.cases.numbers import DocumentNumber, DuplicateError, NumberKind, Series
from inspections.checklists.pack import Term
from inspections.events.event import Event
from inspections.store import Store, UnitOfWork
from tests.support.store_samples import ISSUED_ON, PREFIX, append, opened, record

NOTICES = Series(NumberKind.NOTICE, PREFIX, 2023)


def document(unit: UnitOfWork, case: UUID, event: Event, **changes: object) -> Document:
    (serial,) = unit.numbers.give(NOTICES)
    due: dict[str, date | Term] = {"wuzhi-2023.fees.banned": date(2023, 9, 10), "wuzhi-2023.mining": Term(15, "working_day")}
    number = DocumentNumber(NOTICES, serial)
    made = Document(uuid4(), number, case, event.record, event.id, f"{serial}号.pdf", f"{serial:064d}", ISSUED_ON, due)
    return replace(made, **changes)  # type: ignore[arg-type] # any field


def test_a_document_comes_back_as_it_went_in_and_can_be_made_void(store: Store) -> None:
    with store.writing() as unit:
        case = opened(unit)
        event = append(unit, record(), case.uuid)
        first, second = document(unit, case.uuid, event), document(unit, case.uuid, event)
        unit.documents.add(first)
        unit.documents.add(second)
        unit.documents.void(first.uuid)
    with store.reading() as unit:
        voided = replace(first, state=DocumentState.VOIDED)
        assert unit.documents.get(first.uuid) == voided
        assert unit.documents.get(uuid4()) is None
        assert unit.documents.of_records([record().uuid, uuid4()]) == {record().uuid: (voided, second)}
        assert unit.files.named([first.sha256, "f" * 64]) == {first.sha256}
    with pytest.raises(KeyError), store.writing() as unit:
        unit.documents.void(uuid4())


def test_one_number_bears_one_document_and_only_a_given_one_does(store: Store) -> None:
    with store.writing() as unit:
        case = opened(unit)
        event = append(unit, record(), case.uuid)
        first = document(unit, case.uuid, event)
        unit.documents.add(first)
    with pytest.raises(DuplicateError, match="武发改能源〔2023〕1号"), store.writing() as unit:
        unit.documents.add(replace(first, uuid=uuid4()))
    with pytest.raises(KeyError, match="武发改能源〔2023〕99号"), store.writing() as unit:
        unit.documents.add(replace(first, uuid=uuid4(), number=DocumentNumber(NOTICES, 99)))
    with pytest.raises(KeyError), store.writing() as unit:
        unit.documents.replace(uuid4())
    with store.reading() as unit:
        assert unit.documents.of_records([record().uuid]) == {record().uuid: (first,)}
