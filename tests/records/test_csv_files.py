"""Reading .csv: headings in either language, usual spellings, and refusal of what cannot be a table of records."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from inspections.records.reading import read_records
from inspections.records.rows import records_of
from tests.records.made_up import codes_of, file_faults, vocabulary

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


def test_a_row_may_be_short_but_not_longer_than_the_headings(tmp_path: Path) -> None:
    assert read(written(tmp_path, f"{HEADINGS},用户名称", ROW)) == [PLAIN]
    for rows in ([f"{ROW},多余"], [ROW, f"{ROW.replace('A-1', 'A-2')},多余"]):
        assert codes_of(file_faults(written(tmp_path, HEADINGS, *rows))) == ["ragged_table"]


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
    held: Any = read_with(tmp_path, heading, cell)
    for part in path.split("."):
        held = held[part]
    assert held == value


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
    assert fault.where.startswith("台账.csv的表头" if code == "unknown_field" else "台账.csv 第1条记录“A-1”的 ")


def test_a_wrong_label_is_answered_with_the_nearest_label(tmp_path: Path) -> None:
    (fault,) = file_faults(written(tmp_path, f"{HEADINGS},供电类别", f"{ROW},高压单电"))
    assert "是否为“高压单电源”？" in fault.what


def test_brackets_in_the_file_s_name_hide_and_double_nothing(tmp_path: Path) -> None:
    lines = (HEADINGS, ROW.replace("2023-08-15", "昨天"), ROW.replace("A-1", "A-2").replace("410823", ""))
    faults = file_faults(written(tmp_path, *lines, name="台账（八月）.csv"))
    assert codes_of(faults) == ["wrong_type", "missing_field"]
