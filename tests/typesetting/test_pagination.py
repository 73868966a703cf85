"""Where pages end: the signature never stands alone, headings stay with their text, the text begins on the first page."""

import re
from collections.abc import Callable

import pypdfium2
import pytest

from inspections.faults import UserError
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.official_document import Level, OfficialDocument, Paragraph
from inspections.typesetting.pdf.drawing import render_pdf
from tests.support import page_measures
from tests.support.page_measures import document, named

Pages = Callable[[OfficialDocument], list[list[str]]]
SIGNED = "武陟县能源局"
LINE = "本机关依照定职责对用电报装领域开展监督检查并促有关单位改"


@pytest.fixture
def pages(fonts: FontSet) -> Pages:
    """The lines of each page from the addressee on, without the page number."""

    def read(made: OfficialDocument) -> list[list[str]]:
        content = render_pdf(made, fonts)
        with pypdfium2.PdfDocument(content) as pdf:
            count = len(pdf)
        lines = [[line.text for line in page_measures.lines(content, number)] for number in range(1, count + 1)]
        assert [page.pop() for page in lines] == [f"—{number}—" for number in range(1, count + 1)]
        # The pages of annexes follow; they are specified elsewhere.
        return [lines[0][3:], *(page for page in lines[1:] if not re.fullmatch("附件[0-9]*", page[0]))]

    return read


def text(lines: int) -> Paragraph:
    """A paragraph of this many lines."""
    return Paragraph((LINE * lines)[: 28 * lines - 4])


@pytest.mark.parametrize("lines", range(1, 60))
def test_the_signature_stands_below_text_with_which_it_shares_its_page(pages: Pages, lines: int) -> None:
    read = pages(document(paragraphs=(text(lines),), signed_by=SIGNED, note="联系人：王某"))
    last = read[-1]
    assert last[-3:] == [SIGNED, "2023年8月16日", "（联系人：王某）"]
    assert len(last) >= 4
    assert set(last[-4]) <= set(LINE)
    assert all(len(page) <= 22 for page in read[1:])
    assert len(read[0]) >= 2
    assert len(read[0]) <= 11
    assert sum(map(len, read)) == 1 + lines + 3


@pytest.mark.parametrize("lines", range(1, 30, 3))
@pytest.mark.parametrize("annexes", [1, 4, 15])
def test_annexes_stay_together_above_the_signature(pages: Pages, lines: int, annexes: int) -> None:
    names = tuple(f"明细表之{'一二三四五六七八九十'[number % 10]}" for number in range(annexes))
    read = pages(document(paragraphs=(text(3), text(lines)), signed_by=SIGNED, annexes=named(*names)))
    last = read[-1]
    assert last[-2:] == [SIGNED, "2023年8月16日"]
    assert last[-2 - annexes].startswith("附件：")
    assert len(last) > 2 + annexes
    assert all(line.startswith(f"{number}.") for number, line in enumerate(last[-1 - annexes : -2], 2))


@pytest.mark.parametrize("lines", range(1, 12))
@pytest.mark.parametrize("annexes", [20, 27, 40])
def test_more_annexes_than_a_page_holds_run_on(pages: Pages, annexes: int, lines: int) -> None:
    read = pages(document(paragraphs=(text(lines),), signed_by=SIGNED, annexes=named(*["明细表"] * annexes)))
    printed = [line for page in read for line in page]
    assert printed[1 + lines : -2] == ["附件：1.明细表", *(f"{number}.明细表" for number in range(2, annexes + 1))]
    assert read[-1][-2:] == [SIGNED, "2023年8月16日"]
    assert len(read[-1]) > 2


def test_a_note_longer_than_a_page_runs_on_below_the_signature(pages: Pages) -> None:
    read = pages(document(paragraphs=(text(11),), signed_by=SIGNED, note=LINE * 25))
    assert SIGNED in read[1]
    assert read[1].index(SIGNED) > 0
    assert len(read) == 3


@pytest.mark.parametrize("lines", range(6, 12))
def test_a_heading_does_not_end_a_page(pages: Pages, lines: int) -> None:
    heading = Paragraph("一、收取已明令取消的费用", Level.FIRST)
    second = Paragraph("（一）移表费", Level.SECOND)
    read = pages(document(paragraphs=(text(lines), heading, second, text(5)), signed_by=SIGNED))
    assert read[0][-1] not in {heading.text, second.text}
    assert sum(map(len, read)) == 1 + lines + 2 + 5 + 2


def test_a_long_addressee_starts_every_line_at_the_edge(fonts: FontSet) -> None:
    content = render_pdf(document(addressee="国网武陟县供电公司、" * 6 + "武陟县某物业服务有限公司", issuer="武陟县人民政府"), fonts)
    addressee = page_measures.lines(content, 1)[3:6]
    assert addressee[-1].text.endswith("公司：")
    for line in addressee:
        assert line.characters[0].origin == pytest.approx(page_measures.BLOCK_LEFT, abs=0.2)


@pytest.mark.parametrize("lines", range(1, 14))
def test_an_addressee_that_leaves_the_text_no_line_of_the_first_page_is_refused(pages: Pages, lines: int) -> None:
    made = document(addressee="甲" * (28 * lines - 1))
    if lines <= 10:
        assert pages(made)[0][lines] == "请于期满前书面报送整改结果。"
        return
    with pytest.raises(UserError) as refused:
        pages(made)
    [fault] = refused.value.faults
    assert (fault.code, fault.where) == ("addressee_too_long", "主送机关")
    assert f"共占{lines}行" in fault.what
    assert "10行以内" in fault.action


def test_a_heading_alone_below_the_addressee_is_no_beginning_of_the_text(pages: Pages) -> None:
    paragraphs = (Paragraph("一、收取已明令取消的费用", Level.FIRST), text(3))
    assert len(pages(document(addressee="甲" * (28 * 9 - 1), paragraphs=paragraphs))[0]) == 11
    with pytest.raises(UserError, match=r"共占10行.*9行以内"):
        pages(document(addressee="甲" * (28 * 10 - 1), paragraphs=paragraphs))
    two = (paragraphs[0], Paragraph("（一）移表费", Level.SECOND), text(3))
    with pytest.raises(UserError, match=r"共占9行.*8行以内"):
        pages(document(addressee="甲" * (28 * 9 - 1), paragraphs=two))


def test_a_title_that_fills_the_first_page_is_refused(pages: Pages) -> None:
    with pytest.raises(UserError, match="标题过长"):
        pages(document(title="甲" * 20 * 11))


def test_a_character_without_a_glyph_and_a_long_addressee_are_told_together(pages: Pages) -> None:
    with pytest.raises(UserError) as refused:
        pages(document(addressee="甲\ue000" * 28 * 8))
    assert [fault.code for fault in refused.value.faults] == ["missing_glyph", "addressee_too_long"]


@pytest.mark.parametrize("lines", range(2, 40))
@pytest.mark.parametrize("following", [2, 3, 9])
def test_no_first_or_last_line_of_a_paragraph_stands_alone(pages: Pages, lines: int, following: int) -> None:
    """Every paragraph is told by its own character; one of two lines and more has two lines on each page that it reaches."""
    marks = "甲乙丙丁"
    counts = (lines, following, 4, 5)
    texts = [Paragraph(mark * (28 * count - 4)) for mark, count in zip(marks, counts, strict=True)]
    read = pages(document(paragraphs=tuple(texts), signed_by=SIGNED))
    for mark, count in zip(marks, counts, strict=True):
        parts = [number for page in read if (number := sum(mark in line for line in page))]
        assert sum(parts) == count
        # The text begins on the first page and ends above the signature, whatever that leaves of a paragraph.
        assert min(parts) >= 2 or count == 3


def test_a_page_that_has_room_for_one_line_only_of_the_first_paragraph_begins_it(pages: Pages) -> None:
    """The text begins on the first page (7.3.3): that goes before lines that stand alone."""
    read = pages(document(addressee="甲" * (28 * 10 - 1), paragraphs=(text(5),)))
    assert len(read[0]) == 11
