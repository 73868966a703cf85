"""The head of a letter (信函格式, GB/T 9704-2012, 10.1): mark 30 mm from the page's top edge, red double lines, number on the right.

The wording of 10.1 was read in two independent public implementations of the standard, not in the standard itself; how wide the two
lines of a pair are, and how large the mark is, no text at hand says (待核).
"""

from math import fsum
from typing import Final

from inspections.typesetting import page
from inspections.typesetting.fonts import Role
from inspections.typesetting.official_document import OfficialDocument, printable
from inspections.typesetting.redhead import MARK_MOST_CONDENSED, RedHead, title_lines
from inspections.typesetting.sheet import Placed, Rule
from inspections.typesetting.spans import Span, Typesetter

MARK_TOP: Final = page.mm(30) - page.MARGIN_TOP
"""Above the block, in the margin."""
MARK_INK: Final = page.mm(10.5)
"""From the mark's upper to its lower edge: so the number stands on the block's second line."""
BELOW_MARK: Final = page.mm(4)
LINE_LENGTH: Final = page.mm(170)
LOWER_LINE: Final = page.PAGE_HEIGHT - page.mm(20) - page.MARGIN_TOP
"""The second pair, on the first page alone."""
THICK: Final = 2.0
THIN: Final = 0.75
GAP: Final = 1.25
"""Between the two lines of a pair."""
NUMBER_BELOW: Final = 7 / 8 * page.SIZE_3
"""From the first pair to the number: seven eighths of a character of size 3."""
TITLE_LINE: Final = 4
"""Two lines below the number."""


def letter_head(document: OfficialDocument, typesetter: Typesetter) -> RedHead:
    """Lay the head out."""
    mark, lower_edge = _mark(printable(document.issuer), typesetter)
    upper = _pair(lower_edge + BELOW_MARK, THICK, THIN)
    line_ends = upper[-1].top + THIN / 2
    number = typesetter.on_one_line(printable(document.number), page.BLOCK_WIDTH / 2)
    number = number._replace(x=page.BLOCK_WIDTH - (number.right - number.x))
    baseline = line_ends + NUMBER_BELOW + (0.5 + page.BASELINE) * page.SIZE_3
    title = title_lines(printable(document.title), TITLE_LINE, typesetter)
    lower = _pair(LOWER_LINE - THIN - GAP - THICK, THIN, THICK)
    return RedHead((mark, Placed(number, baseline), *title), (*upper, *lower), TITLE_LINE + len(title) + 1)


def _mark(issuer: str, typesetter: Typesetter) -> tuple[Placed, float]:
    """The mark with its lower edge; a long name is condensed before it gets smaller."""
    glyphs = typesetter.fonts.glyphs(Role.BIAOSONG)
    inks = [glyph.face.ink(glyph.number) for glyph in map(glyphs.__getitem__, issuer) if glyph]
    lowest, highest = min((ink[0] for ink in inks), default=0.0), max((ink[1] for ink in inks), default=0.0)
    ems = fsum(typesetter.natural(issuer, Role.BIAOSONG, 1)) or 1
    size = MARK_INK / ((highest - lowest) or 1)
    condensed = min(1.0, max(MARK_MOST_CONDENSED, page.BLOCK_WIDTH / (ems * size)))
    size = min(size, page.BLOCK_WIDTH / (ems * condensed))
    widths = [width * condensed for width in typesetter.natural(issuer, Role.BIAOSONG, size)]
    span = Span(issuer, Role.BIAOSONG, size, (page.BLOCK_WIDTH - fsum(widths)) / 2, widths, condensed, red=True)
    return Placed(span, MARK_TOP + highest * size), MARK_TOP + (highest - lowest) * size


def _pair(top: float, first: float, second: float) -> tuple[Rule, Rule]:
    """Two lines of these widths from an upper edge on, across the page's middle."""
    left = (page.PAGE_WIDTH - LINE_LENGTH) / 2 - page.MARGIN_LEFT
    heights = ((top + first / 2, first), (top + first + GAP + second / 2, second))
    upper, lower = (Rule(left, height, left + LINE_LENGTH, height, width) for height, width in heights)
    return upper, lower
