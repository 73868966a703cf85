"""The colophon, measured: GB/T 9704-2012, 7.4; which page bears it, and which pages bear no number."""

import io
from datetime import date

import pdfplumber
import pypdfium2
import pytest

from inspections.faults import UserError
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.official_document import Colophon, OfficialDocument, Paragraph
from inspections.typesetting.pdf.drawing import render_pdf
from tests.support import page_measures
from tests.support.page_measures import BLOCK_HEIGHT, BLOCK_LEFT, BLOCK_TOP, BLOCK_WIDTH, MM, document, named

NEAR = 0.5
SIZE_4 = 14 * MM
FEW = Colophon("武陟县发展和改革委员会办公室", date(2023, 8, 6), ("焦作市发展和改革委员会", "武陟县市场监督管理局"))
LINE = "本机关依照定职责对用电报装领域开展监督检查并促有关单位改"


def of_lines(lines: int, **changes: object) -> OfficialDocument:
    text = Paragraph((LINE * lines)[: 28 * lines - 4])
    return document(paragraphs=(text,), signed_by="武陟县能源局", **{"colophon": FEW, **changes})


def pages(content: bytes) -> int:
    with pypdfium2.PdfDocument(content) as pdf:
        return len(pdf)


def rules(content: bytes, number: int) -> list[tuple[float, float, float, float]]:
    """Height, left and right end in millimetres, and thickness, of the page's rules from top to bottom."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        lines = pdf.pages[number - 1].lines
        return sorted((rule["top"] * MM, rule["x0"] * MM, rule["x1"] * MM, rule["linewidth"] * MM) for rule in lines)


def texts(content: bytes, number: int) -> list[str]:
    return [line.text for line in page_measures.lines(content, number)]


def test_rules_are_as_wide_as_the_block_and_the_last_one_lies_on_its_edge(fonts: FontSet) -> None:
    content = render_pdf(of_lines(5), fonts)
    first, middle, last = rules(content, 2)
    for _, left, right, _ in (first, middle, last):
        assert left == pytest.approx(BLOCK_LEFT, abs=0.1)
        assert right == pytest.approx(BLOCK_LEFT + BLOCK_WIDTH, abs=0.1)
    assert [thickness for *_, thickness in (first, middle, last)] == pytest.approx([0.35, 0.25, 0.35], abs=0.01)
    assert last[0] == pytest.approx(BLOCK_TOP + BLOCK_HEIGHT, abs=0.1)


def test_copies_and_printer_stand_one_character_in_between_the_rules(fonts: FontSet) -> None:
    content = render_pdf(of_lines(5), fonts)
    first, middle, last = rules(content, 2)
    copies, printed = page_measures.lines(content, 2)[:2]
    assert copies.text == "抄送：焦作市发展和改革委员会，武陟县市场监督管理局。"
    assert printed.text == "武陟县发展和改革委员会办公室2023年8月6日印发"
    for line in (copies, printed):
        assert line.characters[0].origin == pytest.approx(BLOCK_LEFT + SIZE_4, abs=NEAR)
    assert printed.characters[-1].origin + SIZE_4 == pytest.approx(BLOCK_LEFT + BLOCK_WIDTH - SIZE_4, abs=NEAR)
    assert (copies.top + copies.bottom) / 2 == pytest.approx((first[0] + middle[0]) / 2, abs=NEAR)
    assert (printed.top + printed.bottom) / 2 == pytest.approx((middle[0] + last[0]) / 2, abs=NEAR)
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        assert {round(char["size"], 1) for char in pdf.pages[1].chars} == {14.0}


def test_many_copies_run_on_below_the_first_name(fonts: FontSet) -> None:
    bodies = ("武陟县人民政府办公室。", "焦作市发展和改革委员会、", *["国家能源局河南监管办公室"] * 4)
    content = render_pdf(of_lines(5, colophon=Colophon("武陟县发展和改革委员会", date(2023, 8, 6), bodies)), fonts)
    *copies, _, _ = page_measures.lines(content, 2)
    assert len(copies) > 1
    assert "".join(line.text for line in copies) == "抄送：" + "，".join(body.rstrip("。、") for body in bodies) + "。"
    for line in copies[1:]:
        assert line.characters[0].origin == pytest.approx(copies[0].characters[3].origin, abs=0.1)
        assert line.right <= BLOCK_LEFT + BLOCK_WIDTH - SIZE_4 + 0.1
        assert line.text[0] not in "，。"


def test_without_copies_there_are_two_rules(fonts: FontSet) -> None:
    content = render_pdf(of_lines(5, colophon=Colophon("武陟县发展和改革委员会", date(2023, 8, 6), ("、",))), fonts)
    assert [thickness for *_, thickness in rules(content, 2)] == pytest.approx([0.35, 0.35], abs=0.01)
    assert texts(content, 2) == ["武陟县发展和改革委员会2023年8月6日印发", "—2—"]


def test_a_long_printer_keeps_clear_of_the_date(fonts: FontSet) -> None:
    content = render_pdf(of_lines(5, colophon=Colophon("武陟县" + "发展和改革委员会" * 6, date(2023, 12, 26))), fonts)
    last = page_measures.lines(content, 2)[-2]
    dated = next(index for index, character in enumerate(last.characters) if character.text == "2")
    assert last.characters[dated - 1].right < last.characters[dated].left
    assert last.text.endswith("2023年12月26日印发")


@pytest.mark.parametrize("lines", range(1, 50))
def test_the_colophon_stands_on_the_last_even_page(fonts: FontSet, lines: int) -> None:
    """An odd last page is followed by the colophon's; before it an empty page may lie, and then neither bears a number (7.5)."""
    content = render_pdf(of_lines(lines), fonts)
    plain = render_pdf(of_lines(lines, colophon=None), fonts)
    count, before = pages(content), pages(plain)
    assert count % 2 == 0
    last = texts(content, count)
    assert any(line.endswith("2023年8月6日印发") for line in last)
    assert [texts(content, number) for number in range(1, before)] == [texts(plain, number) for number in range(1, before)]
    numbered = [f"—{number}—" in texts(content, number) for number in range(1, count + 1)]
    if before % 2:
        assert count == before + 1
        assert numbered == [True] * count
    elif count == before:
        top = rules(content, count)[0][0]
        dated = next(line for line in page_measures.lines(content, count) if line.text == "2023年8月16日")
        assert dated.bottom + page_measures.LEADING < top + NEAR
        assert numbered == [True] * count
    else:
        assert count == before + 2
        assert texts(content, before + 1) == []
        assert numbered == [True] * before + [False, False]
        occupied = texts(plain, before)
        assert len(occupied) + 4 > 22 - 11 * (before == 1) - 2


def test_annexes_come_before_the_colophon(fonts: FontSet) -> None:
    content = render_pdf(of_lines(2, annexes=named("违规收费明细表")), fonts)
    assert pages(content) == 2
    read = texts(content, 2)
    assert read[0] == "附件"
    assert read[-2:] == ["武陟县发展和改革委员会办公室2023年8月6日印发", "—2—"]


def test_a_character_without_a_glyph_is_named(fonts: FontSet) -> None:
    with pytest.raises(UserError, match="版记抄送机关"):
        render_pdf(of_lines(5, colophon=Colophon("甲", date(2023, 8, 6), ("乙\ue000",))), fonts)
    with pytest.raises(UserError, match="版记印发机关"):
        render_pdf(of_lines(5, colophon=Colophon("甲\ue000", date(2023, 8, 6))), fonts)
