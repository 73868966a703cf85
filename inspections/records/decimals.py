"""Numbers and amounts as files and tables write them, exactly: never a binary float, never finer than what was paid can be."""

from __future__ import annotations

import re
from decimal import Decimal

from inspections.records.fact_table import Value
from inspections.records.fields.field import Field, FieldType
from inspections.records.printable import shown
from inspections.records.unreadable import UnreadableError

LARGEST = 15
"""Digits before the decimal point beyond which a number is a slip of the pen."""
_NUMBER = re.compile(r"[+-]?\d{1,30}(\.\d{1,30})?", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?", re.ASCII)
_FEN = Decimal("0.01")


def stated_number(field: Field, raw: object) -> Decimal:
    """Return the decimal of a JSON value by the field's type. Raises UnreadableError."""
    if field.type is FieldType.AMOUNT:
        if isinstance(raw, str):
            return _decimal(raw)
        raise UnreadableError("wrong_type", f"金额“{shown(raw)}”不是文本形式的十进制数", '请写成带引号的数，例如 "1200.00"')
    in_text = isinstance(raw, str) and field.type in {FieldType.YUAN, FieldType.MONEY}
    return _not_negative(_decimal(str(raw)) if in_text else _json_number(raw))


def typed_number(field: Field, text: str) -> Decimal:
    """Return the decimal of a cell's text, in ordinary width, by the field's type. Raises UnreadableError."""
    if field.type is FieldType.AMOUNT:
        return _decimal(_in_yuan(text))
    if field.type is FieldType.MONEY:
        return _not_negative(_decimal(_in_yuan(text)))
    return _not_negative(_decimal(_ungrouped(text.removesuffix("%") if field.unit == "percent" else text)))


def line_number(raw: object) -> Decimal:
    """Return the number of a line, counted from 1, of a JSON number. Raises UnreadableError."""
    number = _json_number(raw)
    if number != number.to_integral_value():
        raise UnreadableError("wrong_type", f"“{shown(raw)}”不是收费的序号", "请写成整数（第几笔收费），或者写收费名称")
    return Decimal(int(number))


def whole_fen(field: Field, value: Value) -> Value:
    """Return the value, an amount of yuan being whole 分. Raises UnreadableError."""
    # A price a kilowatt-hour is finer than a 分; what was paid is not.
    if field.unit == "yuan" and isinstance(value, Decimal) and value != (rounded := value.quantize(_FEN)):
        what = f"金额 {value:f} 元比分还细（四舍五入是 {rounded:f} 元）"
        raise UnreadableError("finer_than_fen", what, "金额精确到分，请核对原始凭证后改填，最多两位小数")
    return value


def _in_yuan(text: str) -> str:
    return _ungrouped(text.removeprefix("¥").removesuffix("元"))


def _json_number(raw: object) -> Decimal:
    if isinstance(raw, Decimal):
        if raw.is_finite():
            return _of_sane_size(raw)
        raise UnreadableError("wrong_type", f"数值 {raw} 无法使用（不是数，或者过大）", "请写成普通的十进制数")
    if isinstance(raw, int) and not isinstance(raw, bool):
        return _of_sane_size(Decimal(raw))
    raise UnreadableError("wrong_type", f"“{shown(raw)}”不是数", "请写成不带引号的数")


def _decimal(text: str) -> Decimal:
    if _NUMBER.fullmatch(text) is None:
        raise UnreadableError("wrong_type", f"“{shown(text)}”不是十进制数", "请只写数字和小数点")
    return _of_sane_size(Decimal(text))


def _ungrouped(text: str) -> str:
    """Return a number without the commas between its thousands; commas elsewhere stay, and are refused."""
    return text.replace(",", "") if _GROUPED.fullmatch(text) else text


def _of_sane_size(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    if number.adjusted() >= LARGEST or (isinstance(exponent, int) and exponent < -LARGEST):
        raise UnreadableError("wrong_type", f"数“{shown(number)}”超出可能的范围", "请核对位数")
    return number


def _not_negative(number: Decimal) -> Decimal:
    if number < 0:
        raise UnreadableError("wrong_type", f"“{number}”小于零", "请填不小于零的数")
    return number
