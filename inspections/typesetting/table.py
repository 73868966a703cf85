"""A table's cells broken into lines of type, in columns that together fill the block, each as wide as its content asks."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import ceil, fsum
from typing import Final, NamedTuple

from inspections.typesetting import page
from inspections.typesetting.characters import in_print
from inspections.typesetting.fonts import Role
from inspections.typesetting.lines import NEVER_FIRST, NEVER_LAST, TOKEN, Typesetter, break_lines
from inspections.typesetting.official_document import Annex, Listing
from inspections.typesetting.page import Placed, Rule, Span

ROUNDING: Final = 1e-9
"""By how much sums of widths may be off, in the unit of `Wanted`."""


class Wanted(NamedTuple):
    """What one column asks for, in any one unit.

    `least` tears nothing that belongs together, `natural` wraps no line, `average` is a cell's usual width. Below `firm` a line
    would begin or end with a mark that may not stand there.
    """

    least: float
    natural: float
    average: float
    firm: float = 0.0


def column_widths(columns: Sequence[Wanted], room: float, narrowest: float) -> list[float]:
    """Widths that sum to `room`, none less than `narrowest`, for which there must be room.

    Where everything fits unwrapped, all columns widen alike. Otherwise each gets at least its least width and at most its
    natural one, and in between a share as its cells are long. Where not even the least widths fit, all give way, if possible no
    further than what is firm.
    """
    least = [column.least for column in columns]
    natural = [column.natural for column in columns]
    if fsum(natural) <= room + ROUNDING:
        return [room * width / fsum(natural) for width in natural]
    if fsum(least) <= room + ROUNDING:
        return _shared(room, [column.average for column in columns], least, natural)
    lower = [max(column.firm, narrowest) for column in columns]
    if fsum(lower) > room + ROUNDING:
        lower = [narrowest] * len(columns)
    return _shared(room, least, lower, [max(pair) for pair in zip(least, lower, strict=True)])


def whole_columns(columns: Sequence[Wanted], room: float) -> list[float]:
    """Widths with as many columns unwrapped as there is room for, those first that ask for the least more; none where nothing is gained."""
    widths = [column.least for column in columns]
    left = room - fsum(widths)
    if left < -ROUNDING or fsum(column.natural for column in columns) <= room + ROUNDING:
        return []
    for column in sorted(range(len(columns)), key=lambda column: columns[column].natural - columns[column].least):
        more = min(left, columns[column].natural - columns[column].least)
        widths[column] += more
        left -= more
    return widths


def _shared(room: float, weights: Sequence[float], lower: Sequence[float], upper: Sequence[float]) -> list[float]:
    """Share by weight within bounds: who is out of them gets the bound, and the others share the rest anew."""
    widths = [0.0] * len(weights)
    sharing = set(range(len(weights)))
    while sharing:
        left = room - fsum(widths)
        scale = left / fsum(weights[column] for column in sharing)
        bounded = {column: min(max(weights[column] * scale, lower[column]), upper[column]) for column in sharing}
        excess = fsum(bounded.values()) - left
        settled = {column for column, width in bounded.items() if abs(excess) < ROUNDING or (width - weights[column] * scale) * excess > 0}
        for column in settled or sharing:
            widths[column] = bounded[column]
        sharing -= settled or set(sharing)
    return widths


SIZES: Final = (page.SIZE_4, 12.0, 10.5)
"""四号, 小四, 五号: the first at which no row grows tall serves."""
MOST_LINES: Final = 4
USUAL_LINES: Final = 1.5
"""Lines of a row on the average: where most rows are taller, a table of many runs over pages that nobody wants to turn."""
SHORT_TABLE: Final = page.BLOCK_HEIGHT / 2
"""Rows as high together as this stay in the largest type, although some wrap; a form with columns of its own looks the same every time."""
RULE: Final = 0.5
# In ems of the table's type:
SIDE: Final = 0.3
"""Blank between a rule and the text beside it."""
ABOVE: Final = 0.32
"""Blank between a rule and the text below or above it."""
PITCH: Final = 1.3
NARROWEST: Final = 1 + 2 * SIDE
LONGEST_WHOLE: Final = 8.5
"""A longer word or number may be cut rather than take the room of the other columns."""
WHOLE_HEADING: Final = 4
"""Characters up to which a heading stands on one line; longer ones take two."""
NUMBER: Final = re.compile(r"[-−]?[￥¥]?[0-9][0-9,]*(?:\.[0-9]+)?[%％]?")
DATE: Final = re.compile(r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日|[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}")
CLAUSE: Final = re.compile(r"[一二三四五六七八九十]+(?:[（(][^）)]{1,3}[）)]|[0-9]+)+")
CLUSTER: Final = re.compile(
    rf"[{re.escape(''.join(sorted(NEVER_LAST)))}]*[^{re.escape(''.join(sorted(NEVER_FIRST)))}]?[{re.escape(''.join(sorted(NEVER_FIRST)))}]+"
)
"""A character with the marks that may not be parted from it."""
ITEM: Final = re.compile(r"[^、；]*[、；]?")
NOTHING: Final = frozenset({"", "—", "——", "-", "/"})


class TableRow(NamedTuple):
    """The lines of each cell; `size` is that of the type. `least` is the height of a row to be filled by hand."""

    cells: tuple[Sequence[Span], ...]
    size: float
    least: float = 0.0

    @property
    def lines(self) -> int:
        """Lines of the longest cell; an empty row has the height of one."""
        return max(1, *map(len, self.cells))

    @property
    def height(self) -> float:
        """From rule to rule."""
        return max(self.least, (self.lines * PITCH + 2 * ABOVE) * self.size)

    def lines_within(self, height: float) -> int:
        """How many lines a row of this height holds."""
        return int((height / self.size - 2 * ABOVE) / PITCH)

    def parted(self, lines: int) -> tuple["TableRow", "TableRow"]:
        """The row down to so many lines, and the rest."""
        upper, lower = tuple(cell[:lines] for cell in self.cells), tuple(cell[lines:] for cell in self.cells)
        return self._replace(cells=upper), self._replace(cells=lower)


class Table(NamedTuple):
    """A table; `edges` are the places of its upright rules."""

    size: float
    edges: tuple[float, ...]
    heading: TableRow
    rows: tuple[TableRow, ...]

    @property
    def lines(self) -> int:
        """Lines of all rows."""
        return sum(row.lines for row in self.rows)  # whole numbers


class _Text(NamedTuple):
    """A cell's text with its characters' widths in ems."""

    text: str
    ems: list[float]

    @property
    def width(self) -> float:
        return fsum(self.ems)

    @property
    def widest_piece(self) -> float:
        """The widest part that must not be torn."""
        if NUMBER.fullmatch(self.text) or DATE.fullmatch(self.text):
            return self.width
        return max(self._widest(TOKEN), self._widest(CLAUSE), self.widest_cluster)

    @property
    def widest_cluster(self) -> float:
        """The widest character with marks around it that stay with it."""
        return self._widest(CLUSTER)

    def _widest(self, pattern: re.Pattern[str]) -> float:
        return max((fsum(self.ems[match.start() : match.end()]) for match in pattern.finditer(self.text)), default=0.0)


def set_table(table: Annex | Listing, typesetter: Typesetter) -> Table:
    """The table in the largest type that leaves its rows low; rows to be filled by hand are as high as a line of the grid."""
    shares = table.shares if isinstance(table, Listing) else ()
    laid_out = lay_out_cells((table.headings, *table.rows), shares, lambda text: typesetter.natural(text, Role.FANGSONG, 1))
    if isinstance(table, Listing):
        blank = TableRow(((),) * len(table.headings), laid_out.size)
        # A heading without a single row would not look like a table.
        blanks = table.blank_rows if table.rows else max(1, table.blank_rows)
        filled = [row._replace(least=page.LEADING) for row in (*laid_out.rows, *[blank] * blanks)]
        laid_out = laid_out._replace(heading=laid_out.heading._replace(least=page.LEADING), rows=tuple(filled))
    return laid_out


class _Columns(NamedTuple):
    """A size of type, its columns' widths in ems, and about how many lines all rows then have."""

    size: float
    widths: Sequence[float]
    lines: int

    def height(self, rows: int) -> float:
        """About how high so many rows are."""
        return (self.lines * PITCH + 2 * ABOVE * rows) * self.size


def _in_sizes(columns: Sequence[Sequence[_Text]], wanted: Sequence[Wanted], shares: Sequence[float]) -> Iterator[_Columns]:
    """The columns in every size in which nothing is torn that belongs together, and in the last one.

    They share the room, or as many as possible have all the room that they ask for.
    """
    natural = [[cell.width for cell in cells] for _, *cells in columns]
    for size in SIZES:
        room = (page.BLOCK_WIDTH - RULE) / size
        given = [max(NARROWEST, room * share / fsum(shares)) for share in shares]
        shared = [width * room / fsum(given) for width in given] or column_widths(wanted, room, NARROWEST)
        torn = any(width < column.least - ROUNDING for width, column in zip(shared, wanted, strict=True))
        if torn and size != SIZES[-1]:
            continue
        for widths in (shared, [] if shares else whole_columns(wanted, room)):
            if widths:
                yield _Columns(size, widths, _about_lines(natural, widths))


def _about_lines(natural: Sequence[Sequence[float]], widths: Sequence[float]) -> int:
    """How many lines the rows have at least: to lay every table out only to count them would take too long."""
    lines = [[max(1, ceil(cell / (width - 2 * SIDE) - ROUNDING)) for cell in cells] for cells, width in zip(natural, widths, strict=True)]
    return sum(map(max, zip(*lines, strict=True)))  # whole numbers


def _best(columns: Sequence[Sequence[_Text]], ways: Sequence[_Columns], short: float) -> Table:
    """The table in the first of these ways with seldom more than a line a row, else with as few lines as any.

    A table up to the height of `short` may wrap more: no page is turned for it. A way that leaves rows tall after all gives place
    to the next one.
    """
    rows = len(columns[0]) - 1
    most = max(USUAL_LINES * rows, min(way.lines for way in ways))
    first = next(number for number, way in enumerate(ways) if way.lines <= most or way.height(rows) <= short)
    for way in ways[first:]:
        table = _table(columns, [width * way.size for width in way.widths], way.size)
        if all(row.lines <= MOST_LINES for row in table.rows):
            break
    return table


def lay_out_cells(cells: Sequence[Sequence[str]], shares: Sequence[float], ems: Callable[[str], list[float]]) -> Table:
    """The table of these cells, headings first, in its best size and columns; `ems` measures a text's characters."""
    texts = [[_Text(text, ems(text)) for text in map(str.strip, map(in_print, row))] for row in cells]
    columns = list(zip(*texts, strict=True))
    wanted = [_wanted(heading, under) for heading, *under in columns]
    return _best(columns, list(_in_sizes(columns, wanted, shares)), 0.0 if shares else SHORT_TABLE)


class DrawnTable(NamedTuple):
    """The type and rules of a part of a table, and where it ends."""

    placed: list[Placed]
    rules: list[Rule]
    bottom: float


def draw_rows(table: Table, rows: Sequence[TableRow], top: float) -> DrawnTable:
    """Place the heading and the rows from `top` on."""
    placed: list[Placed] = []
    height = start = top + RULE / 2
    heights = [start]
    for row in (table.heading, *rows):
        for cell in row.cells:
            # Cells of fewer lines than the row's highest one are centred beside it.
            line = height + (row.height - len(cell) * PITCH * table.size) / 2
            for span in cell:
                placed.append(Placed(span, table_baseline(line, table.size)))
                line += PITCH * table.size
        height += row.height
        heights.append(height)
    left, right = table.edges[0] - RULE / 2, table.edges[-1] + RULE / 2
    across = [Rule(left, level, right, level) for level in heights]
    return DrawnTable(placed, [*across, *(Rule(edge, start, edge, height) for edge in table.edges)], height + RULE / 2)


def table_baseline(top: float, size: float) -> float:
    """The baseline of a table's line whose share of the height begins at `top`."""
    return top + (PITCH / 2 + page.BASELINE) * size


def _wanted(heading: _Text, cells: Sequence[_Text]) -> Wanted:
    title = heading.width if len(heading.text) <= WHOLE_HEADING else fsum(heading.ems[: (len(heading.text) + 1) // 2])
    whole = min(max((cell.widest_piece for cell in cells), default=0.0), LONGEST_WHOLE)
    every = [heading, *cells]
    return Wanted(
        max(1.0, title, whole) + 2 * SIDE,
        max(1.0, *(cell.width for cell in every)) + 2 * SIDE,
        fsum(cell.width for cell in every) / len(every) + 2 * SIDE,
        max(cell.widest_cluster for cell in every) + 2 * SIDE,
    )


def _table(columns: Sequence[Sequence[_Text]], widths: Sequence[float], size: float) -> Table:
    edges = [RULE / 2]
    cells: list[list[list[Span]]] = []
    for column, width in zip(columns, widths, strict=True):
        cells.append(_column(column, edges[-1] + SIDE * size, width - 2 * SIDE * size, size))
        edges.append(edges[-1] + width)
    heading, *rows = (TableRow(row, size) for row in zip(*cells, strict=True))
    return Table(size, tuple(edges), heading, tuple(rows))


def _column(texts: Sequence[_Text], left: float, room: float, size: float) -> list[list[Span]]:
    """The cells' lines: numbers end below one another, what wraps begins at the left, all else is centred."""
    heading, *cells = ([Span(text, Role.FANGSONG, size, left, widths) for text, widths in _lines(cell, room, size)] for cell in texts)
    bodies = [text.text for text in texts[1:]]
    numbers = any(map(NUMBER.fullmatch, bodies)) and all(text in NOTHING or NUMBER.fullmatch(text) for text in bodies)
    if numbers and all(len(cell) <= 1 for cell in cells):
        widest = max(_width(line) for cell in cells for line in cell)
        end = left + (room + widest) / 2
        cells = [[line._replace(x=end - _width(line)) for line in cell] for cell in cells]
    elif all(len(cell) <= 1 for cell in cells):
        cells = [_centred(cell, left, room) for cell in cells]
    return [_centred(heading, left, room), *cells]


def _centred(lines: Sequence[Span], left: float, room: float) -> list[Span]:
    return [line._replace(x=left + (room - _width(line)) / 2) for line in lines]


def _width(line: Span) -> float:
    return line.right - line.x


def _lines(cell: _Text, room: float, size: float) -> list[tuple[str, Sequence[float]]]:
    """Lines at most so wide. They end where they end: spread over a narrow column they would gape."""
    text, widths = cell.text, [ems * size for ems in cell.ems]
    if fsum(widths) <= room + ROUNDING:
        return [(text, widths)] if text else []
    ends = _between_items(text, widths, room)
    if ends:
        return [(text[start:end], widths[start:end]) for start, end in pairwise((0, *ends))]
    lines: list[tuple[str, Sequence[float]]] = []
    for line in break_lines(text, widths, room, room):
        own = widths[line.start : line.end]
        lines.append((text[line.start : line.end], own if fsum(own) <= room + ROUNDING else line.widths))
    return lines


def _between_items(text: str, widths: Sequence[float], room: float) -> list[int]:
    """Where lines end that hold whole items of an enumeration such as 三（一）2（1）、三（一）4; nothing where one is too wide."""
    ends: list[int] = []
    start = 0
    for item in ITEM.finditer(text):
        if fsum(widths[item.start() : item.end()]) > room + ROUNDING or text[item.start() : item.start() + 1] in NEVER_FIRST:
            return []
        if fsum(widths[start : item.end()]) > room + ROUNDING:
            start = item.start()
            ends.append(start)
    return [*ends, len(text)]
