"""The parts of a document as rows of the grid, from the addressee to the note (GB/T 9704-2012, 7.3.2 to 7.3.6)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from math import fsum
from typing import Final, NamedTuple

from inspections.typesetting import page
from inspections.typesetting.fonts import Role
from inspections.typesetting.linebreak import TextLine, break_lines
from inspections.typesetting.official_document import Annex, Level, OfficialDocument, Paragraph, printable
from inspections.typesetting.paper import Signed
from inspections.typesetting.spans import Span, Typesetter


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
    text = printable(addressee).rstrip("：:") + "："
    widths = typesetter.on_grid(text, Role.FANGSONG)
    lines = break_lines(text, widths, page.BLOCK_WIDTH, page.BLOCK_WIDTH)
    return [ruled(Row((_span(text, line, Role.FANGSONG, 0.0),))) for line in lines]


def paragraph_rows(paragraph: Paragraph, typesetter: Typesetter) -> list[Row]:
    """Two characters' indent, the heading part in its level's typeface."""
    role = ROLES[paragraph.level]
    heading, running = paragraph.text, ""
    if paragraph.lead is not None:
        heading, running = paragraph.text[: paragraph.lead], paragraph.text[paragraph.lead :]
    heading, running = printable(heading), printable(running)
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
        text = printable(annex.title)
        before = ((label,) if number == 0 else ()) + ((labels[number],) if labels else ())
        room = page.BLOCK_WIDTH - x
        for line in break_lines(text, typesetter.on_grid(text, Role.FANGSONG), room, room):
            rows.append(Row((*before, _span(text, line, Role.FANGSONG, x))))
            before = ()
    return rows


def signature_rows(document: OfficialDocument, typesetter: Typesetter) -> list[Row]:
    """Empty lines, the issuer's name and the date."""
    names = [(line, typesetter.on_grid(line, Role.FANGSONG)) for line in _name_lines(printable(document.signed_by), typesetter)]
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
