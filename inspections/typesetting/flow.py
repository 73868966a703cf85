"""Fill pages with lines of the grid and rows of tables, and choose where one page ends and the next begins."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from inspections.typesetting import page
from inspections.typesetting.annexes import LEAST_PART, MOVED_WHOLE
from inspections.typesetting.document_rows import EMPTY, Row
from inspections.typesetting.linebreak import TOLERANCE
from inspections.typesetting.table import RULE, Table, TableRow

OVERHANG: Final = 4.0
"""Points by which a table may reach into the line that follows it: type begins six below the line's edge."""
BELOW_BLANKS: Final = 2.0
"""Points between the rule of a blank and a table below it: on the grid alone they would look like a double rule."""


class TableLine(NamedTuple):
    """One row of a table in the running text; `kept` as for a `Row`."""

    table: Table
    row: TableRow
    heading: bool = False
    kept: bool = False


Line = Row | TableLine


class Filled(NamedTuple):
    """A line with its upper edge; the first row of a table on a page has the table's heading above it, and that one's edge."""

    line: Line
    top: float


def table_lines(table: Table) -> list[Line]:
    """The table's rows; the last one is kept with the one above."""
    last = len(table.rows) - 1
    return [TableLine(table, row, kept=number == last - 1) for number, row in enumerate(table.rows)]


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
