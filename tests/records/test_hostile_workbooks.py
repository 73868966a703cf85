"""Workbooks that are damaged, made to harm, or no workbooks at all: one sentence each, in bounded time and memory."""

import json
import subprocess
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from tests.support.records import codes_of, file_faults
from tests.support.reviewed_files import REVIEW

ROOT = Path(__file__).parents[2]

LIMITED = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from pathlib import Path
from inspections.faults import UserError
from inspections.records.reading import read_records
from inspections.records.vocabulary import Vocabulary
told = []
for name in sys.argv[1:]:
    try:
        read_records(Path(name), Vocabulary(frozenset(), frozenset(), frozenset(), {}))
        told.append(None)
    except UserError as error:
        told.append([fault.what for fault in error.faults])
print(json.dumps(told))
"""


def told_of(*paths: Path) -> list[list[str]]:
    """Return what is wrong with each file, read with little memory in a process of its own."""
    run = subprocess.run([sys.executable, "-c", LIMITED, *map(str, paths)], cwd=ROOT, capture_output=True, check=False, timeout=120)
    assert run.returncode == 0, run.stderr[-500:]
    sentences: list[list[str]] = json.loads(run.stdout)
    return sentences


def packed(path: Path, sheet: str, *, strings: str = "") -> Path:
    """Write the least workbook that holds a sheet's XML."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        with ZipFile(REVIEW / "far_cell.xlsx") as model:
            for name in model.namelist():
                if name != "xl/worksheets/sheet1.xml":
                    archive.writestr(name, model.read(name))
        space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
        archive.writestr("xl/worksheets/sheet1.xml", f"<worksheet {space}><sheetData>{sheet}</sheetData></worksheet>")
        if strings:
            archive.writestr("xl/sharedStrings.xml", strings)
    return path


CELL = '<row r="1"><c r="A1" t="inlineStr"><is><t>记录编号</t></is></c></row>'


def test_cells_beyond_reason_are_refused_before_they_are_laid_out(tmp_path: Path) -> None:
    names = ("far_cell.xlsx", "far_col.xlsx", "beyond_col.xlsx", "row_4billion.xlsx", "unknown_encoding.xlsx", "no_sheets.xlsx")
    hidden = [
        packed(tmp_path / "entity.xlsx", f'{CELL}<row r="2"><c r="&#88;FD1048576"><v>1</v></c></row>'),
        packed(tmp_path / "order.xlsx", f'{CELL}<row r="2"><c t="n" r="XFD1048576"><v>1</v></c></row>'),
        packed(tmp_path / "row.xlsx", f'{CELL}<row r="1048576"><c><v>1</v></c></row><row><c r="XFD1048576"><v>1</v></c></row>'),
        packed(tmp_path / "many.xlsx", CELL + "<row>" + "<c/>" * 3_500_000 + "</row>"),
        packed(tmp_path / "bomb.xlsx", CELL + " " * (200 << 20)),
        packed(tmp_path / "strings.xlsx", CELL, strings="<sst>" + "x" * (40 << 20)),
    ]
    for sentences in told_of(*(REVIEW / name for name in names), *hidden):
        assert len(sentences) == 1


def test_formatted_blanks_far_away_harm_nothing(tmp_path: Path) -> None:
    (sentences,) = told_of(packed(tmp_path / "blank.xlsx", f'{CELL}<row r="1048576"><c r="XFD1048576" s="0"/></row>'))
    assert all("一直到" not in what for what in sentences)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "空的"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧版的 .xls"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "网页"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html></html>", "网页"),
        (b'<?xml version="1.0"?><Workbook/>', "XML"),
        ("记录编号,检查项目\n".encode(), "文本文件"),
        (b"PK\x03\x04" + b"\0" * 100, "不完整"),
    ],
)
def test_what_only_bears_the_name_of_a_workbook_is_told_by_what_it_is(tmp_path: Path, content: bytes, expected: str) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(content)
    (fault,) = file_faults(path)
    assert (fault.code, expected in fault.what) == ("no_workbook", True)


def test_a_workbook_cut_short_is_told_as_incomplete(tmp_path: Path) -> None:
    whole = tmp_path / "整.xlsx"
    Workbook().save(whole)
    path = tmp_path / "台账.xlsx"
    path.write_bytes(whole.read_bytes()[:-200])
    (fault,) = file_faults(path)
    assert "不完整" in fault.what


def test_a_password_is_told() -> None:
    assert codes_of(file_faults(REVIEW / "k20_password.xlsx")) == ["password"]


def test_the_lock_file_of_an_open_workbook_is_told(tmp_path: Path) -> None:
    path = tmp_path / "~$台账.xlsx"
    path.write_bytes(b"\x04abcd" + b" " * 160)
    (fault,) = file_faults(path)
    assert (fault.code, "“台账.xlsx”" in fault.action) == ("lock_file", True)


def test_a_word_document_is_told(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    with ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    (fault,) = file_faults(path)
    assert "Word" in fault.what
