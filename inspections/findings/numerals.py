"""Chinese numerals: numbering the parts of a document, and putting articles of a law in order."""

from __future__ import annotations

import re

_FIGURES = "一二三四五六七八九"
_PLACES = (("百", 100), ("十", 10))
_NUMERAL = re.compile("[一二三四五六七八九十百零]+")


def numeral(number: int) -> str:
    """Return a Chinese numeral from 1 to 99."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _FIGURES[ones - 1]
    return f"{'' if tens == 1 else _FIGURES[tens - 1]}十{'' if ones == 0 else _FIGURES[ones - 1]}"


def article_order(article: str) -> tuple[int, ...]:
    """Return what articles are sorted by: the numerals in 第九条第（五）项, one number each."""
    return tuple(_value(numeral) for numeral in _NUMERAL.findall(article))


def _value(text: str) -> int:
    """Return the value of a Chinese numeral below a thousand."""
    total = 0
    for name, value in _PLACES:
        before, digit, after = text.partition(name)
        if digit:
            total += (_FIGURES.find(before.strip("零")) + 1 or 1) * value
            text = after
    return total + _FIGURES.find(text.strip("零")) + 1
