"""The head of the first page: mark, number, red lines and title (GB/T 9704-2012, 7.2, 7.3.1 and, for a letter, 10.1).

A title is broken by sense (7.3.1: 词意完整, 排列对称, 梯形或菱形). No word list of Chinese is at hand, so that rests on the few words
that titles are built of. Breaks are weighed, the shape of the lines is weighed, and the cheapest way wins.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations
from math import ceil, comb, fsum
from typing import Final, NamedTuple

from inspections.typesetting import page
from inspections.typesetting.characters import in_print
from inspections.typesetting.fonts import Role
from inspections.typesetting.lines import NEVER_FIRST, NEVER_LAST, TOKEN, Typesetter
from inspections.typesetting.official_document import OfficialDocument
from inspections.typesetting.page import Placed, Rule, Span

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
    title = title_lines(in_print(document.title), page.TITLE_LINE, typesetter)
    centre = page.BLOCK_WIDTH / 2
    number = Placed(typesetter.on_one_line(in_print(document.number), centre), page.baseline(page.NUMBER_LINE, page.SIZE_3))
    height = page.line_centre(page.NUMBER_LINE) + page.SIZE_3 / 2 + page.RED_LINE_BELOW_NUMBER
    # One line stays free between the title and the addressee.
    red_line = Rule(0.0, height, page.BLOCK_WIDTH, height, page.RED_LINE_WIDTH)
    return RedHead((_mark(in_print(document.issuer), typesetter), number, *title), (red_line,), page.TITLE_LINE + len(title) + 1)


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


LETTER_MARK_TOP: Final = page.mm(30) - page.MARGIN_TOP
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
LETTER_TITLE_LINE: Final = 4
"""Two lines below the number."""


def letter_head(document: OfficialDocument, typesetter: Typesetter) -> RedHead:
    """Lay the head out."""
    mark, lower_edge = _letter_mark(in_print(document.issuer), typesetter)
    upper = _pair(lower_edge + BELOW_MARK, THICK, THIN)
    line_ends = upper[-1].top + THIN / 2
    number = typesetter.on_one_line(in_print(document.number), page.BLOCK_WIDTH / 2)
    number = number._replace(x=page.BLOCK_WIDTH - (number.right - number.x))
    baseline = line_ends + NUMBER_BELOW + (0.5 + page.BASELINE) * page.SIZE_3
    title = title_lines(in_print(document.title), LETTER_TITLE_LINE, typesetter)
    lower = _pair(LOWER_LINE - THIN - GAP - THICK, THIN, THICK)
    return RedHead((mark, Placed(number, baseline), *title), (*upper, *lower), LETTER_TITLE_LINE + len(title) + 1)


def _letter_mark(issuer: str, typesetter: Typesetter) -> tuple[Placed, float]:
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
    return Placed(span, LETTER_MARK_TOP + highest * size), LETTER_MARK_TOP + (highest - lowest) * size


def _pair(top: float, first: float, second: float) -> tuple[Rule, Rule]:
    """Two lines of these widths from an upper edge on, across the page's middle."""
    left = (page.PAGE_WIDTH - LINE_LENGTH) / 2 - page.MARGIN_LEFT
    heights = ((top + first / 2, first), (top + first + GAP + second / 2, second))
    upper, lower = (Rule(left, height, left + LINE_LENGTH, height, width) for height, width in heights)
    return upper, lower


MOST_LINES: Final = 5
MOST_WAYS: Final = 20_000
"""Ways to break that are weighed one by one; more take too long, and no title needs them."""
# Costs in points of uneven width: a good break saves a line from being a little too long or short.
BEFORE_ABOUT: Final = 0.0
AFTER_PARTICLE: Final = 20.0
AFTER_ORGANISATION: Final = 15.0
BEFORE_VERB: Final = 30.0
BEFORE_HEAD: Final = 40.0
AFTER_PLACE: Final = 60.0
EXTRA_LINE: Final = 60.0
ANYWHERE: Final = 300.0
BAD_SHAPE: Final = 60.0
SHORT_LAST_LINE: Final = 120.0
LEAST_LAST_LINE: Final = 4
"""Characters: 通知 or 的通知 is not left alone below the others if there is any other way."""
LONG_QUOTE: Final = 12
"""Characters from which on a quoted name may be broken by its own sense."""
QUOTED: Final = re.compile(r"《[^》]*》|“[^”]*”|（[^）]*）|〔[^〕]*〕")
WORDS: Final = re.compile(
    "通知书|决定书|意见书|告知书|建议书|责令整改|责令改正|限期整改|限期改正|行政处罚|行政执法|执法检查|监督检查|专项检查|现场检查|"
    "发展和改革委员会|发展改革委|市场监督管理局|市场|"
    "有限责任公司|股份有限公司|有限公司|分公司|供电公司|电力公司|供电所|人民政府|委员会|办公室|能源局|管理局|监督管理|"
    "专项整治|专项行动|三年行动|实施方案|工作方案|行动方案|管理办法|实施办法|实施细则|实施意见|若干措施|暂行规定|条例|"
    "优化营商环境|营商环境|电力接入|用电报装|转供电|供电可靠性|虚拟货币|挖矿|充电设施|光伏|基站|情况|问题|工作|整改|检查|通知|函|报告|公告|意见|"
    "内蒙古|自治区|自治县|自治州"
)
ORGANISATION: Final = re.compile("委员会|办公室|人民政府|有限责任公司|有限公司|分公司|供电公司|电力公司|管理局|能源局|供电所")
ABOUT: Final = re.compile("关于")
PLACE: Final = re.compile("(?:自治区|省|市|县|旗)(?![级委内外域政])")
PARTICLES: Final = re.compile("[的和与及]|以及|、")
HEADS: Final = re.compile(
    "专项整治|专项检查|专项行动|三年行动|实施方案|工作方案|行动方案|管理办法|实施办法|实施细则|实施意见|若干措施|暂行规定"
)
VERBS: Final = re.compile("责令|开展|进一步|加强|做好|规范|印发|限期|督促|落实|整治|移送|违反|收取|促进|推进")


def break_title(title: str, widths: Sequence[float], room: float) -> tuple[str, ...]:
    """The title's lines, each at most `room` wide; few of them, and no word torn where that can be helped."""
    sums = [0.0, *accumulate(widths)]
    if sums[-1] <= room:
        return (title,)
    for least in (LEAST_LAST_LINE, 1):
        for costs in _ways(title):
            # A cut beyond this one would leave too little for the last line.
            cuts = _cheapest(sums, {cut: cost for cut, cost in costs.items() if cut <= len(title) - least}, room)
            if cuts:
                return tuple(title[start:end] for start, end in zip((0, *cuts), (*cuts, len(title)), strict=True))
    return _filled(title, sums, room)


def _ways(title: str) -> Iterator[dict[int, float]]:
    """Places to break with their costs, better choices first: quoted names whole, long ones by their sense, anywhere."""
    for whole in (_kept_whole(title), _kept_whole(title, LONG_QUOTE)):
        yield _sensible(title, whole)
        yield _sensible(title, whole) | _places(title, whole)
        yield _anywhere(title, whole)
    yield dict.fromkeys(range(1, len(title)), ANYWHERE)


def _cheapest(sums: Sequence[float], costs: dict[int, float], room: float) -> tuple[int, ...] | None:
    length = len(sums) - 1
    places = sorted(costs)
    least = max(2, ceil(sums[-1] / room))
    best: tuple[float, tuple[int, ...]] | None = None
    for count in range(least, min(least + 1, MOST_LINES) + 1):
        if comb(len(places), count - 1) > MOST_WAYS:
            continue
        for cuts in combinations(places, count - 1):
            lines = [sums[end] - sums[start] for start, end in zip((0, *cuts), (*cuts, length), strict=True)]
            if max(lines) > room:
                continue
            cost = fsum(costs[cut] for cut in cuts) + _shape_cost(lines) + (count - least) * EXTRA_LINE
            if best is None or cost < best[0]:
                best = cost, cuts
    return best[1] if best else None


def _shape_cost(lines: Sequence[float]) -> float:
    """Unevenness, and the shapes that the standard does not name: an hourglass, or lines that run equally wide into a block."""
    mean = fsum(lines) / len(lines)
    cost = fsum(abs(line - mean) for line in lines) / len(lines)
    inner = lines[1:-1]
    if inner and min(inner) < min(lines[0], lines[-1]):
        cost += BAD_SHAPE
    if max(lines) - min(lines) < mean / 20:
        cost += BAD_SHAPE / 2
    if lines[-1] < mean / 3:
        cost += SHORT_LAST_LINE
    return cost


def _kept_whole(title: str, longest: int | None = None) -> set[int]:
    """Places inside words, and inside quoted names up to the `longest`."""
    words = [match.span() for pattern in (WORDS, TOKEN) for match in pattern.finditer(title)]
    words += [match.span() for match in QUOTED.finditer(title) if longest is None or len(match[0]) < longest]
    return {position for start, end in words for position in range(start + 1, end)}


def _allowed(title: str, position: int) -> bool:
    return 0 < position < len(title) and title[position] not in NEVER_FIRST and title[position - 1] not in NEVER_LAST


def _sensible(title: str, whole: set[int]) -> dict[int, float]:
    """The breaks that make sense, with their costs."""
    costs: dict[int, float] = {}

    def offer(position: int, cost: float) -> None:
        if _allowed(title, position) and position not in whole and title[position] != "的":
            costs[position] = min(cost, costs.get(position, cost))

    for match in ABOUT.finditer(title):
        offer(match.start(), BEFORE_ABOUT)
    for match in ORGANISATION.finditer(title):
        offer(match.end(), AFTER_ORGANISATION)
    for match in PARTICLES.finditer(title):
        offer(match.end(), AFTER_PARTICLE)
    for match in VERBS.finditer(title):
        if not title.endswith("关于", 0, match.start()):
            offer(match.start(), BEFORE_VERB)
    for match in HEADS.finditer(title):
        offer(match.start(), BEFORE_HEAD)
    for match in QUOTED.finditer(title):
        offer(match.start(), AFTER_PARTICLE)
        offer(match.end(), AFTER_PARTICLE)
    return costs


def _places(title: str, whole: set[int]) -> dict[int, float]:
    """Breaks after the name of a province, city or county, for names that are too long for one line."""
    ends = [match.end() for match in PLACE.finditer(title)]
    return {end: AFTER_PLACE for end in ends if end not in whole and _allowed(title, end)}


def _anywhere(title: str, whole: set[int]) -> dict[int, float]:
    """Every place that tears no known word."""
    sensible = _sensible(title, whole) | _places(title, whole)
    return {
        position: sensible.get(position, ANYWHERE)
        for position in range(1, len(title))
        if _allowed(title, position) and position not in whole
    }


def _filled(title: str, sums: Sequence[float], room: float) -> tuple[str, ...]:
    """Lines filled one after the other, for a title that no shape can hold."""
    lines, start = [], 0
    while start < len(title):
        end = start + 1
        while end < len(title) and sums[end + 1] - sums[start] <= room:
            end += 1
        lines.append(title[start:end])
        start = end
    return tuple(lines)
