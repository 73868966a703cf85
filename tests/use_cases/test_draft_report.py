"""A month's report from the store: new, in the place of another, and an issued one once more. On SQLite, where months are read."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.opening import open_store
from inspections.cases.documents import Document, DocumentState
from inspections.cases.numbers import NumberKind
from inspections.documents.composing import compose
from inspections.documents.kinds.monthly_report import ReportDraft, faults
from inspections.documents.orders import order_report
from inspections.faults import UserError
from inspections.store import Store
from inspections.use_cases.draft_report import draft_report, drafted_again, report_before
from inspections.use_cases.issue import Issued, issue_document
from tests.support.made_up_case import issued_notice, opened, packs, templates, visit
from tests.support.notice_drafts import fonts, texts

COUNTY, MONTH, DAY = "410823", (2023, 8), date(2023, 9, 1)
STORES = Path(__file__).resolve().parents[1] / "data/stores"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened_store = open_store(tmp_path / "store.db")
    yield opened_store
    opened_store.close()


def draft(store: Store, content: dict[str, object] | None = None, replaced: Document | None = None) -> ReportDraft:
    with store.reading() as unit:
        return draft_report(unit, templates(), packs(), COUNTY, MONTH, content, replaced)


def again(store: Store, report: Document) -> ReportDraft:
    with store.reading() as unit:
        return drafted_again(unit, templates(), packs(), report)


def issue(store: Store, of: ReportDraft, day: date = DAY) -> Issued:
    return issue_document(store, order_report(of, fonts()), prefix=of.template.prefix(of.profile), issued_on=day)


def issue_as_before(store: Store, month: str = "2023-08") -> Document:
    """Issue a report as the program did before its county was kept; its month was given to it since."""
    order = replace(order_report(draft(store), fonts()), content={"addressee": "各供电企业", "month": month})
    return issue_document(store, order, prefix="武发改能源通", issued_on=DAY).document


def words(of: ReportDraft, number: str, day: date = DAY) -> list[str]:
    document = compose(of, number, day)
    return texts(document)  # type: ignore[arg-type] # changes are typed as anything


def test_a_second_report_of_a_month_is_refused_until_it_takes_the_first_one_s_place(store: Store) -> None:
    opened(store)
    first = issue(store, draft(store)).document
    with store.reading() as unit:
        revisions = [entry.revision for entry in unit.ledgers.of_month(COUNTY, *MONTH)]
    assert first.content == {"addressee": "各供电企业", "month": "2023-08", "county": COUNTY, "revisions": revisions, "standing": []}
    second = draft(store)
    (fault,) = faults(second, DAY)
    assert (fault.code, fault.what) == ("reported_before", "2023年8月的通报已经签发（武发改能源通〔2023〕1号），仍然有效")
    with pytest.raises(UserError, match="已经签发"):
        compose(second, "", DAY)
    with store.reading() as unit:
        assert report_before(unit, templates(), COUNTY, MONTH) == first
        assert report_before(unit, templates(), COUNTY, (2023, 7)) is None
    new = draft(store, replaced=first)
    assert new.content == {"addressee": "各供电企业"}
    assert words(new, "")[-1] == "本件替换武发改能源通〔2023〕1号，该件自本件签发之日起不再使用。"
    issued = issue(store, new).document
    with store.reading() as unit:
        states = [report.state for report in unit.documents.of_kind(NumberKind.REPORT)]
    assert (states, issued.replaces) == ([DocumentState.REPLACED, DocumentState.ISSUED], first.uuid)
    assert words(again(store, issued), issued.number.text)[-1].startswith("本件替换武发改能源通〔2023〕1号")


def test_what_was_issued_after_a_report_s_day_does_not_change_it(store: Store) -> None:
    payload = visit()
    (record,) = opened(store, payload)
    made = draft(store, {"addressee": "各单位", "asked": "请自查。"})
    report = issue(store, made).document
    said = words(made, report.number.text)
    issued_notice(store, payload, record, date(2023, 9, 4))
    assert words(again(store, report), report.number.text) == said
    assert "没有下达责令整改通知书。" in said


def test_a_record_that_is_changed_or_comes_later_does_not_change_an_issued_report(store: Store) -> None:
    (record,) = opened(store)
    made = draft(store)
    report = issue(store, made).document
    said = words(made, report.number.text)
    opened(store, visit(fees=[]), visit("WZ-2023-021", "2023-08-20"))
    with store.reading() as unit:
        assert len(unit.records.history(record.uuid)) == 2
    assert words(again(store, report), report.number.text) == said
    assert words(draft(store, replaced=report), "")[:-1] != said


def test_a_report_of_an_earlier_release_is_drafted_again(store: Store) -> None:
    opened(store)
    report = issue_as_before(store)
    made = again(store, report)
    assert (made.year, made.month, made.profile.county) == (2023, 8, COUNTY)
    assert draft(store).standing == report
    assert issue(store, draft(store, replaced=report)).fresh


def test_what_cannot_be_told_of_a_report_is_said(store: Store) -> None:
    opened(store)
    with pytest.raises(UserError, match="哪个月"):
        again(store, issue_as_before(store, ""))
    opened(store, visit("KF-1", county="410825"), profiled=False)
    with pytest.raises(UserError, match="哪个县"):
        again(store, issue_as_before(store))
    with store.reading() as unit, pytest.raises(UserError, match="没有本单位资料"):
        draft_report(unit, templates(), packs(), "410825", MONTH)


@pytest.mark.parametrize("release", sorted(folder.name for folder in STORES.iterdir()))
def test_in_a_store_of_any_release_a_report_of_former_days_and_a_new_one_stand_side_by_side(release: str, tmp_path: Path) -> None:
    shutil.copytree(STORES / release, tmp_path / release)
    store = open_store(tmp_path / release / "golden.store", create=False)
    former = issue_as_before(store)
    store.close()
    store = open_store(tmp_path / release / "golden.store", create=False)
    assert draft(store).standing == former
    issue(store, draft(store, replaced=former))
    with store.reading() as unit:
        assert [report.state for report in unit.documents.of_kind(NumberKind.REPORT)] == ["replaced", "issued"]
    store.close()
