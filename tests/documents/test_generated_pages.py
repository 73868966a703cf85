"""Whatever is written, a page holds it: no line breaks 禁则, nothing leaves the block, every character is drawn and can be copied.

Long names, rare characters, numbers, Latin words and brackets in rows, in notices, papers and tables.
"""

import re
from collections.abc import Iterator

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspections.typesetting import page
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.layout import lay_out
from inspections.typesetting.missing_glyphs import missing_glyphs
from inspections.typesetting.official_document import Annex, Colophon, Level, Listing, OfficialDocument, Paragraph
from inspections.typesetting.page import Page
from inspections.typesetting.paper import Block, Entry, Exchange, Paper, Printed, SignaturePlace, Signatures
from inspections.typesetting.pdf.drawing import render_pdf
from tests.support import page_measures
from tests.support.made_up_papers import DAY, FOOT, paper
from tests.support.page_measures import BLOCK_HEIGHT, BLOCK_LEFT, BLOCK_TOP, BLOCK_WIDTH, document

# Written anew from GB/T 15834.
NOT_FIRST = "，。、；：！？）》”’〉】〕％%"
NOT_LAST = "（《“‘〈【〔"
SMALL = settings(max_examples=25)
LARGE = settings(max_examples=1000)

names = st.text("国网武陟县供电公司焦作市发展和改革委员会䶮㛃𬭎镕喆堃", min_size=1, max_size=30)
pieces = st.one_of(
    names,
    names.map("（{}）".format),
    st.tuples(names, names).map(lambda two: f"（《{two[0]}》（“{two[1]}”））、"),
    st.from_regex(r"[0-9]{1,12}(\.[0-9]{2}元)?", fullmatch=True),
    st.from_regex(r"[A-Za-z]{1,24}", fullmatch=True),
    st.sampled_from(
        ["，", "。", "；", "：", "、", "？”", "……", "——", "12%", "豫H20010", "武发改能源〔2023〕12号", "GB/T 9704-2012", "2023年8月15日"]
    ),
)
text = st.tuples(names, st.lists(pieces, max_size=14).map("".join)).map("".join)
short = st.just("") | st.tuples(names, st.lists(pieces, max_size=2).map("".join)).map("".join)
FOOT_OF_PAGE = re.compile(r"—[0-9]+—$|检查人员签名：被检查单位（人）签名：第[0-9]+页共[0-9]+页$")


@st.composite
def listings(draw: st.DrawFn) -> Listing:
    columns = draw(st.integers(1, 6))
    headings = tuple(draw(st.text("收费项目金额", min_size=1, max_size=8)) for _ in range(columns))
    return Listing(headings, tuple(draw(st.lists(st.tuples(*[short] * columns), min_size=1, max_size=8))))


paragraphs = st.one_of(text.map(Paragraph), st.tuples(names, st.sampled_from(Level)).map(lambda two: Paragraph(*two)))


@st.composite
def notices(draw: st.DrawFn) -> OfficialDocument:
    body: list[Paragraph | Listing] = [
        Paragraph(draw(text)),
        *draw(st.lists(st.one_of(paragraphs, listings()), max_size=6)),
        Paragraph(draw(text)),
    ]
    annexes = draw(
        st.lists(st.builds(Annex, names, st.just(("项目", "说明")), st.lists(st.tuples(short, text), max_size=3).map(tuple)), max_size=2)
    )
    colophon = Colophon(draw(names), DAY, tuple(draw(st.lists(names, max_size=4)))) if draw(st.booleans()) else None
    return document(
        paragraphs=tuple(body),
        addressee=draw(names),
        title=draw(names),
        signed_by=draw(names),
        sealed=draw(st.booleans()),
        note=draw(st.none() | names),
        number=draw(names),
        annexes=tuple(annexes),
        colophon=colophon,
    )


blocks: st.SearchStrategy[Block] = st.one_of(
    paragraphs,
    listings(),
    st.builds(Entry, st.text("被检查单位地址", min_size=1, max_size=14), short, st.booleans(), st.integers(1, 3), st.booleans()),
    st.builds(Exchange, text, short),
    st.builds(
        SignaturePlace,
        st.text("检查人员签名", min_size=1, max_size=40),
        st.just(()),
        st.sampled_from(["", "2023年8月15日", None]),
        st.booleans(),
    ).map(lambda signing: Signatures((signing, signing))),
)
papers = st.lists(blocks, min_size=1, max_size=12).flatmap(
    lambda made: st.builds(lambda title, number: paper(*made, title=title, number=number, foot=FOOT), names, names)
)


def lines_of(laid_out: Page) -> Iterator[str]:
    """What stands together on one line: spans that begin where the last one ended."""
    line, end = "", (0.0, 0.0)
    for span, baseline in laid_out.placed:
        if (baseline, round(span.x, 3)) != end:
            yield line
            line = ""
        line += span.text
        end = (baseline, round(span.right, 3))
    yield line


def runs_on(made: Printed) -> Iterator[str]:
    """Texts that are read without anything between, over the end of a page too."""
    for block in made.blocks if isinstance(made, Paper) else made.paragraphs:
        match block:
            case Paragraph(words):
                yield words
            case Exchange(question, answer):
                yield f"问：{question}答：{answer}"
            case _:
                pass


def cells(made: Printed) -> Iterator[str]:
    for block in made.blocks if isinstance(made, Paper) else made.paragraphs:
        if isinstance(block, Listing):
            yield from (cell for row in block.rows for cell in row)


def holds(made: Printed, fonts: FontSet) -> None:
    assert missing_glyphs(made, fonts) == ()
    for laid_out in lay_out(made, fonts):
        for line in filter(None, lines_of(laid_out)):
            assert line[0] not in NOT_FIRST, line
            assert line[-1] not in NOT_LAST, line
        for span, baseline in laid_out.placed:
            assert span.x >= -0.01
            assert span.right <= page.BLOCK_WIDTH + 0.01, span.text
            assert baseline <= page.BLOCK_HEIGHT or "页" in span.text or "—" in span.text
    content = render_pdf(made, fonts)
    with pypdfium2.PdfDocument(content) as pdf:
        copied = [re.sub(r"[\s\ufffe]", "", sheet.get_textpage().get_text_range()) for sheet in pdf]
    for number in range(1, len(copied) + 1):
        for character in page_measures.characters(content, number):
            assert character.left >= BLOCK_LEFT - 0.3, character
            assert character.right <= BLOCK_LEFT + BLOCK_WIDTH + 0.3, character
            assert character.top >= BLOCK_TOP
            assert character.bottom <= BLOCK_TOP + BLOCK_HEIGHT + 13
    whole = "".join(FOOT_OF_PAGE.sub("", read) for read in copied)
    for words in runs_on(made):
        assert words.replace(" ", "") in whole
    # A row that is parted between two pages is not read cell by cell.
    assert {mark for cell in cells(made) for mark in cell.replace(" ", "")} <= set(whole)


@pytest.mark.parametrize("number", ["武" * 29 + "〔2023〕1号", "㛃" * 60])
def test_a_number_longer_than_a_line_stays_on_it(fonts: FontSet, number: str) -> None:
    holds(document(number=number), fonts)
    holds(paper(Paragraph("现场检查。"), number=number), fonts)


@given(notices())
@SMALL
def test_any_notice_holds(fonts: FontSet, made: OfficialDocument) -> None:
    holds(made, fonts)


@given(papers)
@SMALL
def test_any_paper_holds(fonts: FontSet, made: Paper) -> None:
    holds(made, fonts)


@pytest.mark.long
@given(notices())
@LARGE
def test_a_thousand_notices_hold(fonts: FontSet, made: OfficialDocument) -> None:
    holds(made, fonts)


@pytest.mark.long
@given(papers)
@LARGE
def test_a_thousand_papers_hold(fonts: FontSet, made: Paper) -> None:
    holds(made, fonts)
