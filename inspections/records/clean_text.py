"""Text as a fact holds it: without marks that nobody sees, with the ordinary character for one that only looks like it.

What copying from web pages, PDF files, Word and spreadsheets brings along is taken off where that changes nothing that a person
reads. What cannot be mended without guessing (a control character, a line break in a text of one line, a mark that turns the order
of reading round) is refused by its Chinese name and code point.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from inspections.records.unreadable import UnreadableError
from inspections.typesetting.characters import BLANK, BREAK, DROP, DROPPED, LOOKALIKE, ODD, REFUSE, character_named, ordinary

_NOTHING = re.compile(f'[\\s\x1a{DROPPED}]*|="[\\s{DROPPED}]*"|\'')
_SEVERAL = re.compile("[\t\n]")
_NARROW = {wide: wide - 0xFEE0 for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
"""Digits and letters of full width to the ordinary ones."""
_HYPHEN = re.compile("(?<=[0-9A-Za-z])[\u2010-\u2015\u2212\ufe63\uff0d](?=[0-9A-Za-z])")
_AROUND_BREAK = re.compile(" *\n *")


def one_line(text: str) -> str:
    """Return a text of one line as a fact holds it. Raises UnreadableError."""
    if ODD.search(text) is None:
        return text.strip()
    mended = _mended(text).strip()
    several = _SEVERAL.search(mended)
    if several is not None:
        what = "换行" if several[0] == "\n" else "制表符（像是从表格里复制的几格）"
        raise UnreadableError("wrong_type", f"含有{what}，这里只能填一行", "请只留一项内容，改写成一行")
    return mended


def several_lines(text: str) -> str:
    """Return a text that may run over several lines as a fact holds it, its lines ended alike. Raises UnreadableError."""
    if ODD.search(text) is None:
        return text.strip()
    return _AROUND_BREAK.sub("\n", _mended(text).replace("\t", " ")).strip()


def business_number(text: str) -> str:
    """Return a record's number with digits, letters and hyphens of ordinary width: two spellings of one number are no two records."""
    return text if text.isascii() else _HYPHEN.sub("-", text.translate(_NARROW))


def says_nothing(cell: str) -> bool:
    """Return whether a table's cell holds nothing that a person sees."""
    return _NOTHING.fullmatch(cell) is not None


def are_clean(texts: Sequence[str]) -> bool:
    """Return whether no text holds anything to be mended or refused but blanks at its ends; quick for a million names."""
    return ODD.search("".join(texts)) is None


def _mended(text: str) -> str:
    broken = BREAK.sub("\n", text)
    plain = LOOKALIKE.sub(lambda match: ordinary(match[0]), BLANK.sub(" ", DROP.sub("", broken)))
    refused = REFUSE.search(plain)
    if refused is not None:
        raise UnreadableError("wrong_type", f"含有看不见或无法打印的字符：{character_named(refused[0])}", "请删去后重新填写")
    return plain
