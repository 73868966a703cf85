"""Reading a file of records, whatever its format, into a table of facts; or refusing it with every fault it has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from inspections.faults import UserError, refuse
from inspections.files.system_words import spoken
from inspections.records.consistency import Where, check_consistency
from inspections.records.fact_table import FactTable
from inspections.records.file_faults import FileFaults
from inspections.records.file_kinds import refuse_lock_file, refuse_no_package, refuse_no_text
from inspections.records.hidden_rows import HiddenRows
from inspections.records.json_text import parse_json
from inspections.records.objects import ObjectReader
from inspections.records.plausible_days import absurd_days
from inspections.records.text_encodings import decoded
from inspections.records.vocabulary import Vocabulary

_HEAD = 4096
"""Bytes by which a file is known."""
_SUFFIXES = (".json", ".jsonl", ".csv", ".xlsx")


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The records of a file; rows of it that a person does not see, which are among them; sentences about what was left out."""

    table: FactTable
    hidden: tuple[HiddenRows, ...] = ()
    notes: tuple[str, ...] = ()


def read_records(path: Path, vocabulary: Vocabulary) -> FactTable:
    """Return the records of a .json, .jsonl, .csv or .xlsx file. Raises UserError with every fault of the file."""
    return read_file(path, vocabulary).table


def read_file(path: Path, vocabulary: Vocabulary, *, without_hidden: bool = False) -> ReadFile:
    """Return the records of a file and what is to be told of it; `without_hidden` leaves out hidden rows. Raises UserError."""
    suffix = path.suffix.lower()
    if suffix not in _SUFFIXES:
        raise refuse("unknown_format", "不认识的文件类型", path.name, f"请使用{'、'.join(_SUFFIXES)}文件")
    refuse_lock_file(path.name)
    try:
        _refuse_unreadable(path)
        if suffix in {".json", ".jsonl"}:
            return ReadFile(_read_objects(path, vocabulary))
        return _read_tables(path, vocabulary, without_hidden=without_hidden)
    except OSError as error:
        raise refuse("unreadable", f"文件没有读完（{spoken(error)}）", path.name, "请把文件拷贝到本机后重试") from error


def _read_tables(path: Path, vocabulary: Vocabulary, *, without_hidden: bool) -> ReadFile:
    # pandas is slow to import and only tables need it.
    from inspections.records.csv_files import read_csv
    from inspections.records.tabular import ID_HEADINGS, SheetReader
    from inspections.records.workbooks import Workbook, read_xlsx

    if path.suffix.lower() == ".csv":
        book = Workbook((read_csv(path, ID_HEADINGS),))
    else:
        content = path.read_bytes()
        refuse_no_package(content, path.name)
        book = read_xlsx(content, path.name, ID_HEADINGS, without_hidden=without_hidden)
    reader = SheetReader(path.name, book.sheets, book.faults)
    table = reader.table()
    return ReadFile(_checked(table, vocabulary, reader.where, reader.faults, reader.lacking), book.hidden, book.notes)


def table_of(payloads: Iterable[object], vocabulary: Vocabulary, source: str = "") -> FactTable:
    """Return the table of records that a store or a pack holds, as Python objects, numbers as Decimal or int.

    Texts and amounts are taken as they were kept, though a file's would be mended or refused. Raises UserError with every fault.
    """
    reader = ObjectReader(kept=True)
    for number, payload in enumerate(payloads, start=1):
        reader.add(payload, f"{source} 第{number}条".strip())
    return _checked(reader.draft.table(), vocabulary, reader.where, reader.faults, kept=True)


def _refuse_unreadable(path: Path) -> None:
    try:
        if path.is_file():
            with path.open("rb"):
                return
    except OSError as error:
        raise refuse("no_file", f"无法读取文件（{spoken(error)}）", str(path), "请核对路径和权限") from error
    raise refuse("no_file", "找不到文件", str(path), "请核对路径")


def _checked(
    table: FactTable, vocabulary: Vocabulary, where: Where, faults: FileFaults, lacking: frozenset[str] = frozenset(), *, kept: bool = False
) -> FactTable:
    faults.add_later(check_consistency(table, vocabulary, where, lacking))
    if not kept:
        # What a store kept and gave out again comes back as it went.
        faults.add_later((row, fault) for row, fault in absurd_days(table, where) if table.at(row, "uuid") is None)
    listed = faults.listed()
    if listed:
        raise UserError(listed)
    return table


def _read_objects(path: Path, vocabulary: Vocabulary) -> FactTable:
    with path.open("rb") as content:
        refuse_no_text(content.read(_HEAD), path.name)
    text = decoded(path)
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
                where = f"{path.name} 第{number}行"
                try:
                    payload = parse_json(line, where)
                except UserError as error:
                    reader.refuse(error.faults[0])
                else:
                    reader.add(payload, where)
    return _checked(reader.draft.table(), vocabulary, reader.where, reader.faults)
