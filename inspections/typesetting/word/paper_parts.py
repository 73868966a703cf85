"""A paper without red head as .docx: entries on lines, questions, blanks, places for signatures, photos with their captions."""

from __future__ import annotations

import io
from collections.abc import Sequence
from math import fsum
from typing import assert_never

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Length, Pt
from docx.text.paragraph import Paragraph as WordParagraph
from PIL import Image, ImageDraw

from inspections.typesetting import page
from inspections.typesetting.official_document import Listing, Paragraph
from inspections.typesetting.paper import Block, Entry, Exchange, Gap, Paper, Photo, Picture, RuledLines, SignaturePlace, Signatures, Signed
from inspections.typesetting.pictures import LARGEST_SHOWN, QUALITY, UNSHOWN, signature_in_grey, upright_photo
from inspections.typesetting.word.lettering import BODY, UNDERLINED, Style, add_text, shape
from inspections.typesetting.word.official import add_part, add_title
from inspections.typesetting.word.sheet import add_gap, count_pages, foot_paragraph, new_sheet
from inspections.typesetting.word.tables import add_table

MIDDLE = page.BLOCK_WIDTH / 2
FOOT = Style(size=12.0)
FOOT_LINE = Style(size=12.0, underlined=True)
FOOT_BLANK = "　" * 9
BLANK_DATE = "　　　年　　月　　日"
SIGNATURE_HEIGHT = Pt(20)
FOOT_SIGNATURE_HEIGHT = Pt(12)
SIGNATURE_PIXELS = 160
"""Height of a signature's picture."""
PEN = 6
PHOTO_HEIGHT = {1: Pt(400), 2: Pt(180)}
PHOTO_SHARES = (5.2, 9.0, 5.2, 9.0)


def paper_docx(paper: Paper) -> Document:
    """Return the paper for a word processor."""
    made = new_sheet(paper)
    add_gap(made, paper.title_line)
    for text in [paper.issuer] * paper.headed + [paper.title]:
        add_title(made, text)
    if paper.number:
        add_text(shape(made.add_paragraph(), align=WD_ALIGN_PARAGRAPH.RIGHT), paper.number)
    add_gap(made)
    waiting: Entry | None = None
    for block in paper.blocks:
        if waiting is not None:
            second = block if isinstance(block, Entry) and block.half else None
            _entries(made, waiting, second)
            waiting = None
            if second is not None:
                continue
        if isinstance(block, Entry) and block.half:
            waiting = block
        else:
            _block(made, block)
    if waiting is not None:
        _entries(made, waiting, None)
    for number, photo in enumerate(paper.photos):
        _photo(made, photo, PHOTO_HEIGHT[paper.photos_per_page], new_page=number % paper.photos_per_page == 0)
    _foot(made, paper)
    return made


def _block(made: Document, block: Block) -> None:
    match block:
        case Paragraph() | Listing():
            add_part(made, block)
        case Entry():
            _entries(made, block, None)
        case Exchange():
            for lead, text, lines in (("问：", block.question, 1), ("答：", block.answer, block.lines)):
                paragraph = shape(made.add_paragraph(), indent=-2, left=2)
                add_text(paragraph, lead)
                if text:
                    add_text(paragraph, text)
                else:
                    _ruled(made, paragraph, lines)
        case RuledLines():
            _ruled(made, shape(made.add_paragraph()), block.count)
        case Gap():
            add_gap(made, block.lines)
        case Signatures():
            add_gap(made)
            for signing in block.places:
                _signing(made, signing)
        case _:
            assert_never(block)


def _entries(made: Document, first: Entry, second: Entry | None) -> None:
    """Add an entry, or two halves beside one another, each underlined to its column's end."""
    paragraph = shape(made.add_paragraph())
    stops = paragraph.paragraph_format.tab_stops
    if first.half:
        stops.add_tab_stop(Pt(MIDDLE - page.CELL / 2), WD_TAB_ALIGNMENT.LEFT)
        stops.add_tab_stop(Pt(MIDDLE + page.CELL / 2), WD_TAB_ALIGNMENT.LEFT)
    stops.add_tab_stop(Pt(page.BLOCK_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    _entry(paragraph, first)
    if second is not None:
        add_text(paragraph, "\t")
        _entry(paragraph, second)
    if not first.half and first.ruled and not first.value:
        _ruled(made, None, first.lines - 1)


def _entry(paragraph: WordParagraph, entry: Entry) -> None:
    add_text(paragraph, f"{entry.label}：")
    add_text(paragraph, f"{entry.value}\t" if entry.ruled else entry.value, UNDERLINED if entry.ruled else BODY)


def _ruled(made: Document, first: WordParagraph | None, lines: int) -> None:
    for number in range(lines):
        paragraph = first if number == 0 and first is not None else shape(made.add_paragraph())
        paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(page.BLOCK_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
        add_text(paragraph, "\t", UNDERLINED)


def _signing(made: Document, signing: SignaturePlace) -> None:
    add_gap(made, 2 if signing.stamped else 0)
    paragraph = shape(made.add_paragraph())
    stops = paragraph.paragraph_format.tab_stops
    if not signing.signed:
        stops.add_tab_stop(Pt(page.BLOCK_WIDTH * 0.62), WD_TAB_ALIGNMENT.LEFT)
    stops.add_tab_stop(Pt(page.BLOCK_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    add_text(paragraph, f"{signing.label}：")
    if signing.signed:
        # A line of exact leading would cut the signature off.
        shape(paragraph, leading=None)
        add_signatures(paragraph, signing.signed, SIGNATURE_HEIGHT)
    else:
        add_text(paragraph, "\t", UNDERLINED)
    if signing.dated is not None:
        add_text(paragraph, f"\t{signing.dated or BLANK_DATE}")


def add_signatures(paragraph: WordParagraph, signed: Sequence[Signed], height: Length) -> None:
    """Add signatures as pictures beside one another."""
    for one in signed:
        picture = signature_in_grey(one.content) if isinstance(one, Picture) else _drawn(one.strokes)
        packed = io.BytesIO()
        picture.save(packed, "PNG")
        paragraph.add_run().add_picture(packed, height=height)


def _drawn(strokes: Sequence[Sequence[tuple[float, float]]]) -> Image.Image:
    """Return strokes as a picture."""
    points = [point for stroke in strokes for point in stroke] or [(0.0, 0.0)]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    wide, high = max(x for x, _ in points) - left, max(y for _, y in points) - top
    scale = (SIGNATURE_PIXELS - 2 * PEN) / max(high, wide / 6, 1e-3)
    picture = Image.new("L", (max(1, round(wide * scale)) + 2 * PEN, SIGNATURE_PIXELS), 255)
    pen = ImageDraw.Draw(picture)
    for stroke in strokes:
        path = [((x - left) * scale + PEN, (y - top) * scale + PEN) for x, y in stroke]
        if path:
            pen.line([*path, path[-1]], fill=0, width=PEN, joint="curve")
    return picture


def _photo(made: Document, photo: Photo, height: Pt, *, new_page: bool) -> None:
    paragraph = shape(made.add_paragraph(), align=WD_ALIGN_PARAGRAPH.CENTER, leading=None)
    paragraph.paragraph_format.page_break_before = new_page
    paragraph.paragraph_format.keep_with_next = True
    if photo.unshown:
        add_text(paragraph, f"{UNSHOWN}：{photo.unshown}")
    else:
        # Word turns no photo upright and knows fewer kinds of JPEG than cameras and scanners write.
        upright = upright_photo(photo.content, LARGEST_SHOWN)
        packed = io.BytesIO()
        upright.save(packed, "JPEG", quality=QUALITY)
        wide = upright.width / upright.height > page.BLOCK_WIDTH / height.pt
        size = {"width": Pt(page.BLOCK_WIDTH)} if wide else {"height": height}
        paragraph.add_run().add_picture(packed, **size)
    rows = (("拍摄地点", photo.location), ("照片内容", photo.shows), ("校验码", photo.sha256))
    add_table(made, ("照片编号", photo.number, photo.taken_label, photo.taken), (), 0, PHOTO_SHARES)
    add_table(made, rows[0], rows[1:], 0, (PHOTO_SHARES[0], fsum(PHOTO_SHARES[1:])))


def _foot(made: Document, paper: Paper) -> None:
    if paper.foot:
        paragraph = shape(foot_paragraph(made), align=WD_ALIGN_PARAGRAPH.LEFT, leading=None)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(MIDDLE))
        for foot in paper.foot:
            add_text(paragraph, f"{foot.label}：", FOOT)
            if foot.signed:
                add_signatures(paragraph, foot.signed, FOOT_SIGNATURE_HEIGHT)
            elif foot.words:
                add_text(paragraph, foot.words, FOOT_LINE)
            else:
                add_text(paragraph, FOOT_BLANK, FOOT_LINE)
            add_text(paragraph, "\t", FOOT)
    if paper.counted:
        count_pages(made)
