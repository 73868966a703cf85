"""The head of the first page: mark, number, red line and title (GB/T 9704-2012, 7.2 and 7.3.1)."""

from math import fsum
from typing import Final, NamedTuple

from inspections.typesetting import page
from inspections.typesetting.fonts import Role
from inspections.typesetting.official_document import OfficialDocument, printable
from inspections.typesetting.sheet import Placed, Rule
from inspections.typesetting.spans import Span, Typesetter
from inspections.typesetting.title import break_title

MARK_LARGEST: Final = 44.0
"""Points: about 15 mm, so that the mark ends well above the number."""
MARK_READABLE: Final = 34.0
"""A longer name is condensed before it gets smaller than this."""
MARK_MOST_CONDENSED: Final = 0.6
MARK_WIDTH: Final = 0.92 * page.BLOCK_WIDTH


class RedHead(NamedTuple):
    """What stands above the addressee, and the first line that is free for it."""

    placed: tuple[Placed, ...]
    red_rules: tuple[Rule, ...]
    next_line: int


def red_head(document: OfficialDocument, typesetter: Typesetter) -> RedHead:
    """Lay the head out."""
    title = title_lines(printable(document.title), page.TITLE_LINE, typesetter)
    centre = page.BLOCK_WIDTH / 2
    number = Placed(typesetter.on_one_line(printable(document.number), centre), page.baseline(page.NUMBER_LINE, page.SIZE_3))
    height = page.line_centre(page.NUMBER_LINE) + page.SIZE_3 / 2 + page.RED_LINE_BELOW_NUMBER
    # One line stays free between the title and the addressee.
    red_line = Rule(0.0, height, page.BLOCK_WIDTH, height, page.RED_LINE_WIDTH)
    return RedHead((_mark(printable(document.issuer), typesetter), number, *title), (red_line,), page.TITLE_LINE + len(title) + 1)


def _mark(issuer: str, typesetter: Typesetter) -> Placed:
    ems = fsum(typesetter.natural(issuer, Role.BIAOSONG, 1)) or 1
    size = min(MARK_LARGEST, MARK_WIDTH / ems)
    condensed = 1.0
    if size < MARK_READABLE:
        # Characters of a long name stand narrow and tall, over the block's full width.
        condensed = max(MARK_MOST_CONDENSED, page.BLOCK_WIDTH / (ems * MARK_READABLE))
        size = min(MARK_READABLE, page.BLOCK_WIDTH / (ems * condensed))
    widths = [width * condensed for width in typesetter.natural(issuer, Role.BIAOSONG, size)]
    span = Span(issuer, Role.BIAOSONG, size, (page.BLOCK_WIDTH - fsum(widths)) / 2, widths, condensed, red=True)
    glyphs = typesetter.fonts.glyphs(Role.BIAOSONG)
    highest = max((glyph.face.ink(glyph.number)[1] for glyph in map(glyphs.__getitem__, issuer) if glyph), default=0.0)
    return Placed(span, page.MARK_TOP + highest * size)


def title_lines(title: str, first: int, typesetter: Typesetter) -> tuple[Placed, ...]:
    """A title of size 2, centred, from the block's line `first` on."""
    placed = []
    for number, text in enumerate(break_title(title, typesetter.natural(title, Role.BIAOSONG, page.SIZE_2), page.BLOCK_WIDTH)):
        widths = typesetter.natural(text, Role.BIAOSONG, page.SIZE_2)
        span = Span(text, Role.BIAOSONG, page.SIZE_2, (page.BLOCK_WIDTH - fsum(widths)) / 2, widths)
        placed.append(Placed(span, page.baseline(first + number, page.SIZE_2)))
    return tuple(placed)
