"""The encoding of a text file: UTF-8 or GB18030 (docs/contract.md, "In tables"), or the one that the mark at its beginning names."""

from __future__ import annotations

import codecs
from pathlib import Path

from inspections.faults import UserError, refuse

ENCODINGS = ("utf-8-sig", "gb18030")
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks, the longer ones first. Excel's “Unicode 文本” is UTF-16."""
_BLOCK = 1 << 20


def encoding_by_mark(head: bytes) -> str | None:
    """Return the encoding that a file's first bytes name, or None where they name none but UTF-8."""
    return next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)


def encoding_of(path: Path) -> str:
    """Return the encoding in which the whole file can be read. Raises UserError where there is none, OSError."""
    with path.open("rb") as content:
        marked = encoding_by_mark(content.read(4))
    for encoding in ENCODINGS if marked is None else (marked,):
        if _first_fault(path, encoding) is None:
            return encoding
    raise _unreadable(path, marked)


def decoded(path: Path) -> str:
    """Return the text of a whole file. Raises UserError, OSError."""
    content = path.read_bytes()
    marked = encoding_by_mark(content)
    for encoding in ENCODINGS if marked is None else (marked,):
        try:
            return content.decode(encoding).lstrip("\ufeff")
        except UnicodeDecodeError:
            continue
    raise _unreadable(path, marked)


def _first_fault(path: Path, encoding: str) -> int | None:
    """Return the line in which the file cannot be read, or None."""
    decoder, lines = codecs.getincrementaldecoder(encoding)(), 1
    with path.open("rb") as content:
        block = b""
        try:
            while block := content.read(_BLOCK):
                decoder.decode(block)
                lines += block.count(b"\n")
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            return lines + error.object[: error.start].count(b"\n")
    return None


def _unreadable(path: Path, marked: str | None) -> UserError:
    if marked is not None:
        return refuse(
            "unknown_encoding", f"文件标明是 {marked.upper()} 编码，内容却不是，可能不完整", path.name, "请重新导出，另存为 UTF-8 编码"
        )
    utf8, gb18030 = (_first_fault(path, encoding) for encoding in ENCODINGS)
    what = f"文件的文字编码不是 UTF-8（第{utf8}行），也不是 GB18030（第{gb18030}行有不认识的字节，例如旧系统的欧元符号或残缺的汉字）"
    return refuse("unknown_encoding", what, path.name, "请用记事本打开，核对这一行后另存为 UTF-8 编码")
