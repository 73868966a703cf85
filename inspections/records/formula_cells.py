"""Cells of a workbook whose formula has no result or failed, which a reader of values alone takes for empty.

Source: ISO/IEC 29500-1 (SpreadsheetML) 18.3.1.4 `c`, 18.3.1.40 `f`, 18.3.1.96 `v`. Parts are parsed as a stream, and one with a
document type declaration is refused: no spreadsheet program writes one, and entities are how small files grow huge.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType
from zipfile import BadZipFile, ZipFile

from inspections.records.values import ERROR_VALUES, NO_RESULT

Cells = Mapping[tuple[int, int], str]
"""Row and column, counted from 0, to the error value, or to NO_RESULT."""

_CHUNK = 1 << 20
_OVERLAP = 8
"""Bytes of a chunk that are searched again with the next, so that no sign is missed where two meet."""
_SIGNS = (b"<f", b":f>", b":f ", b":f/", b'"e"', b"'e'")
"""What no formula (its element with or without a prefix) and no error (a cell's type) goes without."""
_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.ASCII)
_LETTERS = 26


class DamagedWorkbookError(ValueError):
    """The workbook's parts are not what the standard says."""


def column_letters(column: int) -> str:
    """Return a column's letters: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def unusable_cells(path: Path) -> dict[str, Cells]:
    """Return the unusable cells of each sheet that has any, by the sheet's name. Raises DamagedWorkbookError."""
    try:
        with ZipFile(path) as archive:
            parts = {name.lower(): name for name in archive.namelist()}
            found: dict[str, Cells] = {}
            for name, target in _sheet_parts(archive, parts):
                part = parts.get(target.lower())
                if part is not None and _has_formula_or_error(archive, part):
                    scan = _SheetScan()
                    _parse(archive, part, scan.parser)
                    found[name] = scan.found
            return found
    except (BadZipFile, ExpatError, OSError, EOFError, KeyError, NotImplementedError, RuntimeError) as error:
        raise DamagedWorkbookError(str(error)) from error


def _sheet_parts(archive: ZipFile, parts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each sheet's name and the name of its part."""
    targets = {
        one["Id"]: one["Target"] for one in _elements(archive, parts.get("xl/_rels/workbook.xml.rels"), "Relationship") if "Target" in one
    }
    for sheet in _elements(archive, parts.get("xl/workbook.xml"), "sheet"):
        target = targets.get(next((value for key, value in sheet.items() if key.endswith(":id")), ""))
        if target is not None:
            yield sheet.get("name", ""), posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _elements(archive: ZipFile, part: str | None, wanted: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    if part is None:
        return found
    parser = ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        if _local(name) == wanted:
            found.append(attributes)

    parser.StartElementHandler = start
    _parse(archive, part, parser)
    return found


def _has_formula_or_error(archive: ZipFile, part: str) -> bool:
    """Return whether the part may hold what is looked for; most hold none, and need not be parsed."""
    with archive.open(part) as content:
        kept = b""
        while chunk := content.read(_CHUNK):
            searched = kept + chunk
            if any(sign in searched for sign in _SIGNS):
                return True
            kept = chunk[-_OVERLAP:]
    return False


def _parse(archive: ZipFile, part: str, parser: XMLParserType) -> None:
    def refuse_declaration(*_declared: object) -> None:
        raise DamagedWorkbookError("document type declaration")

    parser.StartDoctypeDeclHandler = refuse_declaration
    with archive.open(part) as content:
        while chunk := content.read(_CHUNK):
            parser.Parse(chunk, False)  # noqa: FBT003 # expat takes no keywords
    parser.Parse(b"", True)  # noqa: FBT003 # the same


class _SheetScan:
    """Follows one sheet's rows and cells and keeps the unusable ones."""

    def __init__(self) -> None:
        self.found: dict[tuple[int, int], str] = {}
        self.parser = ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self._row, self._column = -1, -1
        self._type = ""
        self._formula = self._valued = False
        self._text: list[str] = []

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match _local(name):
            case "row":
                self._row = int(attributes["r"]) - 1 if attributes.get("r", "").isdigit() else self._row + 1
                self._column = -1
            case "c":
                self._place(attributes.get("r", ""))
                self._type = attributes.get("t", "n")
                self._formula = self._valued = False
                self._text.clear()
            case "f":
                self._formula = True
            case "v":
                self._valued = True
                self.parser.CharacterDataHandler = self._text.append

    def _end(self, name: str) -> None:
        match _local(name):
            case "v":
                self.parser.CharacterDataHandler = None
            case "c":
                text = "".join(self._text).strip()
                if self._type == "e":
                    self.found[self._row, self._column] = text if text in ERROR_VALUES else "#VALUE!"
                elif self._formula and not text and not (self._valued and self._type == "str"):
                    # A formula that gave an empty text says so by its type; openpyxl writes an empty <v> for no result.
                    self.found[self._row, self._column] = NO_RESULT

    def _place(self, address: str) -> None:
        """Note where the cell stands; the address may be left out, and then it is the next one."""
        parts = _ADDRESS.fullmatch(address)
        if parts is None:
            self._column += 1
            return
        column = 0
        for letter in parts[1]:
            column = column * _LETTERS + ord(letter) - ord("A") + 1
        self._row, self._column = int(parts[2]) - 1, column - 1


def _local(name: str) -> str:
    return name.rpartition(":")[2]
