"""Facts of resale, arrears, licences, leads, refunds and problems: read from any file, written back as they came, or refused."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import simplejson
from openpyxl import Workbook

from inspections.records.fields.catalogue import FIELDS, LABELS, LISTS
from inspections.records.fields.problems import OUTCOMES
from inspections.records.headings import heading_of, meant_by
from inspections.records.reading import read_records, table_of
from inspections.records.rows import records_of
from tests.support.record_files import as_told, in_four_files
from tests.support.records import faults_of, file_faults, record, vocabulary
from tests.support.resale_record import RESALE_RECORD


def test_these_facts_come_back_as_they_were_from_all_four_kinds_of_file(tmp_path: Path) -> None:
    for path in in_four_files(tmp_path, [RESALE_RECORD]):
        (read,) = records_of(read_records(path, vocabulary()))
        links = {"visit_uuid": str(read.visit), "case_uuid": str(read.case)}  # kept beside what the record says
        assert as_told({**read.payload, **links}) == as_told(RESALE_RECORD), path.suffix


def test_what_was_read_is_read_again_without_a_change() -> None:
    (once,) = records_of(table_of([RESALE_RECORD], vocabulary()))
    (twice,) = records_of(table_of([once.payload], vocabulary()))
    assert twice.canonical() == once.canonical()


def test_a_table_takes_chinese_headings_labels_and_joined_lists(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    cells = {
        "记录编号": "A-1",
        "检查项目": "转供电、供电可靠性",
        "检查时间": "2023-08-15",
        "行政区划代码": "410823",
        "被检查单位": "某物业公司",
        "被检查单位类别": "充电运营企业",
        "任务来源": "专项检查",
        "检查编码": "0012",
        "线索来源": "12345热线",
        "转供电收费[1].电量": '"1,200"',
        "转供电收费[1].应执行的电价": "0.65123",
        "转供电收费[1].收取的电费": "1560.00元",
        "欠费停电": "是",
        "停电影响的负荷": "电梯；水泵、公共照明",
        "许可证等级": "三级",
        "其他问题[1].问题描述": "没有公示",
        "其他问题[1].检查项目": "信息公开",
        "其他问题[1].处理方式": "督促整改",
        "其他问题[1].销号情况": "整改中",
        "退费[1].退费项目": "电费",
        "退费[1].应退金额": "12.5",
        "备注": "无",
    }
    path.write_text(f"{','.join(cells)}\n{','.join(cells.values())}\n", encoding="utf-8")
    (read,) = records_of(read_records(path, vocabulary()))
    payload = read.payload
    assert payload["inspectee"]["kind"] == "charging_operator"
    assert payload["visit"] == {"source": "campaign", "inspection_code": "0012", "lead": {"kind": "12345"}}
    line = {"kwh": 1200, "reference_price": "0.65123", "charged": "1560.00"}
    assert payload["resale"]["lines"] == [line]
    assert payload["arrears"] == {"cut_off": True, "loads": ["lift", "pump", "lighting"]}
    assert payload["licence"] == {"class": "three"}
    assert payload["problems"] == [{"text": "没有公示", "topic": "disclosure", "outcome": "advise", "state": "under_way"}]
    assert payload["refunds"] == [{"fee": "电费", "owed": "12.5"}]
    assert payload["remark"] == "无"


@pytest.mark.parametrize("names", [("resale.lines", "refunds", "problems"), ("转供电收费", "退费", "其他问题")])
def test_a_workbook_may_give_each_of_these_lists_a_sheet(tmp_path: Path, names: tuple[str, str, str]) -> None:
    book = Workbook()
    main = book.worksheets[0]
    main.append(["id", "topics", "inspected_on", "county", "inspectee.name", "inspectee.kind"])
    main.append(["A-1", "resale", "2023-08-15", "410823", "某物业公司", "property_manager"])
    lists: list[list[list[object]]] = [
        [["id", "终端用户", "kwh", "charged"], ["A-1", "甲", 100, "65.10"], ["A-1", "乙", 200.5, "130.2"]],
        [["记录编号", "退费项目", "应退金额", "已退金额"], ["A-1", "电费", 100, "20.5"]],
        [["id", "问题描述", "检查项目"], ["A-1", "没有分表", "转供电"]],
    ]
    for name, rows in zip(names, lists, strict=True):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "台账.xlsx")
    (read,) = records_of(read_records(tmp_path / "台账.xlsx", vocabulary()))
    assert as_told(read.payload["resale"]["lines"]) == as_told(
        [{"user": "甲", "kwh": 100, "charged": "65.10"}, {"user": "乙", "kwh": Decimal("200.5"), "charged": "130.2"}]
    )
    assert read.payload["refunds"] == [{"fee": "电费", "owed": "100", "repaid": "20.5"}]
    assert read.payload["problems"] == [{"text": "没有分表", "topic": "resale"}]


def test_an_amount_or_price_that_is_a_number_is_kept_as_text() -> None:
    whole = record(resale={"lines": [{"charged": 5, "reference_price": Decimal("0.6512"), "kwh": 3}]})
    (read,) = records_of(table_of([whole], vocabulary()))
    assert read.payload["resale"]["lines"] == [{"charged": "5", "reference_price": "0.6512", "kwh": 3}]


BAD: list[tuple[dict[str, Any], str, str]] = [
    ({"resale": {"lines": [{"from": "2023-07-01", "until": "2023-06-30"}]}}, "resale.lines[1].until", "早于开始日期"),
    ({"resale": {"lines": [{"charged": "-5"}]}}, "resale.lines[1].charged", "小于零"),
    ({"resale": {"lines": [{"kwh": "100"}]}}, "resale.lines[1].kwh", "不是数"),
    ({"resale": {"lines": [{"reference_price": "六角"}]}}, "resale.lines[1].reference_price", "不是十进制数"),
    ({"resale": {"lines": [{"reference_prise": 1}]}}, "resale.lines[1].reference_prise", "是否为“reference_price”"),
    ({"resale": {"line": []}}, "resale.line", "是否为“resale.lines”"),
    ({"resale": {"lines": [{"charged": "10", "added": "0", "repaid": "10.01"}]}}, "resale.lines[1].repaid", "大于收取和加收的合计"),
    ({"arrears": {"cut_off": False, "cut_on": "2023-06-01"}}, "arrears.cut_on", "欠费停电"),
    ({"arrears": {"loads": ["elevator"]}}, "arrears.loads", "不在可选值之内"),
    ({"arrears": {"noticed_on": "2023-06-01"}}, "arrears.noticed_on", "是否为“arrears.notified_on”"),
    ({"licence": {"class": "六级"}}, "licence.class", "不在可选值之内"),
    ({"visit": {"lead": {"received_on": "2023-08-02", "answer_due_on": "2023-08-01"}}}, "visit.lead.answer_due_on", "早于接收日期"),
    ({"visit": {"lead": {"kind": 12398}}}, "visit.lead.kind", "不是文本"),
    ({"visit": {"lead": "12398"}}, "visit.lead", "应为对象"),
    ({"visit": {"lead": {"from": "x"}}}, "visit.lead.from", "没有这个字段"),
    ({"visit_uuid": "一号检查"}, "visit_uuid", "不是检查标识（UUID）"),
    ({"case_uuid": "2023-0001"}, "case_uuid", "不是案件标识（UUID）"),
    ({"problems": [{"topic": "fees"}]}, "problems[1].text", "缺少“问题描述”"),
    ({"problems": [{"text": "没有公示"}]}, "problems[1].topic", "缺少“检查项目”"),
    ({"problems": [{"text": "甲", "topic": "fees", "outcome": "punish"}]}, "problems[1].outcome", "不在可选值之内"),
    ({"problems": [{"text": "甲", "topic": "fees", "state": "done"}]}, "problems[1].state", "不在可选值之内"),
    (
        {"problems": [{"text": "甲", "topic": "fees", "state": "partly", "rectified_on": "2023-08-20"}]},
        "problems[1].rectified_on",
        "却是“部分整改”",
    ),
    ({"refunds": [{"owed": "10.00", "repaid": "10.01"}]}, "refunds[1].repaid", "已退金额 10.01 元大于应退金额 10.00 元"),
    ({"refunds": [{"fee": 2}], "fees": [{"name": "移表费"}]}, "refunds[1].fee", "没有第2笔收费，这条记录列有1笔"),
    ({"refunds": [{"fee": 1}]}, "refunds[1].fee", "没有第1笔收费，这条记录没有列收费"),
    ({"refunds": [{"fee": Decimal("1.5")}]}, "refunds[1].fee", "不是收费的序号"),
    ({"remark": 5}, "remark", "不是文本"),
]


@pytest.mark.parametrize(("changes", "path", "what"), BAD, ids=[path for _, path, _ in BAD])
def test_what_cannot_be_is_told_once_with_its_place(changes: dict[str, Any], path: str, what: str) -> None:
    (fault,) = faults_of(record(**changes))
    assert path in fault.where
    assert what in fault.what
    assert fault.action


def test_every_label_is_one_fact_s_alone() -> None:
    labels = [*(field.label for field in FIELDS.values()), *(listed.label for listed in LISTS.values())]
    assert len(set(labels)) == len(labels)
    assert len(LABELS) == len(FIELDS) + sum(len(listed.lines) for listed in LISTS.values())


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("refund[1].owed", "refunds[1].owed"),
        ("resale.line[2].kwh", "resale.lines[2].kwh"),
        ("problem[1].txt", "problems[1].text"),
        ("问题[1].问题描述", "其他问题[1].问题描述"),
        ("转供电收费[1].电价", "转供电收费[1].应执行的电价"),
        ("inspectee.creditcode", "inspectee.credit_code"),
        ("社会信用代码", "统一社会信用代码"),
        ("inspectee[1].name", "inspectee.name"),
        ("退费[1].待退金额", None),
    ],
)
def test_a_misspelt_heading_is_told_with_the_one_that_was_meant(heading: str, meant: str | None) -> None:
    assert heading_of(heading) is None
    assert meant_by(heading) == meant
    assert meant is None or heading_of(meant) is not None


def test_all_faults_of_the_new_lists_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_text(
        "id,topics,inspected_on,county,inspectee.name,inspectee.kind,退费[1].应退金额,退费[1].已退金额,其他问题[1].问题描述,转供电收费[1].电价\n"
        "A-1,resale,2023-08-15,410823,某物业公司,property_manager,1,2,没有公示,0.6\n",
        encoding="utf-8",
    )
    assert [fault.code for fault in file_faults(path)] == ["unknown_field", "missing_field", "repaid_above_owed"]


def test_an_amount_is_whole_fen_where_a_price_may_be_finer(tmp_path: Path) -> None:
    path = tmp_path / "台账.jsonl"
    path.write_text(simplejson.dumps(record(resale={"lines": [{"charged": "1.234", "reference_price": "0.651234"}]})), encoding="utf-8")
    (fault,) = file_faults(path)
    assert (fault.code, fault.path) == ("finer_than_fen", "resale.lines[1].charged")


def test_a_problem_has_the_five_outcomes() -> None:
    assert [*OUTCOMES] == ["order", "advise", "supervise", "transfer", "report"]
