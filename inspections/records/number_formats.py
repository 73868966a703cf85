"""A number as its cell's format shows it, where that says something else than the number that is stored.

A format may put 万元 behind a number, multiply it by a hundred, fill it with zeros or divide it by thousands: 1.2 is shown as 1.20万元,
0.08 as 8%, 12 as 0012. Source: ISO/IEC 29500-1, 18.8.30 and 18.8.31; `!` is what Chinese Excel and WPS write for a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Literal

_PLAIN = re.compile(
    r"(?:\[[A-Za-z\d红黄蓝绿黑白颜色]+\]|[_*].|\\? )*"
    r'(?:General|G/通用格式|@|"-"\?*|[-+]?(?:[_*].|\\? )*(?:#,##)?[0#]?(?:\.[0#?]*)?)(?:[_*].|\\? )*',
    re.IGNORECASE,
)
_SIGNED = re.compile(r"[-(\[]")
"""What tells a section of its own for numbers below zero from that of the others."""
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]|(?P<digit>[0#?])|(?P<general>General|G/通用格式)'
    r"|(?P<sign>[.,%@])|(?P<other>[Ee][+-]|AM/PM|上午/下午|.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_COLOURS = re.compile(r"red|红色?|color ?3|颜色 ?3", re.IGNORECASE)
_CALENDAR = frozenset("ymdhsegab")
"""Letters that stand for parts of a day or time."""
_UNITS = (("万亿", 12), ("亿", 8), ("千万", 7), ("百万", 6), ("十万", 5), ("万", 4), ("百", 2), ("佰", 2))
_THOUSAND = re.compile(r"千(?![瓦伏米克乏升卡安])|^[kK]$")
"""千 counts thousands but in 千瓦 and the like, where it belongs to the unit."""

_MINUS = re.compile(r"\s*[-－−]")  # as people type them
_SHARE_OR_OTHER_MONEY = re.compile(
    r"[%％‰$＄€£]|(?<![A-Za-z])(?:USD|US|HKD|HK|EUR|GBP|JPY)(?![A-Za-z])|美元|港[元币]|欧元|日元|英镑"
)  # as people type them
"""Words that make another number of it: 1200 under `"-"0`, `0"‰"` or `$0` is not 1200 yuan."""

FormatPiece = tuple[Literal["digit", "literal", ".", ",", "%", "general"], str]


@dataclass(frozen=True, slots=True)
class ShownCell:
    """What a person sees in a cell, and the number that it means as text (`12000`, `8%`); None where that is in doubt."""

    shown: str
    number: str | None


@dataclass(frozen=True, slots=True)
class _Rendered:
    before: str
    digits: str
    behind: str

    def __str__(self) -> str:
        return f"{self.before}{self.digits}{self.behind}".strip()


def may_change(code: str) -> bool:
    """Return whether a number under the format code may say something else than the number alone."""
    sections = _sections(code)
    signed = len(sections) == 1 or bool(_SIGNED.search(sections[1]))
    if _pieces(sections[0]) is None:  # a day, as most formats in a ledger are
        return False
    return not (signed and all(section and _PLAIN.fullmatch(section) for section in sections))


def shown_by(code: str, number: Decimal) -> ShownCell | None:
    """Return how the code shows a number, or None where it shows the number itself, or a day or time."""
    section, signless = _section_for(_sections(code), number)
    pieces = _pieces(section)
    if pieces is None:
        return None
    if not any(kind in {"digit", "general"} for kind, _ in pieces):
        shown = "".join(text for _, text in pieces).strip()
        return None if number == 0 and shown in {"", "-", "—", "–"} else ShownCell(shown, None)
    if number == 0 and not any(kind == "general" or text == "0" for kind, text in pieces):
        return None
    amount = abs(number) if signless else number
    rendered = _rendered(pieces, amount)
    below_zero = signless and number < 0 and ("(" in rendered.before or "（" in rendered.before or bool(_COLOURS.search(section)))
    return _meant(pieces, rendered, number, below_zero=below_zero)


def _meant(pieces: Sequence[FormatPiece], rendered: _Rendered, number: Decimal, *, below_zero: bool) -> ShownCell | None:
    shown = str(rendered)
    if any(kind == "%" for kind, _ in pieces):
        return ShownCell(shown, f"{_plain(number * 100)}%")
    unit = Decimal(10) ** _power(rendered.before + rendered.behind)
    if re.search(r"[\d.,]$", rendered.before) or re.match(r"[\d.,]", rendered.behind):
        return ShownCell(shown, None)
    signed_twice = number > 0 and _MINUS.match(rendered.before)
    if signed_twice or _SHARE_OR_OTHER_MONEY.search(f"{rendered.before} {rendered.behind}"):
        return ShownCell(shown, None)
    try:
        seen = Decimal(rendered.digits.replace(",", ""))
    except ArithmeticError:
        return ShownCell(shown, None)
    if below_zero:
        seen = -abs(seen)
    places = len(rendered.digits.partition(".")[2])
    if abs(seen * unit - number) * 2 <= unit.scaleb(-places):
        says_more = rendered.before or rendered.behind or re.match(r"-?0\d", rendered.digits)
        return ShownCell(shown, _plain(number)) if says_more else None
    return ShownCell(shown, _plain(number * unit) if seen == number and unit > 1 else None)


def _power(words: str) -> int:
    thousand = _THOUSAND.search(words.strip())
    return next((power for unit, power in _UNITS if unit in words.replace("百分", "")), 3 if thousand else 0)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(maxsize=256)
def _sections(code: str) -> list[str]:
    """Return the sections between semicolons that stand outside quotes and brackets."""
    sections, start = [], 0
    for token in _TOKEN.finditer(code):
        if token["other"] == ";":
            sections.append(code[start : token.start()])
            start = token.end()
    return [*sections, code[start:]]


def _section_for(sections: Sequence[str], number: Decimal) -> tuple[str, bool]:
    """Return the section that shows a number, and whether it does so without a sign of its own."""
    conditions = [_CONDITION.search(" ".join(token["bracket"] or "" for token in _TOKEN.finditer(section))) for section in sections]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=True):
            if condition is None or _holds(condition[1], number, Decimal(condition[2])):
                return section, False
        return sections[-1], False
    if number < 0 and len(sections) > 1:
        return sections[1], True
    return (sections[2] if number == 0 and len(sections) > 2 else sections[0]), False  # noqa: PLR2004 # positive; negative; zero


def _holds(operator: str, number: Decimal, bound: Decimal) -> bool:
    match operator:
        case "<":
            return number < bound
        case "<=":
            return number <= bound
        case ">":
            return number > bound
        case ">=":
            return number >= bound
        case "=":
            return number == bound
        case _:
            return number != bound


@lru_cache(maxsize=256)
def _pieces(section: str) -> list[FormatPiece] | None:
    """Return what a section is made of, or None for one of a day, a time, a fraction, a power of ten or a text."""
    pieces: list[FormatPiece] = []
    for token in _TOKEN.finditer(section):
        if token["digit"]:
            pieces.append(("digit", token["digit"]))
        elif token["general"]:
            pieces.append(("general", ""))
        elif token["sign"] == "@":
            return None
        elif token["sign"]:
            pieces.append((token["sign"], token["sign"]))  # type: ignore[arg-type] # one of the three that are left
        elif token["other"]:
            if token["other"][0].lower() in _CALENDAR or token["other"] in {"/", "上午/下午"}:
                return None
            pieces.append(("literal", token["other"]))
        elif token["bracket"]:
            if token["bracket"].lower() in {"h", "hh", "m", "mm", "s", "ss"}:
                return None
            if token["bracket"].startswith("$"):
                pieces.append(("literal", token["bracket"][1:].partition("-")[0]))
        else:
            pieces.append(("literal", token["quoted"] or token["escaped"] or ""))
    return pieces


def _rendered(pieces: Sequence[FormatPiece], number: Decimal) -> _Rendered:
    places = [position for position, (kind, _) in enumerate(pieces) if kind in {"digit", "general", "."}]
    first, last = places[0], places[-1]
    scaling = 0
    while last + 1 + scaling < len(pieces) and pieces[last + 1 + scaling][0] == ",":
        scaling += 1
    before = "".join(text for kind, text in pieces[:first] if kind == "literal")
    behind = "".join(text for kind, text in pieces[last + 1 :] if kind in {"literal", "%"})
    percent = sum(kind == "%" for kind, _ in pieces)
    scaled = number * Decimal(100) ** percent / Decimal(1000) ** scaling
    middle = pieces[first : last + 1]
    if any(kind == "general" for kind, _ in middle):
        return _Rendered(before, _plain(scaled), behind)
    return _Rendered(before, _digits(middle, scaled), behind)


def _digits(middle: Sequence[FormatPiece], number: Decimal) -> str:
    """Return the digits of a number in their places, with the words that stand between them."""
    point = next((position for position, (kind, _) in enumerate(middle) if kind == "."), len(middle))
    wholes, parts = middle[:point], [text for kind, text in middle[point + 1 :] if kind == "digit"]
    rounded = abs(number).quantize(Decimal(1).scaleb(-len(parts)), ROUND_HALF_UP)
    whole, _, part = f"{rounded:f}".partition(".")
    whole = "" if whole == "0" else whole
    least = sum(text == "0" for kind, text in wholes if kind == "digit")
    whole = whole.rjust(least, "0")
    if any(kind == "," for kind, _ in wholes) and whole.isdigit():
        whole = f"{int(whole):,}".rjust(least, "0")
    written: list[str] = []
    left = list(whole)
    open_places = sum(kind == "digit" for kind, _ in wholes)
    for kind, text in reversed(wholes):
        if kind == "digit":
            open_places -= 1
            if not open_places:
                written.extend(reversed(left))
                left = []
            elif left:
                written.append(left.pop())
        elif kind == "literal":
            written.extend(reversed(text))
    while part and parts[len(part) - 1] == "#" and part.endswith("0"):
        part = part[:-1]
    sign = "-" if number < 0 and rounded else ""
    return f"{sign}{''.join(reversed(written))}{'.' if part else ''}{part}" or "0"
