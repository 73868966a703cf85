"""What has changed since a month's report, against what the ledger gives now."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.opening import open_store
from inspections.cases.documents import Document
from inspections.cases.numbers import NumberKind
from inspections.documents.document_order import DocumentOrder
from inspections.documents.issued_reports import documents_of
from inspections.documents.orders import order_report
from inspections.records.record import Record
from inspections.store import Store
from inspections.use_cases.draft_report import draft_report
from inspections.use_cases.issue import issue_document
from inspections.use_cases.report_changes import ReportChanges, changes_since
from inspections.use_cases.void_document import void_document
from tests.support.made_up_case import OFFICERS, draft, issued, issued_notice, opened, packs, templates, visit
from tests.support.notice_drafts import fonts
from tests.support.store_samples import pdf

COUNTY, MONTH, DAY = "410823", (2023, 8), date(2023, 9, 1)
BANNED = "wuzhi-2023.fees.banned"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened_store = open_store(tmp_path / "store.db")
    yield opened_store
    opened_store.close()


def reported(store: Store, day: date = DAY, replaced: Document | None = None) -> Document:
    with store.reading() as unit:
        made = draft_report(unit, templates(), packs(), COUNTY, MONTH, None, replaced)
    order = replace(order_report(made, fonts()), render=pdf)
    return issue_document(store, order, prefix="武发改能源通", issued_on=day).document


def changes(store: Store, report: Document) -> ReportChanges:
    with store.reading() as unit:
        differing = changes_since(unit, packs().by_id, report)
    assert differing is not None
    return differing


def noticed(store: Store, payload: dict[str, Any] | None = None) -> tuple[dict[str, Any], Record, Document]:
    payload = payload or visit()
    (record,) = opened(store, payload)
    return payload, record, issued_notice(store, payload, record, date(2023, 8, 17))


def reviewed(store: Store, record: Record, notice: Document, state: str = "rectified") -> Document:
    findings = [{"requirement": requirement, "state": state, "seen": "已核实。"} for requirement in notice.due]
    content = {"notice": str(notice.uuid), "reviewed_on": "2023-09-04", "officers": OFFICERS, "findings": findings}
    return issued(store, draft(store, record, NumberKind.REVIEW, content), date(2023, 9, 4))


def test_a_report_that_was_just_issued_has_no_changes_and_keeps_what_it_tells_of(store: Store) -> None:
    _, _, notice = noticed(store)
    report = reported(store)
    assert documents_of(report) == frozenset({notice.uuid})
    differing = changes(store, report)
    assert (bool(differing), differing.sentence) == (False, "")


def test_a_record_that_comes_or_changes_is_counted_with_the_figures(store: Store) -> None:
    opened(store)
    report = reported(store)
    opened(store, visit("WZ-2023-021", "2023-08-20"))
    assert changes(store, report).sentence == "签发后有变化：1条记录；检查次数由1变为2，发现问题由1变为2。"
    opened(store, visit(fees=[]))
    assert changes(store, report).records == 2


def test_a_record_that_changed_in_what_no_figure_shows_is_counted(store: Store) -> None:
    opened(store)
    report = reported(store)
    opened(store, visit(user={"name": "另一用户"}))
    differing = changes(store, report)
    assert (differing.records, differing.figures) == (1, ())
    assert differing.sentence == "签发后有变化：1条记录；各项数字没有变化。"


def test_a_review_issued_since_changes_what_is_rectified(store: Store) -> None:
    _, record, notice = noticed(store)
    report = reported(store)
    reviewed(store, record, notice)
    differing = changes(store, report)
    assert (differing.records, differing.documents) == (0, 1)
    assert {name: (then, now) for name, then, now in differing.figures} == {"已整改": (0, len(notice.due)), "整改中": (len(notice.due), 0)}
    assert differing.sentence.startswith("签发后有变化：1份文书；已整改由0变为")


def test_a_notice_that_was_replaced_counts_once_and_keeps_its_figures(store: Store) -> None:
    _, record, notice = noticed(store)
    report = reported(store)
    with store.reading() as unit:
        revision = unit.records.heads([record.uuid])[record.uuid].event
    order = DocumentOrder(record.uuid, revision, pdf, lambda number: f"{number.text}.pdf", notice.due, replaces=notice.uuid)
    issue_document(store, order, prefix="武发改能源", issued_on=date(2023, 9, 5))
    assert changes(store, report) == ReportChanges(0, 1, ())


def test_a_notice_that_was_made_void_since_is_counted_whatever_its_day(store: Store) -> None:
    _, _, notice = noticed(store)
    report = reported(store)
    void_document(store, notice.uuid, "误")
    differing = changes(store, report)
    assert (differing.documents, differing.figures) == (1, (("责令改正", len(notice.due), 0), ("整改中", len(notice.due), 0)))


def test_what_was_issued_on_the_report_s_own_day_after_it_is_counted(store: Store) -> None:
    payload = visit()
    (record,) = opened(store, payload)
    report = reported(store, date(2023, 9, 1))
    issued_notice(store, payload, record, date(2023, 9, 1))
    assert changes(store, report).documents == 1


def test_what_was_issued_after_a_report_s_day_of_the_past_is_a_change(store: Store) -> None:
    payload = visit()
    (record,) = opened(store, payload)
    issued_notice(store, payload, record, date(2023, 9, 5))
    assert changes(store, reported(store, date(2023, 9, 1))).documents == 1


def test_a_receipt_and_another_month_s_record_change_no_report(store: Store) -> None:
    opened(store)
    report = reported(store)
    opened(store, visit("WZ-2023-030", "2023-09-02"))
    assert not changes(store, report)


def test_the_report_in_its_place_has_no_changes(store: Store) -> None:
    opened(store)
    report = reported(store)
    opened(store, visit("WZ-2023-021", "2023-08-20"))
    assert not changes(store, reported(store, DAY, report))


def test_a_report_of_before_tells_what_was_issued_since_and_one_without_revisions_nothing(store: Store) -> None:
    _, record, notice = noticed(store)
    report = reported(store)
    former = replace(report, content={key: value for key, value in report.content.items() if key != "standing"})
    assert not changes(store, former)
    reviewed(store, record, notice)
    assert changes(store, former).documents == 1
    bare = replace(report, content={"month": "2023-08", "county": COUNTY})
    with store.reading() as unit:
        assert changes_since(unit, packs().by_id, bare) is None
