"""The parts of an .xlsx workbook as streams of bytes, within bounds, whatever the file says of itself.

Source: ISO/IEC 29500-1 (SpreadsheetML) and -2 (packages). Parts are parsed as a stream, and one with a document type declaration or in
another encoding than UTF-8 is refused: no spreadsheet program writes one, and entities are how small files grow huge.
"""

from __future__ import annotations

import posixpath
import re
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType
from zipfile import BadZipFile, ZipFile

_CHUNK = 1 << 20
_MOST_BYTES = 1 << 30
"""Bytes of all parts of a workbook, unpacked; a million rows of twelve columns take half of it."""
_SUSPICIOUS, _TIGHTEST = 10 << 20, 300
"""From so many bytes on a part may not be packed tighter than this: tables are packed to a tenth or a thirtieth."""
_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_BROKEN = (BadZipFile, ExpatError, EOFError, KeyError, NotImplementedError, RuntimeError, LookupError, ValueError, zlib.error)
"""What unpacking and parsing raise for a file that is not what it should be."""


class DamagedWorkbookError(ValueError):
    """The workbook cannot be used: `what` is wrong with it and what to do, in Chinese."""

    def __init__(
        self, what: str = "内容不符合 .xlsx 的格式，可能已损坏", action: str = "请用 Excel 或 WPS 打开，另存为 .xlsx 后重试"
    ) -> None:
        """Keep both parts of the fault."""
        self.what, self.action = what, action
        super().__init__(what)


class WorkbookParts:
    """The parts of one workbook. Every method raises DamagedWorkbookError."""

    def __init__(self, content: bytes) -> None:
        """Open the package and hold its parts against the bounds."""
        try:
            self._archive = ZipFile(BytesIO(content))
        except _BROKEN as error:
            raise DamagedWorkbookError(
                "文件不完整或者已损坏", "请重新拷贝或者重新下载；能打开的，用 Excel 或 WPS 另存为 .xlsx 后重试"
            ) from error
        infos = self._archive.infolist()
        self._names = {info.filename.lower(): info.filename for info in infos}
        tight = any(info.file_size > max(_SUSPICIOUS, _TIGHTEST * info.compress_size) for info in infos)
        if tight or sum(info.file_size for info in infos) > _MOST_BYTES:
            raise DamagedWorkbookError("展开后大得不合理", "请把需要的行和列复制到新工作簿中，保存后重试")

    def sheets(self) -> dict[str, str]:
        """Return the name of the part of each sheet, by the sheet's name."""
        targets = {
            one["Id"]: one["Target"]
            for one in self.elements("xl/_rels/workbook.xml.rels", "Relationship")
            if {"Id", "Target"} <= one.keys()
        }
        parts = {}
        for sheet in self.elements("xl/workbook.xml", "sheet"):
            target = targets.get(next((value for key, value in sheet.items() if key.endswith(":id")), ""))
            part = None if target is None else self._names.get(posixpath.normpath(posixpath.join("/xl", target)).lstrip("/").lower())
            if part is not None:
                parts[sheet.get("name", "")] = part
        return parts

    def elements(self, name: str, *wanted: str) -> list[dict[str, str]]:
        """Return the attributes of every element of these names in a part, in its order; none where there is no such part."""
        found_elements: list[dict[str, str]] = []
        part = self._names.get(name)
        if part is None:
            return found_elements
        parser = ParserCreate()

        def start(element: str, attributes: dict[str, str]) -> None:
            if local(element) in wanted:
                found_elements.append(attributes | {"": local(element)})

        parser.StartElementHandler = start
        self.parse(part, parser)
        return found_elements

    def chunks(self, part: str) -> Iterator[bytes]:
        """Yield a part's bytes; no chunk ends within a tag."""
        rest = b""
        for chunk in self._read(part):
            whole, opened, rest = (rest + chunk).rpartition(b"<")
            rest = opened + rest
            if len(rest) > _CHUNK:
                raise DamagedWorkbookError
            if whole:
                yield whole
        yield rest

    def parse(self, part: str, parser: XMLParserType, wanted: Callable[[], bool] = lambda: True) -> None:
        """Feed a part to a parser for as long as it is wanted."""

        def refuse_declaration(*_declared: object) -> None:
            raise DamagedWorkbookError

        parser.StartDoctypeDeclHandler = refuse_declaration
        try:
            for chunk in self._read(part):
                parser.Parse(chunk, False)  # noqa: FBT003 # expat takes no keywords
                if not wanted():
                    return
            parser.Parse(b"", True)  # noqa: FBT003 # the same
        except DamagedWorkbookError:
            raise
        except _BROKEN as error:
            raise DamagedWorkbookError from error

    def _read(self, part: str) -> Iterator[bytes]:
        try:
            with self._archive.open(part) as content:
                first = True
                while chunk := content.read(_CHUNK):
                    if first:
                        _refuse_encoding(chunk)
                        first = False
                    yield chunk
        except DamagedWorkbookError:
            raise
        except _BROKEN as error:
            raise DamagedWorkbookError("文件不完整或者已损坏", "请重新拷贝或者重新下载") from error


def local(name: str) -> str:
    """Return an element's name without its prefix."""
    return name.rpartition(":")[2]


def _refuse_encoding(head: bytes) -> None:
    declared = _ENCODING.match(head.removeprefix(b"\xef\xbb\xbf"))
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or (
        declared is not None and declared[1].lower() not in {b"utf-8", b"utf8", b"us-ascii"}
    ):
        raise DamagedWorkbookError("内容的文字编码不是 UTF-8")
