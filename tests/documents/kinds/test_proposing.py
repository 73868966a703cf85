"""What a document begins with, and what is chosen in it by words."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from inspections.cases.numbers import NumberKind
from inspections.documents.composing import content_faults
from inspections.documents.proposing import offered_fields, proposed
from inspections.records.fields.field import Field, FieldType, ListField
from tests.support.made_up_case import OFFICERS, PARTY, draft, evidence, issued, issued_notice, opened, pieces_of, receipt, visit
from tests.support.memory_store.store import MemoryStore

DAY = date(2023, 8, 17)
KINDS = [
    NumberKind.SITE_RECORD,
    NumberKind.INTERVIEW,
    NumberKind.RECEIPT,
    NumberKind.REVIEW,
    NumberKind.TRANSFER,
    NumberKind.EVIDENCE_LIST,
    NumberKind.CATALOGUE,
]


@pytest.fixture
def store(tmp_path: Path) -> MemoryStore:
    return MemoryStore(tmp_path)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_proposed_is_never_wrong_only_incomplete(store: MemoryStore, tmp_path: Path, kind: NumberKind) -> None:
    payload = visit()
    (record,) = opened(store, payload)
    evidence(store, record, tmp_path)
    issued_notice(store, payload, record, DAY)
    made = draft(store, record, kind, dict(proposed(draft(store, record, kind))))
    assert {fault.code for fault in content_faults(made, date(2023, 8, 20))} <= {"missing_content", "rights_not_told"}


def test_a_receipt_is_for_what_was_not_served_yet(store: MemoryStore) -> None:
    payload = visit()
    (record,) = opened(store, payload)
    notice = issued_notice(store, payload, record, DAY)
    content = proposed(draft(store, record, NumberKind.RECEIPT))
    assert content["documents"] == [{"document": str(notice.uuid), "copies": "1"}]
    assert (content["servers"], content["recipient"]) == ([officer["name"] for officer in OFFICERS], PARTY)
    served = draft(store, record, NumberKind.RECEIPT, receipt(notice))
    issued(store, served, date(2023, 8, 18))
    assert "documents" not in proposed(draft(store, record, NumberKind.RECEIPT))


def test_documents_are_chosen_by_number_and_title_and_those_that_read_alike_by_their_day(store: MemoryStore) -> None:
    payload = visit()
    (record,) = opened(store, payload)
    first = issued_notice(store, payload, record, DAY)
    made = draft(store, record, NumberKind.RECEIPT)
    twin = replace(first, uuid=uuid4(), issued_on=date(2023, 8, 19))
    for documents, names in (
        ((first,), ["武发改能源〔2023〕1号  责令整改通知书"]),
        ((first, twin), ["2023-08-17 武发改能源〔2023〕1号  责令整改通知书", "2023-08-19 武发改能源〔2023〕1号  责令整改通知书"]),
    ):
        fields = offered_fields(replace(made, file=replace(made.file, documents=documents)))
        (listed,) = [field for field in fields if isinstance(field, ListField) and field.path == "documents"]
        assert listed.lines[0].choices == {str(document.uuid): name for document, name in zip(documents, names, strict=True)}


def test_a_review_has_a_line_for_each_matter_of_the_notice(store: MemoryStore) -> None:
    payload = visit()
    (record,) = opened(store, payload)
    notice = issued_notice(store, payload, record, DAY)
    made = draft(store, record, NumberKind.REVIEW)
    content = proposed(made)
    assert content["notice"] == str(notice.uuid)
    assert content["officers"] == OFFICERS
    assert {line["requirement"] for line in content["findings"]} <= set(notice.due)
    (findings,) = [
        offered_field for offered_field in offered_fields(made) if isinstance(offered_field, ListField) and offered_field.path == "findings"
    ]
    chosen = findings.lines[0]
    assert (chosen.label, chosen.type) == ("问题", FieldType.CHOICE)
    assert set(chosen.choices) == set(notice.due)


def test_evidence_is_chosen_by_its_number_with_what_it_shows(store: MemoryStore, tmp_path: Path) -> None:
    (record,) = opened(store)
    evidence(store, record, tmp_path)
    pieces = next(
        offered_field for offered_field in offered_fields(draft(store, record, NumberKind.EVIDENCE_LIST)) if offered_field.path == "pieces"
    )
    assert isinstance(pieces, Field)
    assert list(pieces.choices) == pieces_of(store, record)
    assert next(iter(pieces.choices.values())).startswith("1号  营业厅收费公示栏没有移表费")
