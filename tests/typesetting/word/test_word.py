"""A document as .docx: the page's measures, typefaces, lines, tables and page numbers, read back from the file."""

import io
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph
from hypothesis import given
from hypothesis import strategies as st

from inspections.cases.numbers import NumberKind
from inspections.documents.composing import blank
from inspections.typesetting.official_document import Colophon, Level, Listing, Paragraph
from inspections.typesetting.paper import Entry, Exchange, Gap, Picture, Printed, RuledLines, SignaturePlace, Signatures, Strokes
from inspections.typesetting.word.exporting import to_docx
from tests.support.made_up_case import PAPERS, profile, templates
from tests.support.made_up_papers import paper, photo, photo_bytes, signature_png
from tests.support.notice_drafts import charged, composed, fee

NOTICE = composed(charged(fee(), fee("带电作业费", "35000.50")))
ROOT = Path(__file__).resolve().parents[3]


def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def paragraph(document: Document, text: str) -> WordParagraph:
    return next(paragraph for paragraph in document.paragraphs if paragraph.text == text)


def face(of: WordParagraph) -> str:
    fonts_element = of.runs[0]._element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")  # noqa: SLF001 # what python-docx does not show
    assert fonts_element is not None
    return str(fonts_element.get(qn("w:eastAsia")))


def points(length: int | None) -> float:
    return (length or 0) / 12700


def mm(length: int | None) -> float:
    return (length or 0) / 36000


def test_the_page_has_the_measures_of_the_standard() -> None:
    section = opened(to_docx(NOTICE)).sections[0]
    assert (mm(section.page_width), mm(section.page_height)) == pytest.approx((210, 297), abs=0.1)
    margins = (section.top_margin, section.left_margin, section.bottom_margin, section.right_margin)
    assert [mm(margin) for margin in margins] == pytest.approx([37, 28, 35, 26], abs=0.1)


def test_mark_number_title_and_text() -> None:
    document = opened(to_docx(NOTICE))
    mark = paragraph(document, NOTICE.issuer)
    assert (face(mark), str(mark.runs[0].font.color.rgb)) == ("方正小标宋简体", "D90000")
    assert mm(mark.paragraph_format.space_before) == pytest.approx(35, abs=0.3)
    number = paragraph(document, NOTICE.number)
    border = number._p.find("/".join(map(qn, ("w:pPr", "w:pBdr", "w:bottom"))))  # noqa: SLF001 # what python-docx does not show
    assert border is not None
    assert (border.get(qn("w:sz")), border.get(qn("w:color"))) == ("12", "D90000")
    title = paragraph(document, NOTICE.title)
    assert (face(title), points(title.runs[0].font.size), title.alignment) == ("方正小标宋简体", 22, WD_ALIGN_PARAGRAPH.CENTER)
    assert paragraph(document, f"{NOTICE.addressee}：").paragraph_format.first_line_indent.pt == 0
    first = next(part for part in NOTICE.paragraphs if isinstance(part, Paragraph))
    body = paragraph(document, first.text)
    form = body.paragraph_format
    assert (face(body), points(body.runs[0].font.size)) == ("仿宋_GB2312", 16)
    assert (form.line_spacing.pt, form.first_line_indent.pt) == pytest.approx((28.95, 31.5), abs=0.06)


@pytest.mark.parametrize(
    ("level", "name"), [(Level.FIRST, "黑体"), (Level.SECOND, "楷体_GB2312"), (Level.THIRD, "仿宋_GB2312"), (Level.FOURTH, "仿宋_GB2312")]
)
def test_levels_have_their_typefaces(level: Level, name: str) -> None:
    made = opened(to_docx(replace(NOTICE, paragraphs=(Paragraph("一、标题。正文", level, lead=5),))))
    heading = paragraph(made, "一、标题。正文")
    assert face(heading) == name
    assert [run.text for run in heading.runs] == ["一、标题。", "正文"]


def test_numbers_stand_outside_on_odd_and_even_pages() -> None:
    document = opened(to_docx(NOTICE))
    assert document.settings.odd_and_even_pages_header_footer
    for footer, align in (
        (document.sections[0].footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (document.sections[0].even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        (footer_paragraph,) = footer.paragraphs
        assert footer_paragraph.alignment is align
        assert (footer_paragraph.text.replace("1", ""), face(footer_paragraph), footer_paragraph.runs[0].font.size.pt) == (
            "—  —",
            "宋体",
            14,
        )
        assert "PAGE" in footer_paragraph._p.xml  # noqa: SLF001 # what python-docx does not show


def test_tables_repeat_their_headings_and_annexes_begin_a_page() -> None:
    document = opened(to_docx(NOTICE))
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == list(NOTICE.annexes[0].headings)
    assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None  # noqa: SLF001 # what python-docx does not show
    assert [[cell.text for cell in row.cells] for row in table.rows[1:]] == [list(row) for row in NOTICE.annexes[0].rows]
    assert paragraph(document, "附件").paragraph_format.page_break_before


def test_figures_and_dates_fit_into_the_columns_of_a_table() -> None:
    lines = [fee(payee="某县昌明电力工程有限公司", charged_on="2023-06-21") for _ in range(12)]
    (table,) = opened(to_docx(composed(charged(*lines)))).tables
    sizes = {run.font.size.pt for cell in table.rows[1].cells for paragraph in cell.paragraphs for run in paragraph.runs if run.font.size}
    (size,) = sizes
    widths = [points(column.width) - 0.6 * size for column in table.columns]
    assert sum(points(column.width) for column in table.columns) == pytest.approx(points(docx.shared.Mm(156)), abs=1)
    for column, text in ((0, "合计"), (2, "14400.00"), (3, "2023年6月21日")):
        assert sum(0.5 if character.isascii() else 1.0 for character in text) * size <= widths[column], text
    margin = table._tbl.tblPr.find(f"{qn('w:tblCellMar')}/{qn('w:left')}")  # noqa: SLF001 # what python-docx does not show
    assert margin is not None
    assert int(margin.get(qn("w:w"))) == pytest.approx(6 * size, abs=1)


def test_the_number_stands_where_the_printed_one_does() -> None:
    document = opened(to_docx(NOTICE))
    texts = [paragraph.text for paragraph in document.paragraphs]
    mark, *gaps, number = document.paragraphs[: texts.index(NOTICE.number) + 1]
    height = points(mark.paragraph_format.space_before) + sum(
        points(paragraph.paragraph_format.line_spacing) for paragraph in (mark, *gaps)
    )
    middle = height + points(number.paragraph_format.line_spacing) / 2
    assert middle == pytest.approx(6.5 * 28.95, abs=4)


@pytest.mark.parametrize(
    ("issuer", "sealed", "expected"),
    [
        ("某县发展和改革委员会", True, (2, 4)),
        ("某局", True, (6, 4)),
        ("某县发展和改革委员会", False, (2, 4)),
        ("某局", False, (8, 2)),
    ],
)
def test_signature_and_date_keep_their_distance(issuer: str, sealed: bool, expected: tuple[float, float]) -> None:
    document = opened(to_docx(replace(NOTICE, signed_by=issuer, dated=date(2023, 8, 5), sealed=sealed, issuer="某某")))
    rights = [paragraph(document, text).paragraph_format.right_indent.pt / 15.75 for text in (issuer, "2023年8月5日")]
    # The date is six characters wide: its six figures are half ones.
    assert rights == pytest.approx(expected, abs=0.05)


def framed(document: Document) -> list[tuple[str, dict[str, str], WordParagraph]]:
    """Return text, frame and paragraph of whatever stands in a frame."""
    frames = []
    for paragraph in document.paragraphs:
        frame = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:framePr')}")  # noqa: SLF001 # what python-docx does not show
        if frame is not None:
            frames.append((paragraph.text, dict(frame.items()), paragraph))
    return frames


COPIED = st.lists(st.text("甲乙丙局县", min_size=1, max_size=20), max_size=9).map(tuple)


@given(COPIED)
def test_a_colophon_is_one_frame_at_the_foot_of_the_last_page(copies: tuple[str, ...]) -> None:
    made = replace(NOTICE, colophon=Colophon("某县发展和改革委员会办公室", date(2023, 8, 16), copies))
    document = opened(to_docx(made))
    frames = framed(document)
    copied = [f"抄送：{'，'.join(copies)}。"] if copies else []
    assert [text for text, _, _ in frames if text] == [*copied, "某县发展和改革委员会办公室\t2023年8月16日印发"]
    # Neighbours with the same frame share it; what it hangs on comes behind, and is no line of text.
    *_, anchor = document.paragraphs
    assert [paragraph._p for _, _, paragraph in frames] == [paragraph._p for paragraph in document.paragraphs[-len(frames) - 1 : -1]]  # noqa: SLF001 # compared
    assert all(frame == frames[0][1] for _, frame, _ in frames)
    assert (anchor.text, anchor.paragraph_format.line_spacing) == ("", 12700)
    at = {key.rpartition("}")[2]: value for key, value in frames[0][1].items()}
    assert (at["vAnchor"], at["yAlign"], at["hAnchor"], at["xAlign"]) == ("margin", "bottom", "margin", "left")
    assert int(at["w"]) / 20 == pytest.approx(156 / 25.4 * 72, abs=0.1)


def test_the_rules_of_a_colophon_have_the_thickness_of_the_standard_and_its_text_keeps_a_character_from_either_side() -> None:
    made = replace(NOTICE, colophon=Colophon("某县发展和改革委员会办公室", date(2023, 8, 16), ("甲局", "乙局")))
    frames = [paragraph for _, _, paragraph in framed(opened(to_docx(made)))]
    rules = [paragraph for paragraph in frames if not paragraph.text]
    assert [mm(rule.paragraph_format.line_spacing) for rule in rules] == pytest.approx([0.35, 0.25, 0.35], abs=0.01)
    assert all(rule._p.find("/".join(map(qn, ("w:pPr", "w:shd")))) is not None for rule in rules)  # noqa: SLF001 # as above
    for paragraph in frames:
        form = paragraph.paragraph_format
        sides = (points(form.left_indent) + points(form.first_line_indent), points(form.right_indent))
        assert sides == ((14, 14) if paragraph.text else (0, 0))


def test_a_papers_blocks() -> None:
    made = paper(
        Entry("被检查单位", "某公司"),
        Entry("联系人", "张某", half=True),
        Entry("电话", "1", half=True),
        Entry("备注", half=True),
        Entry("地址", lines=2),
        Entry("方式", "■直接", ruled=False),
        Exchange("什么时候？", "上午"),
        Exchange(lines=2),
        RuledLines(3),
        Gap(),
        Listing(("甲", "乙"), (("1", "2"),), 2),
        Paragraph("核对无误。"),
        Signatures(
            (
                SignaturePlace("检查人员", (Strokes((((0, 0), (10, 5)), ((3, 3),))), Picture(signature_png())), "2023年8月15日"),
                SignaturePlace("负责人", dated=None, stamped=True),
            )
        ),
        photos=(photo(photo_bytes(300, 200)), photo(photo_bytes(200, 900))),
    )
    document = opened(to_docx(made))
    texts = [paragraph.text for paragraph in document.paragraphs]
    for text in (
        "被检查单位：某公司\t",
        "联系人：张某\t\t电话：1\t",
        "备注：\t",
        "地址：\t",
        "方式：■直接",
        "问：什么时候？",
        "答：上午",
        "核对无误。",
    ):
        assert text in texts
    assert texts.count("\t") == 1 + 1 + 3
    assert len(document.inline_shapes) == 4
    assert [len(table.rows) for table in document.tables] == [4, 1, 3, 1, 3]
    assert "检查人员：\t2023年8月15日" in texts
    assert "负责人：\t" in texts


def test_a_paper_counts_its_pages_below_the_line_for_signatures() -> None:
    form = blank(templates()[NumberKind.SITE_RECORD], profile())
    first, second = opened(to_docx(form)).sections[0].footer.paragraphs
    assert first.text.startswith("检查人员：")
    assert second.text == "第1页　共1页"
    assert {"PAGE", "NUMPAGES"} <= set(second._p.xml.split())  # noqa: SLF001 # what python-docx does not show
    cover = opened(to_docx(replace(form, foot=(), counted=False)))
    assert [section.text for section in cover.sections[0].footer.paragraphs] == [""]


@pytest.mark.parametrize(
    "content",
    [photo_bytes(400, 300, orientation=6), photo_bytes(300, 400).replace(b"JFIF", b"abcd"), photo_bytes(300, 400, kind="PNG")],
)
def test_a_photo_of_any_make_stands_upright_in_it(content: bytes) -> None:
    document = opened(to_docx(paper(photos=(photo(content),))))
    shown = document.inline_shapes[-1]
    assert shown.width / shown.height == pytest.approx(300 / 400, rel=0.01)


@pytest.mark.parametrize("kind", PAPERS)
def test_every_blank_form_can_be_edited(kind: NumberKind) -> None:
    document = opened(to_docx(blank(templates()[kind], None)))
    assert templates()[kind].title in [paragraph.text for paragraph in document.paragraphs]


def test_a_title_may_be_longer_than_a_word_processor_keeps_it_as_a_property() -> None:
    title = "关于某事项的" * 50
    document = opened(to_docx(paper(title=title, issuer="某某" * 200, subject=title)))
    assert title in "".join(paragraph.text for paragraph in document.paragraphs)
    assert title.startswith(document.core_properties.title)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_makes_a_file_that_cannot_be_opened(text: str) -> None:
    assert opened(to_docx(paper(Paragraph(text), Entry("甲", text)))).paragraphs


PARAGRAPH_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku "
    "wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing "
    "mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
RUN_ORDER = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color "
    "spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
)


@pytest.mark.parametrize(
    "printed",
    [
        replace(NOTICE, colophon=Colophon("某县发展和改革委员会", date(2023, 8, 16), ("甲局",))),
        blank(templates()[NumberKind.SITE_RECORD], profile()),
    ],
    ids=["notice", "form"],
)
def test_properties_come_in_the_order_of_the_schema(printed: Printed) -> None:
    """ISO/IEC 29500-1, A.1: CT_PPr and CT_RPr are sequences, and Word may refuse a file that mixes them up."""
    body = opened(to_docx(printed)).element.body
    for tag, names in (("w:pPr", PARAGRAPH_ORDER), ("w:rPr", RUN_ORDER)):
        order = names.split()
        orders = [[order.index(child.tag.rpartition("}")[2]) for child in properties] for properties in body.iter(qn(tag))]
        assert orders
        assert [order_of_one for order_of_one in orders if order_of_one != sorted(order_of_one)] == []


def test_quotation_marks_are_chinese_ones() -> None:
    fonts = opened(to_docx(NOTICE)).element.body.iter(qn("w:rFonts"))
    assert {font.get(qn("w:hint")) for font in fonts} == {"eastAsia"}


def test_the_file_is_described() -> None:
    described = opened(to_docx(NOTICE)).core_properties
    assert (described.title, described.author, described.language) == (NOTICE.title, NOTICE.issuer, "zh-CN")
    assert described.created is not None
    assert described.created.date() == NOTICE.dated


def test_the_window_opens_without_it() -> None:
    words = "import sys, gui.main_window, gui.documents.presenter; sys.exit('docx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", words], cwd=ROOT, check=False).returncode == 0
