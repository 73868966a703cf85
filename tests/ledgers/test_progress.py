"""How far a finding has come: by its notice, by what took that notice's place, and by the reviews of any of them."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from inspections.cases.documents import Document, DocumentState
from inspections.cases.numbers import DocumentNumber, NumberKind, Series
from inspections.rectifications.rectification_progress import PARTLY, RECTIFIED, UNDER_WAY, progress_of

A, B = "wuzhi-2023.fees.banned", "wuzhi-2023.fees.published"
TERM, LATER = date(2026, 12, 21), date(2026, 12, 31)
DAY = date(2026, 11, 30)


def document(kind: NumberKind, serial: int = 1, **changes: object) -> Document:
    number = DocumentNumber(Series(kind, f"武发改{kind}", 2026), serial)
    return replace(Document(uuid4(), number, uuid4(), uuid4(), "rev", "a.pdf", "0" * 64, DAY, {}), **changes)  # type: ignore[arg-type] # changes are typed as anything


def notice(*requirements: str, replaces: Document | None = None, due: date = TERM) -> Document:
    former = None if replaces is None else replaces.uuid
    return document(NumberKind.NOTICE, due=dict.fromkeys(requirements, due), replaces=former)


def review(of: UUID | str, due: date | None = LATER, **states: str) -> Document:
    named = {"A": A, "B": B}
    findings = [{"requirement": named[key], "state": state, "seen": "见"} for key, state in states.items()]
    days = {named[key]: due for key, state in states.items() if state != "rectified" and due is not None}
    return document(NumberKind.REVIEW, content={"notice": str(of), "findings": findings}, due=days)


def receipt(of: Document) -> Document:
    return document(NumberKind.RECEIPT, content={"documents": [{"document": str(of.uuid)}]})


def gone(of: Document, state: DocumentState = DocumentState.REPLACED) -> Document:
    return replace(of, state=state)


def states(*documents: Document) -> list[tuple[str, date, bool] | None]:
    progresses = (progress_of(requirement, documents) for requirement in (A, B))
    return [None if progress is None else (progress.state, progress.due, progress.unserved) for progress in progresses]


def test_a_replacement_takes_over_what_was_seen_and_the_day_that_was_given() -> None:
    """As in the trial: 已整改/部分整改 (12-31) fell back to 整改中 (12-21) when notice 1 was replaced."""
    first = notice(A, B)
    seen = review(first.uuid, A="rectified", B="partly")
    assert states(first, receipt(first), seen) == [(RECTIFIED, TERM, False), (PARTLY, LATER, False)]
    new = notice(A, B, replaces=first)
    documents = (gone(first), receipt(first), seen, new)
    assert states(*documents) == [(RECTIFIED, TERM, True), (PARTLY, LATER, True)]
    assert states(*documents, receipt(new)) == [(RECTIFIED, TERM, False), (PARTLY, LATER, False)]


def test_the_thread_may_be_long() -> None:
    documents: list[Document] = [notice(A, B)]
    documents.append(review(documents[0].uuid, A="rectified", B="open"))
    for _ in range(50):
        last = next(document for document in reversed(documents) if document.number.series.kind == NumberKind.NOTICE)
        documents = [gone(document) if document is last else document for document in documents]
        documents.append(notice(A, B, replaces=last))
    assert states(*documents) == [(RECTIFIED, TERM, False), (UNDER_WAY, LATER, False)]


def test_a_review_of_the_new_notice_has_the_last_word() -> None:
    first = notice(A, B)
    new = notice(A, B, replaces=first)
    again = review(new.uuid, date(2026, 12, 25), A="open", B="rectified")
    assert states(gone(first), review(first.uuid, A="partly", B="partly"), new, again) == [
        (PARTLY, date(2026, 12, 25), False),
        (RECTIFIED, LATER, False),
    ]


def test_a_new_notice_that_gives_more_time_than_the_review_gave_holds() -> None:
    first = notice(A)
    new = notice(A, replaces=first, due=date(2027, 1, 15))
    assert states(gone(first), review(first.uuid, A="partly"), new)[0] == (PARTLY, date(2027, 1, 15), False)


def test_what_the_new_notice_no_longer_orders_has_no_progress() -> None:
    first = notice(A, B)
    assert states(gone(first), review(first.uuid, A="partly", B="partly"), notice(A, replaces=first))[1] is None


def test_a_notice_beside_another_begins_anew() -> None:
    """Void and new, or another visit's: two things, though one follows the other."""
    first = notice(A, B)
    seen = review(first.uuid, A="rectified", B="partly")
    assert states(gone(first, DocumentState.VOIDED), seen) == [None, None]
    assert states(gone(first, DocumentState.VOIDED), receipt(first), seen, notice(A, B)) == [(UNDER_WAY, TERM, False)] * 2


def test_a_void_replacement_leaves_nothing_ordered() -> None:
    first = notice(A, B)
    new = gone(notice(A, B, replaces=first), DocumentState.VOIDED)
    assert states(gone(first), review(first.uuid, A="rectified", B="partly"), new) == [None, None]


@pytest.mark.parametrize("state", [DocumentState.REPLACED, DocumentState.VOIDED])
def test_a_review_that_no_longer_stands_says_nothing(state: DocumentState) -> None:
    first = notice(A, B)
    assert states(first, gone(review(first.uuid, A="rectified", B="partly"), state)) == [(UNDER_WAY, TERM, False)] * 2


def test_a_review_of_a_notice_with_the_same_number_elsewhere_says_nothing() -> None:
    first = notice(A)
    elsewhere = review("", A="rectified")
    named = replace(elsewhere, content={**elsewhere.content, "notice_number": first.number.text, "notice_dated": "2026-11-30"})
    assert states(first, named)[0] == (UNDER_WAY, TERM, False)


def test_a_notice_that_was_never_served_is_not_said_to_be_served_anew() -> None:
    first = notice(A)
    assert states(gone(first), notice(A, replaces=first))[0] == (UNDER_WAY, TERM, False)
