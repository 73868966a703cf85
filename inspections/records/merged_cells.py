"""Merged cells: what stands in one holds for all its rows, where a reader of values sees blanks below the first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from inspections.faults import Fault, refuse
from inspections.records.addresses import column_letters
from inspections.records.headings import meant_by
from inspections.records.printable import printable

Range = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last cell, each a row and a column counted from 0."""
Grid = list[list[str]]
Corner = tuple[int, int]
"""The row and column at which a grid begins."""


def fill_merged(grid: Grid, ranges: Sequence[Range], corner: Corner, below: int, headings: Sequence[str]) -> Iterator[Fault]:
    """Put the text of each merged cell into all its rows of the grid from row `below` on; yield what is wrong, `where` left open.

    A row that holds nothing of its own stays blank: a record two rows high is one record. A cell merged over several columns with
    headings would mean several facts, and is a fault.
    """
    top, left = corner
    own = [any(cell.strip() for cell in row) for row in grid]
    for (first_row, first), (last_row, last) in ranges:
        row, column = first_row - top, first - left
        text = _cell(grid, row, column)
        if not text.strip() or last_row - top < below:
            continue
        over = [headings[position] for position in range(max(column, 0), min(last - left + 1, len(headings))) if headings[position]]
        if len(over) > 1 and row >= below:
            where = f"{column_letters(first)}{first_row + 1}:{column_letters(last)}{last_row + 1}"
            named = "、".join(f"“{printable(heading)}”" for heading in over)
            yield Fault("merged_columns", f"单元格 {where} 合并了{named}几列，不知道指哪一项", "", "请取消合并，分别填写")
            continue
        for line in range(max(row, below), min(last_row - top + 1, len(grid))):
            if own[line] and not _cell(grid, line, column).strip():
                cells = grid[line]
                cells.extend("" for _ in range(column + 1 - len(cells)))
                cells[column] = text


def refuse_two_rows(grid: Grid, ranges: Sequence[Range], corner: Corner, above: int, where: str) -> None:
    """Raise UserError where the headings take two rows: some are merged over columns that have headings of their own below."""
    top, left = corner
    if above + 1 >= len(grid):
        return
    parents: Mapping[int, str] = {
        column - left: _cell(grid, above, first - left)
        for (first_row, first), (last_row, last) in ranges
        if first_row - top == above == last_row - top and last > first
        for column in range(first, last + 1)
    }
    below = {column: text.strip() for column, text in enumerate(grid[above + 1]) if text.strip()}
    if not parents or not below or not below.keys() <= parents.keys():
        return
    row = top + above + 1
    meant = [f"{parents[column].strip()}.{text}" for column, text in below.items()]
    spelt = "”“".join(meant_by(name) or name for name in meant)
    what = f"表头占了两行（第{row}行和第{row + 1}行）：“{next(iter(parents.values())).strip()}”下面还有“{'”“'.join(below.values())}”"
    raise refuse(
        "two_row_headings", printable(what), where, f"请把表头改成一行，取消合并，依次写成“{printable(spelt)}”，并删去第{row + 1}行"
    )


def _cell(grid: Grid, row: int, column: int) -> str:
    return grid[row][column] if 0 <= row < len(grid) and 0 <= column < len(grid[row]) else ""
