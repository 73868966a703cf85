"""Places for signatures: below a paper's text, and at the foot of its pages."""

from collections.abc import Iterator, Sequence
from itertools import chain
from math import fsum
from typing import Final, NamedTuple

from inspections.faults import refuse
from inspections.typesetting import page
from inspections.typesetting.characters import in_print
from inspections.typesetting.fonts import Role
from inspections.typesetting.lines import Typesetter, break_lines
from inspections.typesetting.page import PenStroke, Placed, PlacedPicture, Rule, Span
from inspections.typesetting.paper import FootPlace, Picture, SignaturePlace, Signatures, Signed
from inspections.typesetting.pictures import signature_picture
from inspections.typesetting.rows import EMPTY, Row, Signature

BLANK_DATE: Final = "　　年　　月　　日"
LEAST_BLANK: Final = 6 * page.CELL
"""Room for a name written by hand."""
LEAST_FOOT_BLANK: Final = 6 * page.CELL
STAMP_LINES: Final = 2
"""Empty lines above and below a label that gets a stamp of 42 mm: five lines are 51 mm. None follow the last place."""
UNDER: Final = 2.5
"""Points between the em box and the rule below it."""
RISE: Final = page.LEADING - 2.0
"""The height that a signature may take: up to the line above."""
BETWEEN: Final = page.CELL
PAD: Final = page.CELL / 4
"""Between the beginning of a rule and words on it."""
FOOT_SIZE: Final = 12.0
"""小四: two places with room to write fit beside one another."""


class Drawn(NamedTuple):
    """Signatures as pictures and strokes."""

    pictures: tuple[PlacedPicture, ...] = ()
    strokes: tuple[PenStroke, ...] = ()


def signing_rows(block: Signatures, typesetter: Typesetter) -> list[Row]:
    """An empty line, then a row for each place; all of them stay together and with what stands above."""
    rows = [EMPTY, *chain.from_iterable(_place_rows(signing, typesetter) for signing in block.places)]
    while rows[-1] == EMPTY and len(rows) > 1:
        rows.pop()
    return [*(row._replace(heading=True) for row in rows[:-1]), rows[-1]]


def _place_rows(signing: SignaturePlace, typesetter: Typesetter) -> Iterator[Row]:
    text = _label(signing.label)
    room = page.BLOCK_WIDTH
    lines = break_lines(text, typesetter.on_grid(text, Role.FANGSONG), room, room)
    spans = [Span(text[line.start : line.end], Role.FANGSONG, page.SIZE_3, 0.0, line.widths) for line in lines]
    dated: tuple[Span, ...] = ()
    right = page.BLOCK_WIDTH
    if signing.dated is not None:
        date = typesetter.span(_date(signing), 0.0)
        dated = (date._replace(x=page.BLOCK_WIDTH - date.right),)
        right = dated[0].x - BETWEEN
    left = spans[-1].right
    yield from [EMPTY] * (STAMP_LINES if signing.stamped else 0)
    if right - left < LEAST_BLANK:
        yield from (Row((span,)) for span in spans)
        spans, left = [], page.INDENT
    else:
        yield from (Row((span,)) for span in spans[:-1])
    yield Row((*spans[-1:], *dated), blanks=((left, right),), signatures=tuple(shared_out(signing.signed, left, right)))
    yield from [EMPTY] * (STAMP_LINES if signing.stamped else 0)


def _label(label: str) -> str:
    return f"{in_print(label).rstrip('：:')}："


def _date(signing: SignaturePlace) -> str:
    return in_print(signing.dated) if signing.dated else BLANK_DATE


def shared_out(signed: Sequence[Signed], left: float, right: float) -> Iterator[Signature]:
    """Several persons' signatures beside one another on one blank."""
    share = (right - left) / max(1, len(signed))
    for number, one in enumerate(signed):
        yield Signature(one, left + number * share, left + (number + 1) * share)


def drawn_signature(signature: Signature, rule: float) -> Drawn:
    """A signature scaled to stand on a rule at this height, at the left of its room. Raises `UserError` for an unreadable picture."""
    room = signature.right - signature.left - page.CELL / 2
    left, bottom = signature.left + page.CELL / 4, rule - 1.0
    if isinstance(signature.signed, Picture):
        try:
            picture = signature_picture(signature.signed.content)
        except ValueError:
            raise refuse("signature_unreadable", "签名图片已损坏，或者不是 JPEG、PNG 图片", "签名", "请重新签名") from None
        scale = min(room / picture.width, RISE / picture.height)
        width, height = picture.width * scale, picture.height * scale
        return Drawn((PlacedPicture(picture, left, bottom - height, width, height),))
    points = [point for stroke in signature.signed.strokes for point in stroke]
    if not points:
        return Drawn()
    least_x, least_y = min(x for x, _ in points), min(y for _, y in points)
    width, height = max(x for x, _ in points) - least_x, max(y for _, y in points) - least_y
    scale = min(room / max(width, 1e-3), RISE / max(height, 1e-3))
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
    """All places on the block's last line, or on as many lines as leave each enough to write on; a line above stays free."""
    if not places:
        return Foot()
    labels = [_foot_label(foot, typesetter) for foot in places]
    columns, blank = _foot_columns(labels)
    lines = -(-len(places) // columns)
    placed: list[Placed] = []
    rules: list[Rule] = []
    drawn: list[Drawn] = []
    left = 0.0
    for number, (foot, label) in enumerate(zip(places, labels, strict=True)):
        line = page.LINES - lines + number // columns
        start = left + label.right
        placed.append(Placed(label._replace(x=left), page.baseline(line, FOOT_SIZE)))
        rule = page.line_centre(line) + FOOT_SIZE / 2 + UNDER
        right = page.BLOCK_WIDTH if columns == 1 else start + blank
        rules.append(Rule(start, rule, right, rule))
        words = in_print(foot.words)
        placed += [Placed(_foot_words(words, start + PAD, typesetter), page.baseline(line, FOOT_SIZE))] if words else []
        drawn += [drawn_signature(signature, rule) for signature in shared_out(foot.signed, start, right)]
        left = right + BETWEEN if (number + 1) % columns else 0.0
    pictures = tuple(chain.from_iterable(one.pictures for one in drawn))
    return Foot(tuple(placed), tuple(rules), Drawn(pictures, tuple(chain.from_iterable(one.strokes for one in drawn))), lines + 1)


def _foot_columns(labels: Sequence[Span]) -> tuple[int, float]:
    """How many places stand beside one another, and how wide each one's blank is."""
    for columns in range(len(labels), 0, -1):
        widest = max(fsum(label.right for label in labels[start : start + columns]) for start in range(0, len(labels), columns))
        blank = (page.BLOCK_WIDTH - widest - BETWEEN * (columns - 1)) / columns
        if blank >= LEAST_FOOT_BLANK:
            break
    return columns, blank


def _foot_label(foot: FootPlace, typesetter: Typesetter) -> Span:
    return _foot_words(_label(foot.label), 0.0, typesetter)


def _foot_words(text: str, x: float, typesetter: Typesetter) -> Span:
    return Span(text, Role.FANGSONG, FOOT_SIZE, x, typesetter.natural(text, Role.FANGSONG, FOOT_SIZE))
