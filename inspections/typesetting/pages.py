"""Blocks become lines, lines fill pages, and each line gets its place on its page: where one page ends and the next begins.

A line is a row of the grid or a row of a table.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final, NamedTuple, assert_never

from inspections.typesetting import page
from inspections.typesetting.lines import TOLERANCE, Typesetter
from inspections.typesetting.official_document import Listing, Paragraph
from inspections.typesetting.page import Page, PenStroke, Placed, PlacedPicture, Rule
from inspections.typesetting.paper import Block, Entry, Exchange, Gap, RuledLines, Signatures
from inspections.typesetting.rows import EMPTY, Row, entry_rows, exchange_rows, paragraph_rows, ruled_rows
from inspections.typesetting.signing import UNDER, drawn_signature, signing_rows
from inspections.typesetting.table import RULE, Table, TableRow, draw_rows, set_table


class TableLine(NamedTuple):
    """One row of a table in the running text; `kept` as for a `Row`."""

    table: Table
    row: TableRow
    heading: bool = False
    kept: bool = False


Line = Row | TableLine


def table_lines(table: Table) -> list[Line]:
    """The table's rows; the last one is kept with the one above."""
    last = len(table.rows) - 1
    return [TableLine(table, row, kept=number == last - 1) for number, row in enumerate(table.rows)]


def block_lines(blocks: Sequence[Block], typesetter: Typesetter) -> list[list[Line]]:
    """The lines of each block; entries that follow one another, gaps among them, count as one.

    What stands above a table or above signatures is kept with them.
    """
    laid_out: list[list[Line]] = []
    position = 0
    while position < len(blocks):
        block = blocks[position]
        run = _entry_run(blocks, position)
        if isinstance(block, Listing | Signatures) and laid_out and laid_out[-1]:
            laid_out[-1][-1] = laid_out[-1][-1]._replace(kept=True)
        laid_out.append(list(entry_rows(run, typesetter)) if run else _lines(block, typesetter))
        position += len(run) or 1
    return laid_out


def _entry_run(blocks: Sequence[Block], start: int) -> list[Entry | Gap]:
    """The entries from a place on with the gaps between them; empty where no entry stands there."""
    run: list[Entry | Gap] = []
    for block in blocks[start:]:
        if not isinstance(block, Entry | Gap) or (not run and isinstance(block, Gap)):
            break
        run.append(block)
    return run


def _lines(block: Block, typesetter: Typesetter) -> list[Line]:
    match block:
        case Paragraph():
            return list(paragraph_rows(block, typesetter))
        case Listing():
            return table_lines(set_table(block, typesetter))
        case Entry():
            return list(entry_rows([block], typesetter))
        case Exchange():
            return list(exchange_rows(block, typesetter))
        case RuledLines():
            return list(ruled_rows(block))
        case Gap():
            return [EMPTY] * block.lines
        case Signatures():
            return list(signing_rows(block, typesetter))
        case _:
            assert_never(block)


def joined(laid_out: Sequence[Sequence[Line]]) -> list[Line]:
    """All lines in a row."""
    return list(chain.from_iterable(laid_out))


LEAST_PART: Final = 2
"""Lines of a row that is parted between two pages."""
MOVED_WHOLE: Final = page.BLOCK_HEIGHT / 3
"""A row up to this height goes to the next page rather than be parted."""


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


OVERHANG: Final = 4.0
"""Points by which a table may reach into the line that follows it: type begins six below the line's edge."""
BELOW_BLANKS: Final = 2.0
"""Points between the rule of a blank and a table below it: on the grid alone they would look like a double rule."""


class Filled(NamedTuple):
    """A line with its upper edge; the first row of a table on a page has the table's heading above it, and that one's edge."""

    line: Line
    top: float


def stack(lines: Iterable[Line]) -> tuple[list[Filled], float]:
    """Place lines below one another from a page's top: text on the grid, tables from the grid on. Return them and their height."""
    filled: list[Filled] = []
    height = 0.0
    above: Line | None = None
    for line in lines:
        top, height = _below(line, height, above)
        filled.append(Filled(line, top))
        above = line
    return filled, height


def _below(line: Line, height: float, above: Line | None) -> tuple[float, float]:
    """Top and bottom of a line that follows the one above at `height`."""
    table = above.table if isinstance(above, TableLine) else None
    if isinstance(line, TableLine) and line.table is table:
        return height, height + line.row.height
    over = OVERHANG if table is not None else TOLERANCE
    top = -(-max(0.0, height - over) // page.LEADING) * page.LEADING
    if isinstance(line, TableLine):
        if isinstance(above, Row) and above.blanks:
            top += BELOW_BLANKS
        return top, top + RULE + line.table.heading.height + line.row.height
    return top, top + page.LEADING


def fill(lines: Sequence[Line], first: int, following: int, beginning: int = 0) -> list[list[Line]]:
    """The lines of each page: `first` lines of the grid on the first one, `following` on the others.

    Empty lines are left out at a page's top, headings move on with what they head, and a paragraph's first and last line do not
    stand alone where that can be helped: not at the price of a first page with nothing after its `beginning` lines.
    """
    pages: list[list[Line]] = [[]]
    waiting = list(reversed(lines))
    height = 0.0
    while waiting:
        line = waiting.pop()
        current = pages[-1]
        if line == EMPTY and not current and len(pages) > 1:
            continue
        above = current[-1] if current else None
        top, bottom = _below(line, height, above)
        capacity = (first if len(pages) == 1 else following) * page.LEADING
        # 22 lines leave almost a point of the block, which the rule of a table that ends with the page takes.
        if bottom <= capacity + RULE + TOLERANCE:
            current.append(line)
            height = bottom
            continue
        if isinstance(line, TableLine) and line.row.height > MOVED_WHOLE:
            goes_on = isinstance(above, TableLine) and above.table is line.table
            parts = _parted(line, capacity - top - (0 if goes_on else RULE + line.table.heading.height))
            if parts:
                waiting += reversed(parts)
                continue
        if not current:
            current.append(line)
            pages.append([])
        else:
            cut = _break_place(current, beginning if len(pages) == 1 else 0)
            waiting.append(line)
            waiting += reversed(current[cut:])
            del current[cut:]
            pages.append([])
        height = 0.0
    return pages if pages[-1] or len(pages) == 1 else pages[:-1]


def _parted(line: TableLine, height: float) -> list[Line]:
    """A high row's part that fits into the height, and the rest; nothing where too little fits."""
    lines = line.row.lines_within(height)
    if not LEAST_PART <= lines < line.row.lines:
        return []
    return [line._replace(row=part) for part in line.row.parted(lines)]


def _break_place(lines: Sequence[Line], beginning: int) -> int:
    """Before which line of a full page the next page begins (its length where that is before the line to come)."""
    for cut in range(len(lines), beginning, -1):
        if may_break(lines[cut - 1]):
            return cut
    for cut in range(len(lines), 0, -1):
        if not lines[cut - 1].heading:
            return cut
    return len(lines)


def may_break(above: Line) -> bool:
    """Whether a page may end below this line."""
    return not above.heading and not above.kept


BLANK_RULE_BELOW = page.LEADING / 2 + page.SIZE_3 / 2 + UNDER
"""From a line's upper edge to the rule of its blanks."""


def set_page(lines: Sequence[Line], start: int) -> Page:
    """The page with its first line on the block's line `start`, counted from 0."""
    placed: list[Placed] = []
    rules: list[Rule] = []
    pictures: list[PlacedPicture] = []
    strokes: list[PenStroke] = []
    filled, _ = stack(lines)
    offset = start * page.LEADING
    position = 0
    while position < len(filled):
        line, top = filled[position]
        if isinstance(line, TableLine):
            rows = _rows_of(line, lines[position:])
            drawn = draw_rows(line.table, rows, offset + top)
            placed += drawn.placed
            rules += drawn.rules
            position += len(rows)
            continue
        baseline = offset + top + page.LEADING / 2 + page.BASELINE * page.SIZE_3
        placed += [Placed(span, baseline) for span in line.spans]
        rule = offset + top + BLANK_RULE_BELOW
        rules += [Rule(left, rule, right, rule, RULE) for left, right in line.blanks]
        _sign(line, rule, pictures, strokes)
        position += 1
    return Page(tuple(placed), rules=tuple(rules), pictures=tuple(pictures), strokes=tuple(strokes))


def _rows_of(first: TableLine, lines: Sequence[Line]) -> list[TableRow]:
    """The rows of the first line's table up to the next other line."""
    rows: list[TableRow] = []
    for line in lines:
        if not isinstance(line, TableLine) or line.table is not first.table:
            break
        rows.append(line.row)
    return rows


def _sign(line: Row, rule: float, pictures: list[PlacedPicture], strokes: list[PenStroke]) -> None:
    for signature in line.signatures:
        drawn = drawn_signature(signature, rule)
        pictures += drawn.pictures
        strokes += drawn.strokes
