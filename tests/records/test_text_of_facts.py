"""Characters that nobody sees are taken off where that is harmless, and told by name and code point where it is not, in every reader."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from inspections.faults import Fault, UserError
from inspections.records.lenient import read_leniently
from inspections.records.reading import read_records
from inspections.records.rows import record_of, records_of
from tests.support.records import file_faults, record, vocabulary
from tests.support.reviewed_files import REVIEW, reviewed

HEADINGS = ["记录编号", "检查项目", "检查时间", "行政区划代码", "被检查单位", "被检查单位类别"]
READERS = ("json", "jsonl", "csv", "xlsx", "form")


def written(folder: Path, kind: str, name: str) -> Path:
    """Write a record of a party to a file of this kind."""
    path = folder / f"台账.{kind}"
    whole = record(inspectee={"name": name, "kind": "grid_company"})
    cells = ["A-1", "违规收费", "2023-08-15", "410823", name, "供电公司"]
    if kind == "xlsx":
        book = Workbook()
        book.worksheets[0].append(HEADINGS)
        book.worksheets[0].append(cells)
        book.save(path)
    elif kind == "csv":
        quoted = ",".join(f'"{cell}"' for cell in cells)
        path.write_text(f"{','.join(HEADINGS)}\n{quoted}\n", encoding="utf-8", newline="")
    else:
        path.write_text(json.dumps([whole] if kind == "json" else whole), encoding="utf-8")
    return path


def party(folder: Path, kind: str, name: str) -> str:
    """Return the party's name as a reader takes it."""
    if kind == "form":
        table, faults = read_leniently(record(inspectee={"name": name, "kind": "grid_company"}), vocabulary())
        assert not faults
        return record_of(table, 0).inspectee_name
    return records_of(read_records(written(folder, kind, name), vocabulary()))[0].inspectee_name


def fault_of(folder: Path, kind: str, name: str) -> Fault:
    if kind == "form":
        (fault,) = read_leniently(record(inspectee={"name": name, "kind": "grid_company"}), vocabulary())[1]
    else:
        (fault,) = file_faults(written(folder, kind, name))
    return fault


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize(
    "name",
    [
        " 某县供电公司 ",
        "\u3000某县供电公司\u3000",
        "\ufeff某县供电公司",
        "某县\u200b供电公司",
        "某县\u200c\u200d\u2060供电\xad公司",
        "\u202a某县供电公司\u202c",
        "\u2066某县供电公司\u2069\u200e\u061c",
        "\u00a0某县供电公司\u2009",
        "某县供电公司\r\n",
        "某县供电公司\t",
        "某县供\ufe00电公司\U000e0101",
        "某县供电\u17b4公司",
        "\u3164某县供电公司\u2800\uffa0",
    ],
)
def test_marks_that_nobody_sees_make_no_other_party(tmp_path: Path, kind: str, name: str) -> None:
    assert party(tmp_path, kind, name) == "某县供电公司"


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize(
    ("name", "meant"), [("⽤电⼯程公司", "用电工程公司"), ("⻓安⺠生公司", "长安民生公司"), ("\uf9dd明公司", "利明公司")]
)
def test_a_character_that_only_looks_like_another_is_the_other(tmp_path: Path, kind: str, name: str, meant: str) -> None:
    assert party(tmp_path, kind, name) == meant


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("name", ["阿·某•甲・乙．丙", "䶮㛃𬱖𫘧公司", "某（中国）公司(城关)", "甲 乙　丙公司", "Ａ级№１公司", "頔公司😀"])
def test_real_names_are_kept_to_the_letter(tmp_path: Path, kind: str, name: str) -> None:
    assert party(tmp_path, kind, name) == name


@pytest.mark.parametrize("kind", ["json", "jsonl", "csv", "form"])
@pytest.mark.parametrize(
    ("character", "named"),
    [
        ("\x07", "响铃符 U+0007"),
        ("\x1b", "转义符（ESC） U+001B"),
        ("\x9b", "控制字符 U+009B"),
        ("\u202e", "改变文字方向的标记 U+202E"),
        ("\ufffc", "图片或附件的占位符 U+FFFC"),
        ("\uf0b7", "Word 的项目符号或图形符号 U+F0B7"),
        ("\ufdd0", "控制字符 U+FDD0"),
        ("\ufffd", "转换文字编码时丢失的字 U+FFFD"),
    ],
)
def test_what_cannot_be_mended_is_told_by_name_with_its_field(tmp_path: Path, kind: str, character: str, named: str) -> None:
    fault = fault_of(tmp_path, kind, f"某县{character}公司")
    assert (fault.path, named in fault.what) == ("inspectee.name", True)
    assert "删去" in fault.action
    assert character not in fault.sentence()


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("between", ["\n", "\r\n", "\r", "\u2028", "\x0b", "\t"])
def test_two_lines_or_cells_are_no_one_name(tmp_path: Path, kind: str, between: str) -> None:
    if kind == "xlsx" and between in {"\r", "\r\n", "\x0b"}:
        pytest.skip("XML knows one line end, and no vertical tab")
    fault = fault_of(tmp_path, kind, f"甲供电所{between}乙供电所")
    assert fault.path == "inspectee.name"
    assert ("制表符" if between == "\t" else "换行") in fault.what


@pytest.mark.parametrize("kind", ["json", "form"])
def test_texts_of_several_lines_keep_them(tmp_path: Path, kind: str) -> None:
    said: dict[str, Any] = {"decision": "confirmed", "found": "一、收费\n二、\u200b指定", "reason": "查实"}
    whole = record(determinations={"wuzhi-2023.fees.banned": said})
    if kind == "form":
        table, faults = read_leniently(whole, vocabulary())
        assert not faults
    else:
        path = tmp_path / "记录.json"
        path.write_text(json.dumps([whole]), encoding="utf-8")
        table = read_records(path, vocabulary())
    assert record_of(table, 0).payload == whole


@pytest.mark.parametrize("kind", ["json", "form"])
def test_a_control_character_in_a_text_of_several_lines_is_told(tmp_path: Path, kind: str) -> None:
    whole = record(determinations={"wuzhi-2023.fees.banned": {"decision": "confirmed", "found": "收费\x08一"}})
    if kind == "form":
        faults = read_leniently(whole, vocabulary())[1]
    else:
        (tmp_path / "记录.json").write_text(json.dumps([whole]), encoding="utf-8")
        faults = file_faults(tmp_path / "记录.json")
    assert [fault.path for fault in faults] == ["determinations.wuzhi-2023.fees.banned.found"]


def test_the_reported_names_are_mended_or_told() -> None:
    assert [record["inspectee"]["name"] for record in reviewed("name_zw.json")] == ["甲乙公司"]
    for name in ("name_bidi.json", "name_cr.json", "name_nl.json"):
        (fault,) = file_faults(REVIEW / name)
        assert fault.path == "inspectee.name"


@pytest.mark.parametrize(
    "name", ["b01_utf16le_tab.csv", "b03_semicolon.csv", "b06_fullwidth_comma.csv", "b07_bom_twice.csv", "b16_nbsp.csv"]
)
def test_tables_of_other_separators_and_encodings_are_read(name: str) -> None:
    (record,) = reviewed(name)
    assert (record["id"], record["inspectee"]["name"]) == ("T-001", "武陟县某供电公司")
    assert [one["certificate"] for one in record["inspectors"]] == ["豫H20010", "豫H20011"]


def test_a_byte_of_no_encoding_is_told_with_its_line() -> None:
    (fault,) = file_faults(REVIEW / "b09_gbk_euro80.csv")
    assert (fault.code, "第2行" in fault.what) == ("unknown_encoding", True)


TABLE = f"{','.join(HEADINGS)}\r\nT-1,违规收费,2023-08-15,410823,某县供电公司,供电公司\r\n"


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode("utf-8") + b"\x1a",
        TABLE.encode("gb18030") + b"\x1a",
        b"\xef\xbb\xbf" * 3 + TABLE.encode(),
        TABLE.encode("utf-16"),
        b"\xfe\xff" + TABLE.encode("utf-16-be"),
        TABLE.encode("utf-32"),
        f"sep=,\r\n{TABLE}".encode(),
        f"sep=;\r\n{TABLE.replace(',', ';')}".encode(),
        TABLE.replace(",", "|").encode(),
        TABLE.replace(",", "；").encode("gb18030"),
        TABLE.replace("\r\n", "\r").encode(),
        TABLE.replace("检查项目", " 检查\u200b项目\ufeff").encode(),
    ],
)
def test_a_table_is_read_however_it_was_saved(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "台账.csv"
    path.write_bytes(content)
    (record,) = records_of(read_records(path, vocabulary()))
    assert (record.id, record.inspectee_name) == ("T-1", "某县供电公司")


@pytest.mark.parametrize("kind", ["json", "jsonl", "csv"])
@pytest.mark.parametrize(
    ("content", "expected"),
    [(b"PK\x03\x04" + b"\0" * 40, "工作簿"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 40, ".xls"), (b"<html><body>", "网页")],
)
def test_what_is_no_text_is_told_by_what_it_is(tmp_path: Path, kind: str, content: bytes, expected: str) -> None:
    path = tmp_path / f"台账.{kind}"
    path.write_bytes(content)
    (fault,) = file_faults(path)
    assert (fault.code, expected in fault.what) == ("no_text", True)


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030", "utf-8-sig"])
def test_json_is_read_in_the_encodings_of_tables(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "记录.json"
    path.write_text(json.dumps([record()], ensure_ascii=False), encoding=encoding)
    assert [one.payload for one in records_of(read_records(path, vocabulary()))] == [record()]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '[{"id": "A-1", "user": {"capacity_kw": 1e999999999}}]',
        '[{"id": "A", "outage": {"hours": NaN}}]',
        '[{"id":"\\ud800"}]',
    ],
)
def test_json_beyond_reason_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "记录.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError):
        read_records(path, vocabulary())


@pytest.mark.parametrize(
    "written_day",
    ["2023-08-15 09:30", "2023-08-15T09:30:00", "2023/8/15 9:30:00", "2023年8月15日9时30分", "20230815 09:30", "2023-08-15T09:30:00+08:00"],
)
def test_a_day_with_a_time_is_that_day(tmp_path: Path, written_day: str) -> None:
    path = tmp_path / "台账.csv"
    path.write_text(TABLE.replace("2023-08-15", written_day), encoding="utf-8")
    (record,) = records_of(read_records(path, vocabulary()))
    assert record.payload["inspected_on"] == "2023-08-15"


@pytest.mark.parametrize(
    "number", ["４１０８２３-2023-0001", "410823\u20132023\u20140001", "410823\u22122023\uff0d0001", "410823\u20112023-0001\u3000"]
)
@pytest.mark.parametrize("kind", ["json", "csv", "form"])
def test_spellings_of_a_number_are_one_number(tmp_path: Path, number: str, kind: str) -> None:
    if kind == "csv":
        path = tmp_path / "台账.csv"
        path.write_text(f"{','.join(HEADINGS)}\n{number},违规收费,2023-08-15,410823,某公司,供电公司\n", encoding="utf-8")
        assert [record.id for record in records_of(read_records(path, vocabulary()))] == ["410823-2023-0001"]
    elif kind == "json":
        path = tmp_path / "记录.json"
        path.write_text(json.dumps([record(id=number)]), encoding="utf-8")
        assert [record.id for record in records_of(read_records(path, vocabulary()))] == ["410823-2023-0001"]
    else:
        table, faults = read_leniently(record(id=number), vocabulary())
        assert (faults, record_of(table, 0).id) == ((), "410823-2023-0001")


@pytest.mark.parametrize("number", ["武发改〔2023〕1号", "检（2023）第７号", "A—甲", "410823-2023-0001"])
def test_a_number_is_otherwise_as_it_was_written(tmp_path: Path, number: str) -> None:
    path = tmp_path / "记录.json"
    path.write_text(json.dumps([record(id=number)]), encoding="utf-8")
    assert records_of(read_records(path, vocabulary()))[0].id == number.replace("７", "7")


@pytest.mark.parametrize("moment", ["2023-08-14T23:30:00Z", "2023-08-15T20:00:00+13:00", "2023-08-14 16:00Z"])
def test_a_moment_of_another_zone_is_the_day_that_it_was_in_china(tmp_path: Path, moment: str) -> None:
    path = tmp_path / "台账.csv"
    path.write_text(TABLE.replace("2023-08-15", moment), encoding="utf-8")
    (record,) = records_of(read_records(path, vocabulary()))
    assert record.payload["inspected_on"] == "2023-08-15"


def test_a_field_with_an_endless_name_is_told_in_a_line(tmp_path: Path) -> None:
    path = tmp_path / "记录.json"
    path.write_text(json.dumps([record() | {"长" * 100_000: 1}]), encoding="utf-8")
    (fault,) = file_faults(path)
    assert (fault.code, len(fault.sentence()) < 300) == ("unknown_field", True)


@pytest.mark.parametrize("day", ["2023-08-32 09:30", "2023-02-30 00:00", "2023-08-15 25:00"])
def test_a_day_or_time_that_is_none_is_refused(tmp_path: Path, day: str) -> None:
    path = tmp_path / "台账.csv"
    path.write_text(TABLE.replace("2023-08-15", day), encoding="utf-8")
    assert [fault.path for fault in file_faults(path)] == ["inspected_on"]
