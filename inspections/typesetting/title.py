"""Break a title by sense: GB/T 9704-2012, 7.3.1 (词意完整, 排列对称, 梯形或菱形).

No word list of Chinese is at hand, so this rests on the few words that titles are built of. Breaks are weighed, the shape
of the lines is weighed, and the cheapest way wins.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations
from math import ceil, comb, fsum
from typing import Final

from inspections.typesetting.linebreak import NEVER_FIRST, NEVER_LAST, TOKEN

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
