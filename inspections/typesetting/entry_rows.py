"""A paper's entries, questions with answers, and ruled lines as rows of the grid; what is empty is ruled to be filled by hand."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from math import fsum
from typing import Final

from inspections.typesetting import page
from inspections.typesetting.document_rows import EMPTY, Row, ruled, unbroken_ends
from inspections.typesetting.fonts import Role
from inspections.typesetting.linebreak import TOLERANCE, break_lines
from inspections.typesetting.official_document import printable
from inspections.typesetting.paper import Entry, Exchange, Gap, RuledLines
from inspections.typesetting.spans import Span, Typesetter

COLUMN_GAP: Final = page.CELL
HALF: Final = (page.BLOCK_WIDTH - COLUMN_GAP) / 2
WIDEST_SPREAD: Final = 5 * page.CELL
"""Labels up to this are spread to one width, so that their colons stand below one another; longer ones stand as they are."""
WIDEST_LABEL: Final = 0.5
"""Share of its column from which on a label stands above its value."""
USUAL_LABEL: Final = 5 * page.CELL
"""What labels are spread to where they stand below 被检查单位."""
PAD: Final = page.CELL / 4
"""Between the beginning of the rule and the value on it."""
QUESTION: Final = "问："
ANSWER: Final = "答："


def entry_rows(run: Sequence[Entry | Gap], typesetter: Typesetter) -> list[Row]:
    """Entries that follow one another; their labels are spread to one width a column."""
    paired = _roomy(_columns(run), typesetter)
    left, right = (
        _label_width([entry.label for pair in paired if not isinstance(pair, Gap) for entry in pair[side : side + 1]], typesetter)
        for side in (0, 1)
    )
    rows: list[Row] = []
    for pair in paired:
        if isinstance(pair, Gap):
            rows += [EMPTY] * pair.lines
            continue
        width = HALF if pair[0].half else page.BLOCK_WIDTH
        columns = [_entry(pair[0], 0.0, width, left, typesetter)]
        columns += [_entry(entry, HALF + COLUMN_GAP, HALF, right, typesetter) for entry in pair[1:]]
        lines = [_joined(parts) for parts in zip_longest(*columns, fillvalue=EMPTY)]
        rows += unbroken_ends(lines)
    return rows


def _columns(run: Sequence[Entry | Gap]) -> list[tuple[Entry, ...] | Gap]:
    """Entries of full width alone, half ones two by two."""
    paired: list[tuple[Entry, ...] | Gap] = []
    for block in run:
        before = paired[-1] if paired else None
        if isinstance(block, Gap):
            paired.append(block)
        elif block.half and isinstance(before, tuple) and before[0].half and len(before) == 1:
            paired[-1] = (before[0], block)
        else:
            paired.append((block,))
    return paired


def _roomy(paired: Sequence[tuple[Entry, ...] | Gap], typesetter: Typesetter) -> list[tuple[Entry, ...] | Gap]:
    """Halves whose values would wrap take the whole width instead, one below the other: a column of three characters gapes."""
    roomy: list[tuple[Entry, ...] | Gap] = []
    for pair in paired:
        if isinstance(pair, Gap) or not pair[0].half or all(_fits_half(entry, typesetter) for entry in pair):
            roomy.append(pair)
        else:
            roomy += [(replace(entry, half=False),) for entry in pair]
    return roomy


def _fits_half(entry: Entry, typesetter: Typesetter) -> bool:
    label = max(fsum(typesetter.on_grid(_plain(entry.label), Role.FANGSONG)), USUAL_LABEL)
    value = fsum(typesetter.on_grid(printable(entry.value), Role.FANGSONG))
    return not entry.value or label + page.CELL + PAD + value <= HALF + TOLERANCE


def _label_width(labels: Sequence[str], typesetter: Typesetter) -> float:
    widths = (fsum(typesetter.on_grid(_plain(label), Role.FANGSONG)) for label in labels)
    return max((width for width in widths if width <= WIDEST_SPREAD + TOLERANCE), default=0.0)


def _plain(label: str) -> str:
    return printable(label).rstrip("：:")


def _entry(entry: Entry, x: float, width: float, spread: float, typesetter: Typesetter) -> list[Row]:
    rows: list[Row] = []
    text = _plain(entry.label)
    widths = typesetter.on_grid(text, Role.FANGSONG)
    missing = spread - fsum(widths)
    if missing > 0 and len(text) > 1:
        widths = [*(own + missing / (len(text) - 1) for own in widths[:-1]), widths[-1]]
    label = Span(f"{text}：", Role.FANGSONG, page.SIZE_3, x, [*widths, page.CELL])
    beside: tuple[Span, ...] = (label,)
    left, right = label.right, x + width
    if label.right - x > width * WIDEST_LABEL + TOLERANCE:
        whole = f"{text}："
        lines = break_lines(whole, typesetter.on_grid(whole, Role.FANGSONG), width, width)
        rows += [Row((Span(whole[line.start : line.end], Role.FANGSONG, page.SIZE_3, x, line.widths),), heading=True) for line in lines]
        beside, left = (), x
    value = printable(entry.value)
    room = right - left - PAD
    lines = break_lines(value, typesetter.on_grid(value, Role.FANGSONG), room, room)
    values = [Span(value[line.start : line.end], Role.FANGSONG, page.SIZE_3, left + PAD, line.widths) for line in lines]
    for number in range(len(values) or max(1, entry.lines)):
        rows.append(Row((*beside, *values[number : number + 1]), blanks=((left, right),) if entry.ruled else ()))
        beside = ()
    return rows


def _joined(parts: Sequence[Row]) -> Row:
    """The rows of two columns on one line."""
    return Row(
        tuple(span for part in parts for span in part.spans),
        any(part.heading for part in parts),
        blanks=tuple(blank for part in parts for blank in part.blanks),
    )


def exchange_rows(exchange: Exchange, typesetter: Typesetter) -> list[Row]:
    """问： and 答： at the left edge, their further lines two characters in; a question does not end a page."""
    asked = _hanging(QUESTION, exchange.question, 1, typesetter)
    answered = _hanging(ANSWER, exchange.answer, exchange.lines, typesetter)
    return [*asked[:-1], asked[-1]._replace(heading=True), *answered]


def _hanging(mark: str, text: str, lines: int, typesetter: Typesetter) -> list[Row]:
    label = typesetter.span(mark, 0.0)
    words = printable(text)
    room = page.BLOCK_WIDTH - page.INDENT
    broken = break_lines(words, typesetter.on_grid(words, Role.FANGSONG), room, room)
    spans = [(Span(words[line.start : line.end], Role.FANGSONG, page.SIZE_3, page.INDENT, line.widths),) for line in broken]
    if spans:
        return unbroken_ends([ruled(Row((label, *spans[0]))), *(ruled(Row(line)) for line in spans[1:])])
    blank = ((page.INDENT, page.BLOCK_WIDTH),)
    return unbroken_ends([Row((label,), blanks=blank), *[Row(blanks=blank)] * (max(1, lines) - 1)])


def ruled_rows(block: RuledLines) -> list[Row]:
    """Lines ruled from edge to edge."""
    return [Row(blanks=((0.0, page.BLOCK_WIDTH),))] * block.count
