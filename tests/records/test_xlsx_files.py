"""Reading .xlsx: typed cells, title lines, a sheet for each list, and refusal of what is no such workbook."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from inspections.records.reading import read_records
from inspections.records.rows import records_of
from tests.support.records import codes_of, file_faults, vocabulary

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
        ("检查开始时间", datetime(2023, 8, 15, 9, 30), "visit.started_at", "2023-08-15T09:30:00"),  # noqa: DTZ001 # local time, as records write it
        ("年平均停电时间", 18.9, "outage.hours", Decimal("18.9")),
        ("年平均停电时间", 5, "outage.hours", Decimal(5)),
        ("实行三零服务", True, "user.three_zero", True),
        ("联系电话", 13800000000, "visit.phone", "13800000000"),
        ("收费[1].收费金额", 1200.5, "fees", [{"amount": "1200.5"}]),
    ],
)
def test_typed_cells_are_read_exactly(tmp_path: Path, heading: str, cell: object, path: str, value: object) -> None:
    (record,) = read(tmp_path, {"台账": main_sheet((heading, cell))})
    part_value: Any = record
    for part in path.split("."):
        part_value = part_value[part]
    assert part_value == value


def test_a_title_line_above_the_headings_is_passed_over(tmp_path: Path) -> None:
    (record,) = read(tmp_path, {"台账": [["2023年8月供电监督检查台账"], [], *main_sheet(), [], [None, " "]]})
    assert (record["id"], record["county"], record["inspected_on"]) == ("A-1", "410823", "2023-08-15")


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
    assert [[one["name"] for one in record["inspectors"]] for record in (first, second, third)] == [["张某", "李某"], [], []]


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
        ("unknown_record", "台账.xlsx 工作表“收费” 第2行"),
        ("unknown_record", "台账.xlsx 工作表“收费” 第3行"),
        ("unknown_sheet", "台账.xlsx 工作表“费用”"),
        ("wrong_type", "台账.xlsx 工作表“收费” 第4行记录“A-1”的 fees[1].charged_on（收费日期）"),
    ]


def test_lines_of_a_list_sheet_are_told_by_the_sheet_s_row(tmp_path: Path) -> None:
    acts: list[list[object]] = [
        ["行为明细"],
        ["id", "target", "note"],
        ["A-2", None, "一"],
        [],
        ["A-1", "设备", "二"],
        ["A-2", "设计", "三"],
        ["A-9", "设备", None],
    ]
    records: list[list[object]] = [*main_sheet(), ["A-2", *ROW[1:]]]
    faults = file_faults(written(tmp_path, {"台账": records, "三指定行为": acts}))
    where = "台账.xlsx 工作表“三指定行为”"
    assert [fault.where for fault in faults] == [
        f"{where} 第7行",
        f"{where} 第7行的 designation.acts.target（指定对象）",
        f"{where} 第5行记录“A-1”的 designation.acts[1].target（指定对象）",
        f"{where} 第5行记录“A-1”的 designation.acts[1].code",
        f"{where} 第3行记录“A-2”的 designation.acts[1].code",
        f"{where} 第6行记录“A-2”的 designation.acts[2].code",
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


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1/0", "的公式没有结果"),
        ("=DATE(2023,4,25)", "的公式没有结果"),
        ("#DIV/0!", "的结果是错误值 #DIV/0!"),
        ("#N/A", "的结果是错误值 #N/A"),
        (45041, "是数字 45041，不是日期"),
    ],
)
def test_a_cell_without_a_usable_result_is_refused_with_its_address(tmp_path: Path, cell: object, expected: str) -> None:
    rows = [[], [], *([None, *row] for row in main_sheet(("接电日期", cell)))]
    (fault,) = file_faults(written(tmp_path, {"台账": rows}))
    assert fault.where == "台账.xlsx 工作表“台账” 第4行记录“A-1”的 connection.energized_on（接电日期）"
    assert fault.what == f"单元格 H4 {expected}"


@pytest.mark.parametrize("heading", ["用户名称", "供电类别", "实行三零服务", "受理环节资料", "收费", "收费[2].收费金额", "检查开始时间"])
def test_a_formula_without_result_is_refused_whatever_its_fact(tmp_path: Path, heading: str) -> None:
    (fault,) = file_faults(written(tmp_path, {"台账": main_sheet((heading, "=A1"))}))
    assert (fault.code, fault.what) == ("unusable_cell", "单元格 G2 的公式没有结果")
    assert fault.action == "请在 Excel 中打开并保存，或改填数值"


def test_rows_of_formulas_without_results_are_no_blank_rows(tmp_path: Path) -> None:
    rows: list[list[object]] = [list(HEADINGS), ROW, [], [f"=A{number}" for number in range(1, len(HEADINGS) + 1)]]
    faults = file_faults(written(tmp_path, {"台账": rows, "收费": [["id", "收费金额"], ["=A1", "=B1"]]}))
    assert [fault.what.removesuffix(" 的公式没有结果") for fault in faults] == [
        *["单元格 A2", "单元格 B2"],
        *[f"单元格 {letter}4" for letter in "ABCDEF"],
    ]


def with_sheet_xml(path: Path, change: Callable[[str], str]) -> Path:
    """Change the XML of a workbook's first sheet; where lxml is installed openpyxl writes an empty element otherwise."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    before = re.sub(r"<v\s*/>|<v></v>", "<v />", parts["xl/worksheets/sheet1.xml"].decode())
    after = change(before)
    assert after != before
    parts["xl/worksheets/sheet1.xml"] = after.encode()
    with ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


CALCULATED = '<c r="G2"><f>1/0</f><v />'


@pytest.mark.parametrize(
    ("cell", "hours"),
    [
        ('<c r="G2"><f>9*2</f><v>18</v>', Decimal(18)),
        ('<c r="G2"><f>18.9*0.92</f><v>17.388000000000002</v>', Decimal("17.388")),
        ('<c r="G2"><f>1/100000</f><v>1.0000000000000001E-5</v>', Decimal("0.00001")),
        ('<c r="G2" t="str"><f>""</f><v></v>', None),
        ('<c r="G2" t="str"><f>"5"</f><v>5</v>', Decimal(5)),
    ],
)
def test_the_kept_result_of_a_formula_is_its_value(tmp_path: Path, cell: str, hours: Decimal | None) -> None:
    path = written(tmp_path, {"台账": main_sheet(("年平均停电时间", "=1/0"))})
    with_sheet_xml(path, lambda xml: xml.replace(CALCULATED, cell))
    (record,) = records_of(read_records(path, vocabulary()))
    assert record.payload.get("outage", {}).get("hours") == hours


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace(CALCULATED, '<c r="G2"><f>1/0</f>'),
        lambda xml: xml.replace(CALCULATED, '<c r="G2" t="str"><f>1/0</f>'),
        lambda xml: re.sub(r' r="[A-Z]*\d+"', "", xml),
        lambda xml: re.sub(r"<(/?)(\w)", r"<\1x:\2", xml).replace("xmlns=", "xmlns:x="),
    ],
)
def test_a_missing_result_is_seen_however_it_is_written(tmp_path: Path, change: Callable[[str], str]) -> None:
    path = with_sheet_xml(written(tmp_path, {"台账": main_sheet(("年平均停电时间", "=1/0"))}), change)
    assert [fault.what for fault in file_faults(path)] == ["单元格 G2 的公式没有结果"]


def test_a_sheet_that_declares_entities_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, {"台账": main_sheet(("年平均停电时间", "=1/0"))})
    with_sheet_xml(path, lambda xml: '<!DOCTYPE x [<!ENTITY a "1">]>' + xml.replace("<v />", "<v>&a;</v>"))
    assert codes_of(file_faults(path)) == ["no_workbook"]


@pytest.mark.parametrize(("heading", "path"), [("记录编号", "id"), ("联系电话", "visit.phone"), ("用户名称", "user.name")])
def test_a_number_longer_than_excel_keeps_is_no_text(tmp_path: Path, heading: str, path: str) -> None:
    rows = main_sheet() if heading in HEADINGS else main_sheet((heading, None))
    rows[1][rows[0].index(heading)] = 410823199001011234
    (fault,) = file_faults(written(tmp_path, {"台账": rows}))
    assert fault.path == path
    assert "请把该列设为文本" in fault.action


def test_long_digits_that_are_text_are_taken(tmp_path: Path) -> None:
    (record,) = read(tmp_path, {"台账": main_sheet(("用户名称", "410823199001011234"), ("联系电话", 123456789012345))})
    assert (record["user"]["name"], record["visit"]["phone"]) == ("410823199001011234", "123456789012345")


@pytest.mark.parametrize("left", [0, 25, 26, 701])
def test_a_column_without_heading_is_named_by_its_letters(tmp_path: Path, left: int) -> None:
    letters = {0: "G", 25: "AF", 26: "AG", 701: "AAF"}[left]
    rows = [[*[None] * left, *row] for row in main_sheet((None, "多余"))]  # type: ignore[arg-type] # an empty heading
    (fault,) = file_faults(written(tmp_path, {"台账": rows}))
    assert fault.what == f"{letters} 列没有表头，但第2行有内容"
