"""An issued document as .docx: it says what the PDF says, of the case as it stood then."""

import io
from datetime import date
from typing import Any

import docx
import pytest

from inspections.cases.documents import Document
from inspections.cases.numbers import NumberKind
from inspections.checklists.check import check
from inspections.documents.document_order import DocumentOrder
from inspections.documents.framing import replaced_text
from inspections.documents.kinds.notice import draft_notice
from inspections.documents.orders import order_notice
from inspections.faults import UserError
from inspections.records.reading import table_of
from inspections.session import Session
from inspections.use_cases.copy_as_word import word_of
from inspections.use_cases.issue import issue_document
from inspections.use_cases.void_document import void_document
from tests.support.checklists import calendar
from tests.support.made_up_case import (
    OFFICERS,
    SIGNED,
    SITE,
    draft,
    issued,
    issued_notice,
    opened,
    packs,
    profile,
    templates,
    visit,
)
from tests.support.notice_drafts import fonts
from tests.support.records import vocabulary


def words(session: Session, document: Document) -> str:
    copy = docx.Document(io.BytesIO(word_of(session, document)))
    return "".join(
        [paragraph.text for paragraph in copy.paragraphs] + [cell.text for table in copy.tables for row in table.rows for cell in row.cells]
    )


def order_in_place_of(former: Document, payload: dict[str, Any], day: date) -> DocumentOrder:
    verdicts = check(table_of([payload], vocabulary()), packs().checklist("wuzhi-2023"), calendar())
    made = draft_notice(verdicts, 0, None, day, lambda _county: profile(), templates()[NumberKind.NOTICE])
    assert made is not None
    assert former.record is not None
    return order_notice(made, former.record, former.revision, fonts(), former)


def test_a_notice_in_the_place_of_another_says_so(session: Session) -> None:
    payload = visit()
    (record,) = opened(session.store, payload)
    former = issued_notice(session.store, payload, record, date(2023, 8, 17))
    order = order_in_place_of(former, payload, date(2023, 8, 18))
    notice = issue_document(session.store, order, prefix=profile().number_prefix, issued_on=date(2023, 8, 18)).document
    assert replaced_text(former.number.text) in words(session, notice)
    assert "本件替换" not in words(session, former)


def test_a_catalogue_lists_what_there_was_when_it_was_issued(session: Session) -> None:
    (record,) = opened(session.store)
    before = issued(session.store, draft(session.store, record, NumberKind.SITE_RECORD, SITE), date(2023, 8, 15))
    catalogue = issued(session.store, draft(session.store, record, NumberKind.CATALOGUE, {}), date(2023, 8, 16))
    later = issued(session.store, draft(session.store, record, NumberKind.SITE_RECORD, SITE), date(2023, 8, 17))
    text = words(session, catalogue)
    assert before.number.text in text
    assert later.number.text not in text


def test_a_review_of_a_notice_that_was_replaced_later_can_still_be_had(session: Session) -> None:
    payload = visit()
    (record,) = opened(session.store, payload)
    notice = issued_notice(session.store, payload, record, date(2023, 8, 17))
    content = {
        "notice": str(notice.uuid),
        "reviewed_on": "2023-09-12",
        "officers": OFFICERS,
        "findings": [{"requirement": requirement, "state": "rectified", "seen": "已退还"} for requirement in notice.due],
    }
    review = issued(session.store, draft(session.store, record, NumberKind.REVIEW, content), date(2023, 9, 13))
    again = order_in_place_of(notice, payload, date(2023, 9, 14))
    issue_document(session.store, again, prefix=profile().number_prefix, issued_on=date(2023, 9, 14))
    assert notice.number.text in words(session, review)


def test_a_review_of_a_notice_that_was_made_void_later_can_still_be_had(session: Session) -> None:
    payload = visit()
    (record,) = opened(session.store, payload)
    notice = issued_notice(session.store, payload, record, date(2023, 8, 17))
    content = {
        "notice": str(notice.uuid),
        "reviewed_on": "2023-09-12",
        "officers": OFFICERS,
        "findings": [{"requirement": requirement, "state": "rectified", "seen": "已退还"} for requirement in notice.due],
    }
    review = issued(session.store, draft(session.store, record, NumberKind.REVIEW, content), date(2023, 9, 13))
    void_document(session.store, notice.uuid, "误")
    assert notice.number.text in words(session, review)


@pytest.mark.parametrize("user", [{"kind": "private"}, {"kind": "resident"}, {}], ids=["ordered today", "advised today", "unknown payer"])
def test_what_an_older_version_issued_can_still_be_had(session: Session, user: dict[str, str]) -> None:
    """It asked for less, and its signatures do not say what they were put under: what is lacking is left blank."""
    payload = visit(user=user, visit={"certificate_shown": True, "started_at": "2023-08-15T09:05:00"})
    (record,) = opened(session.store, payload)
    with session.store.reading() as unit:
        revision = unit.records.heads([record.uuid])[record.uuid].event
    for kind, content in (
        (NumberKind.SITE_RECORD, {"attendee": "周某", "signatures": {"party": SIGNED}}),
        (NumberKind.NOTICE, {}),
    ):
        due = {"wuzhi-2023.fees.banned": date(2023, 9, 8)} if kind == NumberKind.NOTICE else {}
        order = DocumentOrder(record.uuid, revision, lambda *_: b"PDF", lambda number: f"{number.text}.pdf", due, kind, content)
        document = issue_document(session.store, order, prefix=f"武{kind}", issued_on=date(2023, 8, 18)).document
        text = words(session, document)
        assert document.number.text in text
        assert kind != NumberKind.NOTICE or "移表费" in text


def test_a_notice_that_told_more_than_is_found_today_is_not_told_with_less(session: Session) -> None:
    (record,) = opened(session.store, visit())
    with session.store.reading() as unit:
        revision = unit.records.heads([record.uuid])[record.uuid].event
    due = dict.fromkeys(("wuzhi-2023.fees.banned", "wuzhi-2023.resale.markup"), date(2023, 9, 8))
    order = DocumentOrder(record.uuid, revision, lambda *_: b"PDF", lambda number: f"{number.text}.pdf", due, NumberKind.NOTICE, {})
    document = issue_document(session.store, order, prefix="武", issued_on=date(2023, 8, 18)).document
    with pytest.raises(UserError, match="和签发时通知书写明的不同，请取出签发的 PDF"):
        word_of(session, document)
