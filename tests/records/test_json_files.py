"""Reading .json and .jsonl: strictly, with every fault of the file at once."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from inspections.records.reading import read_records
from inspections.records.rows import records_of
from tests.support.records import codes_of, file_faults, record, vocabulary


def written(tmp_path: Path, content: str | bytes, name: str = "台账.json") -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def whole_text(**changes: object) -> str:
    return json.dumps(record(**changes), ensure_ascii=False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "第1个字符处不是正确的 JSON"),
        ("[", "不是正确的 JSON"),
        ("[{'id': 1}]", "不是正确的 JSON"),
        ('[\n{"id": 1},\n]', "第2行第10个字符处不是正确的 JSON"),
        ("{}", "不是记录的数组"),
        ('"text"', "不是记录的数组"),
        ("[" * 100_000, "括号嵌套过深"),
        ('{"a":' * 100_000, "括号嵌套过深"),
    ],
)
def test_what_is_no_json_array_is_refused_with_its_place(tmp_path: Path, text: str, expected: str) -> None:
    (fault,) = file_faults(written(tmp_path, text))
    assert expected in fault.what
    assert fault.where.startswith("台账.json")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("NaN", "数值 NaN 无法使用"),
        ("-Infinity", "数值 -Infinity 无法使用"),
        ("1E9999999999999999999", "数值 Infinity 无法使用"),
        ("-1E9999999999999999999", "数值 -Infinity 无法使用"),
        ("1E999999", "超出可能的范围"),
        ("9" * 5000, "超出可能的范围"),
    ],
)
def test_a_number_that_cannot_be_is_a_fault_of_its_record(tmp_path: Path, number: str, expected: str) -> None:
    bad = f"{whole_text()[:-1]}, " + '"outage": {"hours": ' + number + "}}"
    faults = file_faults(written(tmp_path, f"[{bad}, {whole_text(id='A-2', county='1')}]"))
    assert [fault.where for fault in faults] == [
        "台账.json 第1条记录“A-1”的 outage.hours（年平均停电时间）",
        "台账.json 第2条记录“A-2”的 county",
    ]
    assert expected in faults[0].what


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('"county": "410823", ', "county"),
        ('"site": {"city": "焦作", "area": "town", "city": "焦作"}, ', "site.city"),
        ('"fees": [{}, {"name": "移表费", "name": "退费"}], ', "fees[2].name"),
        (
            '"observations": {"wuzhi-2023.fees.published": null, "wuzhi-2023.fees.published": "compliant"}, ',
            "observations.wuzhi-2023.fees.published",
        ),
        (
            '"determinations": {"wuzhi-2023.fees.banned": {"decision": "confirmed", "decision": "confirmed"}}, ',
            "determinations.wuzhi-2023.fees.banned.decision",
        ),
    ],
)
def test_a_field_written_twice_is_a_fault_of_its_record(tmp_path: Path, text: str, path: str) -> None:
    faults = file_faults(written(tmp_path, "[{" + text + whole_text()[1:] + f", {whole_text(id='A-2', county='1')}]"))
    assert [(fault.code, fault.path) for fault in faults] == [("repeated_field", path), ("wrong_type", "county")]
    assert faults[0].where == f"台账.json 第1条记录“A-1”的 {path}"


def test_a_list_within_a_list_within_a_list_is_refused(tmp_path: Path) -> None:
    for depth in (100, 800, 950, 990):
        text = '[{"id": ' + "[" * depth + "]" * depth + "}]"
        assert set(codes_of(file_faults(written(tmp_path, text)))) <= {"wrong_type", "missing_field", "no_json"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_usual_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path, f"[{whole_text()}]".encode(encoding))
    assert records_of(read_records(path, vocabulary()))[0].inspectee_name == "某县供电公司"


def test_bytes_of_no_encoding_are_refused(tmp_path: Path) -> None:
    assert codes_of(file_faults(written(tmp_path, b"\xff\xff\xff"))) == ["unknown_encoding"]


def test_numbers_are_decimals_as_written(tmp_path: Path) -> None:
    text = f"[{whole_text(outage=None)[:-1]}, " + '"outage": {"hours": 17.388, "hours_previous_year": 18.90}}]'
    outage = records_of(read_records(written(tmp_path, text), vocabulary()))[0].payload["outage"]
    assert [str(outage[key]) for key in ("hours", "hours_previous_year")] == ["17.388", "18.90"]
    assert all(isinstance(value, Decimal) for value in outage.values())


def test_json_lines_skip_blank_lines_and_name_lines(tmp_path: Path) -> None:
    text = f"{whole_text()}\r\n\n  \n{whole_text(id='A-2')}\n"
    assert [one.id for one in records_of(read_records(written(tmp_path, text, "a.jsonl"), vocabulary()))] == ["A-1", "A-2"]
    bad = f"{whole_text()}\n\n{{\n{whole_text(id='A-2', county='1')}\n[1]\n"
    places = [fault.where for fault in file_faults(written(tmp_path, bad, "a.jsonl"))]
    assert places == ["a.jsonl 第3行", "a.jsonl 第4行记录“A-2”的 county", "a.jsonl 第5行"]


@pytest.mark.parametrize("name", ["空.json", "空.jsonl"])
def test_a_file_without_records_is_no_fault(tmp_path: Path, name: str) -> None:
    assert read_records(written(tmp_path, "[]" if name.endswith("json") else "", name), vocabulary()).size == 0


@pytest.mark.parametrize("name", ["记录.xls", "记录", "记录.txt"])
def test_an_unknown_kind_of_file_is_refused(tmp_path: Path, name: str) -> None:
    (fault,) = file_faults(written(tmp_path, "[]", name))
    assert fault.code == "unknown_format"
    assert ".json、.jsonl、.csv、.xlsx" in fault.action


@pytest.mark.parametrize("name", ["没有.json", "文件夹.json", f"{'长' * 300}.json"])
def test_a_file_that_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "文件夹.json").mkdir()
    assert codes_of(file_faults(tmp_path / name)) == ["no_file"]


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "[]")

    def refused(*_arguments: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    assert codes_of(file_faults(path)) == ["no_file"]


def test_the_ending_may_be_in_capitals(tmp_path: Path) -> None:
    assert read_records(written(tmp_path, f"[{whole_text()}]", "A.JSON"), vocabulary()).size == 1
