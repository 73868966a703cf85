"""Strict reading of one TOML file: unknown keys, wrong types and missing keys are faults with file, line and path."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path as FilePath
from typing import Any, TypeVar

from inspections.checklists.positions import Path, line_at, lines_of
from inspections.checklists.toml_text import parsed, read_bytes
from inspections.faults import Fault
from inspections.records.near_names import suggestion
from inspections.records.printable import has_control_characters, shown

_T = TypeVar("_T")
_D = TypeVar("_D")

_NAMES = {str: "文本", bool: "true 或 false", int: "整数", Decimal: "数", date: "日期", list: "列表", dict: "表"}
_ACTIONS = {
    str: "请加英文双引号",
    bool: "请写 true 或 false，不加引号",
    int: "请写整数，不加引号",
    Decimal: "请写数，不加引号",
    date: "请写成 2023-01-01，不加引号",
    list: "请写在方括号里，用逗号隔开",
    dict: "请写成 [表] 或 {…}",
}

_MOST_DIGITS = 15
"""Digits before or behind the decimal point beyond which a number is a slip of the pen."""


class TomlFile:
    """A parsed TOML file and the faults found in it so far."""

    def __init__(self, name: str, content: bytes) -> None:
        """Parse `content`. Raises UserError where it is no TOML."""
        self.name = name
        self._noted: list[tuple[int, Path, Fault]] = []
        text, self.root = parsed(name, content)
        self._lines = lines_of(text)

    @property
    def faults(self) -> list[Fault]:
        """The faults noted so far, in the order in which they were found."""
        return [fault for _, _, fault in self._noted]

    @property
    def faults_by_line(self) -> list[Fault]:
        """The faults noted so far, in the order of their lines."""
        return [fault for _, _, fault in sorted(self._noted, key=lambda noted: noted[0])]

    def note(self, code: str, path: Path, what: str, action: str) -> None:
        """Add a fault at `path`, which its own `path` names with dots (`notice.words.opening`)."""
        self._noted.append((line_at(self._lines, path), path, Fault(code, what, self.locate(path), action, ".".join(map(str, path)))))

    def locate(self, path: Path) -> str:
        """Return where `path` stands, in words: file, line and path."""
        path_words = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{shown(part)}" for part in path).lstrip(".")
        return f"{self.name} 第{line_at(self._lines, path)}行 {path_words}".rstrip()

    def is_sound(self, path: Path) -> bool:
        """Say whether nothing was noted at `path` or within it."""
        return not any(at[: len(path)] == path for _, at, _ in self._noted)

    def table(self, path: Path, raw: object) -> TomlTable:
        """Return `raw` as a table to be read key by key; anything else becomes a fault and an empty table."""
        if isinstance(raw, dict):
            return TomlTable(self, path, raw)
        self.note("wrong_type", path, f"{_spoken_value(raw)}不是表", _ACTIONS[dict])
        return TomlTable(self, path, {}, there=False)

    def tables(self, path: Path, raw: object) -> list[TomlTable]:
        """Return `raw` as a list of tables."""
        if not isinstance(raw, list):
            self.note("wrong_type", path, f"{_spoken_value(raw)}不是表的列表", "请写成 [[表]] 或 [{…}]")
            return []
        return [self.table((*path, position), element) for position, element in enumerate(raw)]


class TomlTable:
    """One table of a file. Each key is asked for once; `finish` faults the keys nobody asked for."""

    def __init__(self, file: TomlFile, path: Path, raw: Mapping[str, Any], *, there: bool = True) -> None:
        """Hold the raw values; where the table itself is not `there`, which was told, no key of it is missed."""
        self.file, self.path, self.raw = file, path, raw
        self._there = there
        self._asked: set[str] = set()

    def get(self, key: str, kind: type[_T], default: _D) -> _T | _D:
        """Return an optional value of a type (Decimal takes integers too); a wrong type is a fault and gives `default`."""
        self._asked.add(key)
        if key not in self.raw:
            return default
        value = self.raw[key]
        if kind is Decimal and isinstance(value, int) and not isinstance(value, bool):
            value = Decimal(value)
        # bool is an int and a datetime a date in Python, not in TOML.
        if not isinstance(value, kind) or (type(value) is not kind and kind is not list and kind is not dict):
            self.file.note("wrong_type", (*self.path, key), f"{_spoken_value(value)}不是{_NAMES[kind]}", _ACTIONS[kind])
            return default
        if isinstance(value, Decimal) and not _is_sane(value):
            self.file.note("wrong_type", (*self.path, key), f"{_spoken_value(value)}不是可能的数", "请核对位数")
            return default
        return value

    def need(self, key: str, kind: type[_T], default: _T) -> _T:
        """Return a required value; an absent one is a fault and gives `default`."""
        if key not in self.raw:
            self._asked.add(key)
            if self._there:
                self.file.note("missing_key", self.path, f"缺少 {key}", "请补填")
            return default
        return self.get(key, kind, default)

    def section(self, key: str) -> TomlTable:
        """Return a required table within this one; where it is missing or something else, that is the one fault."""
        self._asked.add(key)
        if key in self.raw:
            return self.file.table((*self.path, key), self.raw[key])
        self.file.note("missing_key", self.path, f"缺少 [{key}] 一节", "请补写")
        return TomlTable(self.file, (*self.path, key), {}, there=False)

    def words(self, key: str) -> str:
        """Return a required text that says something, on one line; it may be printed."""
        text = self.need(key, str, "")
        if isinstance(self.raw.get(key), str) and not text.strip():
            self.file.note("blank", (*self.path, key), f"{key} 是空的", "请填写")
        elif has_control_characters(text):
            self.file.note("wrong_text", (*self.path, key), f"{key} 中有换行或者看不见的字符", "请写成一行，删去这些字符")
        return text

    def optional_words(self, key: str) -> str:
        """Return an optional text that says something where it is there; a blank one is a fault."""
        return self.words(key) if key in self.raw else self.get(key, str, "")

    def texts(self, key: str) -> tuple[str, ...]:
        """Return an optional list of texts."""
        values = self.get(key, list, [])
        for position, value in enumerate(values):
            if not isinstance(value, str):
                self.file.note("wrong_type", (*self.path, key, position), f"{_spoken_value(value)}不是文本", _ACTIONS[str])
        return tuple(value for value in values if isinstance(value, str))

    def choices(self, key: str, choices: list[str]) -> tuple[str, ...]:
        """Return an optional list of texts out of `choices`; those that are none are faults and left out."""
        values = self.texts(key)
        for position, value in enumerate(values):
            if value not in choices:
                what = f"{_spoken_value(value)}不在可选值之内{suggestion(value, choices)}"
                self.file.note("unknown_choice", (*self.path, key, position), what, f"可选值为{'、'.join(choices)}")
        return tuple(value for value in values if value in choices)

    def choice(self, key: str, choices: list[str], default: str | None = None) -> str:
        """Return one of `choices`; required where no default is given."""
        value = self.need(key, str, choices[0]) if default is None else self.get(key, str, default)
        if value not in choices:
            self.file.note(
                "unknown_choice",
                (*self.path, key),
                f"{_spoken_value(value)}不在可选值之内{suggestion(value, choices)}",
                f"可选值为{'、'.join(choices)}",
            )
            return choices[0]
        return value

    def raw_value(self, key: str) -> object:
        """Return a value as it is, or None."""
        self._asked.add(key)
        return self.raw.get(key)

    def finish(self) -> None:
        """Fault every key that was never asked for."""
        for key in self.raw:
            if key not in self._asked:
                guess = suggestion(key, sorted(self._asked))
                self.file.note("unknown_key", (*self.path, key), f"没有 {shown(key)} 这一项{guess}", "请改正或删除")


def _spoken_value(value: object) -> str:
    """Return a value as a fault quotes it, in TOML's words and not in Python's."""
    match value:
        case bool():
            return "true" if value else "false"
        case dict():
            return "一个表"
        case list():
            return "一个列表"
    return f"“{shown(value)}”"


def _is_sane(number: Decimal) -> bool:
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -_MOST_DIGITS and number.adjusted() < _MOST_DIGITS


def read_toml(path: FilePath) -> TomlFile:
    """Read a TOML file from disk. Raises UserError where it cannot be read."""
    return TomlFile(path.name, read_bytes(path))
