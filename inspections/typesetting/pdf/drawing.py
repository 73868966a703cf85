"""Draw a laid-out document or paper as PDF."""

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFPage

from inspections.faults import Fault, UserError
from inspections.typesetting import page
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.layout import lay_out
from inspections.typesetting.missing_glyphs import missing_glyphs
from inspections.typesetting.page import EmbeddedPicture, Page, PenStroke, Placed, PlacedPicture, Rule, Span
from inspections.typesetting.paper import Printed
from inspections.typesetting.pdf.archival import Description, Stream, archival_document, identify, refer
from inspections.typesetting.pdf.embedding import UsedFace, UsedFaces, deflated_stream

RED = "0.85 0 0"
NEGLIGIBLE = 0.05
"""Thousandths of an em: less than a thousandth of a point at any size used here."""
PEN_WIDTH = 1.2
"""Of a signature's strokes."""
COLOUR_SPACES = {1: "DeviceGray", 3: "DeviceRGB"}


def print_faults(document: Printed, fonts: FontSet) -> tuple[Fault, ...]:
    """Whatever `render_pdf` would refuse the document for."""
    return tuple(_laid_out(document, fonts)[1])


def _laid_out(document: Printed, fonts: FontSet) -> tuple[list[Page], list[Fault]]:
    faults = [glyph.fault for glyph in missing_glyphs(document, fonts)]
    try:
        return lay_out(document, fonts), faults
    except UserError as refused:
        return [], [*faults, *refused.faults]


def render_pdf(document: Printed, fonts: FontSet) -> bytes:
    """The document or paper as PDF/A-2b, the same bytes for the same input.

    Raises `UserError` that names every character no font can draw, an addressee or title too long for the first page, and pictures
    that cannot be read.
    """
    pages, faults = _laid_out(document, fonts)
    if faults:
        raise UserError(faults)
    pdf = archival_document(_description(document))
    faces, pictures = UsedFaces(), _Pictures(pdf)
    contents = [_operators(laid_out, fonts, faces, pictures).encode("ascii") for laid_out in pages]
    # The drawing operators bear codes, which say nothing without the characters and the pictures.
    identify(pdf, [*contents, *(characters.encode() for characters in faces.characters), *pictures.contents])
    parts = {"Font": faces.embed(pdf)}
    if pictures.references:
        parts["XObject"] = PDFDictionary(pictures.references)
    resources = refer(pdf, PDFDictionary(parts))
    for content in contents:
        sheet = PDFPage()
        sheet.MediaBox = PDFArray([0, 0, round(page.PAGE_WIDTH, 3), round(page.PAGE_HEIGHT, 3)])
        sheet.Contents = deflated_stream(content)
        sheet.Resources = resources
        pdf.addPage(sheet)
    return pdf.GetPDFData(None)


def _description(document: Printed) -> Description:
    subject = document.subject or document.number or document.title
    return Description(document.title, document.author or document.issuer, subject, document.dated)


class _Pictures:
    """The pictures of one document, each written once."""

    def __init__(self, pdf: PDFDocument) -> None:
        self._pdf = pdf
        self._names: dict[EmbeddedPicture, str] = {}
        self.references: dict[str, object] = {}

    @property
    def contents(self) -> list[bytes]:
        """The pictures' bytes."""
        return [picture.content for picture in self._names]

    def name(self, picture: EmbeddedPicture) -> str:
        """The picture's name in the pages' resources."""
        name = self._names.get(picture)
        if name is None:
            name = self._names[picture] = f"I{len(self._names) + 1}"
            entries: dict[str, object] = {
                "Type": PDFName("XObject"),
                "Subtype": PDFName("Image"),
                "Width": picture.width,
                "Height": picture.height,
                "ColorSpace": PDFName(COLOUR_SPACES[picture.components]),
                "BitsPerComponent": 8,
                "Filter": PDFName(picture.filter_name),
            }
            self.references[name] = refer(self._pdf, Stream(entries, picture.content))
        return name


def _operators(laid_out: Page, fonts: FontSet, faces: UsedFaces, pictures: _Pictures) -> str:
    """The page's drawing operators (ISO 32000-1, 9.4)."""
    lines = [_picture_operators(picture, pictures) for picture in laid_out.pictures]
    lines += [f"{RED} RG {rule.width:.6g} w {_rule_operators(rule)} S" for rule in laid_out.red_rules]
    for width in dict.fromkeys(rule.width for rule in laid_out.rules):
        rules = " ".join(_rule_operators(rule) for rule in laid_out.rules if rule.width == width)
        lines.append(f"0 G {width:.6g} w {rules} S")
    if laid_out.strokes:
        # Round caps and joins, as a pen leaves them.
        lines.append(f"q 0 G {PEN_WIDTH} w 1 J 1 j {' '.join(map(_stroke_operators, laid_out.strokes))} S Q")
    if laid_out.placed:
        lines.append("BT")
        red = False
        for placed in laid_out.placed:
            if placed.span.red != red:
                red = placed.span.red
                lines.append(f"{RED} rg" if red else "0 g")
            lines.append(_text_operators(placed, fonts, faces))
        lines.append("ET\n")
    return "\n".join(lines)


def _picture_operators(placed: PlacedPicture, pictures: _Pictures) -> str:
    left, bottom = page.MARGIN_LEFT + placed.left, _from_bottom(placed.top + placed.height)
    return f"q {placed.width:.3f} 0 0 {placed.height:.3f} {left:.3f} {bottom:.3f} cm /{pictures.name(placed.picture)} Do Q"


def _stroke_operators(stroke: PenStroke) -> str:
    """Lines from point to point; a single point is a dot."""
    points = [f"{page.MARGIN_LEFT + x:.2f} {_from_bottom(y):.2f}" for x, y in stroke.points]
    return f"{points[0]} m {' '.join(f'{point} l' for point in points[1:] or points)}"


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
    height = _from_bottom(placed.baseline)
    out = [f"{spacing:.3f} Tc {condensed * 100:.2f} Tz 1 0 0 1 {page.MARGIN_LEFT + span.x:.3f} {height:.3f} Tm"]
    used: UsedFace | None = None
    codes: list[str] = []
    x, excess = span.x, 0.0
    drawn = ((glyph, character, width) for character, width in zip(span.text, span.widths, strict=True) if (glyph := glyphs[character]))
    for glyph, character, width in drawn:
        if used is None or glyph.face is not used.face:
            if codes:
                out.append(f"[<{''.join(codes)}>] TJ")
                codes = []
            if excess:
                # PDFium leaves out an adjustment behind the last character of a TJ, so the place is told anew.
                out.append(f"1 0 0 1 {page.MARGIN_LEFT + x:.3f} {height:.3f} Tm")
            used = faces.use(glyph.face)
            out.append(f"/{used.name} {size:.2f} Tf")
        elif excess:
            codes.append(f">{excess:.1f}<")
        codes.append(used.code(character, glyph))
        # Thousandths of an em by which the next character moves left of where font and spacing would put it.
        excess = glyph.advance + (spacing - width / condensed) * 1000 / size
        if abs(excess) <= NEGLIGIBLE:
            excess = 0.0
        x += width
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
