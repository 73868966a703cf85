"""Places for signatures: below a paper's text, and at the foot of its pages."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

from inspections.errors import refuse
from inspections.notices import page
from inspections.notices.document import printable
from inspections.notices.fonts import Role
from inspections.notices.linebreak import break_lines
from inspections.notices.paper import FootPlace, Picture, SignaturePlace, Signatures, Signed
from inspections.notices.pictures import signature_picture
from inspections.notices.rows import EMPTY, Row, Signature
from inspections.notices.sheet import PenStroke, Placed, PlacedPicture, Rule
from inspections.notices.spans import Span, Typesetter

BLANK_DATE: Final = "　　　年　　月　　日"
LEAST_BLANK: Final = 6 * page.CELL
"""Room for a name written by hand."""
STAMP_LINES: Final = 2
"""Empty lines above and below a label that gets a stamp of 42 mm: five lines are 51 mm."""
UNDER: Final = 2.5
"""Points between the em box and the rule below it."""
RISE: Final = 1.3 * page.LEADING
"""The height that a signature may take."""
BETWEEN: Final = page.CELL
FOOT_SIZE: Final = page.SIZE_4


class Drawn(NamedTuple):
    """Signatures as pictures and strokes."""

    pictures: tuple[PlacedPicture, ...] = ()
    strokes: tuple[PenStroke, ...] = ()


def signing_rows(block: Signatures, typesetter: Typesetter) -> list[Row]:
    """An empty line, then a row for each place; all of them stay together and with what stands above."""
    widths = [typesetter.span(_label(place.label), 0.0).right for place in block.places]
    dates = [typesetter.span(_date(place), 0.0).right + BETWEEN if place.dated is not None else 0.0 for place in block.places]
    # Blanks begin below one another wherever that leaves all of them wide enough.
    start = max(widths, default=0.0)
    aligned = page.BLOCK_WIDTH - start - max(dates, default=0.0) >= LEAST_BLANK
    rows = [EMPTY, *chain.from_iterable(_place_rows(place, start if aligned else 0.0, typesetter) for place in block.places)]
    return [*(row._replace(heading=True) for row in rows[:-1]), rows[-1]]


def _place_rows(place: SignaturePlace, start: float, typesetter: Typesetter) -> Iterator[Row]:
    text = _label(place.label)
    room = page.BLOCK_WIDTH
    lines = break_lines(text, typesetter.on_grid(text, Role.FANGSONG), room, room)
    spans = [Span(text[line.start : line.end], Role.FANGSONG, page.SIZE_3, 0.0, line.widths) for line in lines]
    dated: tuple[Span, ...] = ()
    right = page.BLOCK_WIDTH
    if place.dated is not None:
        date = typesetter.span(_date(place), 0.0)
        dated = (date._replace(x=page.BLOCK_WIDTH - date.right),)
        right = dated[0].x - BETWEEN
    left = max(start, spans[-1].right)
    yield from [EMPTY] * (STAMP_LINES if place.stamped else 0)
    if right - left < LEAST_BLANK:
        yield from (Row((span,)) for span in spans)
        spans, left = [], page.INDENT
    else:
        yield from (Row((span,)) for span in spans[:-1])
    yield Row((*spans[-1:], *dated), blanks=((left, right),), signatures=tuple(shared_out(place.signed, left, right)))
    yield from [EMPTY] * (STAMP_LINES if place.stamped else 0)


def _label(label: str) -> str:
    return f"{printable(label).rstrip('：:')}："


def _date(place: SignaturePlace) -> str:
    return printable(place.dated) if place.dated else BLANK_DATE


def shared_out(signed: Sequence[Signed], left: float, right: float) -> Iterator[Signature]:
    """Several persons' signatures beside one another on one blank."""
    share = (right - left) / max(1, len(signed))
    for number, one in enumerate(signed):
        yield Signature(one, left + number * share, left + (number + 1) * share)


def drawn_signature(signature: Signature, rule: float, rise: float = RISE) -> Drawn:
    """A signature scaled to stand on a rule at this height, at the left of its room. Raises `UserError` for an unreadable picture."""
    room = signature.right - signature.left - page.CELL / 2
    left, bottom = signature.left + page.CELL / 4, rule - 1.0
    if isinstance(signature.signed, Picture):
        try:
            picture = signature_picture(signature.signed.content)
        except ValueError:
            raise refuse("signature_unreadable", "签名图片已损坏，或者不是 JPEG、PNG 图片", "签名", "请重新签名") from None
        scale = min(room / picture.width, rise / picture.height)
        width, height = picture.width * scale, picture.height * scale
        return Drawn((PlacedPicture(picture, left, bottom - height, width, height),))
    points = [point for stroke in signature.signed.strokes for point in stroke]
    if not points:
        return Drawn()
    least_x, least_y = min(x for x, _ in points), min(y for _, y in points)
    width, height = max(x for x, _ in points) - least_x, max(y for _, y in points) - least_y
    scale = min(room / max(width, 1e-3), rise / max(height, 1e-3))
    top = bottom - height * scale
    return Drawn(
        strokes=tuple(
            PenStroke(tuple((left + (x - least_x) * scale, top + (y - least_y) * scale) for x, y in stroke))
            for stroke in signature.signed.strokes
            if stroke
        )
    )


class Foot(NamedTuple):
    """The signing line at the foot of every page, and how many lines of the block it takes."""

    placed: tuple[Placed, ...] = ()
    rules: tuple[Rule, ...] = ()
    drawn: Drawn = Drawn()
    lines: int = 0


def signing_foot(places: Sequence[FootPlace], typesetter: Typesetter) -> Foot:
    """All places on the block's last line, or one a line where that leaves too little to write on; a line above stays free."""
    if not places:
        return Foot()
    labels = [_foot_label(place, typesetter) for place in places]
    spare = page.BLOCK_WIDTH - sum(label.right for label in labels) - BETWEEN * (len(places) - 1)
    beside = spare / len(places) >= LEAST_BLANK
    placed: list[Placed] = []
    rules: list[Rule] = []
    pictures: list[PlacedPicture] = []
    strokes: list[PenStroke] = []
    left = 0.0
    for number, (place, label) in enumerate(zip(places, labels, strict=True)):
        line = page.LINES - 1 if beside else page.LINES - len(places) + number
        blank = left + label.right
        right = blank + spare / len(places) if beside else page.BLOCK_WIDTH
        placed.append(Placed(label._replace(x=left), page.baseline(line, FOOT_SIZE)))
        rule = page.line_centre(line) + FOOT_SIZE / 2 + UNDER
        rules.append(Rule(blank, rule, right, rule))
        for signature in shared_out(place.signed, blank, right):
            drawn = drawn_signature(signature, rule)
            pictures += drawn.pictures
            strokes += drawn.strokes
        left = right + BETWEEN if beside else 0.0
    return Foot(tuple(placed), tuple(rules), Drawn(tuple(pictures), tuple(strokes)), (1 if beside else len(places)) + 1)


def _foot_label(place: FootPlace, typesetter: Typesetter) -> Span:
    text = _label(place.label)
    return Span(text, Role.FANGSONG, FOOT_SIZE, 0.0, typesetter.natural(text, Role.FANGSONG, FOOT_SIZE))
