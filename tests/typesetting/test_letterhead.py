"""The first page of a letter (GB/T 9704-2012, 10.1), measured on the PDF."""

from datetime import date

import pytest

from inspections.typesetting.fonts import FontSet
from inspections.typesetting.official_document import Colophon, Paragraph
from inspections.typesetting.pdf.drawing import render_pdf
from inspections.typesetting.word.official import official_docx
from tests.support import page_measures
from tests.support.page_measures import BLOCK_HEIGHT, BLOCK_LEFT, BLOCK_TOP, BLOCK_WIDTH, SIZE_3, document

NEAR = 0.5
LONG = "新疆维吾尔自治区某某蒙古自治州某某县发展和改革委员会"
COPIES = Colophon("武陟县发展和改革委员会", date(2023, 8, 16), ("武陟县人民政府办公室", "武陟县司法局"))


@pytest.fixture(scope="module", params=["武陟县发展和改革委员会", LONG])
def letter(request: pytest.FixtureRequest, fonts: FontSet) -> bytes:
    text = "本机关依照法定职责对用电报装领域开展监督检查" * 25
    return render_pdf(document(issuer=request.param, letter_form=True, paragraphs=(Paragraph(text),), colophon=COPIES), fonts)


def test_the_mark_begins_30_mm_below_the_page_s_edge_and_the_lines_run_4_mm_below_it(letter: bytes) -> None:
    mark, *_ = page_measures.bands(page_measures.ink(letter, 1, red=True))
    lines = page_measures.bands(page_measures.ink(letter, 1, red=True))[1:]
    assert mark[0] == pytest.approx(30, abs=NEAR)
    assert lines[0][0] - mark[1] == pytest.approx(4, abs=NEAR)


def test_two_pairs_of_170_mm_stand_in_the_page_s_middle_and_the_lower_one_20_mm_above_its_edge(letter: bytes) -> None:
    red = page_measures.ink(letter, 1, red=True)
    _, *lines = page_measures.bands(red)
    for band in lines:
        left, right = page_measures.sides(red, band)
        assert left == pytest.approx(20, abs=NEAR)
        assert right == pytest.approx(190, abs=NEAR)
    assert lines[-1][1] == pytest.approx(297 - 20, abs=NEAR)
    assert not page_measures.ink(letter, 2, red=True).any(), "on the first page alone"


def test_the_number_ends_at_the_block_s_edge_seven_eighths_of_a_character_below_the_lines(letter: bytes) -> None:
    bands = page_measures.bands(page_measures.ink(letter, 1, red=True))
    upper = [band for band in bands[1:] if band[1] < 100]
    number = page_measures.line_reading(letter, 1, "武发改能源〔2023〕12号")
    assert number.characters[-1].origin + SIZE_3 == pytest.approx(BLOCK_LEFT + BLOCK_WIDTH, abs=1)
    top = (number.top + number.bottom) / 2 - SIZE_3 / 2
    assert top - upper[-1][1] == pytest.approx(SIZE_3 * 7 / 8, abs=NEAR)


def test_the_title_stands_two_lines_below_the_number(letter: bytes) -> None:
    number = page_measures.line_reading(letter, 1, "武发改能源〔2023〕12号")
    title = page_measures.line_reading(letter, 1, "责令整改通知书")
    free = title.top - number.bottom
    assert 2 * 10.21 - 0.5 <= free <= 3 * 10.21


def test_the_first_page_bears_no_number_and_the_copies_stand_last_without_rules_and_printer(letter: bytes) -> None:
    texts = [line.text for line in page_measures.lines(letter, 1)]
    assert "—1—" not in texts
    last = page_measures.lines(letter, 2)
    assert "—2—" in [line.text for line in last]
    copies = next(line for line in last if line.text.startswith("抄送"))
    assert copies.bottom <= BLOCK_TOP + BLOCK_HEIGHT
    assert copies.bottom >= BLOCK_TOP + BLOCK_HEIGHT - 15
    assert not any("印发" in line.text for line in last)


def test_a_letter_for_a_word_processor_has_its_mark_in_the_first_page_s_header() -> None:
    made = official_docx(document(letter_form=True, colophon=COPIES))
    section = made.sections[0]
    assert section.first_page_header.paragraphs[0].text == "武陟县发展和改革委员会"
    assert section.header_distance is not None
    assert round(section.header_distance.mm) == 30
    assert not any(paragraph.text for paragraph in section.first_page_footer.paragraphs)
    texts = [paragraph.text for paragraph in made.paragraphs]
    assert texts[0] == "武发改能源〔2023〕12号"
    assert any(text.startswith("抄送：") for text in texts)
    assert not any("印发" in text for text in texts)
