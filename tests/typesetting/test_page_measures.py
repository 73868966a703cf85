"""The page of GB/T 9704-2012, measured on the PDF. The standard allows a millimetre; half of one is asked for here."""

import pytest

from inspections.typesetting.fonts import FontSet
from inspections.typesetting.official_document import Paragraph
from inspections.typesetting.pdf.drawing import render_pdf
from tests.support import page_measures
from tests.support.page_measures import BLOCK_HEIGHT, BLOCK_LEFT, BLOCK_TOP, BLOCK_WIDTH, MM, SIZE_3, document, named

NEAR = 0.5
CELL = BLOCK_WIDTH / 28
PLAIN = "本机关依照法定职责对用电报装领域营商环境状况开展监督检查并督促有关单位按期完成整改"


@pytest.fixture(scope="module")
def full(fonts: FontSet) -> bytes:
    """Plain text without punctuation over three pages."""
    text = (PLAIN * 50)[: 28 * 50]
    return render_pdf(document(paragraphs=(Paragraph(text),)), fonts)


@pytest.fixture(scope="module")
def short(fonts: FontSet) -> bytes:
    return render_pdf(document(annexes=named("违规收费明细表", "证据清单"), note="联系人：王某，电话：0391-7200000"), fonts)


def test_a_full_page_has_22_lines_of_28_characters(full: bytes) -> None:
    lines = page_measures.lines(full, 2)[:-1]
    assert [len(line.text) for line in lines] == [28] * 22


def test_the_text_fills_the_block_from_edge_to_edge(full: bytes) -> None:
    lines = page_measures.lines(full, 2)[:-1]
    for line in lines:
        first, last = line.characters[0].origin, line.characters[-1].origin + SIZE_3
        assert first == pytest.approx(BLOCK_LEFT, abs=NEAR)
        assert last == pytest.approx(BLOCK_LEFT + BLOCK_WIDTH, abs=NEAR)
        assert line.left >= BLOCK_LEFT - 0.1
        assert line.right <= BLOCK_LEFT + BLOCK_WIDTH + 0.1
    assert lines[0].top > BLOCK_TOP
    assert lines[-1].bottom < BLOCK_TOP + BLOCK_HEIGHT
    for number, line in enumerate(lines):
        # Ideographs fill their em box nearly evenly, so a line's ink has the box's middle.
        assert (line.top + line.bottom) / 2 == pytest.approx(page_measures.line_centre(number), abs=NEAR)


def test_a_paragraph_is_indented_by_two_characters(full: bytes) -> None:
    first = page_measures.lines(full, 1)[4]
    assert len(first.text) == 26
    assert first.characters[0].origin == pytest.approx(BLOCK_LEFT + 2 * CELL, abs=NEAR)


def test_the_mark_is_red_and_begins_35_mm_below_the_block(short: bytes) -> None:
    red = page_measures.ink(short, 1, red=True)
    mark, _ = page_measures.bands(red)
    assert mark[0] == pytest.approx(BLOCK_TOP + 35, abs=0.3)
    left, right = page_measures.sides(red, mark)
    assert (left + right) / 2 == pytest.approx(BLOCK_LEFT + BLOCK_WIDTH / 2, abs=NEAR)


def test_the_red_line_runs_4_mm_below_the_number_over_the_whole_block(short: bytes) -> None:
    red = page_measures.ink(short, 1, red=True)
    _, line = page_measures.bands(red)
    number = page_measures.line_reading(short, 1, "武发改能源〔2023〕12号")
    box_bottom = (number.top + number.bottom) / 2 + SIZE_3 / 2
    assert (line[0] + line[1]) / 2 - box_bottom == pytest.approx(4, abs=NEAR)
    left, right = page_measures.sides(red, line)
    assert left == pytest.approx(BLOCK_LEFT, abs=0.2)
    assert right == pytest.approx(BLOCK_LEFT + BLOCK_WIDTH, abs=0.2)


def test_number_title_and_addressee_stand_on_their_lines(short: bytes) -> None:
    for line, text in (
        (6, "武发改能源〔2023〕12号"),
        (9, "责令整改通知书"),
        (11, "国网武陟县供电公司："),
        (12, "请于期满前书面报送整改结果。"),
    ):
        line_found = page_measures.line_reading(short, 1, text)
        assert line_found.characters[0].middle == pytest.approx(page_measures.line_centre(line), abs=0.9), text
    for text in ("武发改能源〔2023〕12号", "责令整改通知书"):
        line_found = page_measures.line_reading(short, 1, text)
        assert (line_found.left + line_found.right) / 2 == pytest.approx(BLOCK_LEFT + BLOCK_WIDTH / 2, abs=NEAR)
    title = page_measures.line_reading(short, 1, "责令整改通知书").characters
    assert title[1].origin - title[0].origin == pytest.approx(22 * MM, abs=0.05)


def test_two_lines_lie_free_between_the_red_line_and_the_title(short: bytes) -> None:
    _, line = page_measures.bands(page_measures.ink(short, 1, red=True))
    title = page_measures.line_reading(short, 1, "责令整改通知书")
    box_top = (title.top + title.bottom) / 2 - 11 * MM
    assert box_top - line[1] == pytest.approx(2 * page_measures.LEADING, abs=1)


@pytest.mark.parametrize(("page", "right"), [(1, True), (2, False), (3, True)])
def test_page_numbers_stand_outside_7_mm_below_the_block_one_character_in(full: bytes, page: int, right: bool) -> None:
    dark = page_measures.ink(full, page, red=False)
    number = page_measures.bands(dark)[-1]
    edge = BLOCK_TOP + BLOCK_HEIGHT
    line = page_measures.lines(full, page)[-1]
    assert line.text == f"—{page}—"
    dash, figure = line.characters[0], line.characters[1]
    assert dash.top - edge == pytest.approx(7, abs=1)
    assert figure.top - edge == pytest.approx(7, abs=1)
    assert number[0] - edge == pytest.approx(7, abs=1)
    if right:
        assert line.right == pytest.approx(BLOCK_LEFT + BLOCK_WIDTH - 14 * MM, abs=NEAR)
    else:
        assert line.left == pytest.approx(BLOCK_LEFT + 14 * MM, abs=NEAR)
    assert figure.right - figure.left < 7 * MM


def test_the_date_ends_four_characters_from_the_right_below_its_issuer(short: bytes) -> None:
    dated = page_measures.line_reading(short, 1, "2023年8月16日")
    last = dated.characters[-1].origin + SIZE_3
    assert last == pytest.approx(BLOCK_LEFT + BLOCK_WIDTH - 4 * CELL, abs=NEAR)


def test_the_issuer_is_centred_above_the_date(fonts: FontSet) -> None:
    content = render_pdf(document(signed_by="武陟县发展改革委能源局", issuer="武陟县人民政府"), fonts)
    issuer, dated = (page_measures.line_reading(content, 1, text) for text in ("武陟县发展改革委能源局", "2023年8月16日"))
    centres = [(line.characters[0].origin + line.characters[-1].origin + SIZE_3) / 2 for line in (issuer, dated)]
    assert centres[0] == pytest.approx(centres[1], abs=NEAR)
    assert dated.characters[-1].middle - issuer.characters[-1].middle == pytest.approx(page_measures.LEADING, abs=NEAR)


def test_a_seal_begins_within_one_line_of_the_text(fonts: FontSet) -> None:
    """A seal of 42 mm is centred on the boundary of issuer and date."""
    content = render_pdf(document(issuer="武陟县人民政府"), fonts)
    text = page_measures.line_reading(content, 1, "请于期满前书面报送整改结果。")
    dated = page_measures.line_reading(content, 1, "2023年8月16日")
    line_bottom = text.characters[0].middle + page_measures.LEADING / 2
    seal_top = dated.characters[-1].middle - page_measures.LEADING / 2 - 21
    assert 0 <= seal_top - line_bottom <= page_measures.LEADING


@pytest.mark.parametrize("sealed", [True, False])
@pytest.mark.parametrize("name", ["内蒙古自治区鄂尔多斯市达拉特旗发展和改革委员会", "县局", "甲" * 27, "甲" * 40])
def test_mark_and_signature_of_any_length_stay_within_the_block(fonts: FontSet, name: str, sealed: bool) -> None:
    content = render_pdf(document(issuer=name, signed_by=name, sealed=sealed), fonts)
    mark = page_measures.bands(page_measures.ink(content, 1, red=True))[0]
    left, right = page_measures.sides(page_measures.ink(content, 1, red=True), mark)
    assert mark[0] == pytest.approx(BLOCK_TOP + 35, abs=0.3)
    assert mark[1] < page_measures.line_centre(6) - SIZE_3 / 2
    assert left >= BLOCK_LEFT - 0.1
    assert right <= BLOCK_LEFT + BLOCK_WIDTH + 0.1
    for line in page_measures.lines(content, 1):
        assert line.left >= BLOCK_LEFT - 0.1
        assert line.right <= BLOCK_LEFT + BLOCK_WIDTH + 0.1


def test_an_unsealed_signature_ends_two_characters_from_the_right(fonts: FontSet) -> None:
    content = render_pdf(document(issuer="武陟县人民政府", signed_by="武陟县发展和改革委员会办公室", sealed=False), fonts)
    issuer = page_measures.line_reading(content, 1, "武陟县发展和改革委员会办公室").characters
    dated = page_measures.line_reading(content, 1, "2023年8月16日").characters
    text = page_measures.line_reading(content, 1, "请于期满前书面报送整改结果。").characters
    assert issuer[-1].origin + SIZE_3 == pytest.approx(BLOCK_LEFT + BLOCK_WIDTH - 2 * CELL, abs=NEAR)
    assert dated[0].left - issuer[0].origin == pytest.approx(2 * CELL, abs=1)
    assert issuer[0].middle - text[0].middle == pytest.approx(2 * page_measures.LEADING, abs=1)


def test_a_date_longer_than_its_issuer_stands_two_from_the_right(fonts: FontSet) -> None:
    content = render_pdf(document(issuer="武陟县人民政府", signed_by="县局", sealed=False), fonts)
    issuer = page_measures.line_reading(content, 1, "县局").characters
    dated = page_measures.line_reading(content, 1, "2023年8月16日").characters
    assert dated[-1].origin + SIZE_3 == pytest.approx(BLOCK_LEFT + BLOCK_WIDTH - 2 * CELL, abs=NEAR)
    assert dated[0].left - issuer[0].origin == pytest.approx(2 * CELL, abs=1)


def test_annexes_are_numbered_and_their_further_lines_align_with_the_name(fonts: FontSet) -> None:
    long = "关于国网武陟县供电公司在用电报装工作中违规收取移表费等费用的明细表及凭证复印件"
    content = render_pdf(document(annexes=named(long, "证据清单")), fonts)
    first, second, third = page_measures.lines(content, 1)[-6:-3]
    assert first.text.startswith("附件：1.关于国网")
    assert third.text == "2.证据清单"
    assert first.characters[0].origin == pytest.approx(BLOCK_LEFT + 2 * CELL, abs=NEAR)
    assert second.characters[0].origin == pytest.approx(first.characters[5].origin, abs=0.1)
    assert third.characters[2].origin == pytest.approx(first.characters[5].origin, abs=0.1)
    assert third.characters[0].origin == pytest.approx(first.characters[3].origin, abs=0.1)


def test_a_single_annex_bears_no_number(fonts: FontSet) -> None:
    content = render_pdf(document(issuer="武陟县人民政府", annexes=named("证据清单"), addressee="国网武陟县供电公司："), fonts)
    assert [line.text for line in page_measures.lines(content, 1)[3:6]] == [
        "国网武陟县供电公司：",
        "请于期满前书面报送整改结果。",
        "附件：证据清单",
    ]


def test_a_narrowed_mark_before_another_typeface_leaves_the_line_within_the_block(fonts: FontSet) -> None:
    """Marks that give way stand before figures of another face; the line is full to its last figure."""
    content = render_pdf(document(paragraphs=(Paragraph(f"甲（乙丙）（{'丁' * 11}）0000.00元00000000"),)), fonts)
    line = next(line for line in page_measures.lines(content, 1) if "0000" in line.text)
    assert BLOCK_LEFT + BLOCK_WIDTH - 2 < line.right <= BLOCK_LEFT + BLOCK_WIDTH + 0.1
