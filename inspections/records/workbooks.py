"""The sheets of an .xlsx workbook: what a person sees in them, and what is left out and told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO

import numpy as np
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from inspections.faults import Fault, UserError, refuse
from inspections.records.addresses import column_letters
from inspections.records.cell_styles import meaningful_formats
from inspections.records.headings import is_list
from inspections.records.hidden_rows import HiddenRows
from inspections.records.merged_cells import fill_merged, refuse_two_rows
from inspections.records.printable import printable
from inspections.records.sheet_extent import refuse_far_cells
from inspections.records.sheet_scan import SheetNotes, scan_sheet
from inspections.records.sheets import TITLE_LINES, Sheet, TextEncoder, find_headings, without_blank_rows
from inspections.records.workbook_parts import DamagedWorkbookError, WorkbookParts

_EXACT = 10**15
"""From here on a number has more digits than a spreadsheet keeps."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets that were read, the main one first; the rows of them that are hidden; sentences about what was left out."""

    sheets: tuple[Sheet, ...]
    hidden: tuple[HiddenRows, ...] = ()
    notes: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


def read_xlsx(content: bytes, name: str, is_heading: frozenset[str], *, without_hidden: bool = False) -> Workbook:
    """Read every visible sheet of a workbook that has a row of headings; at least one must have one. Raises UserError.

    Hidden rows are read like any others, or left out. A sheet that is hidden, or has no headings, is left out and told, but one that bears
    a list's name must have them.
    """
    try:
        return _Reading(content, name, is_heading, without_hidden=without_hidden).workbook()
    except PasswordError as error:
        raise refuse("password", "工作簿有密码，无法读取", name, "请在 Excel 或 WPS 中打开，取消密码后另存") from error
    except DamagedWorkbookError as error:
        raise refuse("no_workbook", error.what, name, error.action) from error
    except CalamineError as error:
        damaged = DamagedWorkbookError()
        raise refuse("no_workbook", damaged.what, name, damaged.action) from error


class _Reading:
    """Goes through the sheets of one workbook."""

    def __init__(self, content: bytes, name: str, is_heading: frozenset[str], *, without_hidden: bool) -> None:
        self._parts = WorkbookParts(content)
        self._part_of = self._parts.sheets()
        self._formats = meaningful_formats(self._parts)
        self._workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        self._name, self._is_heading, self._without_hidden = name, is_heading, without_hidden
        self._hidden: list[HiddenRows] = []
        self._notes: list[str] = []
        self._faults: list[Fault] = []

    def workbook(self) -> Workbook:
        """Read the sheets, the main one first: the first that has headings and bears no list's name."""
        read: list[Sheet] = []
        missing: list[UserError] = []
        hidden_sheets = 0
        for described in self._workbook.sheets_metadata:
            if described.typ is not SheetTypeEnum.WorkSheet:
                continue
            if described.visible is not SheetVisibleEnum.Visible:
                hidden_sheets += 1
                self._notes.append(f"工作表“{printable(described.name)}”是隐藏的，没有读入")
                continue
            scan = self._scan(described.name)
            sheet = self._workbook.get_sheet_by_name(described.name)
            grid = [[_cell_text(cell) for cell in row] for row in sheet.to_python()]
            corner = sheet.start or (0, 0)
            _put(grid, scan, *corner)
            if not any(cell.strip() for row in grid for cell in row):
                if not read and not missing:
                    missing.append(self._no_headings(sheet.name))
                continue
            try:
                read.append(self._without_unseen(self._sheet(sheet, grid, corner), scan))
            except UserError as error:
                if is_list(sheet.name) or error.faults[0].code != "no_headings":
                    raise
                missing.append(error)
                self._notes.append(f"工作表“{printable(sheet.name)}”没有表头，没有读入")
        if not read:
            if not missing:
                what = "看得见的工作表都是空的，其余是隐藏的" if hidden_sheets else "工作簿里没有工作表"
                raise refuse(
                    "no_headings" if hidden_sheets else "no_workbook", what, self._name, "请在 Excel 或 WPS 中打开，核对后另存为 .xlsx"
                )
            raise missing[0]
        main = next((position for position, sheet in enumerate(read) if not is_list(sheet.name)), 0)
        sheets = (read[main], *read[:main], *read[main + 1 :])
        return Workbook(sheets, tuple(self._hidden), tuple(self._notes), tuple(self._faults))

    def _sheet(self, sheet: CalamineSheet, grid: list[list[str]], corner: tuple[int, int]) -> Sheet:
        where = f"{self._name} 工作表“{printable(sheet.name)}”"
        top, left = corner
        above, headings = find_headings(grid[:TITLE_LINES], self._is_heading, where)
        ranges = sheet.merged_cell_ranges or []
        refuse_two_rows(grid, ranges, corner, above, where)
        self._faults.extend(
            Fault(fault.code, fault.what, where, fault.action) for fault in fill_merged(grid, ranges, corner, above + 1, headings)
        )
        encoders = [TextEncoder() for _ in headings]
        for number, encoder in enumerate(encoders):
            cells = [row[number] if number < len(row) else "" for row in grid[above + 1 :]]
            encoder.add(cells, np.arange(len(cells)))
        return without_blank_rows(sheet.name, headings, encoders, (top + above + 2, left))

    def _scan(self, sheet: str) -> SheetNotes:
        """Look a sheet's XML over before its values are read."""
        part = self._part_of.get(sheet)
        if part is None:
            return SheetNotes()
        try:
            refuse_far_cells(self._parts, part)
            return scan_sheet(self._parts, part, self._formats)
        except DamagedWorkbookError as error:
            raise refuse("no_workbook", error.what, f"{self._name} 工作表“{printable(sheet)}”", error.action) from error

    def _without_unseen(self, sheet: Sheet, scan: SheetNotes) -> Sheet:
        """Note the rows and columns that are hidden, and leave the rows out where that is asked for."""
        columns = [
            position
            for position in range(len(sheet.headings))
            if sheet.first + position in scan.hidden_columns and sheet.headings[position]
        ]
        if columns:
            letters = "、".join(f"{column_letters(sheet.first + column)} 列（{printable(sheet.headings[column])}）" for column in columns)
            self._notes.append(f"工作表“{printable(sheet.name)}”的{letters}是隐藏的，已一并读入")
        hidden = np.isin(sheet.rows - 1, list(scan.hidden_rows))
        if not hidden.any():
            return sheet
        self._hidden.append(HiddenRows(sheet.name, tuple(sheet.rows[hidden].tolist())))
        return sheet.take(np.flatnonzero(~hidden)) if self._without_hidden else sheet

    def _no_headings(self, sheet: str) -> UserError:
        try:
            find_headings([], self._is_heading, f"{self._name} 工作表“{printable(sheet)}”")
        except UserError as error:
            return error
        raise AssertionError(sheet)


def _put(grid: list[list[str]], notes: SheetNotes, top: int, left: int) -> None:
    """Put what stands for cells without a value of their own in their places; the grid begins at row `top` and column `left`."""
    for (row, column), text in notes.cells.items():
        if row < top or column < left:
            continue  # above the headings, or beside them
        grid.extend([] for _ in range(row - top + 1 - len(grid)))
        cells = grid[row - top]
        cells.extend("" for _ in range(column - left + 1 - len(cells)))
        cells[column - left] = text


def _cell_text(cell: object) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        if abs(cell) >= _EXACT:
            return f"{cell:.14E}"
        # Excel calculates with 15 digits and shows no more; the file may hold 17.388000000000002.
        return str(int(cell)) if cell.is_integer() else f"{Decimal(f'{cell:.15g}'):f}"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat()
    if isinstance(cell, timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)
