"""A document of any kind is prepared and issued without a window, and tells what it changed."""

from datetime import date

import pytest

from inspections.cases.numbers import NumberKind
from inspections.documents.wanted import WantedDocument
from inspections.faults import UserError
from inspections.session import Session
from inspections.use_cases.changes import Changed, Changes
from inspections.use_cases.issue_prepared import IssuedDocument, issue_prepared
from inspections.use_cases.prepare_document import prepare_document
from inspections.use_cases.prepared_document import PreparedDocument
from tests.support.made_up_case import opened
from tests.support.notice_drafts import charged, decided, fee, fonts
from tests.support.stored_records import keep

DAY = date(2023, 8, 18)


def prepared(session: Session, wanted: WantedDocument, content: dict[str, object] | None = None) -> PreparedDocument:
    return prepare_document(session, fonts(), wanted, content, DAY, county="410823", usual_checklist="wuzhi-2023")


def issued(session: Session, wanted: WantedDocument) -> IssuedDocument:
    ready = prepared(session, wanted)
    return issue_prepared(session, fonts(), wanted, ready, prefix=ready.prefix, issued_on=DAY)


def test_what_was_typed_is_kept_while_it_is_prepared_and_forgotten_once_it_is_issued(session: Session) -> None:
    (record,) = opened(session.store)
    with session.store.reading() as unit:
        stored = unit.records.get(record.uuid)
    assert stored is not None
    wanted = WantedDocument(NumberKind.SITE_RECORD, stored.case, record.uuid)
    proposal = prepared(session, wanted)
    typed = {**proposal.content, "situation": "现场有人值守。"}
    assert prepared(session, wanted, typed).ready
    assert prepared(session, wanted).recovered
    document = issued(session, wanted)
    assert document.document.content["situation"] == "现场有人值守。"
    assert document.pdf == session.store.archive.read(document.document.sha256)
    assert document.changes == Changes.of(Changed.DOCUMENTS, uuids=[record.uuid])
    assert session.drafts.paper(wanted.key) is None


def test_a_notice_goes_the_same_way_and_tells_how_it_stands(session: Session) -> None:
    opened(session.store)  # brings the bureau's profile
    record = keep(session, decided(charged(fee())))
    wanted = WantedDocument(NumberKind.NOTICE, record=record)
    assert prepared(session, wanted).fields == ()
    notice = issued(session, wanted)
    assert [remark.title for remark in notice.remarks] == ["已签发", "整改期限", "送达"]
    again = prepared(session, wanted)
    assert again.issued == notice.document
    with pytest.raises(UserError) as refused:
        issue_prepared(session, fonts(), wanted, again, prefix=again.prefix, issued_on=DAY)
    assert [fault.code for fault in refused.value.faults] == ["not_ready"]
