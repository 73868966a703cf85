"""How far a finding has come: by its notice, by what took that notice's place, and by the reviews of any of them."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from inspections.cases.documents import Document, DocumentState
from inspections.cases.numbers import DocumentNumber, NumberKind, Series
from inspections.checklists.pack import Term
from inspections.rectifications.rectification_progress import PARTLY, RECTIFIED, UNDER_WAY, progress_of
from inspections.rectifications.service import served_key

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


def states(*documents: Document) -> list[tuple[str, date | None, bool] | None]:
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


def kept(of: Document, last: date, at: str = "2026-12-01T10:00") -> Document:
    """Return a receipt that named the last day when it was entered."""
    due = {served_key(of.uuid, requirement): last for requirement in of.due}
    return replace(receipt(of), due=due, content={**receipt(of).content, "served_at": at, "manner": "direct"})


def running(*requirements: str, replaces: Document | None = None) -> Document:
    return replace(notice(*requirements, replaces=replaces), due=dict.fromkeys(requirements, Term(15, "working_day")))


def test_a_term_that_runs_from_service_has_no_day_before_it() -> None:
    first = running(A)
    progress = progress_of(A, [first])
    assert progress is not None
    assert (progress.due, progress.term_words) == (None, "送达后15个工作日内（尚未送达）")
    assert not progress.overdue(date(2030, 1, 1))


def test_the_first_service_gives_the_day_and_one_that_does_not_stand_none() -> None:
    first = running(A)
    late, early = kept(first, date(2026, 12, 30)), kept(first, date(2026, 12, 22))
    assert states(first, late, early)[0] == (UNDER_WAY, date(2026, 12, 22), False)
    assert states(first, late, gone(early, DocumentState.VOIDED))[0] == (UNDER_WAY, date(2026, 12, 30), False)
    assert states(first, gone(early, DocumentState.VOIDED))[0] == (UNDER_WAY, None, False)


def test_a_receipt_that_could_not_name_the_day_gives_a_bound_and_nothing_is_overdue() -> None:
    first = running(A)
    served = replace(kept(first, TERM, "2026-12-21T10:00"), due={})
    progress = progress_of(A, [first, served])
    assert progress is not None
    assert (progress.due, progress.term_words) == (None, "至少到2027年1月5日")
    assert not progress.overdue(date(2030, 1, 1))


def test_what_took_the_place_of_a_served_notice_has_no_day_until_it_is_served_too() -> None:
    first = running(A)
    new = running(A, replaces=first)
    documents = (gone(first), kept(first, TERM), new)
    assert states(*documents)[0] == (UNDER_WAY, None, True)
    assert states(*documents, kept(new, date(2026, 12, 28)))[0] == (UNDER_WAY, date(2026, 12, 28), False)


def test_one_receipt_of_two_notices_gives_each_its_own_day() -> None:
    first, second = running(A), running(A)
    both = replace(
        kept(first, TERM),
        due={served_key(first.uuid, A): TERM, served_key(second.uuid, A): LATER},
        content={"documents": [{"document": str(first.uuid)}, {"document": str(second.uuid)}], "served_at": "2026-12-01T10:00"},
    )
    assert [states(one, both)[0] for one in (first, second)] == [(UNDER_WAY, TERM, False), (UNDER_WAY, LATER, False)]
