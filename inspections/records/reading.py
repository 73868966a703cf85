"""Reading a file of records, whatever its format, into a table of facts; or refusing it with every fault it has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from inspections.errors import Fault, UserError, refuse
from inspections.records.consistency import Place, check_consistency
from inspections.records.facts import FactTable
from inspections.records.objects import ObjectReader
from inspections.records.vocabulary import Vocabulary

_SUFFIXES = (".json", ".jsonl", ".csv", ".xlsx")


def read_records(path: Path, vocabulary: Vocabulary) -> FactTable:
    """Return the records of a .json, .jsonl, .csv or .xlsx file. Raises UserError with every fault of the file."""
    suffix = path.suffix.lower()
    if suffix not in _SUFFIXES:
        raise refuse("unknown_format", "不认识的文件类型", path.name, f"请使用{'、'.join(_SUFFIXES)}文件")
    _refuse_unreadable(path)
    if suffix in {".json", ".jsonl"}:
        return _read_objects(path, vocabulary)
    # pandas is slow to import and only tables need it.
    from inspections.records.sheets import read_csv, read_xlsx
    from inspections.records.tabular import ID_HEADINGS, SheetReader

    reader = SheetReader(path.name)
    sheets = [read_csv(path, ID_HEADINGS)] if suffix == ".csv" else read_xlsx(path, ID_HEADINGS)
    return _checked(reader.read(sheets), vocabulary, reader.place, reader.faults)


def table_of(payloads: Iterable[object], vocabulary: Vocabulary, source: str = "") -> FactTable:
    """Return the table of records given as Python objects, numbers as Decimal or int. Raises UserError with every fault."""
    reader = ObjectReader()
    for number, payload in enumerate(payloads, start=1):
        reader.add(payload, f"{source} 第{number}条".strip())
    return _checked(reader.draft.table(), vocabulary, reader.places.__getitem__, reader.faults)


def _refuse_unreadable(path: Path) -> None:
    try:
        if path.is_file():
            with path.open("rb"):
                return
    except OSError as error:
        raise refuse("no_file", f"无法读取文件（{error.strerror}）", str(path), "请核对路径和权限") from error
    raise refuse("no_file", "找不到文件", str(path), "请核对路径")


def _checked(table: FactTable, vocabulary: Vocabulary, place: Place, faults: list[Fault]) -> FactTable:
    # Where a value could not be read its fact is absent, which is no further fault. Labels and names may hold brackets too.
    unreadable = {fault.where[: found.start()] for fault in faults for found in re.finditer("（", fault.where)}
    found = [fault for fault in check_consistency(table, vocabulary, place) if fault.where not in unreadable]
    if faults or found:
        raise UserError([*faults, *found])
    return table


def _read_objects(path: Path, vocabulary: Vocabulary) -> FactTable:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = path.read_bytes().decode("gb18030")
        except UnicodeDecodeError:
            raise refuse("unknown_encoding", "文件的文字编码不是 UTF-8", path.name, "请另存为 UTF-8 后重试") from None
    reader = ObjectReader()
    if path.suffix.lower() == ".json":
        array = _parsed(text, path.name)
        if not isinstance(array, list):
            raise refuse("wrong_type", "文件内容不是记录的数组", path.name, "请把各条记录写在一对方括号 […] 中")
        for number, payload in enumerate(array, start=1):
            reader.add(payload, f"{path.name} 第{number}条")
    else:
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                try:
                    payload = _parsed(line, f"{path.name} 第{number}行")
                except UserError as error:
                    reader.faults.extend(error.faults)
                else:
                    reader.add(payload, f"{path.name} 第{number}行")
    return _checked(reader.draft.table(), vocabulary, reader.places.__getitem__, reader.faults)


class _UnfitJsonError(ValueError):
    """Python would read it, but it is no JSON or means two things; told in Chinese."""


def _parsed(text: str, where: str) -> object:
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_no_constant, object_pairs_hook=_without_repeats)
    except json.JSONDecodeError as error:
        line = f"第{error.lineno}行" if "\n" in text.strip() else ""
        raise refuse("no_json", f"{line}第{error.colno}个字符处不是正确的 JSON", where, "请检查引号、逗号和括号") from None
    except (ValueError, RecursionError, ArithmeticError) as error:
        what = f"（{error}）" if isinstance(error, _UnfitJsonError) else "，其中的数过大或嵌套过深"
        raise refuse("no_json", f"不是可以读取的 JSON{what}", where, "请改正") from None


def _no_constant(name: str) -> object:
    raise _UnfitJsonError(f"数值 {name} 无法使用")


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    held = dict(pairs)
    if len(held) < len(pairs):
        keys = [key for key, _ in pairs]
        repeated = sorted({key for key in keys if keys.count(key) > 1})
        raise _UnfitJsonError(f"字段 {'、'.join(repeated)} 在同一对象中重复")
    return held
