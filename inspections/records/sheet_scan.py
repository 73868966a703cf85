"""What the XML of a sheet says and a reader of values does not: formulas that failed, pictures, formats with a meaning, hidden rows.

Source: ISO/IEC 29500-1 (SpreadsheetML) 18.3.1.4 `c`, 18.3.1.40 `f`, 18.3.1.96 `v`, 18.3.1.73 `row`, 18.3.1.13 `col`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from xml.parsers.expat import ParserCreate

from inspections.records.addresses import MOST_COLUMNS, column_number
from inspections.records.number_formats import shown_by
from inspections.records.shown_cells import ERROR_VALUES, NO_RESULT, PICTURE, is_picture, shown_cell
from inspections.records.workbook_parts import WorkbookParts, local

_SIGNS = (b"<f", b":f>", b":f ", b":f/", b'"e"', b"'e'", b"hidden")
"""What no formula (its element with or without a prefix), no error (a cell's type) and no hidden row goes without."""
_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.ASCII)
_TRUE = frozenset({"1", "true"})


@dataclass(slots=True)
class SheetNotes:
    """What was found in one sheet; rows and columns are counted from 0."""

    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    """Row and column to what stands there instead of the cell's value."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def scan_sheet(parts: WorkbookParts, part: str, formats: Mapping[int, str]) -> SheetNotes:
    """Return what a sheet's XML says; `formats` are the codes that may change a number, by style. Raises DamagedWorkbookError."""
    if not _says_more(parts, part, formats):
        return SheetNotes()
    scan = _Scan(formats)
    parts.parse(part, scan.parser)
    return scan.notes


def _says_more(parts: WorkbookParts, part: str, formats: Mapping[int, str]) -> bool:
    """Return whether the part may hold what is looked for; most hold none, and need not be parsed."""
    styled = re.compile(rb"\ss\s*=\s*[\"'](?:%s)[\"']" % b"|".join(b"%d" % style for style in formats)) if formats else None
    return any(any(sign in chunk for sign in _SIGNS) or (styled is not None and styled.search(chunk)) for chunk in parts.chunks(part))


class _Scan:
    """Follows one sheet's rows and cells."""

    def __init__(self, formats: Mapping[int, str]) -> None:
        self.notes = SheetNotes()
        self.parser = ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self._formats = formats
        self._row, self._column = -1, -1
        self._type = self._code = ""
        self._formula = self._valued = self._rich = False
        self._text: list[str] = []
        self._formula_text: list[str] = []

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match local(name):
            case "row":
                self._row = int(attributes["r"]) - 1 if attributes.get("r", "").isdigit() else self._row + 1
                self._column = -1
                if attributes.get("hidden") in _TRUE:
                    self.notes.hidden_rows.add(self._row)
            case "col" if attributes.get("hidden") in _TRUE and attributes.get("min", "").isdigit() and attributes.get("max", "").isdigit():
                self.notes.hidden_columns.update(range(int(attributes["min"]) - 1, min(int(attributes["max"]), MOST_COLUMNS)))
            case "c":
                self._go_to(attributes.get("r", ""))
                self._type = attributes.get("t", "n")
                self._code = self._formats.get(int(attributes["s"]), "") if attributes.get("s", "").isdigit() else ""
                self._rich = "vm" in attributes
                self._formula = self._valued = False
                self._text.clear()
                self._formula_text.clear()
            case "f":
                self._formula = True
                self.parser.CharacterDataHandler = self._formula_text.append
            case "v":
                self._valued = True
                self.parser.CharacterDataHandler = self._text.append

    def _end(self, name: str) -> None:
        match local(name):
            case "v" | "f":
                self.parser.CharacterDataHandler = None
            case "c":
                shown = self._shown_instead("".join(self._text).strip())
                if shown is not None:
                    self.notes.cells[self._row, self._column] = shown

    def _shown_instead(self, text: str) -> str | None:
        """Return what is to stand for the cell, or None where its value does."""
        if self._formula and is_picture("".join(self._formula_text)):
            return PICTURE
        if self._type == "e":
            # Excel keeps a picture in a cell as rich data behind an error value.
            return PICTURE if self._rich else text if text in ERROR_VALUES else "#VALUE!"
        if self._formula and not text and not (self._valued and self._type == "str"):
            # A formula that gave an empty text says so by its type; openpyxl writes an empty <v> for no result.
            return NO_RESULT
        if self._code and self._type == "n" and text:
            return self._shown(text)
        return None

    def _shown(self, text: str) -> str | None:
        try:
            number = Decimal(f"{float(text):.15g}")
            shown = shown_by(self._code, number) if number.is_finite() else None
        except (ValueError, InvalidOperation):
            return None
        return None if shown is None else shown_cell(shown, f"{number:f}")

    def _go_to(self, address: str) -> None:
        """Note where the cell stands; the address may be left out, and then it is the next one."""
        parts = _ADDRESS.fullmatch(address)
        if parts is None:
            self._column += 1
            return
        self._row, self._column = int(parts[2]) - 1, column_number(parts[1])
