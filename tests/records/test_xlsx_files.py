"""Reading .xlsx: typed cells, title lines, a sheet for each list, and refusal of what is no such workbook."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from inspections.records.reading import read_records
from inspections.records.rows import records_of
from tests.records.made_up import codes_of, file_faults, vocabulary

HEADINGS = ["记录编号", "检查项目", "检查时间", "行政区划代码", "被检查单位", "被检查单位类别"]
ROW = ["A-1", "违规收费", date(2023, 8, 15), 410823, "某县供电公司", "供电公司"]

Sheets = dict[str, Sequence[Sequence[object]]]


def written(tmp_path: Path, sheets: Sheets) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    path = tmp_path / "台账.xlsx"
    book.save(path)
    return path


def read(tmp_path: Path, sheets: Sheets) -> list[dict[str, Any]]:
    return [dict(one.payload) for one in records_of(read_records(written(tmp_path, sheets), vocabulary()))]


def main_sheet(*more: tuple[str, object]) -> list[list[object]]:
    return [[*HEADINGS, *(heading for heading, _ in more)], [*ROW, *(cell for _, cell in more)]]


@pytest.mark.parametrize(
    ("heading", "cell", "path", "value"),
    [
        ("申请日期", datetime(2023, 4, 1), "connection.applied_on", "2023-04-01"),  # noqa: DTZ001 # cells have no zone
        ("检查开始时间", datetime(2023, 8, 15, 9, 30), "visit.started_at", "2023-08-15T09:30:00"),  # noqa: DTZ001
        ("年平均停电时间", 18.9, "outage.hours", Decimal("18.9")),
        ("年平均停电时间", 5, "outage.hours", Decimal(5)),
        ("实行三零服务", True, "user.three_zero", True),
        ("联系电话", 13800000000, "visit.phone", "13800000000"),
        ("收费[1].收费金额", 1200.5, "fees", [{"amount": "1200.5"}]),
    ],
)
def test_typed_cells_are_read_exactly(tmp_path: Path, heading: str, cell: object, path: str, value: object) -> None:
    (held,) = read(tmp_path, {"台账": main_sheet((heading, cell))})
    found: Any = held
    for part in path.split("."):
        found = found[part]
    assert found == value


def test_a_title_line_above_the_headings_is_passed_over(tmp_path: Path) -> None:
    (held,) = read(tmp_path, {"台账": [["2023年8月供电监督检查台账"], [], *main_sheet(), [], [None, " "]]})
    assert (held["id"], held["county"], held["inspected_on"]) == ("A-1", "410823", "2023-08-15")


def test_lists_stand_in_sheets_of_their_own(tmp_path: Path) -> None:
    sheets: Sheets = {
        "台账": [*main_sheet(), ["A-2", *ROW[1:]], [3, *ROW[1:]]],
        "收费": [
            ["收费明细"],
            ["记录编号", "收费名称", "收费金额"],
            ["A-2", "移表费", 1200],
            ["A-1", "调试费", "35.50"],
            ["A-2", "搭伙费", 1],
        ],
        "connection.stages": [["id", "held_by", "started_on"], [3.0, "供电企业", date(2023, 4, 1)]],
        "检查人": [["检查人姓名", "执法证号", "id"], ["张某", "甲", "A-1"], ["李某", "乙", "A-1"]],
        "空表": [],
    }
    first, second, third = read(tmp_path, sheets)
    assert first["fees"] == [{"name": "调试费", "amount": "35.50"}]
    assert [line["name"] for line in second["fees"]] == ["移表费", "搭伙费"]
    assert "fees" not in third
    assert third["connection"]["stages"] == [{"started_on": "2023-04-01", "held_by": "supplier"}]
    assert [[one["name"] for one in held["inspectors"]] for held in (first, second, third)] == [["张某", "李某"], [], []]


def test_faults_in_list_sheets_name_sheet_and_line(tmp_path: Path) -> None:
    sheets: Sheets = {
        "台账": main_sheet(),
        "收费": [
            ["id", "收费名称", "金额", "收费日期"],
            ["A-9", "移表费", 1, None],
            [None, "移表费", 1, None],
            ["A-1", "移表费", 1, "上月"],
        ],
        "费用": [["id"], ["A-1"]],
    }
    faults = file_faults(written(tmp_path, sheets))
    assert [(fault.code, fault.where) for fault in faults] == [
        ("unknown_field", "台账.xlsx 工作表“收费”的表头"),
        ("unknown_record", "台账.xlsx 工作表“收费” 第1条"),
        ("unknown_record", "台账.xlsx 工作表“收费” 第2条"),
        ("impossible_date" if "不存在" in faults[3].what else "wrong_type", "台账.xlsx 工作表“收费” 第3条的 charged_on（收费日期）"),
        ("unknown_sheet", "台账.xlsx 工作表“费用”"),
    ]


def test_a_list_is_filled_in_one_place_only(tmp_path: Path) -> None:
    sheets: Sheets = {"台账": main_sheet(("收费[1].收费名称", "移表费")), "fees": [["id", "name"], ["A-1", "移表费"]]}
    assert codes_of(file_faults(written(tmp_path, sheets))) == ["two_places"]


def test_a_list_without_any_record_is_refused(tmp_path: Path) -> None:
    sheets: Sheets = {"台账": [HEADINGS], "designation.acts": [["id", "note"], ["A-1", "推荐"]]}
    assert codes_of(file_faults(written(tmp_path, sheets))) == ["unknown_record"]


@pytest.mark.parametrize("second", [["说明"], ["收费名称", "收费金额"]])
def test_a_further_sheet_without_ids_is_refused(tmp_path: Path, second: list[str]) -> None:
    (fault,) = file_faults(written(tmp_path, {"台账": main_sheet(), "收费": [second]}))
    assert (fault.code, "工作表“收费”" in fault.where) == ("no_headings", True)


def test_an_empty_workbook_has_no_headings(tmp_path: Path) -> None:
    assert codes_of(file_faults(written(tmp_path, {"台账": []}))) == ["no_headings"]


@pytest.mark.parametrize("content", ["", "id\nA-1\n", "zip"])
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_text(content, encoding="utf-8")
    if content == "zip":
        with ZipFile(path, "w") as archive:
            archive.writestr("说明.txt", "不是工作簿")
    assert codes_of(file_faults(path)) == ["no_workbook"]


def test_an_error_in_a_cell_is_no_value(tmp_path: Path) -> None:
    (held,) = read(tmp_path, {"台账": main_sheet(("年平均停电时间", "#DIV/0!"))})
    assert "outage" not in held
