"""Text as lines of type: how wide its characters are on the standard's grid, and where its lines end.

Lines keep 禁则 of GB/T 15834-2011 (5.1), leave numbers and words whole, and end flush at the right edge. A text to be broken is given
with each character's width; which font draws it is others' business.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from math import fsum
from typing import Final, NamedTuple

from inspections.typesetting import page
from inspections.typesetting.fonts import FontSet, Role
from inspections.typesetting.page import Span

FULL_WIDTH: Final = 990.0
"""Thousandths of an em from which on a character takes a whole cell of the grid."""


class Typesetter:
    """Measures text with one set of fonts."""

    def __init__(self, fonts: FontSet) -> None:
        """Measure with these fonts."""
        self.fonts = fonts

    def on_grid(self, text: str, role: Role) -> list[float]:
        """Widths of size 3 characters: a cell for full-width ones, their own width for figures and Latin letters."""
        glyphs = self.fonts.glyphs(role)
        widths = []
        for character in text:
            glyph = glyphs[character]
            advance = glyph.advance if glyph else FULL_WIDTH
            widths.append(page.CELL if advance >= FULL_WIDTH else advance * page.SIZE_3 / 1000)
        return widths

    def natural(self, text: str, role: Role, size: float) -> list[float]:
        """Widths as the fonts have them."""
        glyphs = self.fonts.glyphs(role)
        return [(glyph.advance if (glyph := glyphs[character]) else FULL_WIDTH) * size / 1000 for character in text]

    def span(self, text: str, x: float, role: Role = Role.FANGSONG) -> Span:
        """A span of size 3 on the grid from x on."""
        return Span(text, role, page.SIZE_3, x, self.on_grid(text, role))

    def on_one_line(self, text: str, centre: float | None = None) -> Span:
        """A span of size 3 on the grid around a centre, or to the block's right edge; smaller where the block is too narrow for it."""
        widths = self.on_grid(text, Role.FANGSONG)
        smaller = min(1.0, page.BLOCK_WIDTH / (fsum(widths) or 1))
        widths = [width * smaller for width in widths]
        left = page.BLOCK_WIDTH - fsum(widths) if centre is None else centre - fsum(widths) / 2
        return Span(text, Role.FANGSONG, page.SIZE_3 * smaller, left, widths)


STOPS: Final = frozenset("，。、；：！？")
CLOSING: Final = frozenset("）》」』〉】〕〗｝］”’")
OPENING: Final = frozenset("（《「『〈【〔〖｛［“‘")
NEVER_FIRST: Final = STOPS | CLOSING | frozenset(",.;:!?)]}%％‰℃°′″·～…—\u0020\u3000")
NEVER_LAST: Final = OPENING | frozenset("([{$￥¥№")
# Half of such a mark is blank on the right: it may be given up at a line's end, a part of it inside a line.
SHRINKING: Final = STOPS | CLOSING
SHRINK_INSIDE: Final = 0.25
SHRINK_BEFORE_MARK: Final = 0.5
SHRINK_AT_END: Final = 0.5
LONG_TOKEN: Final = 16
"""Characters from which on a word or number may be broken rather than tear the line before it apart."""
LEAST_PART: Final = 4
WIDEST_GAP: Final = 4.0
"""Points: a quarter of the em at size 3."""
TOLERANCE: Final = 1e-6
"""Points that sums of floats may be off."""
_WORD = r"[0-9A-Za-zÀ-ɏ]"
# 豫H20010: numbers of certificates and plates begin with the province's short name.
_REGION = r"[一-鿿](?=[A-Za-z][0-9]{4})"
_UNITS = (
    "万千瓦时|千瓦时|千伏安|万千瓦|千瓦|千伏|兆瓦|伏|安|万元|亿元|元|角|分|年|月|日|号|时|秒|个|户|家|项|条|款|次|人|名|天|周|倍|度|"
    "点|笔|张|楼|室|栋|辆|公里|平方米|公顷|公斤|千克|吨|米|件|份|页|台|套|只|块|处|起|批|层|期|℃|％|‰|%"
)
TOKEN: Final = re.compile(
    rf"〔[0-9]+〕第?[0-9]+号|(?:第|{_REGION})?[￥¥$]?{_WORD}+(?:[-./,:_@&=+#~%?'*^\\–]+{_WORD}+)*(?:(?<=[0-9])(?:{_UNITS}))?|…+|—+"
)
"""What stays on one line: numbers of documents and certificates, numbers with their unit, Latin words, ellipses, dashes."""


class TextLine(NamedTuple):
    """Characters `start` to `end` of the text, each with the width it takes in this line."""

    start: int
    end: int
    widths: list[float]


class _Text:
    """A paragraph with the sums that every line asks for."""

    def __init__(self, text: str, widths: Sequence[float]) -> None:
        self.text = text
        self.widths = widths
        self.sums = [0.0, *accumulate(widths)]
        self.tokens = [match.span() for match in TOKEN.finditer(text)]
        inside = {position for start, end in self.tokens for position in range(start + 1, end)}
        self.breaks = [
            position
            for position in range(1, len(text))
            if text[position] not in NEVER_FIRST and text[position - 1] not in NEVER_LAST and position not in inside
        ]
        self.breaks.append(len(text))
        self.solid = {position for position in inside if text[position].isascii() and text[position - 1].isascii()}
        self.shrink = [self._shrink(position) for position in range(len(text))]
        self.shrinks = [0.0, *accumulate(self.shrink)]

    def _shrink(self, position: int) -> float:
        text = self.text
        if text[position] not in SHRINKING:
            return 0.0
        following = text[position + 1] if position + 1 < len(text) else ""
        share = SHRINK_BEFORE_MARK if following in SHRINKING or following in OPENING else SHRINK_INSIDE
        return share * self.widths[position]

    def shrink_at_end(self, end: int) -> float:
        """What the line's last character can give up."""
        last = self.text[end - 1]
        if last == " ":
            return self.widths[end - 1]
        return SHRINK_AT_END * self.widths[end - 1] if last in SHRINKING else 0.0

    def spare(self, start: int, end: int) -> float:
        """What the marks of a line can give up together."""
        return self.shrinks[end - 1] - self.shrinks[start] + self.shrink_at_end(end)


def break_lines(text: str, widths: Sequence[float], first: float, following: float) -> list[TextLine]:
    """Lines whose widths are at most `first` for the first one and `following` for the others.

    Every line but the last is exactly as wide, by spreading its characters or by taking the blank half from marks. No line
    begins with a closing mark or ends with an opening one, and tokens stay whole, as long as a line can hold them; what is
    longer than a line is broken at its edge. The lines' characters together are the text.
    """
    if not text:
        return []
    measured = _Text(text, widths)
    lines: list[TextLine] = []
    start, room = 0, first
    while start < len(text):
        end = _line_end(measured, start, room)
        lines.append(_justified(measured, start, end, room))
        start, room = end, following
    return lines


def _line_end(text: _Text, start: int, room: float) -> int:
    sums = text.sums
    fitting = bisect_right(sums, sums[start] + room + TOLERANCE, lo=start) - 1
    if fitting == len(text.text):
        return fitting
    index = bisect_right(text.breaks, fitting)
    after = text.breaks[index]
    before = text.breaks[index - 1] if index and text.breaks[index - 1] > start else None
    over = sums[after] - sums[start] - room
    missing = room - (sums[before] - sums[start]) if before is not None else over
    if over <= min(text.spare(start, after), missing) + TOLERANCE:
        return after
    if before is None:
        return _forced_end(text, start, fitting)
    gaps = before - start - 1
    if missing > WIDEST_GAP * gaps:
        part = _inside_long_token(text, fitting)
        return before if part is None else part
    return before


def _inside_long_token(text: _Text, fitting: int) -> int | None:
    """A place at or before `fitting` inside a long token, with enough of it on either side."""
    for start, end in text.tokens:
        if start < fitting < end:
            cut = min(fitting, end - LEAST_PART)
            if end - start >= LONG_TOKEN and cut - start >= LEAST_PART and text.text[cut] not in NEVER_FIRST:
                return cut
    return None


def _forced_end(text: _Text, start: int, fitting: int) -> int:
    """Where to cut what is wider than the line; marks keep to their side as long as anything else is left."""
    least = start + 1
    for end in range(fitting, start, -1):
        if text.text[end] not in NEVER_FIRST and text.text[end - 1] not in NEVER_LAST:
            return end
    return max(fitting, least)


def _justified(text: _Text, start: int, end: int, room: float) -> TextLine:
    widths = list(text.widths[start:end])
    over = text.sums[end] - text.sums[start] - room
    if over > 0:
        _squeeze(text, start, end, over, widths)
    elif end < len(text.text):
        _spread(text, start, end, -over, widths)
    return TextLine(start, end, widths)


def _squeeze(text: _Text, start: int, end: int, over: float, widths: list[float]) -> None:
    at_end = min(over, text.shrink_at_end(end))
    widths[-1] -= at_end
    inside = text.shrinks[end - 1] - text.shrinks[start]
    if over > at_end and inside:
        share = min(1.0, (over - at_end) / inside)
        for position in range(start, end - 1):
            widths[position - start] -= share * text.shrink[position]


def _spread(text: _Text, start: int, end: int, missing: float, widths: list[float]) -> None:
    last = end
    while last > start + 1 and text.text[last - 1] == " ":
        last -= 1
        missing += widths[last - start]
        widths[last - start] = 0.0
    gaps = [position for position in range(start + 1, last) if position not in text.solid]
    for position in gaps:
        widths[position - start - 1] += missing / len(gaps)
