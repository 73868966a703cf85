"""Reading .csv: headings in either language, usual spellings, and refusal of what cannot be a table of records."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from inspections.records.reading import read_records
from inspections.records.rows import records_of
from tests.support.records import codes_of, file_faults, vocabulary

HEADINGS = "记录编号,检查项目,检查时间,行政区划代码,被检查单位,被检查单位类别"
ROW = "A-1,违规收费;办电,2023-08-15,410823,某县供电公司,供电公司"


def written(tmp_path: Path, *lines: str, encoding: str = "utf-8", name: str = "台账.csv") -> Path:
    path = tmp_path / name
    path.write_bytes("\n".join(lines).encode(encoding))
    return path


def read(path: Path) -> list[dict[str, Any]]:
    return [dict(one.payload) for one in records_of(read_records(path, vocabulary()))]


def read_with(tmp_path: Path, heading: str, cell: str) -> dict[str, Any]:
    (payload,) = read(written(tmp_path, f"{HEADINGS},{heading}", f"{ROW},{cell}"))
    return payload


PLAIN = {
    "id": "A-1",
    "topics": ["fees", "connection"],
    "inspected_on": "2023-08-15",
    "county": "410823",
    "inspectee": {"name": "某县供电公司", "kind": "grid_company"},
    "inspectors": [],
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize(
    "headings",
    [
        HEADINGS,
        "id,topics,inspected_on,county,inspectee.name,inspectee.kind",
        "ｉｄ,检查\u3000项目,检查时间,county,被检查单位 ,inspectee.kind",
    ],
)
def test_headings_are_paths_or_labels_in_any_usual_encoding(tmp_path: Path, encoding: str, headings: str) -> None:
    assert read(written(tmp_path, headings, ROW, encoding=encoding)) == [PLAIN]


def test_a_title_above_the_headings_and_blank_lines_are_passed_over(tmp_path: Path) -> None:
    title = '"2023年8月\n供电监督检查台账",,,,,'
    assert read(written(tmp_path, title, "", HEADINGS, "", ROW, ",,,,,", "")) == [PLAIN]


@pytest.mark.parametrize("lines", [("",), ("甲,乙", "1,2"), (",,,",), tuple(f"第{number}行" for number in range(12))])
def test_a_table_without_headings_is_refused(tmp_path: Path, lines: tuple[str, ...]) -> None:
    (fault,) = file_faults(written(tmp_path, *lines))
    assert fault.code == "no_headings"
    assert "id、记录编号" in fault.action


def test_headings_alone_are_no_records(tmp_path: Path) -> None:
    assert read(written(tmp_path, HEADINGS)) == []
    assert read(written(tmp_path, HEADINGS, ",,,,,")) == []


def test_a_row_may_be_short(tmp_path: Path) -> None:
    assert read(written(tmp_path, f"{HEADINGS},用户名称", ROW)) == [PLAIN]


@pytest.mark.parametrize("headings", [HEADINGS, f"{HEADINGS},", f"{HEADINGS},,,"])
@pytest.mark.parametrize("before", [[], [ROW]])
def test_a_column_without_heading_is_named_once_by_its_letter(tmp_path: Path, headings: str, before: list[str]) -> None:
    extra = [f"{ROW.replace('A-1', f'A-{number}')},多余" for number in (2, 3)]
    (fault,) = file_faults(written(tmp_path, headings, *before, *extra))
    assert (fault.code, fault.where) == ("unknown_field", "台账.csv的表头")
    assert fault.what == f"G 列没有表头，但第{len(before) + 2}行等处有内容"


def test_a_row_that_is_too_long_hides_no_other_fault(tmp_path: Path) -> None:
    faults = file_faults(written(tmp_path, HEADINGS, f"{ROW},,多余", ROW.replace("A-1", "A-2").replace("2023-08-15", "昨天")))
    assert [(fault.code, fault.where) for fault in faults] == [
        ("unknown_field", "台账.csv的表头"),
        ("wrong_type", "台账.csv 第3行记录“A-2”的 inspected_on（检查时间）"),
    ]
    assert faults[0].what.startswith("H 列没有表头")


def test_commas_without_text_behind_the_last_heading_are_nothing(tmp_path: Path) -> None:
    assert read(written(tmp_path, f"{HEADINGS},,", f"{ROW},,")) == [PLAIN]


@pytest.mark.parametrize("content", [b'id,"' + b"x" * 200_000, b'id\n"A-1', b"id,\x00\nA,\x00\n", b"\xff\xff\xff", b"PK\x03\x04id"])
def test_what_is_no_csv_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "台账.csv"
    path.write_bytes(content)
    assert file_faults(path)


def test_unknown_and_repeated_headings_are_refused_with_the_nearest_one(tmp_path: Path) -> None:
    faults = file_faults(written(tmp_path, f"{HEADINGS},用户名,id,user.nam,", f"{ROW},甲,A-1,乙,丙"))
    assert codes_of(faults) == ["unknown_field", "repeated_heading", "unknown_field", "unknown_field"]
    assert "是否为“用户名称”？" in faults[0].what
    assert "是否为“user.name”？" in faults[2].what
    assert all("台账.csv的表头" in fault.where for fault in faults)


@pytest.mark.parametrize(
    ("heading", "cell", "path", "value"),
    [
        ("申请日期", "２０２３年４月１日", "connection.applied_on", "2023-04-01"),
        ("申请日期", "2023/4/1", "connection.applied_on", "2023-04-01"),
        ("申请日期", "2023.04.01", "connection.applied_on", "2023-04-01"),
        ("申请日期", "20230401", "connection.applied_on", "2023-04-01"),
        ("申请日期", "2023-04-01 0:00:00", "connection.applied_on", "2023-04-01"),
        ("检查开始时间", "2023/08/15 09:30", "visit.started_at", "2023-08-15T09:30:00"),
        ("报装容量（千瓦）", "１６０．５", "user.capacity_kw", Decimal("160.5")),
        ("报装容量(千瓦)", '"1,600"', "user.capacity_kw", Decimal(1600)),
        ("实行三零服务", "是", "user.three_zero", True),
        ("实行三零服务", "FALSE", "user.three_zero", False),
        ("供电类别", "高压单电源", "user.supply", "hv_single"),
        ("供电类别", "hv_single", "user.supply", "hv_single"),
        ("受理环节资料", "有效身份证件；其他承诺书;property", "connection.materials", ["identity", "其他承诺书", "property"]),
        ("受理环节资料", "[]", "connection.materials", []),
        ("observations.wuzhi-2023.fees.published", "不符合", "observations", {"wuzhi-2023.fees.published": "violation"}),
        ("determinations.wuzhi-2023.fees.banned.decision", "确认", "determinations", {"wuzhi-2023.fees.banned": {"decision": "confirmed"}}),
        ("收费", "[]", "fees", []),
        ("三指定行为", "无", "designation.acts", []),
        ("收费[1].收费金额", '"¥1,200.50元"', "fees", [{"amount": "1200.50"}]),
        ("fees[3].name", "移表费", "fees", [{"name": "移表费"}]),
        ("办电阶段[2].责任方", "供电企业", "connection.stages", [{"held_by": "supplier"}]),
        ("inspectors[1].name", "张某", "inspectors", [{"name": "张某"}]),
    ],
)
def test_a_cell_is_read_as_a_person_writes_it(tmp_path: Path, heading: str, cell: str, path: str, value: object) -> None:
    part_value: Any = read_with(tmp_path, heading, cell)
    for part in path.split("."):
        part_value = part_value[part]
    assert part_value == value


def test_topics_are_read_in_full_width(tmp_path: Path) -> None:
    (payload,) = read(written(tmp_path, HEADINGS, ROW.replace("违规收费;办电", "５Ｇ基站；分布式光伏")))
    assert payload["topics"] == ["base_station", "pv"]


@pytest.mark.parametrize(
    ("heading", "cell", "code"),
    [
        ("申请日期", "2023-02-30", "impossible_date"),
        ("申请日期", "上月", "wrong_type"),
        ("检查开始时间", "上午", "wrong_type"),
        ("报装容量（千瓦）", "约160", "wrong_type"),
        ("报装容量（千瓦）", '"1,6"', "wrong_type"),
        ("报装容量（千瓦）", "-1", "wrong_type"),
        ("实行三零服务", "也许", "wrong_type"),
        ("供电类别", "高压单电", "unknown_choice"),
        ("收费", "移表费", "wrong_type"),
        ("收费[1].收费金额", "1e3", "wrong_type"),
        ("三指定行为[1].行为说明", "推荐", "missing_field"),
        ("收费[0].收费金额", "1", "unknown_field"),
        ("收费[1].金额", "1", "unknown_field"),
        ("费用[1].收费金额", "1", "unknown_field"),
        ("observations.", "符合", "unknown_field"),
        ("determinations.wuzhi-2023.fees.banned", "确认", "unknown_field"),
    ],
)
def test_a_cell_that_cannot_be_read_is_refused_with_row_and_id(tmp_path: Path, heading: str, cell: str, code: str) -> None:
    (fault,) = file_faults(written(tmp_path, f"{HEADINGS},{heading}", f"{ROW},{cell}"))
    assert fault.code == code
    assert fault.where.startswith("台账.csv的表头" if code == "unknown_field" else "台账.csv 第2行记录“A-1”的 ")


def test_a_fault_names_the_row_that_excel_shows(tmp_path: Path) -> None:
    good, bad = ROW.replace("A-1", "A-2"), ROW.replace("2023-08-15", "昨天")
    lines = ('"2023年8月\n供电监督检查台账",,,,,', "", HEADINGS, "", good, ",,,,,", bad, ROW.replace("A-1", "").replace("410823", "1"))
    assert [fault.where for fault in file_faults(written(tmp_path, *lines))] == [
        "台账.csv 第7行记录“A-1”的 inspected_on（检查时间）",
        "台账.csv 第8行的 id",
        "台账.csv 第8行的 county",
    ]


def test_faults_are_told_row_by_row(tmp_path: Path) -> None:
    bad = ROW.replace("2023-08-15", "昨天").replace("410823", "1")
    faults = file_faults(written(tmp_path, HEADINGS, bad, bad.replace("A-1", "A-2")))
    assert [(fault.where[7:10], fault.path) for fault in faults] == [
        ("第2行", "inspected_on"),
        ("第2行", "county"),
        ("第3行", "inspected_on"),
        ("第3行", "county"),
    ]


@pytest.mark.parametrize("cell", ["45041", "45041.5"])
@pytest.mark.parametrize(("heading", "kind"), [("申请日期", "日期"), ("检查开始时间", "日期时间")])
def test_a_day_as_a_bare_number_is_told_as_such(tmp_path: Path, heading: str, kind: str, cell: str) -> None:
    (fault,) = file_faults(written(tmp_path, f"{HEADINGS},{heading}", f"{ROW},{cell}"))
    assert (fault.what, fault.action) == (f"单元格 G2 是数字 {cell}，不是{kind}", f"请把单元格格式改为{kind}")


@pytest.mark.parametrize(("heading", "cell"), [("联系电话", "1.38E+10"), ("用户名称", "4.10823E+17"), ("办电环节", "申请;1E+15")])
def test_a_number_that_a_spreadsheet_rounded_is_no_text(tmp_path: Path, heading: str, cell: str) -> None:
    (fault,) = file_faults(written(tmp_path, f"{HEADINGS},{heading}", f"{ROW},{cell}"))
    assert fault.code == "wrong_type"
    assert "请把该列设为文本" in fault.action


@pytest.mark.parametrize("heading", ["用户名称", "供电类别", "年平均停电时间", "收费[1].收费名称", "收费"])
def test_the_error_of_a_formula_is_no_value(tmp_path: Path, heading: str) -> None:
    (fault,) = file_faults(written(tmp_path, f"{HEADINGS},{heading}", f"{ROW},#N/A"))
    assert (fault.code, fault.what) == ("unusable_cell", "单元格 G2 的结果是错误值 #N/A")


def test_an_id_of_two_lines_is_refused_on_one(tmp_path: Path) -> None:
    (fault,) = file_faults(written(tmp_path, HEADINGS, ROW.replace("A-1", '"A\n1"')))
    assert (fault.code, fault.where) == ("wrong_type", "台账.csv 第2行记录“A<U+000A>1”的 id（记录编号）")


def test_a_wrong_label_is_answered_with_the_nearest_label(tmp_path: Path) -> None:
    (fault,) = file_faults(written(tmp_path, f"{HEADINGS},供电类别", f"{ROW},高压单电"))
    assert "是否为“高压单电源”？" in fault.what


def test_brackets_in_the_file_s_name_hide_and_double_nothing(tmp_path: Path) -> None:
    lines = (HEADINGS, ROW.replace("2023-08-15", "昨天"), ROW.replace("A-1", "A-2").replace("410823", ""))
    faults = file_faults(written(tmp_path, *lines, name="台账（八月）.csv"))
    assert codes_of(faults) == ["wrong_type", "missing_field"]
