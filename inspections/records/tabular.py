"""Sheets of text cells into a table of facts: the main sheet holds a record a row, every further sheet the lines of a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from inspections.faults import Fault
from inspections.records.columns import read_column
from inspections.records.fact_table import ABSENT, Column, FactTable, ListTable, Value
from inspections.records.fields.catalogue import FIELDS, LISTS
from inspections.records.fields.field import Field
from inspections.records.file_faults import OF_THE_FILE, FileFaults
from inspections.records.headings import ColumnHeading, heading_of, line_path, meant_by, plain
from inspections.records.list_sheets import ListSheet, number_of
from inspections.records.near_names import nearest, suggestion
from inspections.records.printable import printable, record_named, shown
from inspections.records.sheets import Sheet, TextColumn
from inspections.records.shown_cells import text_of_cell
from inspections.records.unreadable import IN_CELL, UnreadableError
from inspections.records.values import from_cell, without_text_prefix

ID_HEADINGS = frozenset({"id", FIELDS["id"].label})

_EMPTY_LIST = frozenset({"[]", "无"})
_LINE = re.compile(r"(?P<list>[^\[]+)\[(?P<number>\d+)\](?:\..+)?", re.ASCII)

_Lines = dict[int, dict[str, Column]]
"""Line number to the columns of that line's facts, one value a record."""


class SheetReader:
    """Reads a main sheet and the sheets of its lists; whatever cannot be read becomes a fault."""

    def __init__(self, source: str, sheets: Sequence[Sheet], faults: Sequence[Fault] = ()) -> None:
        """`source` is the file's name for the places of faults; `faults` are those that were met in reading the sheets."""
        self.faults = FileFaults()
        self.lacking: frozenset[str] = frozenset()
        """Paths of required facts for which the main sheet has no column; they are told once and not row by row."""
        for fault in faults:
            self.faults.note(OF_THE_FILE, fault)
        self._source = source
        self._main, *self._others = sheets
        self._ids = TextColumn(np.full(self._main.size, ABSENT, dtype=np.int32), ())
        self._list_sheets: dict[str, ListSheet] = {}

    def where(self, row: int, path: str) -> str:
        """Return where a fact stands: file, sheet, the row as Excel shows it, record id and path."""
        line = _LINE.fullmatch(path)
        list_sheet = self._list_sheets.get(line["list"]) if line else None
        if list_sheet is None or line is None:
            where = self._row_in_words(self._main, row)
        else:
            where = self._row_in_words(list_sheet.sheet, list_sheet.line_of(row, int(line["number"])))
        code = int(self._ids.codes[row])
        name = "" if code == ABSENT else record_named(number_of(self._ids.texts[code]))
        return f"{where}{name}的 {printable(path)}"

    def table(self) -> FactTable:
        """Return the table of facts of the first sheet, with the lists that stand in the others."""
        main = self._main
        headings = [heading_of(text) if text else None for text in main.headings]
        self._refuse_headings(main, headings, meant_by)
        self._note_lacking({heading.path for heading in headings if heading is not None and not heading.list_path})
        for heading, column in zip(headings, main.columns, strict=True):
            if heading is not None and heading.path == "id" and not heading.list_path:
                self._ids = column
        columns: dict[str, Column] = {}
        numbered: dict[str, _Lines] = {}
        declared: dict[str, NDArray[np.bool_]] = {}
        for position, heading in enumerate(headings):
            if heading is None:
                continue
            if heading.field is None:
                declared[heading.path] = self._declared_empty(heading, position)
            elif heading.number:
                read = self._column(heading.field, heading, position)
                numbered.setdefault(heading.list_path, {}).setdefault(heading.number, {})[heading.path] = read
            else:
                columns[heading.path] = self._column(heading.field, heading, position)
        lists = {path: _lines_of(path, main.size, lines) for path, lines in numbered.items()}
        for sheet in self._others:
            self._list_sheet(sheet, columns.get("id"), lists)
        for path, empty in declared.items():
            lines = lists.setdefault(path, _lines_of(path, main.size, {}))
            lists[path] = ListTable(lines.owners, lines.present | empty, lines.lines)
        # A table has no way to say "no inspectors"; a record may have none, so empty cells say it.
        inspectors = lists.setdefault("inspectors", _lines_of("inspectors", main.size, {}))
        lists["inspectors"] = ListTable(inspectors.owners, np.ones(main.size, dtype=np.bool_), inspectors.lines)
        return FactTable(main.size, columns, lists)

    def _sheet_place(self, sheet: Sheet) -> str:
        return f"{self._source} 工作表“{sheet.name}”" if sheet.name else self._source

    def _row_in_words(self, sheet: Sheet, row: int) -> str:
        return f"{self._sheet_place(sheet)} 第{sheet.rows[row]}行"

    def _refuse_headings(self, sheet: Sheet, headings: Sequence[ColumnHeading | None], meant: Callable[[str], str | None]) -> None:
        seen: set[tuple[str, int, str]] = set()
        where = f"{self._sheet_place(sheet)}的表头"
        for position, (text, heading, column) in enumerate(zip(sheet.headings, headings, sheet.columns, strict=True)):
            if heading is None:
                filled = np.flatnonzero(column.codes != ABSENT)
                if text:
                    guess = meant(text)
                    what = f"没有“{printable(' '.join(text.split()))}”这个字段{f'（是否为“{guess}”？）' if guess else ''}"
                    self._note_heading("unknown_field", what, where, "请改正或删除这一列")
                elif len(filled):
                    what = f"{sheet.letters(position)} 列没有表头，但第{sheet.rows[filled[0]]}行{'等处' if len(filled) > 1 else ''}有内容"
                    self._note_heading("unknown_field", what, where, "请补上表头或删除这一列；单元格中有逗号的，请加引号")
                continue
            key = (heading.list_path, heading.number, heading.path)
            if key in seen:
                self._note_heading("repeated_heading", f"表头“{printable(text)}”重复", where, "请删除重复的一列")
            seen.add(key)

    def _note_lacking(self, paths: set[str]) -> None:
        self.lacking = frozenset(field.path for field in FIELDS.values() if field.required and field.path not in paths)
        for path in FIELDS:
            if path in self.lacking:
                self._note_heading(
                    "missing_column",
                    f"表格没有“{FIELDS[path].label}”这一列",
                    f"{self._sheet_place(self._main)}的表头",
                    "请补上这一列并填写",
                )

    def _note_heading(self, code: str, what: str, where: str, action: str) -> None:
        self.faults.note(OF_THE_FILE, Fault(code, what, where, action))

    def _column(self, field: Field, heading: ColumnHeading, position: int) -> Column:
        path = f"{heading.list_path}[{heading.number}].{heading.path}" if heading.number else heading.path

        def note(row: int, error: UnreadableError) -> None:
            self._unread(row, path, error, self._main.address(row, position), f"（{field.label}）")

        return read_column(field, self._main.columns[position], note)

    def _unread(self, row: int, path: str, error: UnreadableError, address: str, label: str = "") -> None:
        self.faults.unread(row, Fault(error.code, _worded(error, address), f"{self.where(row, path)}{label}", error.action, path))

    def _declared_empty(self, heading: ColumnHeading, position: int) -> NDArray[np.bool_]:
        column = self._main.columns[position]
        for row in np.flatnonzero(column.codes != ABSENT).tolist():
            text = column.texts[int(column.codes[row])]
            try:
                _refuse_unless_empty_list(heading.path, text)
            except UnreadableError as error:
                self._unread(row, heading.path, error, self._main.address(row, position))
        return np.asarray(column.codes != ABSENT)

    def _list_sheet(self, sheet: Sheet, ids: Column | None, lists: dict[str, ListTable]) -> None:
        names = {plain(described.label): path for path, described in LISTS.items()} | {path: path for path in LISTS}
        where = self._sheet_place(sheet)
        owner = names.get(plain(sheet.name))
        if owner is None:
            what = f"没有名为“{sheet.name}”的列表{suggestion(sheet.name, list(names))}"
            self.faults.note(OF_THE_FILE, Fault("unknown_sheet", what, where, f"工作表名应为{'、'.join(LISTS)}之一"))
            return
        if owner in lists:
            self.faults.note(OF_THE_FILE, Fault("two_places", f"“{owner}”在主表的列中已经填过", where, "请只保留一处"))
            return
        fields = {field.path: field for field in LISTS[owner].lines}
        paths = ["id" if plain(text) in ID_HEADINGS else line_path(owner, plain(text)) if text else None for text in sheet.headings]
        spellings = [spelling for field in fields.values() for spelling in (field.path, field.label)]
        known = [None if path is None else ColumnHeading(path, fields.get(path)) for path in paths]
        self._refuse_headings(sheet, known, lambda text: nearest(plain(text), spellings))
        codes = [] if ids is None else ids.codes.tolist()
        rows = {str(ids.values[code]): row for row, code in enumerate(codes) if ids is not None and code != ABSENT}
        list_sheet = self._list_sheets[owner] = ListSheet(owner, sheet, paths.index("id"), rows)
        self._refuse_strangers(list_sheet)
        columns = {path: self._list_column(fields[path], list_sheet, position) for position, path in enumerate(paths) if path in fields}
        lists[owner] = list_sheet.table(columns, self._main.size)

    def _refuse_strangers(self, list_sheet: ListSheet) -> None:
        for line in np.flatnonzero(list_sheet.owners == ABSENT).tolist():
            number, where = list_sheet.ids[line], self._row_in_words(list_sheet.sheet, line)
            fault = Fault("unknown_record", f"主表中没有编号为“{shown(number)}”的记录", where, "请改正编号")
            try:
                from_cell(FIELDS["id"], number)
            except UnreadableError as error:
                fault = Fault(error.code, _worded(error, list_sheet.sheet.address(line, list_sheet.id_position)), where, error.action)
            self.faults.note(OF_THE_FILE, fault)

    def _list_column(self, field: Field, list_sheet: ListSheet, position: int) -> Column:
        def note(line: int, error: UnreadableError) -> None:
            row, address = int(list_sheet.owners[line]), list_sheet.sheet.address(line, position)
            if row == ABSENT:
                where = f"{self._row_in_words(list_sheet.sheet, line)}的 {list_sheet.path}.{field.path}（{field.label}）"
                self.faults.note(OF_THE_FILE, Fault(error.code, _worded(error, address), where, error.action))
            else:
                self._unread(row, f"{list_sheet.path}[{list_sheet.numbers[line]}].{field.path}", error, address, f"（{field.label}）")

        return read_column(field, list_sheet.sheet.columns[position], note)


def _refuse_unless_empty_list(path: str, text: str) -> None:
    seen = without_text_prefix(text_of_cell(text)).strip()
    if seen not in _EMPTY_LIST:
        action = f"空列表写 [] 或“无”，各行写在 {path}[1].… 列或单独的工作表中"
        raise UnreadableError("wrong_type", f"“{shown(seen)}”不是空列表", action)


def _worded(error: UnreadableError, address: str) -> str:
    return f"单元格 {address} {error.what}" if error.code == IN_CELL else error.what


def _lines_of(path: str, size: int, numbered: _Lines) -> ListTable:
    """Gather `fees[1].name`, `fees[2].name`, … into lines in the order of record and number."""
    columns_of = [numbered[number] for number in sorted(numbered)]
    filled = [np.logical_or.reduce([column.codes != ABSENT for column in columns.values()]) for columns in columns_of]
    counts = np.zeros(size, dtype=np.int32)
    for mask in filled:
        counts += mask
    places: list[tuple[NDArray[np.intp], NDArray[np.intp]]] = []
    next_place = np.cumsum(counts, dtype=np.intp) - counts
    for mask in filled:
        rows = np.flatnonzero(mask)
        places.append((rows, next_place[rows]))
        next_place += mask
    columns = {}
    for field in LISTS[path].lines:
        codes = np.full(int(counts.sum()), ABSENT, dtype=np.int32)
        values: list[Value] = []
        for (rows, lines), own_columns in zip(places, columns_of, strict=True):
            if field.path in own_columns:
                own = own_columns[field.path].codes[rows]
                codes[lines] = np.where(own == ABSENT, ABSENT, own + len(values))
                values.extend(own_columns[field.path].values)
        if values:
            columns[field.path] = Column(codes, tuple(values))
    owners = np.repeat(np.arange(size, dtype=np.int32), counts)
    return ListTable(owners, counts > 0, FactTable(len(owners), columns, {}))
