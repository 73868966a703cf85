"""What is written as rows of the grid, of an official document and of a paper alike.

These are the parts of a document from the addressee to the note (GB/T 9704-2012, 7.3.2 to 7.3.6), and a paper's entries, questions with
answers and ruled lines. What is empty is ruled to be filled by hand.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest
from math import fsum
from typing import Final, NamedTuple

from inspections.typesetting import page
from inspections.typesetting.characters import in_print
from inspections.typesetting.fonts import Role
from inspections.typesetting.lines import TOLERANCE, TextLine, Typesetter, break_lines
from inspections.typesetting.official_document import Annex, Level, OfficialDocument, Paragraph
from inspections.typesetting.page import Span
from inspections.typesetting.paper import Entry, Exchange, Gap, RuledLines, Signed


class Signature(NamedTuple):
    """How somebody signed, and from where to where on the line it is set."""

    signed: Signed
    left: float
    right: float


class Row(NamedTuple):
    """One line of the grid; an empty one has no spans.

    A heading must not be the last line of a page. A kept one had better not be: it is a paragraph's first line, or the one above its
    last. `blanks` are the left and right ends of what is underlined.
    """

    spans: tuple[Span, ...] = ()
    heading: bool = False
    kept: bool = False
    blanks: tuple[tuple[float, float], ...] = ()
    signatures: tuple[Signature, ...] = ()


EMPTY: Final = Row()
BLANK: Final = re.compile("＿+")
ROLES: Final = {
    Level.BODY: Role.FANGSONG,
    Level.FIRST: Role.HEI,
    Level.SECOND: Role.KAI,
    Level.THIRD: Role.FANGSONG,
    Level.FOURTH: Role.FANGSONG,
}
HEADINGS: Final = frozenset({Level.FIRST, Level.SECOND})
SEALED_LINES: Final = 2
"""Empty lines above the issuer: a seal of 42 mm around it and the date then begins within one line of the text."""
SEALED_DATE_RIGHT: Final = 4 * page.CELL
UNSEALED_RIGHT: Final = 2 * page.CELL


def addressee_rows(addressee: str, typesetter: Typesetter) -> list[Row]:
    """Flush left, its further lines too, with a full-width colon."""
    text = in_print(addressee).rstrip("：:") + "："
    widths = typesetter.on_grid(text, Role.FANGSONG)
    lines = break_lines(text, widths, page.BLOCK_WIDTH, page.BLOCK_WIDTH)
    return [ruled(Row((_span(text, line, Role.FANGSONG, 0.0),))) for line in lines]


def paragraph_rows(paragraph: Paragraph, typesetter: Typesetter) -> list[Row]:
    """Two characters' indent, the heading part in its level's typeface."""
    role = ROLES[paragraph.level]
    heading, running = paragraph.text, ""
    if paragraph.lead is not None:
        heading, running = paragraph.text[: paragraph.lead], paragraph.text[paragraph.lead :]
    heading, running = in_print(heading), in_print(running)
    widths = typesetter.on_grid(heading, role) + typesetter.on_grid(running, Role.FANGSONG)
    text = heading + running
    alone = paragraph.level in HEADINGS and not running
    rows: list[Row] = []
    for line in break_lines(text, widths, page.BLOCK_WIDTH - page.INDENT, page.BLOCK_WIDTH):
        x = 0.0 if rows else page.INDENT
        turn = min(max(len(heading), line.start), line.end)
        rows.append(ruled(Row(tuple(_halves(text, line, turn, role, x)), alone)))
    return unbroken_ends(rows)


def unbroken_ends(rows: Sequence[Row]) -> list[Row]:
    """Keep a paragraph's first line with the second one, and its last line with the one above."""
    ends = {0, len(rows) - 2}
    return [row._replace(kept=True) if len(rows) > 1 and number in ends else row for number, row in enumerate(rows)]


def ruled(row: Row) -> Row:
    """Draw every run of ＿ as one rule: beside one another their glyphs leave gaps."""
    spans, blanks = [], list(row.blanks)
    for span in row.spans:
        for run in BLANK.finditer(span.text):
            left = span.x + fsum(span.widths[: run.start()])
            blanks.append((left, left + fsum(span.widths[run.start() : run.end()])))
        spans.append(span._replace(text=span.text.replace("＿", "\u3000")))
    return row._replace(spans=tuple(spans), blanks=tuple(blanks))


def _halves(text: str, line: TextLine, turn: int, role: Role, x: float) -> Iterator[Span]:
    """The line's part before `turn` in the heading's typeface, the part from there on in the body's."""
    if line.start < turn:
        span = Span(text[line.start : turn], role, page.SIZE_3, x, line.widths[: turn - line.start])
        x = span.right
        yield span
    if turn < line.end:
        yield Span(text[turn : line.end], Role.FANGSONG, page.SIZE_3, x, line.widths[turn - line.start :])


def annex_rows(annexes: Sequence[Annex], typesetter: Typesetter) -> list[Row]:
    """An empty line, then 附件： and the titles, numbered where there are several; wrapped lines align with the title."""
    if not annexes:
        return []
    label = typesetter.span("附件：", page.INDENT)
    labels = [typesetter.span(f"{number}.", label.right) for number in range(1, len(annexes) + 1)] if len(annexes) > 1 else []
    x = max((number.right for number in labels), default=label.right)
    rows: list[Row] = [EMPTY]
    for number, annex in enumerate(annexes):
        text = in_print(annex.title)
        before = ((label,) if number == 0 else ()) + ((labels[number],) if labels else ())
        room = page.BLOCK_WIDTH - x
        for line in break_lines(text, typesetter.on_grid(text, Role.FANGSONG), room, room):
            rows.append(Row((*before, _span(text, line, Role.FANGSONG, x))))
            before = ()
    return rows


def signature_rows(document: OfficialDocument, typesetter: Typesetter) -> list[Row]:
    """Empty lines, the issuer's name and the date."""
    names = [(line, typesetter.on_grid(line, Role.FANGSONG)) for line in _name_lines(in_print(document.signed_by), typesetter)]
    widest = max(fsum(name) for _, name in names)
    dated = date_text(document.dated)
    widths = typesetter.on_grid(dated, Role.FANGSONG)
    offsets_of = _sealed_places if document.sealed else _unsealed_places
    name_x, date_x = offsets_of(widest, fsum(widths))
    rows: list[Row] = [EMPTY] * (SEALED_LINES if document.sealed else 1)
    rows += [Row((Span(text, Role.FANGSONG, page.SIZE_3, name_x + (widest - fsum(name)) / 2, name),)) for text, name in names]
    rows.append(Row((Span(dated, Role.FANGSONG, page.SIZE_3, date_x, widths),)))
    return rows


def _sealed_places(name: float, dated: float) -> tuple[float, float]:
    """Left edges: the date ends four characters from the right, the name is centred above it as far as the block allows."""
    date_x = page.BLOCK_WIDTH - SEALED_DATE_RIGHT - dated
    return min(date_x + (dated - name) / 2, page.BLOCK_WIDTH - name), date_x


def _unsealed_places(name: float, dated: float) -> tuple[float, float]:
    """Left edges: the name ends two characters from the right and the date begins two to the right of it.

    A date that would reach further right than that stands two from the right, and the name moves left. A name that fills the line begins
    at its edge.
    """
    name_x = max(0.0, page.BLOCK_WIDTH - UNSEALED_RIGHT - name)
    date_x = min(name_x + 2 * page.CELL, page.BLOCK_WIDTH - UNSEALED_RIGHT - dated)
    return date_x - 2 * page.CELL, date_x


def _name_lines(name: str, typesetter: Typesetter) -> list[str]:
    lines = break_lines(name, typesetter.on_grid(name, Role.FANGSONG), page.BLOCK_WIDTH, page.BLOCK_WIDTH)
    return [name[line.start : line.end] for line in lines] or [""]


def note_rows(note: str | None, typesetter: Typesetter) -> list[Row]:
    """In brackets below the date, indented like a paragraph."""
    return paragraph_rows(Paragraph(f"（{note}）"), typesetter) if note else []


def date_text(day: date) -> str:
    """2023年8月5日: Arabic numerals, no leading zeros (7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def _span(text: str, line: TextLine, role: Role, x: float) -> Span:
    return Span(text[line.start : line.end], role, page.SIZE_3, x, line.widths)


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
    value = fsum(typesetter.on_grid(in_print(entry.value), Role.FANGSONG))
    return not entry.value or label + page.CELL + PAD + value <= HALF + TOLERANCE


def _label_width(labels: Sequence[str], typesetter: Typesetter) -> float:
    widths = (fsum(typesetter.on_grid(_plain(label), Role.FANGSONG)) for label in labels)
    return max((width for width in widths if width <= WIDEST_SPREAD + TOLERANCE), default=0.0)


def _plain(label: str) -> str:
    return in_print(label).rstrip("：:")


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
    value = in_print(entry.value)
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
    words = in_print(text)
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
