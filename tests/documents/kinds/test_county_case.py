"""A whole realistic case, every document of it drawn and measured: pages, characters without a glyph, what runs over its place, 禁则."""

import io
import re
from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

import pdfplumber
import pypdfium2
import pytest

from inspections.typesetting.lines import CLOSING, OPENING, STOPS
from tests.support import page_measures
from tests.support.county_case import drawn_case
from tests.support.county_visit import PARTY
from tests.support.page_measures import BLOCK_HEIGHT, BLOCK_LEFT, BLOCK_TOP, BLOCK_WIDTH, MM
from tests.support.store_samples import make_store

FLUSH = 0.3
PAGES = MappingProxyType(
    {
        "inspection_approval": 2,
        "inspection_notice": 2,
        "site_record": 6,
        "interview_voided": 2,
        "interview": 4,
        "interview_refused": 3,
        "evidence_list": 5,
        "address_confirmation": 1,
        "material_request": 2,
        "interview_notice": 2,
        "safekeeping": 2,
        "notice_replaced": 8,
        "notice": 8,
        "result_notice": 2,
        "filing_approval": 2,
        "talk_notice": 2,
        "talk_record": 2,
        "receipt_left": 1,
        "receipt": 1,
        "transfer_market": 7,
        "transfer_nea": 3,
        "review": 4,
        "report": 4,
        "crime_transfer": 2,
        "closing_approval": 2,
        "file_note": 1,
        "catalogue": 2,
        "blank_inspection_approval": 2,
        "blank_inspection_notice": 2,
        "blank_result_notice": 2,
        "blank_filing_approval": 2,
        "blank_closing_approval": 2,
        "blank_talk_notice": 2,
        "blank_talk_record": 2,
        "blank_crime_transfer": 3,
        "blank_file_note": 1,
        "blank_address_confirmation": 1,
        "blank_interview_notice": 2,
        "blank_material_request": 2,
        "blank_safekeeping": 2,
        "blank_site_record": 3,
        "blank_interview": 3,
        "blank_evidence_list": 1,
        "blank_receipt": 1,
        "blank_catalogue": 1,
        "blank_cover": 1,
    }
)
"""Pages of each document: another number is another look of the page, which somebody should have looked at."""
RED_HEADED = ("notice", "notice_replaced", "transfer_market", "transfer_nea", "review", "report")
LETTERS = ("transfer_market", "transfer_nea")
"""Those whose first page has mark and red lines outside the block (10.1)."""
OUTSIDE = re.compile(r"—\d+—|第\d+页共\d+页")
MACHINE = re.compile(r"[{}]|None|null|为“[是否]”|[a-z]+[._][a-z]+|。。|，。|；。|，，|（）|〔〕")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("county")
    store = make_store("sqlite", folder)
    try:
        return drawn_case(store, folder)
    finally:
        store.close()


def pages_of(content: bytes) -> int:
    with pypdfium2.PdfDocument(content) as pdf:
        return len(pdf)


def texts(content: bytes) -> list[str]:
    """The text of each page without any blank."""
    with pypdfium2.PdfDocument(content) as pdf:
        return [re.sub(r"[\s\u3000\ufffe]", "", page.get_textpage().get_text_bounded()) for page in pdf]


def lines_of(content: bytes) -> Iterator[tuple[int, str]]:
    """The lines of running text as they stand on the page, without tables, with the page's number."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            tables = [table.bbox for table in page.find_tables()]
            rest = page.filter(partial(_stands_outside, tables))
            for line in rest.extract_text_lines(strip=True, return_chars=False, y_tolerance=4):
                yield page.page_number, re.sub(r"\s", "", line["text"])


def _stands_in_the_block(thing: Mapping[str, Any]) -> bool:
    """Say whether something is none of the red lines of a letter's first page."""
    return not (thing["object_type"] == "line" and thing["x0"] * MM < BLOCK_LEFT - FLUSH)


def _stands_outside(tables: list[tuple[float, float, float, float]], thing: Mapping[str, Any]) -> bool:
    return not any(left <= thing["x0"] <= right and top <= thing["top"] <= bottom for left, top, right, bottom in tables)


def test_every_document_has_the_pages_that_were_looked_at(case: dict[str, bytes]) -> None:
    assert {name: pages_of(content) for name, content in case.items() if name != "case"} == PAGES


def test_the_bound_case_holds_every_document_that_stands(case: dict[str, bytes]) -> None:
    left_out = {"interview_voided", "report", "catalogue"}
    names = [name for name in PAGES if not name.startswith("blank") and name not in left_out]
    bound = texts(case["case"])
    front = 1 + PAGES["catalogue"]
    assert len(bound) == front + sum(PAGES[name] for name in names)
    whole = bound[front:]
    for name in names:
        assert all(page in whole for page in texts(case[name])), name
    assert "立卷人：司马晓岚归档日期：" in bound[0]
    assert "立卷人：司马晓岚检查人：贺明远" in "".join(bound[1:front])
    assert f"{len(names)}件，{len(whole)}页" in bound[0]
    for page in texts(case["interview_voided"]):
        assert page not in whole


@pytest.mark.parametrize("name", PAGES)
def test_no_character_is_a_box_and_none_leaves_the_block(case: dict[str, bytes], name: str) -> None:
    for number in range(1, PAGES[name] + 1):
        with pdfplumber.open(io.BytesIO(case[name])) as pdf:
            sheet = pdf.pages[number - 1]
            glyphs = {char["text"] for char in sheet.chars}
            if name in LETTERS and number == 1:
                sheet = sheet.filter(_stands_in_the_block)
            rules = [(rule["x0"] * MM, rule["x1"] * MM, rule["top"] * MM, rule["bottom"] * MM) for rule in sheet.lines]
        assert not glyphs & {"\ufffd", "\x00"}
        for left, right, top, bottom in rules:
            assert left >= BLOCK_LEFT - FLUSH
            assert right <= BLOCK_LEFT + BLOCK_WIDTH + FLUSH
            assert top >= BLOCK_TOP - FLUSH
            assert bottom <= BLOCK_TOP + BLOCK_HEIGHT + 1
        for line in page_measures.lines(case[name], number):
            assert line.left >= BLOCK_LEFT - FLUSH, line.text
            assert line.right <= BLOCK_LEFT + BLOCK_WIDTH + FLUSH, line.text
            if name in LETTERS and number == 1 and line.text == "云溪县发展和改革委员会" and line.top < BLOCK_TOP:
                continue
            if not OUTSIDE.search(line.text):
                assert line.top >= BLOCK_TOP - FLUSH, line.text
                assert line.bottom <= BLOCK_TOP + BLOCK_HEIGHT + FLUSH, line.text


@pytest.mark.parametrize("name", PAGES)
def test_no_line_begins_or_ends_with_a_mark_that_may_not_stand_there(case: dict[str, bytes], name: str) -> None:
    lines = list(lines_of(case[name]))
    assert lines
    for number, line in lines:
        assert line[:1] not in STOPS | CLOSING, (number, line)
        # A blank form's number waits for its figures: 〔　　〕.
        assert line[-1:] not in OPENING, (number, line)


@pytest.mark.parametrize("name", PAGES)
def test_no_word_of_the_machine_and_no_slip_of_the_pen(case: dict[str, bytes], name: str) -> None:
    for page in texts(case[name]):
        match = MACHINE.search(page.replace("〔〕", "", name.startswith("blank")))
        assert match is None, page[max(0, match.start() - 20) : match.end() + 20]


@pytest.mark.parametrize("name", RED_HEADED)
def test_no_page_bears_a_signature_or_a_heading_alone(case: dict[str, bytes], name: str) -> None:
    lines = list(lines_of(case[name]))
    by_page = [[line for number, line in lines if number == page and not OUTSIDE.search(line)] for page in range(1, PAGES[name] + 1)]
    (signed,) = [page for page in by_page if any(re.fullmatch(r"2023年\d+月\d+日", line) for line in page)]
    assert signed.index("云溪县发展和改革委员会") >= 2
    for page in by_page:
        assert not page or not re.match(r"[一二三四五六七]、", page[-1])


def test_what_a_careful_reader_checks(case: dict[str, bytes]) -> None:
    notice, review, report = ("".join(texts(case[name])) for name in ("notice", "review", "report"))
    party = f"当事人：{PARTY}，地址河南省云溪县迎宾大道268号，法定代表人（负责人）邱建国。"
    assert f"{PARTY}：{party}2023年8月9日，本机关执法人员贺明远（执法证号豫H20231）、司马晓岚（执法证号豫H20237）" in notice
    # The 15th working day after 16 August 2023, counted on the calendar by hand.
    assert "现责令你单位自收到本通知书之日的次日起15个工作日内" in notice
    assert "等17项费用共28笔（明细见附件），合计560500.50元" in notice
    assert "合计577900.50" in notice
    assert "本件替换云发改能源〔2023〕1号" in notice
    assert "责令对4项问题限期整改" in review
    assert "综上，第一项、第四项问题没有整改到位" in review
    assert "截至通报之日，经复查已整改2项，部分整改1项，1项正在整改或者等待复查" in report
