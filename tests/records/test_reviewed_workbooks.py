"""Workbooks as offices keep them: what a person sees in a cell is what is read, or it is refused by its address."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from inspections.checklists.calendars import WorkingDays
from inspections.checklists.check import check
from inspections.checklists.loading import load_packs
from inspections.records.reading import read_file, read_records
from inspections.records.rows import records_of
from tests.support.records import RESOURCES, file_faults, vocabulary
from tests.support.reviewed_files import REVIEW, reviewed

HEADINGS = ["记录编号", "检查项目", "检查时间", "行政区划代码", "被检查单位", "被检查单位类别"]
ROW = ["A-1", "违规收费", date(2023, 8, 15), "410823", "某县供电公司", "供电公司"]


def workbook(tmp_path: Path, change: Callable[[Worksheet], None], *more: str, rows: int = 1) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "检查记录"
    sheet.append([*HEADINGS, *more])
    for number in range(1, rows + 1):
        sheet.append([f"A-{number}", *ROW[1:]])
    change(sheet)
    path = tmp_path / "台账.xlsx"
    book.save(path)
    return path


def with_cell(tmp_path: Path, heading: str, value: object, code: str) -> Path:
    def put(sheet: Worksheet) -> None:
        cell = sheet.cell(2, len(HEADINGS) + 1)
        cell.value = value  # type: ignore[assignment] # what a cell takes is the test's business
        cell.number_format = code

    return workbook(tmp_path, put, heading)


def fact(path: Path, name: str) -> Any:  # noqa: ANN401 # any JSON value
    value: Any = dict(records_of(read_records(path, vocabulary()))[0].payload)
    for part in name.split("."):
        value = value[int(part)] if part.isdigit() else value[part]
    return value


def test_ten_thousands_behind_a_number_are_multiplied() -> None:
    (record,) = reviewed("j15_amount_wan.xlsx")
    assert record["fees"][0]["amount"] == "12000"


def test_zeros_that_a_format_puts_before_a_number_are_kept() -> None:
    (record,) = reviewed("a04_zero_format.xlsx")
    assert (record["id"], [one["certificate"] for one in record["inspectors"]]) == ("0012", ["00020010", "00020011"])


@pytest.mark.parametrize(
    ("heading", "value", "code", "name", "expected"),
    [
        ("收费[1].收费金额", 12000, '0!.0,"万元"', "fees.0.amount", "12000"),
        ("收费[1].收费金额", 0.5, '0.00"亿元"', "fees.0.amount", "50000000"),
        ("收费[1].收费金额", 3, '0"千元"', "fees.0.amount", "3000"),
        ("收费[1].收费金额", 1200.5, '"¥"#,##0.00', "fees.0.amount", "1200.5"),
        ("收费[1].收费金额", 1200, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "fees.0.amount", "1200"),
        ("收费[1].收费金额", -5, "0.00_);(0.00)", "fees.0.amount", "-5"),
        ("收费[1].收费金额", 500, '[>=10000]0!.0,"万元";0"元"', "fees.0.amount", "500"),
        ("充电桩容量预留比例", 0.08, "0%", "charging.reserved_share", Decimal(8)),
        ("充电桩容量预留比例", 0.0825, "0.00%", "charging.reserved_share", Decimal("8.25")),
        ("报装容量（千瓦）", 5, '0"千瓦"', "user.capacity_kw", Decimal(5)),
        ("报装容量（千伏安）", 630, '0"kVA"', "user.capacity_kva", Decimal(630)),
        ("联系电话", 3917200000, "0000-0000000", "visit.phone", "0391-7200000"),
        ("申请日期", 20230801, '0000"年"00"月"00"日"', "connection.applied_on", "2023-08-01"),
        ("实行三零服务", 1, '"是";;"否"', "user.three_zero", True),
        ("年平均停电时间", 17.388, "0.0", "outage.hours", Decimal("17.388")),
    ],
)
def test_a_number_is_read_as_it_is_shown(tmp_path: Path, heading: str, value: object, code: str, name: str, expected: object) -> None:
    assert fact(with_cell(tmp_path, heading, value, code), name) == expected


@pytest.mark.parametrize(
    ("heading", "value", "code", "shown", "stored"),
    [
        ("收费[1].收费金额", 1.23456, '0.00"万元"', "1.23万元", "1.23456"),
        ("收费[1].收费金额", 12345, "#,##0,", "12", "12345"),
        ("收费[1].收费金额", -5, "0.00;0.00", "5.00", "-5"),
        ("收费[1].收费金额", 12, '0"00"', "1200", "12"),
        ("收费[1].收费金额", 1200, ";;;", "", "1200"),
        ("收费[1].收费金额", 0.5, "0%", "50%", "0.5"),
        ("收费[1].收费金额", 1200, '"-"0', "-1200", "1200"),
        ("收费[1].收费金额", 1200, '0"%"', "1200%", "1200"),
        ("收费[1].收费金额", 1200, "0‰", "1200‰", "1200"),
        ("收费[1].收费金额", 1200, "$#,##0.00", "$1,200.00", "1200"),
        ("收费[1].收费金额", 1200, '0"万美元"', "1200万美元", "1200"),
        ("报装容量（千瓦）", 0.08, "0.0%", "8.0%", "0.08"),
    ],
)
def test_a_number_of_which_nobody_can_tell_what_it_means_is_refused_with_both(
    tmp_path: Path, heading: str, value: object, code: str, shown: str, stored: str
) -> None:
    (fault,) = file_faults(with_cell(tmp_path, heading, value, code))
    assert fault.code == "unusable_cell"
    assert "单元格 G2" in fault.what
    assert (f"“{shown}”" if shown else "空白") in fault.what
    assert f"实际存的是 {stored}" in fault.what


def test_a_length_of_time_is_told_as_it_is_shown(tmp_path: Path) -> None:
    (fault,) = file_faults(with_cell(tmp_path, "收费[1].收费金额", timedelta(hours=30), "[h]:mm:ss"))
    assert "“30:00:00”不是十进制数" in fault.what


@pytest.mark.parametrize("value", [1234.5678, "1200.555", "0.005"])
def test_an_amount_finer_than_a_fen_is_refused_with_what_it_would_be(tmp_path: Path, value: object) -> None:
    (fault,) = file_faults(with_cell(tmp_path, "收费[1].收费金额", value, "0.00"))
    assert fault.path == "fees[1].amount"
    assert "金额精确到分" in fault.action
    assert str(value) in fault.what


def test_merged_cells_hold_for_all_their_rows() -> None:
    first, second = reviewed("a14_merged_verdict.xlsx")
    assert {**second, "id": first["id"]} == first
    pack = load_packs(RESOURCES / "checklists").checklist("wuzhi-2023")
    answers = list(check(read_records(REVIEW / "a14_merged_verdict.xlsx", vocabulary()), pack, WorkingDays()).answers())
    one, other = ([(answer.requirement, answer.verdict) for answer in answers if answer.record == name] for name in ("T-001", "T-002"))
    assert one == other
    assert [record["inspectee"]["name"] for record in reviewed("a06_merged_required.xlsx")] == ["武陟县某供电公司"] * 3


def test_a_record_two_rows_high_is_one_record(tmp_path: Path) -> None:
    def merge(sheet: Worksheet) -> None:
        for column in range(1, len(HEADINGS) + 1):
            sheet.merge_cells(start_row=2, end_row=3, start_column=column, end_column=column)
        sheet.cell(4, 1).value = None
        for column, text in enumerate(["A-9", *ROW[1:]], start=1):
            sheet.cell(4, column).value = text  # type: ignore[assignment] # a cell takes any of these

    records = records_of(read_records(workbook(tmp_path, merge), vocabulary()))
    assert [one.id for one in records] == ["A-1", "A-9"]


def test_a_cell_merged_over_two_facts_is_refused_by_its_range(tmp_path: Path) -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.cell(2, 7).value = "2023-08-01"
        sheet.merge_cells("G2:H2")

    (fault,) = file_faults(workbook(tmp_path, merge, "申请日期", "受理日期"))
    assert (fault.code, "G2:H2" in fault.what, "申请日期" in fault.what, "受理日期" in fault.what) == ("merged_columns", True, True, True)


def test_a_title_merged_over_all_columns_harms_nothing(tmp_path: Path) -> None:
    def title(sheet: Worksheet) -> None:
        sheet.insert_rows(1)
        sheet.cell(1, 1).value = "2023年8月台账"
        sheet.merge_cells("A1:F1")

    (record,) = records_of(read_records(workbook(tmp_path, title), vocabulary()))
    assert record.id == "A-1"


def test_headings_of_two_rows_are_one_fault_that_says_how_to_write_them() -> None:
    (fault,) = file_faults(REVIEW / "a07_two_row_header.xlsx")
    assert fault.code == "two_row_headings"
    assert "检查人[1].检查人姓名”“检查人[1].执法证号" in fault.action


@pytest.mark.parametrize(
    ("name", "left_out"),
    [("a09_hidden_sheet.xlsx", "工作表“下拉选项”是隐藏的，没有读入"), ("a10_instruction_first.xlsx", "工作表“填写说明”没有表头，没有读入")],
)
def test_sheets_that_are_no_records_are_left_out_and_told(name: str, left_out: str) -> None:
    read = read_file(REVIEW / name, vocabulary())
    assert (read.table.size, read.notes) == (1, (left_out,))


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_left_out_whatever_it_holds(tmp_path: Path, state: str) -> None:
    def hide(sheet: Worksheet) -> None:
        other = sheet.parent.create_sheet("WpsReserved_CellImgList")  # type: ignore[union-attr] # the sheet is in a workbook
        other.append(["记录编号", "图片"])
        other.append(["X-1", "1"])
        other.sheet_state = state

    read = read_file(workbook(tmp_path, hide), vocabulary())
    assert (read.table.size, read.notes) == (1, ("工作表“WpsReserved_CellImgList”是隐藏的，没有读入",))


def test_hidden_rows_are_named_and_can_be_left_out() -> None:
    read = read_file(REVIEW / "a08_hidden_row.xlsx", vocabulary())
    assert [(hidden_rows.sheet, hidden_rows.rows) for hidden_rows in read.hidden] == [("检查记录", (3,))]
    assert read.table.size == 3
    assert [one.id for one in records_of(read_file(REVIEW / "a08_hidden_row.xlsx", vocabulary(), without_hidden=True).table)] == [
        "T-001",
        "T-003",
    ]


def test_a_hidden_column_is_read_and_told(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.column_dimensions["E"].hidden = True

    assert read_file(workbook(tmp_path, hide), vocabulary()).notes == ("工作表“检查记录”的E 列（被检查单位）是隐藏的，已一并读入",)


@pytest.mark.parametrize("name", ["a12_dispimg_tmp.xlsx", "a15_dispimg_cached.xlsx"])
def test_a_picture_in_a_cell_is_no_text(name: str) -> None:
    (fault,) = file_faults(REVIEW / name)
    assert (fault.path, fault.what) == ("visit.place", "单元格 K2 是嵌在单元格里的图片，不是文字")
    assert "证据" in fault.action


def test_a_missing_column_is_one_fault_however_many_rows_there_are(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    rows = "\n".join(f"A-{number},违规收费,2023-08-15,某县供电公司,供电公司" for number in range(3000))
    path.write_text(f"记录编号,检查项目,检查时间,被检查单位,被检查单位类别\n{rows}\n", encoding="utf-8")
    (fault,) = file_faults(path)
    assert (fault.code, "“行政区划代码”" in fault.what) == ("missing_column", True)


def test_of_very_many_faults_the_first_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    rows = "\n".join(f"A-{number},违规收费,昨天,410823,某县供电公司,供电公司" for number in range(3000))
    path.write_text(f"{','.join(HEADINGS)}\n{rows}\n", encoding="utf-8")
    faults = file_faults(path)
    assert (len(faults), faults[-1].what) == (1001, "还有2000处错误没有列出")
