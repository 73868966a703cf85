"""How far a sheet's cells reach, from its XML: a reader of values lays out every cell between the first and the last one.

A single cell in the last column makes gigabytes of a small file, and one far beyond what a sheet can have ends the program.
"""

from __future__ import annotations

import re
from xml.parsers.expat import ParserCreate

from inspections.records.addresses import MOST_COLUMNS, MOST_ROWS, column_letters, column_number
from inspections.records.workbook_parts import DamagedWorkbookError, WorkbookParts, local

_MOST_CELLS = 12_000_000
"""Places between a sheet's first and last cell: a million rows of twelve columns."""
_SPARSE, _FILLED = 1_000_000, 50
"""From so many places on, one of so many must be filled."""
_MOST_PARSED = 3_000_000
"""Cells of a sheet that is written in an unusual way, which takes longer to look over."""

_ANY_CELL = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?c[\s/>]")
_USUAL_CELL = re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"[^>]*>')
_COLUMN = re.compile(rb'<c r="([A-Z]+)[0-9]+"[^>]*(?<!/)>')
_ROW = re.compile(rb'<c r="[A-Z]+([0-9]+)"[^>]*(?<!/)>')
_ADDRESS = re.compile(r"([A-Z]{1,8})(\d{1,12})", re.ASCII)


class _Reach:
    """Rows and columns of cells that hold something."""

    def __init__(self) -> None:
        self.filled = 0
        self.columns: tuple[int, int] = (MOST_COLUMNS, -1)
        self.rows: tuple[int, int] = (MOST_ROWS, -1)

    def take(self, rows: set[int], columns: set[int], filled: int) -> None:
        self.filled += filled
        if rows and columns:
            self.rows = min(self.rows[0], *rows), max(self.rows[1], *rows)
            self.columns = min(self.columns[0], *columns), max(self.columns[1], *columns)


def refuse_far_cells(parts: WorkbookParts, part: str) -> None:
    """Raise DamagedWorkbookError for a sheet whose cells reach farther than can be read."""
    reach = _reach(parts, part) or _parsed_reach(parts, part)
    if not reach.filled:
        return
    where = f"{column_letters(reach.columns[1])}{reach.rows[1] + 1}"
    if reach.rows[1] >= MOST_ROWS or reach.columns[1] >= MOST_COLUMNS:
        raise DamagedWorkbookError("有单元格在工作表的范围之外", "请把需要的行和列复制到新工作簿中，保存后重试")
    places = (reach.rows[1] - reach.rows[0] + 1) * (reach.columns[1] - reach.columns[0] + 1)
    if places > _MOST_CELLS or (places > _SPARSE and reach.filled * _FILLED < places):
        action = "请删去离表格很远的内容（选中多余的行和列，右键删除），或把表格复制到新工作簿中，保存后重试"
        raise DamagedWorkbookError(
            f"内容一直到 {where}，其中绝大部分是空白" if reach.filled * _FILLED < places else f"内容一直到 {where}，太大", action
        )


def _reach(parts: WorkbookParts, part: str) -> _Reach | None:
    """Return the reach of cells that are written as every program writes them, or None where one is not."""
    reach = _Reach()
    for chunk in parts.chunks(part):
        if len(_ANY_CELL.findall(chunk)) != len(_USUAL_CELL.findall(chunk)):
            return None
        columns = _COLUMN.findall(chunk)
        numbers = {column_number(letters.decode()) for letters in set(columns)}
        reach.take({int(row) - 1 for row in set(_ROW.findall(chunk))}, numbers, len(columns))
    return reach


def _parsed_reach(parts: WorkbookParts, part: str) -> _Reach:
    reach, at, cells = _Reach(), [-1, -1], [0]

    def start(name: str, attributes: dict[str, str]) -> None:
        match local(name):
            case "row":
                at[0] = int(attributes["r"]) - 1 if attributes.get("r", "").isdigit() else at[0] + 1
                at[1] = -1
            case "c":
                address = _ADDRESS.fullmatch(attributes.get("r", ""))
                at[1] += 1
                if address is not None:
                    at[:] = int(address[2]) - 1, column_number(address[1])
                cells[0] += 1
            case "v" | "is" | "f":
                reach.take({at[0]}, {at[1]}, 1)

    parser = ParserCreate()
    parser.StartElementHandler = start
    parts.parse(part, parser, lambda: cells[0] <= _MOST_PARSED)
    if cells[0] > _MOST_PARSED:
        raise DamagedWorkbookError("单元格太多", "请把需要的行和列复制到新工作簿中，保存后重试")
    return reach
