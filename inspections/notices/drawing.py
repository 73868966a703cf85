"""Draw a laid-out document as PDF."""

from collections.abc import Iterator
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFPage

from inspections.errors import Fault, UserError
from inspections.notices import page
from inspections.notices.annexes import Rule, annex_label
from inspections.notices.document import Annex, OfficialDocument, printable
from inspections.notices.embedding import UsedFace, UsedFaces, page_stream, refer
from inspections.notices.fonts import FontSet, Role
from inspections.notices.layout import Page, lay_out
from inspections.notices.redhead import Placed
from inspections.notices.rows import ROLES
from inspections.notices.spans import Span
from inspections.notices.table import RULE

RED = "0.85 0 0"
NEGLIGIBLE = 0.05
"""Thousandths of an em: less than a thousandth of a point at any size used here."""
ADVICE = "请改用其他写法，或安装含有该字的字体"
RULE_WIDTH = f"{RULE:g}"
ALWAYS_DRAWN = "附件：注（）年月日—.0123456789"


class MissingGlyph(NamedTuple):
    """A character that no font draws, and the part of the document it stands in."""

    character: str
    where: str

    @property
    def code(self) -> str:
        """U+E000, as a person looks it up."""
        return f"U+{ord(self.character):04X}"


def missing_glyphs(document: OfficialDocument, fonts: FontSet) -> tuple[MissingGlyph, ...]:
    """Characters that would not be printed, each once a part, in the document's order."""
    missing = []
    for where, role, text in _parts(document):
        glyphs = fonts.glyphs(role)
        missing += [MissingGlyph(character, where) for character in dict.fromkeys(printable(text)) if glyphs[character] is None]
    return tuple(dict.fromkeys(missing))


def _parts(document: OfficialDocument) -> Iterator[tuple[str, Role, str]]:
    yield "发文机关标志", Role.BIAOSONG, document.issuer
    yield "发文字号", Role.FANGSONG, document.number
    yield "标题", Role.BIAOSONG, document.title
    yield "主送机关", Role.FANGSONG, document.addressee
    for number, paragraph in enumerate(document.paragraphs, 1):
        where = f"正文第{number}段"
        lead = len(paragraph.text) if paragraph.lead is None else paragraph.lead
        yield where, ROLES[paragraph.level], paragraph.text[:lead]
        yield where, Role.FANGSONG, paragraph.text[lead:]
    for number, annex in enumerate(document.annexes, 1):
        yield from _annex_parts(annex_label(number, len(document.annexes)), annex)
    yield "发文机关署名", Role.FANGSONG, document.signed_by
    yield "附注", Role.FANGSONG, document.note or ""
    yield "固定文字", Role.FANGSONG, ALWAYS_DRAWN
    yield "页码", Role.SONG, "— 0123456789"


def _annex_parts(label: str, annex: Annex) -> Iterator[tuple[str, Role, str]]:
    # The list of annexes has the title in another typeface.
    yield f"{label}标题", Role.FANGSONG, annex.title
    yield f"{label}标题", Role.BIAOSONG, annex.title
    yield f"{label}表头", Role.FANGSONG, "".join(annex.headings)
    for number, row in enumerate(annex.rows, 1):
        for heading, cell in zip(annex.headings, row, strict=True):
            yield f"{label}第{number}行“{heading}”栏", Role.FANGSONG, cell
    yield f"{label}表注", Role.FANGSONG, annex.note
    yield "固定文字", Role.HEI, ALWAYS_DRAWN


def print_faults(document: OfficialDocument, fonts: FontSet) -> tuple[Fault, ...]:
    """Whatever `render_pdf` would refuse the document for."""
    return tuple(_laid_out(document, fonts)[1])


def _laid_out(document: OfficialDocument, fonts: FontSet) -> tuple[list[Page], list[Fault]]:
    faults = [
        Fault("missing_glyph", f"字体中没有“{glyph.character}”（{glyph.code}）这个字", glyph.where, ADVICE)
        for glyph in missing_glyphs(document, fonts)
    ]
    try:
        return lay_out(document, fonts), faults
    except UserError as refused:
        return [], [*faults, *refused.faults]


def render_pdf(document: OfficialDocument, fonts: FontSet) -> bytes:
    """The document as PDF, the same bytes for the same input.

    Raises `UserError` that names every character no font can draw, and an addressee or title too long for the first page.
    """
    pages, faults = _laid_out(document, fonts)
    if faults:
        raise UserError(faults)
    pdf = PDFDocument(invariant=1, pdfVersion=(1, 7), lang="zh-CN")
    pdf.setTitle(document.title)
    pdf.setAuthor(document.author or document.issuer)
    pdf.setSubject(document.subject or document.number)
    pdf.setCreator("inspections")
    day = document.dated
    # The file says when the document was made, not when this program ran: two runs give the same bytes.
    pdf.setDateFormatter(lambda *_: f"D:{day:%Y%m%d}000000+08'00'")
    faces = UsedFaces()
    streams = [page_stream(_operators(laid_out, fonts, faces)) for laid_out in pages]
    resources = refer(pdf, PDFDictionary({"Font": faces.embed(pdf)}))
    for stream in streams:
        sheet = PDFPage()
        sheet.MediaBox = PDFArray([0, 0, round(page.PAGE_WIDTH, 3), round(page.PAGE_HEIGHT, 3)])
        sheet.Contents = stream
        sheet.Resources = resources
        pdf.addPage(sheet)
    return pdf.GetPDFData(None)


def _operators(laid_out: Page, fonts: FontSet, faces: UsedFaces) -> str:
    """The page's drawing operators (ISO 32000-1, 9.4)."""
    lines = []
    if laid_out.red_line is not None:
        left, right = page.MARGIN_LEFT, page.MARGIN_LEFT + page.BLOCK_WIDTH
        height = _from_bottom(laid_out.red_line)
        lines.append(f"{RED} RG {page.RED_LINE_WIDTH} w {left:.3f} {height:.3f} m {right:.3f} {height:.3f} l S")
    if laid_out.rules:
        lines.append(f"0 G {RULE_WIDTH} w {' '.join(map(_rule_operators, laid_out.rules))} S")
    lines.append("BT")
    red = False
    for placed in laid_out.placed:
        if placed.span.red != red:
            red = placed.span.red
            lines.append(f"{RED} rg" if red else "0 g")
        lines.append(_text_operators(placed, fonts, faces))
    lines.append("ET\n")
    return "\n".join(lines)


def _rule_operators(rule: Rule) -> str:
    left, right = page.MARGIN_LEFT + rule.left, page.MARGIN_LEFT + rule.right
    return f"{left:.3f} {_from_bottom(rule.top):.3f} m {right:.3f} {_from_bottom(rule.bottom):.3f} l"


def _from_bottom(height: float) -> float:
    return page.PAGE_HEIGHT - page.MARGIN_TOP - height


def _text_operators(placed: Placed, fonts: FontSet, faces: UsedFaces) -> str:
    span = placed.span
    glyphs = fonts.glyphs(span.role)
    size, condensed = span.size, span.condensed
    spacing = _usual_spacing(span, fonts)
    out = [f"{spacing:.3f} Tc {condensed * 100:.2f} Tz 1 0 0 1 {page.MARGIN_LEFT + span.x:.3f} {_from_bottom(placed.baseline):.3f} Tm"]
    used: UsedFace | None = None
    codes: list[str] = []
    drawn = ((glyph, character, width) for character, width in zip(span.text, span.widths, strict=True) if (glyph := glyphs[character]))
    for glyph, character, width in drawn:
        if used is None or glyph.face is not used.face:
            if codes:
                out.append(f"[<{''.join(codes)}>] TJ")
                codes = []
            used = faces.use(glyph.face)
            out.append(f"/{used.name} {size:.2f} Tf")
        codes.append(used.code(character, glyph))
        # Thousandths of an em by which the next character moves left of where font and spacing would put it.
        excess = glyph.advance + (spacing - width / condensed) * 1000 / size
        if abs(excess) > NEGLIGIBLE:
            codes.append(f">{excess:.1f}<")
    if codes:
        out.append(f"[<{''.join(codes)}>] TJ")
    return " ".join(out)


def _usual_spacing(span: Span, fonts: FontSet) -> float:
    """The character spacing that suits most of the span: that of its first ideograph."""
    glyphs = fonts.glyphs(span.role)
    for character, width in zip(span.text, span.widths, strict=True):
        glyph = glyphs[character]
        if glyph and not character.isascii():
            return round(width / span.condensed - glyph.advance * span.size / 1000, 3)
    return 0.0
