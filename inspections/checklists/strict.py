"""Strict reading of one TOML file: unknown keys, wrong types and missing keys are faults with file, line and path."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path as FilePath
from typing import Any, TypeVar

from inspections.checklists.positions import Path, line_at, lines_of
from inspections.errors import Fault, UserError
from inspections.records.values import suggestion

_T = TypeVar("_T")
_D = TypeVar("_D")

_NAMES = {str: "文本", bool: "true 或 false", int: "整数", Decimal: "数", date: "日期", list: "列表", dict: "表"}


_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")
"""How tomllib names a place; it says "(at end of document)" where the text breaks off."""


class TomlFile:
    """A parsed TOML file and the faults found in it so far."""

    def __init__(self, name: str, content: bytes) -> None:
        """Parse `content` (UTF-8, a BOM is dropped). Raises UserError where it is no TOML."""
        self.name = name
        self._noted: list[tuple[int, Path, Fault]] = []
        try:
            # A BOM is common where Windows' own editor wrote the file; tomllib refuses it. It also wants LF alone in memory.
            text = content.decode("utf-8-sig").replace("\r\n", "\n")
            self.root: dict[str, Any] = tomllib.loads(text, parse_float=Decimal)
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            fault = Fault("no_toml", "文件的文字编码不是 UTF-8", f"{name} 第{line}行", "请另存为 UTF-8 后重试")
            raise UserError([fault]) from None
        except tomllib.TOMLDecodeError as error:
            place = _PLACE.search(str(error))
            where = f"第{place[1]}行第{place[2]}列" if place else f"第{text.count(chr(10)) + 1}行"
            action = "请检查该处的引号、括号、等号和日期，以及是否写了两次"
            raise UserError([Fault("no_toml", "不是正确的 TOML", f"{name} {where}", action)]) from None
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
        """Add a fault at `path`."""
        self._noted.append((line_at(self._lines, path), path, Fault(code, what, self.locate(path), action)))

    def locate(self, path: Path) -> str:
        """Return where `path` stands, in words: file, line and path."""
        shown = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")
        return f"{self.name} 第{line_at(self._lines, path)}行 {shown}".rstrip()

    def is_sound(self, path: Path) -> bool:
        """Say whether nothing was noted at `path` or within it."""
        return not any(at[: len(path)] == path for _, at, _ in self._noted)

    def table(self, path: Path, raw: object) -> Table:
        """Return `raw` as a table to be read key by key; anything else becomes a fault and an empty table."""
        if isinstance(raw, dict):
            return Table(self, path, raw)
        self.note("wrong_type", path, f"“{raw}”不是表", "请写成 [表] 或 {…}")
        return Table(self, path, {})

    def tables(self, path: Path, raw: object) -> list[Table]:
        """Return `raw` as a list of tables."""
        if not isinstance(raw, list):
            self.note("wrong_type", path, "应为表的列表", "请写成 [[表]] 或 [{…}]")
            return []
        return [self.table((*path, position), element) for position, element in enumerate(raw)]


class Table:
    """One table of a file. Each key is asked for once; `finish` faults the keys nobody asked for."""

    def __init__(self, file: TomlFile, path: Path, raw: Mapping[str, Any]) -> None:
        """Hold the raw values."""
        self.file, self.path, self.raw = file, path, raw
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
        finite = not isinstance(value, Decimal) or value.is_finite()
        if isinstance(value, kind) and finite and (type(value) is kind or kind is list or kind is dict):
            return value
        self.file.note("wrong_type", (*self.path, key), f"“{value}”不是{_NAMES.get(kind, kind.__name__)}", "请改正")
        return default

    def need(self, key: str, kind: type[_T], default: _T) -> _T:
        """Return a required value; an absent one is a fault and gives `default`."""
        if key not in self.raw:
            self._asked.add(key)
            self.file.note("missing_key", self.path, f"缺少 {key}", "请补填")
            return default
        return self.get(key, kind, default)

    def words(self, key: str) -> str:
        """Return a required text that says something; a blank one is a fault."""
        text = self.need(key, str, "")
        if isinstance(self.raw.get(key), str) and not text.strip():
            self.file.note("blank", (*self.path, key), f"{key} 是空的", "请填写")
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """Return an optional list of texts."""
        values = self.get(key, list, [])
        for position, value in enumerate(values):
            if not isinstance(value, str):
                self.file.note("wrong_type", (*self.path, key, position), f"“{value}”不是文本", "请加引号")
        return tuple(value for value in values if isinstance(value, str))

    def choice(self, key: str, choices: list[str], default: str | None = None) -> str:
        """Return one of `choices`; required where no default is given."""
        value = self.need(key, str, choices[0]) if default is None else self.get(key, str, default)
        if value not in choices:
            self.file.note(
                "unknown_choice", (*self.path, key), f"“{value}”不在可选值之内{suggestion(value, choices)}", f"可选值为{'、'.join(choices)}"
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
                self.file.note("unknown_key", (*self.path, key), f"没有 {key} 这一项{guess}", "请改正或删除")


def read_toml(path: FilePath) -> TomlFile:
    """Read a TOML file from disk. Raises UserError where it cannot be read."""
    try:
        return TomlFile(path.name, path.read_bytes())
    except OSError as error:
        raise UserError([Fault("no_file", f"无法读取文件（{error.strerror}）", str(path), "请核对路径")]) from error
