"""The catalogue and cover of a case with many documents: no page without a row of the table, and every day told once."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from inspections.cases.case_file import CaseFile
from inspections.cases.documents import Document
from inspections.cases.numbers import NumberKind
from inspections.documents.kinds.catalogue import catalogue_of, cover
from inspections.documents.proceeding import FiledPaper
from inspections.records.record import Record
from inspections.store import Store
from inspections.typesetting.lines import Typesetter
from inspections.typesetting.official_document import Listing
from inspections.typesetting.pdf.drawing import render_pdf
from inspections.typesetting.table import set_table
from tests.support.made_up_case import SITE, draft, file_of, issued, opened, visit, words_in
from tests.support.notice_drafts import fonts

DAY = date(2023, 8, 18)


@pytest.fixture
def document(store: Store) -> Document:
    records = opened(store, visit("WZ-1"), visit("WZ-2"), visit("WZ-3", "2023-09-01"))
    return issued(store, draft(store, records[0], NumberKind.SITE_RECORD, SITE), DAY)


def record_of(store: Store, document: Document) -> Record:
    with store.reading() as unit:
        assert document.record is not None
        stored = unit.records.get(document.record)
    assert stored is not None
    return stored.record


def case_of(store: Store, document: Document) -> CaseFile:
    return file_of(store, record_of(store, document))


@pytest.mark.parametrize("count", range(8, 16))
def test_no_page_of_a_catalogue_is_without_a_document(count: int, store: Store, document: Document) -> None:
    papers = [FiledPaper(document, b"", "现场检查记录", 2)] * count
    made = catalogue_of(case_of(store, document), papers, "案卷目录", DAY)
    for page in PdfReader(io.BytesIO(render_pdf(made, fonts()))).pages:
        assert "检〔2023〕1号" in "".join(page.extract_text().split())


def test_one_page_is_a_page_and_several_run_from_one_to_another(store: Store, document: Document) -> None:
    papers = [FiledPaper(document, b"", "现场检查记录", pages) for pages in (1, 3, 1)]
    made = catalogue_of(case_of(store, document), papers, "案卷目录", DAY)
    (table,) = [block for block in made.blocks if isinstance(block, Listing)]
    assert [row[4] for row in table.rows] == ["1", "2—4", "5"]


def test_a_day_of_several_visits_is_told_once(store: Store, document: Document) -> None:
    words = words_in(render_pdf(cover(case_of(store, document), [], DAY), fonts()))
    assert "2023年8月15日、2023年9月1日" in words
    assert words.count("2023年8月15日") == 2, "the days of inspection, and the day the case was opened"


def test_every_number_stands_on_one_line_and_a_replaced_document_says_by_which(store: Store, document: Document) -> None:
    other = draft(store, record_of(store, document), NumberKind.SITE_RECORD, SITE, document)
    later = issued(store, other, DAY)
    file = case_of(store, document)
    former = next(filed for filed in file.documents if filed.uuid == document.uuid)
    papers = [FiledPaper(former, b"", "责令整改通知书", 12), FiledPaper(later, b"", "整改复查意见书", 5)] * 2
    made = catalogue_of(file, papers, "案卷目录", DAY)
    (table,) = [block for block in made.blocks if isinstance(block, Listing)]
    assert [row[-1] for row in table.rows] == ["已由2号替换", ""] * 2
    laid_out = set_table(table, Typesetter(fonts()))
    assert laid_out.size == 12.0
    assert {len(cell) for row in laid_out.rows for cell in row.cells[:5]} == {1}
