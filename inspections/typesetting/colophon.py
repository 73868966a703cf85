"""The colophon (版记) at the foot of the document's last side (GB/T 9704-2012, 7.4)."""

from collections.abc import Sequence
from typing import Final

from inspections.typesetting import page
from inspections.typesetting.characters import in_print
from inspections.typesetting.fonts import Role
from inspections.typesetting.lines import Typesetter, break_lines
from inspections.typesetting.official_document import Colophon
from inspections.typesetting.page import Page, Placed, Rule, Span
from inspections.typesetting.rows import date_text

OUTER_RULE: Final = page.mm(0.35)
INNER_RULE: Final = page.mm(0.25)
SIZE: Final = page.SIZE_4
SIDE: Final = SIZE
"""One character stays blank on either side."""
PITCH: Final = 1.6 * SIZE
ABOVE: Final = (page.LEADING - PITCH) / 2
"""Between a rule and the share of the line below it; a single line takes as much as one of the grid."""
CLEAR: Final = page.LEADING
"""Blank above the colophon: the seal reaches so far below the date."""
COPIES: Final = "抄送："
PRINTED: Final = "印发"
END_MARKS: Final = "，。、；,;"


def with_colophon(pages: Sequence[Page], colophon: Colophon, typesetter: Typesetter) -> list[Page]:
    """The pages with the colophon on the last even one; see `Colophon` for the pages that may be added.

    An added page bears a place for its number only where it follows a page with text; that is left to the caller, who finds a page
    without type where none belongs.
    """
    set_in = _Setting(colophon, typesetter)
    if len(pages) % 2:
        return [*pages, Page(set_in.placed, rules=set_in.rules)]
    last = pages[-1]
    if _lower_edge(last) + CLEAR <= set_in.top:
        return [*pages[:-1], last._replace(placed=last.placed + set_in.placed, rules=last.rules + set_in.rules)]
    return [*pages, Page(()), Page(set_in.placed, rules=set_in.rules)]


def with_copies(pages: Sequence[Page], colophon: Colophon, typesetter: Typesetter) -> list[Page]:
    """The pages of a letter with who gets a copy at the foot of the last one, without rules and printer (10.1)."""
    copies = _Setting(colophon, typesetter).copies
    top = page.BLOCK_HEIGHT - _height(copies)
    last = pages[-1]
    if _lower_edge(last) + CLEAR <= top:
        return [*pages[:-1], last._replace(placed=(*last.placed, *_placed(copies, top)))]
    return [*pages, Page(tuple(_placed(copies, top)))]


def _lower_edge(sheet: Page) -> float:
    """Where the page's content ends."""
    type_ends = (placed.baseline + (0.5 - page.BASELINE) * placed.span.size for placed in sheet.placed)
    return max((*type_ends, *(rule.bottom for rule in sheet.rules)), default=0.0)


class _Setting:
    """The colophon's type and rules, from `top` to the block's lower edge."""

    def __init__(self, colophon: Colophon, typesetter: Typesetter) -> None:
        self._typesetter = typesetter
        dated = self._natural(f"{date_text(colophon.printed_on)}{PRINTED}")
        dated = dated._replace(x=page.BLOCK_WIDTH - SIDE - (dated.right - dated.x))
        printed = self._broken(in_print(colophon.printed_by), SIDE, dated.x - SIZE - SIDE)
        self.copies = copies = self._copies(colophon.copies)
        height = page.BLOCK_HEIGHT - _height(printed)
        self.top = height - _height(copies) if copies else height
        placed: list[Placed] = []
        rules = [_across(self.top, OUTER_RULE), _across(page.BLOCK_HEIGHT, OUTER_RULE)]
        if copies:
            rules.append(_across(height, INNER_RULE))
            placed += _placed(copies, self.top)
        printed[-1] = (*printed[-1], dated)
        placed += _placed(printed, height)
        self.placed, self.rules = tuple(placed), tuple(rules)

    def _natural(self, text: str, x: float = SIDE) -> Span:
        return Span(text, Role.FANGSONG, SIZE, x, self._typesetter.natural(text, Role.FANGSONG, SIZE))

    def _broken(self, text: str, x: float, room: float) -> list[tuple[Span, ...]]:
        widths = self._typesetter.natural(text, Role.FANGSONG, SIZE)
        lines = break_lines(text, widths, room, room)
        return [(Span(text[line.start : line.end], Role.FANGSONG, SIZE, x, line.widths),) for line in lines] or [()]

    def _copies(self, bodies: Sequence[str]) -> list[tuple[Span, ...]]:
        """抄送： and the bodies, their further lines below the first one's name, a full stop behind the last one (7.4.2)."""
        names = "，".join(name for body in bodies if (name := in_print(body).strip().rstrip(END_MARKS)))
        if not names:
            return []
        label = self._natural(COPIES)
        lines = self._broken(f"{names}。", label.right, page.BLOCK_WIDTH - SIDE - label.right)
        return [(label, *lines[0]), *lines[1:]]


def _height(lines: Sequence[object]) -> float:
    return len(lines) * PITCH + 2 * ABOVE


def _placed(lines: Sequence[tuple[Span, ...]], top: float) -> list[Placed]:
    start = top + ABOVE + PITCH / 2 + page.BASELINE * SIZE
    return [Placed(span, start + number * PITCH) for number, line in enumerate(lines) for span in line]


def _across(height: float, width: float) -> Rule:
    return Rule(0.0, height, page.BLOCK_WIDTH, height, width)
