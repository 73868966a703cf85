"""Annexes on pages of their own behind the document (GB/T 9704-2012, 7.3.7)."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from inspections.typesetting import page
from inspections.typesetting.fonts import Role
from inspections.typesetting.linebreak import break_lines
from inspections.typesetting.official_document import Annex, annex_label, printable
from inspections.typesetting.redhead import title_lines
from inspections.typesetting.sheet import Placed, Rule
from inspections.typesetting.spans import Span, Typesetter
from inspections.typesetting.table import PITCH, RULE, Table, TableRow, draw_rows, set_table, table_baseline

TITLE_LINE: Final = 2
"""The third line of the block."""
NOTE_BELOW: Final = 0.5
"""Ems between the table and its note."""
LEAST_PART: Final = 2
"""Lines of a row that is parted between two pages."""
MOVED_WHOLE: Final = page.BLOCK_HEIGHT / 3
"""A row up to this height goes to the next page rather than be parted."""
NOTE_LABEL: Final = "注："


class AnnexSheet(NamedTuple):
    """One page of an annex, without its number."""

    placed: list[Placed]
    rules: list[Rule]


def annex_sheets(annexes: Sequence[Annex], typesetter: Typesetter) -> list[AnnexSheet]:
    """The pages of all annexes, each beginning on a new one."""
    return [sheet for number, annex in enumerate(annexes, 1) for sheet in _sheets(annex_label(number, len(annexes)), annex, typesetter)]


def _sheets(label: str, annex: Annex, typesetter: Typesetter) -> Iterator[AnnexSheet]:
    title = title_lines(printable(annex.title), TITLE_LINE, typesetter)
    placed = [Placed(typesetter.span(label, 0.0, Role.HEI), page.baseline(0, page.SIZE_3)), *title]
    # One line stays free between the title and the table.
    top = (TITLE_LINE + len(title) + 1) * page.LEADING
    table = set_table(annex, typesetter)
    note = list(_note(printable(annex.note), table.size, typesetter))
    below = (NOTE_BELOW + PITCH) * table.size if note else 0.0
    pages = paged_rows(table, page.BLOCK_HEIGHT - top - RULE, page.BLOCK_HEIGHT - RULE, below)
    for number, rows in enumerate(pages):
        drawn = draw_rows(table, rows, top if number == 0 else 0.0)
        placed, rules, top = placed + drawn.placed, drawn.rules, drawn.bottom
        if number < len(pages) - 1:
            yield AnnexSheet(placed, rules)
            placed = []
    top += NOTE_BELOW * table.size
    for line in note:
        if top + PITCH * table.size > page.BLOCK_HEIGHT:
            yield AnnexSheet(placed, rules)
            placed, rules, top = [], [], 0.0
        placed += [Placed(span, table_baseline(top, table.size)) for span in line]
        top += PITCH * table.size
    yield AnnexSheet(placed, rules)


def paged_rows(table: Table, first: float, following: float, below: float = 0.0) -> list[list[TableRow]]:
    """The rows of each page, below the heading that every page repeats.

    `first` and `following` are the heights there are for a table on the first page and on the others. A row is parted only
    where it is high, and the last one does not stand alone. Where `below`, the height of what follows the table, has no room, the
    last two rows go with it.
    """
    pages: list[list[TableRow]] = [[]]
    left = first - table.heading.height
    full = following - table.heading.height
    for whole in table.rows:
        row = whole
        while row.height > left:
            lines = row.lines_within(left)
            if lines >= LEAST_PART and row.height > MOVED_WHOLE:
                upper, row = row.parted(lines)
                pages[-1].append(upper)
            pages.append([])
            left = full
        pages[-1].append(row)
        left -= row.height
    if left < below and len(pages[-1]) > LEAST_PART:
        return [*pages[:-1], pages[-1][:-LEAST_PART], pages[-1][-LEAST_PART:]]
    if len(pages) > 1 and len(pages[-1]) == 1 and len(pages[-2]) > LEAST_PART and pages[-2][-1].height <= left:
        pages[-1].insert(0, pages[-2].pop())
    return pages


def _note(text: str, size: float, typesetter: Typesetter) -> Iterator[tuple[Span, ...]]:
    """The note's lines, its further ones below the first one's text."""
    if not text:
        return
    label = Span(NOTE_LABEL, Role.FANGSONG, size, 0.0, typesetter.natural(NOTE_LABEL, Role.FANGSONG, size))
    before: tuple[Span, ...] = (label,)
    room = page.BLOCK_WIDTH - label.right
    for line in break_lines(text, typesetter.natural(text, Role.FANGSONG, size), room, room):
        yield (*before, Span(text[line.start : line.end], Role.FANGSONG, size, label.right, line.widths))
        before = ()
