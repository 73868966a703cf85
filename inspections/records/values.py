"""One value of one fact: read strictly from JSON, forgivingly from a table's cell, and written back.

Both readers end in the same checks, so that a fact means the same whatever file it came from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import assert_never

from inspections.days import BEIJING
from inspections.records.clean_text import are_clean, business_number, one_line, several_lines
from inspections.records.credit_codes import credit_code
from inspections.records.decimals import LARGEST, line_number, stated_number, typed_number, whole_fen
from inspections.records.fact_table import Value
from inspections.records.fields.field import NUMBERS, Field, FieldType
from inspections.records.near_names import suggestion
from inspections.records.plain_lists import code_of, refuse_doubtful, refuse_joined, split_items
from inspections.records.printable import shown
from inspections.records.shown_cells import number_of_cell, text_of_cell
from inspections.records.unreadable import IN_CELL, UnreadableError

_TIME = r"(?:T| *)(?:[01]?\d|2[0-4])[:时][0-5]?\d分?(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?"
"""A time of day behind a day: the day of a day with a time is that day (docs/contract.md, "In tables")."""
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_LOOSE_DAY = re.compile(rf"(\d{{4}})[-/.年](\d{{1,2}})[-/.月](\d{{1,2}})日?(?:{_TIME})?|(\d{{4}})(\d{{2}})(\d{{2}})(?:{_TIME})?", re.ASCII)
_TRUE = frozenset({"true", "是", "有", "1", "y", "yes", "√"})
_FALSE = frozenset({"false", "否", "无", "0", "n", "no", "×"})
_SURROGATE = re.compile("[\ud800-\udfff]")
_SERIAL = re.compile(r"\d{5}(\.\d+)?", re.ASCII)
"""A day as a spreadsheet counts it, since 1900, when the cell is not formatted as a date: 1927 to 2173."""
_ROUNDED = re.compile(r"-?\d(\.\d+)?[Ee]\+\d{2,3}", re.ASCII)
"""A number too long for a cell, as spreadsheets write it to CSV, and as `sheets` does."""
_USUAL = re.compile(rf"\d{{1,{LARGEST}}}(\.\d{{1,{LARGEST}}})?", re.ASCII)
"""A number that needs no further look."""
_LINE_NUMBER = re.compile(r"\d{1,4}", re.ASCII)
"""A fee's line rather than its name."""
_USUAL_YUAN = re.compile(rf"\d{{1,{LARGEST}}}(\.\d{{1,2}})?", re.ASCII)
"""An amount that needs none."""
_ZONE = re.compile(r"[:时]\d.*(?:Z|[+-]\d\d:?\d\d)$", re.ASCII)
NUMBER = "id"
"""Path of a record's business number."""
_FORMULA = re.compile(r"=\s*[A-Za-z_@$+(-]")
_QUOTED = re.compile(r'="((?:[^"]|"")*)"', re.DOTALL)
"""A text as systems write it to CSV to keep its zeros from spreadsheets."""


def from_json(field: Field, raw: object, *, kept: bool = False) -> Value:
    """Return the value of a JSON value (numbers read as Decimal or int). Raises UnreadableError.

    With `kept` it is one that a store holds: its texts and amounts are taken as they were when they were kept. A text of several lines
    is never changed, so that what was exported comes back as it went; marks that nobody sees are left out where it is printed.
    """
    if kept:
        return _from_json(field, raw)
    if isinstance(raw, str) and field.paragraphs:
        several_lines(_text(raw))
        return raw
    if isinstance(raw, str):
        return whole_fen(field, _from_json(field, _clean(field, _text(raw))))
    if isinstance(raw, list) and field.type in {FieldType.CHOICES, FieldType.TEXTS}:
        raw = [_clean(field, part) if isinstance(part, str) else part for part in raw]
        for part in raw:
            if isinstance(part, str):
                refuse_joined(field, part)
    return whole_fen(field, _from_json(field, raw))


def _from_json(field: Field, raw: object) -> Value:
    match field.type:
        case FieldType.TEXT:
            return _text(raw)
        case FieldType.DATE:
            return _day(_text(raw), _DAY)
        case FieldType.DATETIME:
            return _moment(_text(raw))
        case FieldType.BOOLEAN:
            if isinstance(raw, bool):
                return raw
            raise UnreadableError("wrong_type", f"“{shown(raw)}”不是 true 或 false", "请改为 true 或 false")
        case FieldType.NUMBER | FieldType.YUAN | FieldType.AMOUNT | FieldType.MONEY:
            return stated_number(field, raw)
        case FieldType.CHOICE:
            return _choice(field, _text(raw))
        case FieldType.CHOICES | FieldType.TEXTS:
            if not isinstance(raw, list):
                raise UnreadableError("wrong_type", f"“{shown(raw)}”不是列表", "请写成列表")
            return _items(field, [_text(part).strip() for part in raw])
        case FieldType.CREDIT_CODE:
            return credit_code(_text(raw))
        case FieldType.FEE_LINE:
            return _fee_line(raw) if isinstance(raw, str) else line_number(raw)
        case _:
            assert_never(field.type)


def _items(field: Field, parts: list[str]) -> tuple[str, ...]:
    if "" in parts:
        raise UnreadableError("wrong_type", f"列表第{parts.index('') + 1}项是空白", "请填写内容或删去这一项")
    if field.type is FieldType.CHOICES:
        return tuple(dict.fromkeys(_choice(field, part) for part in parts))
    return tuple(code_of(field, part) or part for part in parts)


def from_cell(field: Field, cell: str) -> Value:
    """Return the value of a table's cell (not empty). Chinese labels and usual spellings are taken. Raises UnreadableError."""
    if cell.startswith(("#", "=", "'")):
        seen = number_of_cell(cell, percent=field.unit == "percent") if field.type in NUMBERS else text_of_cell(cell)
        cell = without_text_prefix(seen)
        if _FORMULA.match(cell) and cell == seen:
            raise UnreadableError(IN_CELL, f"的内容是公式“{shown(cell)}”，不是结果", "请改填文字或数值")
    return whole_fen(field, _from_cell(field, cell))


def _from_cell(field: Field, cell: str) -> Value:
    if field.type is FieldType.TEXT:
        return _unrounded(_clean(field, cell))
    if field.type in {FieldType.CHOICES, FieldType.TEXTS}:
        return _several(field, cell)
    cell = one_line(cell)
    if field.type is FieldType.CREDIT_CODE:
        return credit_code(_unrounded(cell))
    if field.type is FieldType.FEE_LINE:
        return _fee_line(cell)
    plain = unicodedata.normalize("NFKC", cell).strip()
    match field.type:
        case FieldType.DATE:
            if _SERIAL.fullmatch(plain):
                raise UnreadableError(IN_CELL, f"是数字 {plain}，不是日期", "请把单元格格式改为日期")
            return _day(plain, _LOOSE_DAY)
        case FieldType.DATETIME:
            if _SERIAL.fullmatch(plain):
                raise UnreadableError(IN_CELL, f"是数字 {plain}，不是日期时间", "请把单元格格式改为日期时间")
            return _moment(plain.replace("/", "-"))
        case FieldType.BOOLEAN:
            if plain.lower() in _TRUE:
                return True
            if plain.lower() in _FALSE:
                return False
            raise UnreadableError("wrong_type", f"“{shown(cell)}”既不是“是”也不是“否”", "请填“是”或“否”")
        case FieldType.NUMBER | FieldType.YUAN | FieldType.AMOUNT | FieldType.MONEY:
            return typed_number(field, plain)
        case FieldType.CHOICE:
            return _labelled(field, plain)
        case _:
            raise AssertionError(field.type)


def from_cells(field: Field, cells: Sequence[str]) -> list[Value | UnreadableError]:
    """Return what `from_cell` says of each cell, its error where it raises one; quick, for a large file has a million names."""

    def read(cell: str) -> Value | UnreadableError:
        try:
            return from_cell(field, cell)
        except UnreadableError as error:
            return error

    if field.type is FieldType.TEXT and are_clean(cells) and (field.path != NUMBER or "".join(cells).isascii()):
        return [read(cell) if cell[0] in "#='" or "+" in cell else cell.strip() for cell in cells]
    if field.type is FieldType.NUMBER:
        return [Decimal(cell) if _USUAL.fullmatch(cell) else read(cell) for cell in cells]
    if field.unit == "yuan":
        return [Decimal(cell) if _USUAL_YUAN.fullmatch(cell) else read(cell) for cell in cells]
    return [read(cell) for cell in cells]


def without_text_prefix(cell: str) -> str:
    """Return a cell without what makes a spreadsheet take it for text: `="…"` around it, or an apostrophe before it."""
    quoted = _QUOTED.fullmatch(cell.strip())
    if quoted is not None:
        return quoted[1].replace('""', '"')
    return cell.removeprefix("'")


def to_json(field: Field, value: Value) -> object:
    """Return the JSON value that `from_json` reads back to `value`; Decimals stay Decimals but for amounts."""
    if isinstance(value, date):  # a datetime is a date too
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    if field.type in {FieldType.AMOUNT, FieldType.MONEY} and isinstance(value, Decimal):
        return f"{value:f}"
    return value


def _unrounded(text: str) -> str:
    if "+" in text and _ROUNDED.fullmatch(text):
        what = f"“{text}”是以数字保存的编号，超过 15 位的部分已被 Excel 改动"
        raise UnreadableError("wrong_type", what, "请把该列设为文本后重新填写")
    return text


def _text(raw: object) -> str:
    if not isinstance(raw, str):
        raise UnreadableError("wrong_type", f"“{shown(raw)}”不是文本", "请改为带引号的文本")
    if _SURROGATE.search(raw):
        raise UnreadableError("wrong_type", "文本中含有无法保存的残缺字符", "请删去后重新输入")
    return raw


def _day(text: str, pattern: re.Pattern[str]) -> date:
    match = pattern.fullmatch(text)
    if match is None:
        raise UnreadableError("wrong_type", f"“{shown(text)}”不是日期", "请写成 2023-08-15 的形式")
    try:
        day = date(*(int(part) for part in match.groups() if part is not None))
        return day if _ZONE.search(text) is None else _day_in_china(text, day)
    except ValueError:
        raise UnreadableError("impossible_date", f"日期“{text}”不存在", "请核对年月日") from None


def _day_in_china(text: str, day: date) -> date:
    """Return the day on which a moment of another zone was in China: 23:00 in Greenwich is the next morning."""
    try:
        return datetime.fromisoformat(text).astimezone(BEIJING).date()
    except ValueError:
        raise UnreadableError("wrong_type", f"“{shown(text)}”带有时区，看不出是哪一天（{day}前后）", "请写成 2023-08-15 的形式") from None


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise UnreadableError("wrong_type", f"“{shown(text)}”不是日期时间", "请写成 2023-08-15T09:30 的形式") from None


def _fee_line(text: str) -> Value:
    """Return the number of a fee's line, or the fee's name."""
    plain = unicodedata.normalize("NFKC", text)
    return Decimal(int(plain)) if _LINE_NUMBER.fullmatch(plain) else _text(text)


def _clean(field: Field, text: str) -> str:
    if field.path == NUMBER:
        return business_number(one_line(text))
    return several_lines(text) if field.paragraphs else one_line(text)


def _choice(field: Field, text: str) -> str:
    if text in field.choices:
        return text
    codes = list(field.choices)
    meant = code_of(field, text) or text
    raise UnreadableError("unknown_choice", f"“{shown(text)}”不在可选值之内{suggestion(meant, codes)}", f"可选值为{'、'.join(codes)}")


def _labelled(field: Field, text: str) -> str:
    """Return the code of a choice written by its code or label."""
    code = code_of(field, text)
    if code is not None:
        return code
    written = list(field.choices if text.isascii() else field.choices.values())
    choices = "、".join(field.choices.values())
    raise UnreadableError("unknown_choice", f"“{shown(text)}”不在可选值之内{suggestion(text, written)}", f"可选值为{choices}")


def _several(field: Field, cell: str) -> tuple[str, ...]:
    refuse_doubtful(field, cell)
    parts = [item for part in split_items(cell) if part != "[]" and (item := _unrounded(one_line(part)))]
    if field.type is FieldType.CHOICES:
        return tuple(dict.fromkeys(_labelled(field, part) for part in parts))
    for part in parts:
        refuse_joined(field, part)
    return tuple(code_of(field, part) or part for part in parts)
