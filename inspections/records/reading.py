"""Reading a file of records, whatever its format, into a table of facts; or refusing it with every fault it has."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from inspections.errors import UserError, refuse
from inspections.records.consistency import Where, check_consistency
from inspections.records.facts import FactTable
from inspections.records.findings import Findings
from inspections.records.json_text import parse_json
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
    from inspections.records.csv_files import read_csv
    from inspections.records.sheets import read_xlsx
    from inspections.records.tabular import ID_HEADINGS, SheetReader

    sheets = [read_csv(path, ID_HEADINGS)] if suffix == ".csv" else read_xlsx(path, ID_HEADINGS)
    reader = SheetReader(path.name, sheets)
    return _checked(reader.table(), vocabulary, reader.where, reader.findings)


def table_of(payloads: Iterable[object], vocabulary: Vocabulary, source: str = "") -> FactTable:
    """Return the table of records that a store or a pack holds, as Python objects, numbers as Decimal or int.

    Texts and amounts are taken as they were kept, though a file's would be mended or refused. Raises UserError with every fault.
    """
    reader = ObjectReader(kept=True)
    for number, payload in enumerate(payloads, start=1):
        reader.add(payload, f"{source} 第{number}条".strip())
    return _checked(reader.draft.table(), vocabulary, reader.where, reader.findings)


def _refuse_unreadable(path: Path) -> None:
    try:
        if path.is_file():
            with path.open("rb"):
                return
    except OSError as error:
        raise refuse("no_file", f"无法读取文件（{error.strerror}）", str(path), "请核对路径和权限") from error
    raise refuse("no_file", "找不到文件", str(path), "请核对路径")


def _checked(table: FactTable, vocabulary: Vocabulary, where: Where, findings: Findings) -> FactTable:
    findings.add_later(check_consistency(table, vocabulary, where))
    faults = findings.told()
    if faults:
        raise UserError(faults)
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
        array = parse_json(text, path.name)
        if not isinstance(array, list):
            raise refuse("wrong_type", "文件内容不是记录的数组", path.name, "请把各条记录写在一对方括号 […] 中")
        for number, payload in enumerate(array, start=1):
            reader.add(payload, f"{path.name} 第{number}条")
    else:
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                place = f"{path.name} 第{number}行"
                try:
                    payload = parse_json(line, place)
                except UserError as error:
                    reader.refuse(error.faults[0])
                else:
                    reader.add(payload, place)
    return _checked(reader.draft.table(), vocabulary, reader.where, reader.findings)
