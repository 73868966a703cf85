"""Plain lists as people write them in one cell or line: items joined by `;` `；` or `、` (docs/contract.md, "In tables").

What may be a list written another way (`/`, blanks, numbers before the items) is never taken for one item: the number of steps and
whether a material is allowed hang on it. It is refused with the spelling that would be read.
"""

from __future__ import annotations

import re
import unicodedata

from inspections.records.fields.field import Field, FieldType
from inspections.records.printable import printable, shown
from inspections.records.unreadable import UnreadableError

_OUTSIDE = "(?![^（(《“【]*[）)》”】])"
"""Not within brackets: 设计文件（含图纸、说明） is one item."""
_SEPARATOR = re.compile(f"[;；、]{_OUTSIDE}")
_JOIN = "；"
_QUOTED = 200
"""Characters of a right spelling that a message gives."""

_NUMBERING = re.compile(
    r"(?<![\d.])\d{1,2}\s*[.．、)）:：](?!\d)|[①-⑳⑴-⒛]|[(（]\s*(?:\d{1,2}|[一二三四五六七八九十])\s*[)）]|(?<![一-鿿])[一二三四五六七八九十]、"
)
"""A number before an item: 1. 2、 3) ① （一） 一、"""
_NUMBERED = 2
"""From so many numbers on they count items."""
_DOUBTFUL = re.compile(
    r"\s*(?:[/／|｜\\,，\n\t&＆。]|(?<![\dEe])[+＋]|(?:[-—=]*[→⇒➔➜➝>＞])+"  # as people type them
    r"|(?<=[一-鿿）)])(?:\s+|\s*[-－—–─~～·•・‧]+\s*)(?=[一-鿿]))\s*" + _OUTSIDE  # as people type them
)
"""What may stand between two items, or within one; an arrow does so anywhere, a blank, a dash or a dot between two Han characters."""
_WORDS_BETWEEN = re.compile("[和及与]")


def split_items(text: str) -> list[str]:
    """Return the items of a list written in one line, without blanks around them; empty ones are left out."""
    return [item for part in _SEPARATOR.split(text) if (item := part.strip())]


def code_of(field: Field, item: str) -> str | None:
    """Return the code that a cell names by itself or by its label, in full or half width and with blanks anywhere, or None."""
    plain = _bare(item)
    return next((code for code, label in field.choices.items() if plain in {code, _bare(label)}), None)


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def refuse_doubtful(field: Field, text: str) -> None:
    """Raise UnreadableError for a cell that may hold several items but not as `split_items` takes them apart."""
    if _NUMBERING.match(text.lstrip()) or len(_NUMBERING.findall(text)) >= _NUMBERED:
        raise _doubtful(text, _NUMBERING.split(text.translate(str.maketrans(";；\n", "   "))))
    if field.choices and len(text.split()) > 1 and not _is_known(field, text) and all(_is_known(field, piece) for piece in text.split()):
        raise _doubtful(text, text.split())
    if _DOUBTFUL.search(text.strip()) and not _is_known(field, text):
        raise _doubtful(text, [piece for item in _SEPARATOR.split(text) for piece in _pieces(field, item)])


def refuse_joined(field: Field, item: str) -> None:
    """Raise UnreadableError for an item of free text in which known ones stand together with something else."""
    if field.type is FieldType.TEXTS and field.choices and not _is_known(field, item):
        pieces = _around_known(field, item)
        known = [piece for piece in pieces if _is_known(field, piece)]
        if len(known) > 1 or (known and _DOUBTFUL.search(item)):
            raise _doubtful(item, pieces)


def _pieces(field: Field, item: str) -> list[str]:
    """Return an item that is no known one in pieces."""
    return [item] if _is_known(field, item) else _DOUBTFUL.split(item)


def _is_known(field: Field, item: str) -> bool:
    return code_of(field, item) is not None


def _around_known(field: Field, item: str) -> list[str]:
    """Return the known labels in an item and what stands between them."""
    labels = "|".join(re.escape(label) for label in sorted(field.choices.values(), key=len, reverse=True))
    apart = [piece for part in re.split(f"({labels})", item) for piece in _SEPARATOR.split(part)]
    pieces = [part.strip() for piece in apart for part in _DOUBTFUL.split(piece)]
    return [piece for piece in pieces if piece and not _WORDS_BETWEEN.fullmatch(piece)]


def _doubtful(text: str, pieces: list[str]) -> UnreadableError:
    meant = _JOIN.join(item for piece in pieces if (item := piece.strip(" 　。、,，").strip()))
    if len(meant) > _QUOTED:
        meant = f"{meant[:_QUOTED]}…"
    what = f"“{shown(text)}”看不出是一项还是几项"
    return UnreadableError("doubtful_list", what, f"几项之间请用“；”隔开，写成“{printable(meant)}”；只有一项的，请去掉中间的符号和空格")
