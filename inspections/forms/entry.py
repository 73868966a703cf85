"""What is typed into a field: taken in any usual spelling, or kept as typed."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import datetime

from inspections.records.clean_text import one_line
from inspections.records.fields.field import NUMBERS, Field, FieldType
from inspections.records.unreadable import UnreadableError
from inspections.records.values import from_cell, from_json, to_json

_MOMENT = re.compile(
    r"(?:(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{4})(\d{2})(\d{2})(?=[T ]))(?:T| +)?"
    r"(\d{1,2})(?:[:时](\d{1,2})分?(?::(\d{2}))?|时)",
    re.ASCII,
)
_TYPED = NUMBERS | {FieldType.DATE, FieldType.DATETIME, FieldType.FEE_LINE}
"""Types whose text says something other than itself."""


def entered(field: Field, raw: object) -> object:
    """Return what was entered as JSON (docs/contract.md, "A record"): a text that cannot be read as it is, an empty one as None."""
    if not isinstance(raw, str):
        return raw
    if not raw.strip():
        return None
    try:
        return _read(field, raw)
    except UnreadableError:
        return raw


def fault_of(field: Field, raw: object) -> UnreadableError | None:
    """Return what is wrong with a value that a content holds, in the words of a form, or None."""
    if isinstance(raw, str) and field.type in _TYPED:
        try:
            _read(field, raw)
        except UnreadableError as error:
            return error
        return None
    try:
        from_json(field, raw)
    except UnreadableError as error:
        return error
    return None


def _read(field: Field, raw: str) -> object:
    if field.type is FieldType.DATETIME:
        return _moment(field, raw)
    if field.type in _TYPED:
        return to_json(field, from_cell(field, raw))
    return from_json(field, raw) if field.type in {FieldType.TEXT, FieldType.CREDIT_CODE} else raw.strip()


def _moment(field: Field, raw: str) -> object:
    plain = unicodedata.normalize("NFKC", one_line(raw)).strip()
    read = _MOMENT.fullmatch(plain)
    if read is None:
        if ":" in plain:  # ISO 8601 with seconds or a zone, as files write it
            with suppress(UnreadableError):
                return to_json(field, from_cell(field, raw))
        raise UnreadableError("wrong_type", f"“{plain}”不是日期时间", "请写成 2023-08-15 09:30 的形式")
    try:
        return datetime(*(int(part) for part in read.groups() if part)).isoformat()  # type: ignore[arg-type] # noqa: DTZ001 # local time, as records write it
    except ValueError:
        raise UnreadableError("impossible_date", f"日期时间“{plain}”不存在", "请核对年月日和时分") from None
