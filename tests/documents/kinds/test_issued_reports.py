"""Issued reports: each says which month and county it is of, those of earlier releases too, and one stands for a month."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspections.cases.documents import Document, DocumentState
from inspections.cases.numbers import DocumentNumber, NumberKind, Series
from inspections.documents.document_order import DocumentOrder
from inspections.documents.issued_reports import (
    county_of,
    file_fault,
    filled_in,
    kept_content,
    month_of,
    revisions_of,
    standing_report,
)
from inspections.documents.naming import document_file_name
from inspections.store import Store
from inspections.use_cases.issue import Issued, issue_document
from inspections.use_cases.void_document import void_document
from tests.support.store_samples import make_store, pdf

COUNTY, OTHER, PREFIX, DAY = "410823", "410825", "武发改能源通", date(2023, 9, 1)
MONTHS = st.tuples(st.integers(1, 9999), st.integers(1, 12))
CONTENTS = st.dictionaries(st.sampled_from(("addressee", "typical", "asked")), st.text() | st.lists(st.text()))


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made = make_store(request.param, tmp_path)
    yield made
    made.close()


def document(**changes: object) -> Document:
    number = DocumentNumber(Series(NumberKind.REPORT, PREFIX, 2023), 1)
    plain = Document(uuid4(), number, None, None, "", f"{number.text}.pdf", "", DAY, {})
    return replace(plain, **changes)  # type: ignore[arg-type] # changes are typed as anything


def order(county: str, month: tuple[int, int], replaces: Document | None = None) -> DocumentOrder:
    content = kept_content({"addressee": "各供电企业"}, county, month, ())
    name = f"{month[0]}年{month[1]}月"
    return DocumentOrder(
        None,
        "",
        pdf,
        lambda number: document_file_name(number.text, name, "通报"),
        {},
        NumberKind.REPORT,
        content,
        None if replaces is None else replaces.uuid,
    )


def of_former_release(month: tuple[int, int]) -> DocumentOrder:
    """Return one as the step of the schema leaves it: with its month, and without its county where there are several bureaus."""
    return replace(order("", month), content={"addressee": "各供电企业", "month": f"{month[0]}-{month[1]:02d}"})


def issue(store: Store, wanted: DocumentOrder, prefix: str = PREFIX) -> Issued:
    return issue_document(store, wanted, prefix=prefix, issued_on=DAY)


def reports(store: Store) -> tuple[Document, ...]:
    with store.reading() as unit:
        return unit.documents.of_kind(NumberKind.REPORT)


@given(CONTENTS, MONTHS, st.lists(st.text()))
def test_what_a_report_is_of_is_kept_beside_what_was_filled_in(
    content: dict[str, object], month: tuple[int, int], revisions: list[str]
) -> None:
    report = document(content=kept_content(content, COUNTY, month, revisions))
    assert (month_of(report), county_of(report), filled_in(report)) == (month, COUNTY, content)
    assert revisions_of(report) == tuple(revisions)


@pytest.mark.parametrize("kept", ["", "2023-13", "2023-8", "二〇二三", 8])
def test_a_report_that_says_no_month_has_none(kept: object) -> None:
    assert month_of(document(content={"month": kept})) is None


WISHES = st.lists(
    st.tuples(st.sampled_from((COUNTY, OTHER)), st.integers(7, 9), st.sampled_from(("issue", "replace", "void"))), max_size=12
)


@pytest.mark.parametrize("kind", ["memory", "sqlite"])
@settings(max_examples=30)
@given(wishes=WISHES)
def test_one_report_at_most_stands_for_a_county_s_month(kind: str, wishes: list[tuple[str, int, str]]) -> None:
    with TemporaryDirectory() as folder:
        store = make_store(kind, Path(folder))
        expected: dict[tuple[str, int], Document] = {}
        for county, month, wish in wishes:
            prefix = f"{PREFIX}{county}"
            former = expected.get((county, month))
            if wish == "void" and former is not None:
                void_document(store, former.uuid, "数字有误")
                del expected[county, month]
            elif wish == "replace" and former is not None:
                expected[county, month] = issue(store, order(county, (2023, month), former), prefix).document
            elif wish == "issue":
                issued = issue(store, order(county, (2023, month)), prefix)
                assert issued.fresh == (former is None)
                assert former is None or issued.document == former
                expected[county, month] = issued.document
        issued_reports_now = reports(store)
        standing = [report for report in issued_reports_now if report.state is DocumentState.ISSUED]
        assert {(county_of(report), (month_of(report) or (0, 0))[1]): report for report in standing} == expected
        assert len(standing) == len(expected)
        for (county, month), report in expected.items():
            assert standing_report(issued_reports_now, county, (2023, month), f"{PREFIX}{county}") == report
        store.close()


def test_a_report_of_an_earlier_release_stands_for_the_month_of_its_bureau(store: Store) -> None:
    former = issue(store, of_former_release((2023, 8))).document
    assert issue(store, order(COUNTY, (2023, 8))) == Issued(former, fresh=False)
    assert issue(store, order(COUNTY, (2023, 7))).fresh
    assert issue(store, order(OTHER, (2023, 8)), "温发改能源通").fresh
    new = issue(store, order(COUNTY, (2023, 8), former)).document
    assert [report.state for report in reports(store) if month_of(report) == (2023, 8)] == ["replaced", "issued", "issued"]
    assert (new.replaces, county_of(new)) == (former.uuid, COUNTY)


def test_an_archived_file_is_held_against_its_digest(store: Store) -> None:
    report = issue(store, order(COUNTY, (2023, 8))).document
    assert file_fault(report, store.archive) == ""
    path = store.archive.folder / report.sha256
    path.write_bytes(b"changed")
    assert file_fault(report, store.archive) == "存档文件已被改动或损坏"
    path.unlink()
    assert file_fault(report, store.archive) == "存档文件缺失或无法读取"
