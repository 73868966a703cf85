"""Sheets of text cells into a table of facts: every distinct text of a column is read once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from inspections.errors import Fault
from inspections.records.facts import ABSENT, Column, FactTable, ListTable, Value
from inspections.records.fields.catalogue import FIELDS, LABELS, LISTS
from inspections.records.fields.field import Field
from inspections.records.headings import Heading, heading_of, line_path, plain
from inspections.records.sheets import Sheet, TextColumn
from inspections.records.values import UnreadableError, from_cell, suggestion

ID_HEADINGS = frozenset({"id", FIELDS["id"].label})

_EMPTY_LIST = frozenset({"[]", "无"})

_Lines = dict[int, dict[str, Column]]
"""Line number to the columns of that line's facts, one value a record."""


class SheetReader:
    """Reads a main sheet and the sheets of its lists; whatever cannot be read becomes a fault."""

    def __init__(self, source: str) -> None:
        """`source` is the file's name for the places of faults."""
        self.source = source
        self.faults: list[Fault] = []
        self._ids: TextColumn | None = None

    def place(self, row: int) -> str:
        """Return where a row of the main sheet stands."""
        code = ABSENT if self._ids is None else int(self._ids.codes[row])
        name = "" if self._ids is None or code == ABSENT else f"“{self._ids.texts[code]}”"
        return f"{self.source} 第{row + 1}条记录{name}"

    def read(self, sheets: Sequence[Sheet]) -> FactTable:
        """Return the table of facts of the first sheet, with the lists that stand in the others."""
        main = sheets[0]
        headings = [heading_of(text) if text else None for text in main.headings]
        self._refuse_headings(main, headings, [*FIELDS, *LABELS, *LISTS])
        for heading, column in zip(headings, main.columns, strict=True):
            if heading is not None and heading.path == "id" and not heading.list_path:
                self._ids = column
        columns: dict[str, Column] = {}
        numbered: dict[str, _Lines] = {}
        declared: dict[str, NDArray[np.bool_]] = {}
        for heading, column in zip(headings, main.columns, strict=True):
            if heading is None:
                continue
            if heading.field is None:
                declared[heading.path] = self._declared_empty(heading, column)
            elif heading.number:
                where = f"{heading.list_path}[{heading.number}].{heading.path}"
                read = self._column(heading.field, column, where, self.place)
                numbered.setdefault(heading.list_path, {}).setdefault(heading.number, {})[heading.path] = read
            else:
                columns[heading.path] = self._column(heading.field, column, heading.path, self.place)
        lists = {path: _lines_of(path, main.size, lines) for path, lines in numbered.items()}
        for sheet in sheets[1:]:
            self._list_sheet(sheet, main.size, lists)
        for path, empty in declared.items():
            held = lists.setdefault(path, _lines_of(path, main.size, {}))
            lists[path] = ListTable(held.owners, held.present | empty, held.lines)
        # A table has no way to say "no inspectors"; the contract allows none, so empty cells say it.
        inspectors = lists.setdefault("inspectors", _lines_of("inspectors", main.size, {}))
        lists["inspectors"] = ListTable(inspectors.owners, np.ones(main.size, dtype=np.bool_), inspectors.lines)
        return FactTable(main.size, columns, lists)

    def _refuse_headings(self, sheet: Sheet, headings: Sequence[Heading | None], known: list[str]) -> None:
        seen: set[tuple[str, int, str]] = set()
        for text, heading, column in zip(sheet.headings, headings, sheet.columns, strict=True):
            where = f"{self.source} 工作表“{sheet.name}”" if sheet.name else self.source
            if heading is None:
                if text or (column.codes != ABSENT).any():
                    guess = suggestion(plain(text), known)
                    self.faults.append(Fault("unknown_field", f"没有“{text}”这个字段{guess}", f"{where}的表头", "请改正或删除这一列"))
                continue
            key = (heading.list_path, heading.number, heading.path)
            if key in seen:
                self.faults.append(Fault("repeated_heading", f"表头“{text}”重复", f"{where}的表头", "请删除重复的一列"))
            seen.add(key)

    def _column(self, field: Field, column: TextColumn, path: str, place: Callable[[int], str]) -> Column:
        numbers: dict[Value, int] = {}
        values: list[Value] = []
        codes: list[int] = []
        unreadable: dict[int, UnreadableError] = {}
        for code, text in enumerate(column.texts):
            try:
                value = from_cell(field, text)
            except UnreadableError as error:
                unreadable[code] = error
                codes.append(ABSENT)
                continue
            number = numbers.setdefault(str(value), len(values))
            if number == len(values):
                values.append(value)
            codes.append(number)
        for row in np.flatnonzero(np.isin(column.codes, list(unreadable))).tolist() if unreadable else ():
            fault = unreadable[int(column.codes[row])]
            self.faults.append(Fault(fault.code, fault.what, f"{place(row)}的 {path}（{field.label}）", fault.action))
        return Column(np.array([*codes, ABSENT], dtype=np.int32)[column.codes], tuple(values))

    def _declared_empty(self, heading: Heading, column: TextColumn) -> NDArray[np.bool_]:
        for row in np.flatnonzero(column.codes != ABSENT).tolist():
            text = column.texts[int(column.codes[row])]
            if text.strip() not in _EMPTY_LIST:
                action = f"空列表写 [] 或“无”，各行写在 {heading.path}[1].… 列或单独的工作表中"
                self.faults.append(Fault("wrong_type", f"“{text}”不是空列表", f"{self.place(row)}的 {heading.path}", action))
        return np.asarray(column.codes != ABSENT)

    def _list_sheet(self, sheet: Sheet, size: int, lists: dict[str, ListTable]) -> None:
        names = {plain(described.label): path for path, described in LISTS.items()} | {path: path for path in LISTS}
        where = f"{self.source} 工作表“{sheet.name}”"
        owner = names.get(plain(sheet.name))
        if owner is None:
            guess = suggestion(sheet.name, list(names))
            self.faults.append(Fault("unknown_sheet", f"没有名为“{sheet.name}”的列表{guess}", where, f"工作表名应为{'、'.join(LISTS)}之一"))
            return
        if owner in lists:
            self.faults.append(Fault("two_places", f"“{owner}”在主表的列中已经填过", where, "请只保留一处"))
            return
        fields = {field.path: field for field in LISTS[owner].lines}
        headings: list[Heading | None] = []
        for text in sheet.headings:
            path = "id" if plain(text) in ID_HEADINGS else line_path(owner, plain(text)) if text else None
            headings.append(None if path is None else Heading(path, fields.get(path)))
        self._refuse_headings(sheet, headings, list(fields))
        rows = (
            {}
            if self._ids is None
            else {self._ids.texts[int(code)].strip(): row for row, code in enumerate(self._ids.codes) if code != ABSENT}
        )
        ids = next(column for heading, column in zip(headings, sheet.columns, strict=True) if heading and heading.path == "id")
        owners = np.full(sheet.size, ABSENT, dtype=np.int32)
        for line in range(sheet.size):
            code = int(ids.codes[line])
            number = "" if code == ABSENT else ids.texts[code].strip()
            if number not in rows:
                fault = Fault("unknown_record", f"主表中没有编号为“{number}”的记录", f"{where} 第{line + 1}条", "请改正编号")
                self.faults.append(fault)
            owners[line] = rows.get(number, ABSENT)
        order = np.argsort(owners, kind="stable")
        order = order[owners[order] != ABSENT]
        columns = {
            heading.path: self._column(heading.field, column, heading.path, lambda line: f"{where} 第{line + 1}条").take(order)
            for heading, column in zip(headings, sheet.columns, strict=True)
            if heading is not None and heading.field is not None
        }
        present = np.zeros(size, dtype=np.bool_)
        present[owners[order]] = True
        lists[owner] = ListTable(owners[order], present, FactTable(len(order), columns, {}))


def _lines_of(path: str, size: int, numbered: _Lines) -> ListTable:
    """Gather `fees[1].name`, `fees[2].name`, … into lines in the order of record and number."""
    numbers = sorted(numbered)
    filled = np.zeros((size, len(numbers)), dtype=np.bool_)
    for position, number in enumerate(numbers):
        for column in numbered[number].values():
            filled[:, position] |= column.codes != ABSENT
    owners, positions = np.nonzero(filled)
    columns = {}
    for field in LISTS[path].lines:
        codes = np.full(len(owners), ABSENT, dtype=np.int32)
        values: list[Value] = []
        for position, number in enumerate(numbers):
            held = numbered[number].get(field.path)
            if held is not None:
                mine = positions == position
                own = held.codes[owners[mine]]
                codes[mine] = np.where(own == ABSENT, ABSENT, own + len(values))
                values.extend(held.values)
        if values:
            columns[field.path] = Column(codes, tuple(values))
    lines = FactTable(len(owners), columns, {})
    return ListTable(owners.astype(np.int32), np.asarray(filled.any(axis=1)), lines)
