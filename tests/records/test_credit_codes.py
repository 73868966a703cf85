"""统一社会信用代码 (GB 32100-2015): a right one is taken however it was typed, a wrong one is told with what to do."""

from pathlib import Path
from typing import Any

import pytest

from inspections.records.reading import read_records
from inspections.records.rows import records_of
from tests.support.record_files import in_four_files
from tests.support.records import faults_of, file_faults, record, vocabulary

RIGHT = "91350100M000100Y43"
"""The example of the standard."""


def with_code(code: object) -> dict[str, Any]:
    return record(inspectee={"name": "某供电公司", "kind": "grid_company", "credit_code": code})


@pytest.mark.parametrize(
    "typed", [RIGHT, RIGHT.lower(), "９１３５０１００Ｍ０００１００Ｙ４３", "9135 0100 M000 100Y 43", f" {RIGHT} ", "12410823MB1A2B3C49"]
)
def test_a_right_code_is_kept_in_capitals_whatever_file_it_came_from(tmp_path: Path, typed: str) -> None:
    meant = RIGHT if typed.strip()[0] in "9９" else typed
    for path in in_four_files(tmp_path, [with_code(typed)]):
        (read,) = records_of(read_records(path, vocabulary()))
        assert read.payload["inspectee"]["credit_code"] == meant, path.suffix


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("91350100M000100Y4", "是17位，应为18位"),
        ("91350100M000100Y433", "是19位，应为18位"),
        ("350100000012345", "是15位，应为18位"),
        ("91350100M00O100Y43", "第12位“O”不是代码可用的字符，是否为“0”？"),
        ("9135010IM000100Y43", "第8位“I”不是代码可用的字符，是否为“1”？"),
        ("91350100M00010ZY43", "第15位“Z”不是代码可用的字符，是否为“2”？"),
        ("9135010SM000100Y43", "第8位“S”不是代码可用的字符，是否为“5”？"),
        ("91350100V000100Y43", "第9位“V”不是代码可用的字符"),
        ("91350100M-00100Y43", "第10位“-”不是代码可用的字符"),
        ("91350100M000100Y44", "的校验位不符"),
        ("91350100M000100Y34", "的校验位不符"),
        ("19350100M000100Y43", "的校验位不符"),
    ],
)
def test_a_wrong_code_is_one_fault_with_field_and_remedy(typed: str, what: str) -> None:
    (fault,) = faults_of(with_code(typed))
    assert fault.path == "inspectee.credit_code"
    assert fault.where.endswith("inspectee.credit_code（统一社会信用代码）")
    assert what in fault.what
    assert "营业执照" in fault.action


def test_a_code_that_a_spreadsheet_rounded_is_told_as_such(tmp_path: Path) -> None:
    table = tmp_path / "台账.csv"
    table.write_text(
        "记录编号,检查项目,检查时间,行政区划代码,被检查单位,被检查单位类别,统一社会信用代码\n"
        "A-1,违规收费,2023-08-15,410823,某供电公司,供电公司,9.14108E+17\n",
        encoding="utf-8",
    )
    (fault,) = file_faults(table)
    assert "已被 Excel 改动" in fault.what
