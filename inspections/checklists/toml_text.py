"""TOML text and what it says, or in Chinese why it is no TOML: tomllib's own words are English and tell little to a bureau."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

from inspections.faults import UserError, refuse
from inspections.files.system_words import spoken
from inspections.records.printable import printable

_LARGEST = 8 * 2**20
"""Bytes beyond which a file is something else; the largest pack is a hundredth of it."""

_DEEPEST = 20
"""Tables and lists within each other; a pack needs seven."""

_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")
"""How tomllib names a place; it says "(at end of document)" where the text breaks off."""

_LOOSE_DAY = re.compile(r"=\s*\d{4}[-/.年]\d")
"""A value that was meant for a date, not in quotes."""

_UNSEEN = frozenset("\u00a0\u200b\u200c\u200d\u2060\u3000\ufeff")
"""Spaces of other kinds, which nobody sees."""

_MARKS = MappingProxyType({"“": '"', "”": '"', "‘": "'", "’": "'", "【": "[", "】": "]", "、": ",", "。": ".", "—": "-", "：": "="})
"""Chinese marks that Unicode does not count as forms of the ASCII ones that are meant; a colon stands for an equals sign."""

_CAUSES: tuple[tuple[str, str, str], ...] = (
    ("Cannot|Duplicate", "同名的项或者节在前面已经写过", "请只保留一个，并核对 [ ] 和 [[ ]] 是否写对"),
    ("Expected '='", "名称后面缺少等号", "请写成 名称 = 值"),
    ("Expected '?]", "节名的方括号没有写完", "请补上 ]"),
    ("Expected newline", "值的后面还有多余的内容", "请检查引号和逗号，日期写成 2023-01-01，每行只写一项"),
    ("Invalid value", "值的写法不对", "文本请加英文双引号，日期写成 2023-01-01，是否写成 true 或 false"),
    ("Unclosed array", "列表的方括号没有写完，或者两项之间缺少逗号", "请补上 ] 或逗号"),
    ("Unclosed inline", "花括号没有写完，或者两项之间缺少逗号", "请补上 } 或逗号"),
    ("Invalid initial", "名称的写法不对", "名称用英文字母、数字、- 和 _，花括号中的内容写在一行里"),
    ("Unterminated|Illegal character '\\\\[nr]'", "引号没有写完", "请在同一行补上英文引号"),
    ("Illegal|Found invalid", "有不能出现的控制字符", "请删去该字符后重新输入"),
    ("Unescaped|Escaped|Invalid hex", "文本中的反斜杠写法不对", "请把 \\ 写成 \\\\，或改用英文单引号"),
    ("Invalid statement", "这一行既不是 名称 = 值，也不是 [节]", "请改正"),
)
"""How a message of tomllib begins, what it means and what to do about it."""


def read_bytes(path: Path) -> bytes:
    """Return what a file holds. Raises UserError where it cannot be read, or is no file of a pack's size."""
    try:
        if path.exists() and not path.is_file():
            raise refuse("no_file", "不是文件", str(path), "请核对路径")
        if path.stat().st_size > _LARGEST:
            raise refuse("no_file", f"文件超过 {_LARGEST >> 20} MB，不是这种文件", str(path), "请核对路径")
        return path.read_bytes()
    except OSError as error:
        raise refuse("no_file", f"无法读取文件（{spoken(error)}）", str(path), "请核对路径") from error


def parsed(name: str, content: bytes) -> tuple[str, dict[str, Any]]:
    """Return the text (UTF-8, a BOM dropped, lines ending in LF) and what it holds. Raises UserError of one sentence."""
    try:
        # A BOM is common where Windows' own editor wrote the file; tomllib refuses it. It also wants LF alone in memory.
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise refuse("no_toml", "文件的文字编码不是 UTF-8", f"{name} 第{line}行", "请另存为 UTF-8 后重试") from None
    if not text.strip():
        raise refuse("empty_file", "文件是空的", name, "请核对文件")
    try:
        root = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(name, text, str(error)) from None
    except RecursionError:
        raise _too_deep(name) from None
    except ValueError:  # tomllib lets Python's own limit on the digits of an integer through
        raise refuse("no_toml", "有一个数位数太多", name, "请核对各个数") from None
    if any(depth > _DEEPEST for depth in _depths(root)):
        raise _too_deep(name)
    return text, root


def _too_deep(name: str) -> UserError:
    return refuse("no_toml", "括号或者名称套了太多层", name, "请核对括号")


def _depths(root: dict[str, Any]) -> Iterator[int]:
    waiting: list[tuple[int, object]] = [(0, root)]
    while waiting:
        depth, value = waiting.pop()
        yield depth
        if depth <= _DEEPEST:
            parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
            waiting.extend((depth + 1, part) for part in parts)


def _no_toml(name: str, text: str, message: str) -> UserError:
    if text.lstrip()[0] in "{<":
        return refuse("no_toml", "这是 JSON 或者网页，不是 TOML", name, "请核对文件")
    match = _PLACE.search(message)
    if match is None:
        row, where, character, line = text.count("\n") + 1, "", "", ""
    else:
        row, column = int(match[1]), int(match[2])
        line = text.split("\n")[row - 1]
        where, character = f"第{column}列", line[column - 1 : column]
    what, action = _cause(message, character, line)
    return refuse("no_toml", what, f"{name} 第{row}行{where}", action)


def _cause(message: str, character: str, line: str) -> tuple[str, str]:
    """Return what is wrong and what to do; `found` is the character at the place, `line` the whole line."""
    if character == "\r":
        return "换行符不对", "请用记事本等另存为普通文本"
    if character and character in _UNSEEN:
        return f"有一个看不见的字符（U+{ord(character):04X}）", "请删去，需要空格时用英文空格"
    meant = _MARKS.get(character, unicodedata.normalize("NFKC", character))
    if meant != character and meant.isascii():
        return f"有全角符号 {character}", f"请在英文输入状态下改为 {meant}"
    if _LOOSE_DAY.search(line) and not message.startswith(("Cannot", "Duplicate")):
        return "日期不存在或者写法不对", "请核对年月日，写成 2023-01-01，不加引号"
    if character and not character.isascii() and message.startswith(("Invalid statement", "Invalid initial", "Invalid value", "Expected")):
        return f"“{printable(character)}”不能出现在引号之外", "名称用英文字母、数字、- 和 _，文本请加英文双引号"
    for begins, what, action in _CAUSES:
        if re.match(begins, message):
            mixed = "引号" in what and any(mark in line for mark in "“”")
            return what, "请把中文引号改为英文引号" if mixed else action
    return "不是正确的 TOML", "请检查该处的引号、括号、等号和日期"
