"""The description of one fact: its path, Chinese label, type, choices and unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType


class FieldType(Enum):
    """The closed set of value types a fact can have."""

    TEXT = "text"
    DATE = "date"
    DATETIME = "datetime"
    BOOLEAN = "boolean"
    NUMBER = "number"
    """A decimal of at least zero; a number in JSON."""
    YUAN = "yuan"
    """Yuan as a decimal; a number or a decimal string in JSON."""
    AMOUNT = "amount"
    """Yuan as a decimal of either sign; a decimal string in JSON."""
    CHOICE = "choice"
    CHOICES = "choices"
    """A plain list of codes."""
    TEXTS = "texts"
    """A plain list of free text, in which the listed codes have a meaning of their own."""
    MONEY = "money"
    """Yuan, or a price in yuan a unit, of at least zero; a decimal string in JSON, where a number is taken too."""
    CREDIT_CODE = "credit_code"
    """统一社会信用代码: 18 characters of GB 32100-2015, in capitals."""
    FEE_LINE = "fee_line"
    """A fee of the record, by its line's number (a whole number in JSON) or by its name."""


NUMBERS = frozenset({FieldType.NUMBER, FieldType.YUAN, FieldType.AMOUNT, FieldType.MONEY})
"""Types whose values are always decimals."""


def _no_choices() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Field:
    """One fact. `path` is dotted (`user.supply`); in a list's line it is the line's own (`charged_on`)."""

    path: str
    label: str
    type: FieldType
    choices: Mapping[str, str] = field(default_factory=_no_choices)
    """Code to Chinese label."""
    unit: str = ""
    required: bool = False
    paragraphs: bool = False
    """Whether a text may run over several lines."""
    hint: str = ""
    """What stands in its empty line, or behind the label of boxes to tick, where the label alone leaves doubt."""


@dataclass(frozen=True, slots=True)
class ListField:
    """A list of lines, each a small object: `fees`, `connection.stages`, `designation.acts`, `inspectors`."""

    path: str
    label: str
    lines: tuple[Field, ...]
    required: bool = False


def text(path: str, label: str, *, required: bool = False) -> Field:
    """Return a free text fact."""
    return Field(path, label, FieldType.TEXT, required=required)


def long_text(path: str, label: str, *, required: bool = False, hint: str = "") -> Field:
    """Return a free text fact that may run over several lines."""
    return Field(path, label, FieldType.TEXT, required=required, paragraphs=True, hint=hint)


def day(path: str, label: str, *, required: bool = False) -> Field:
    """Return a calendar day."""
    return Field(path, label, FieldType.DATE, required=required)


def moment(path: str, label: str) -> Field:
    """Return a date with a time of day."""
    return Field(path, label, FieldType.DATETIME)


def yes_no(path: str, label: str) -> Field:
    """Return a fact that is true or false."""
    return Field(path, label, FieldType.BOOLEAN)


def number(path: str, label: str, unit: str = "") -> Field:
    """Return a decimal of at least zero."""
    return Field(path, label, FieldType.NUMBER, unit=unit)


def money(path: str, label: str, unit: str = "yuan") -> Field:
    """Return an amount of yuan to the 分, or with another unit (`yuan/kWh`) a price, which may be finer."""
    return Field(path, label, FieldType.MONEY, unit=unit)


def choice(path: str, label: str, *, required: bool = False, **choices: str) -> Field:
    """Return a fact with a closed set of codes, each with its Chinese label."""
    return Field(path, label, FieldType.CHOICE, MappingProxyType(choices), required=required)
