"""The ledger as Excel and WPS open it."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from inspections.checklists.answer import Verdict
from inspections.ledgers.ledger_rows import OUTCOMES, LedgerRow, TopicCount
from inspections.ledgers.workbook import write_ledger

HEADINGS = [
    *("序号", "记录编号", "通知书文号", "检查时间", "检查单位", "检查人", "检查项目", "依据条款"),
    *("问题描述", "等级", "整改要求", "整改期限", "处理方式", "销号情况", "备注"),
]
TITLE = "2023年8月供电监督检查问题台账"


def row(found_text: str = "收取移表费", **changes: str) -> LedgerRow:
    parts = {
        "record": "A-1",
        "notice": "",
        "inspectee": "某县供电公司",
        "inspectors": "张某、李某",
        "topic": "违规收费",
        "clause": "三(一)",
        "found": found_text,
        "severity": "较重",
        "correct": "退还",
        "term": "15个工作日",
        "outcome": "责令改正",
        "state": "待下达通知书",
        "remarks": "",
    }
    return LedgerRow(inspected_on=date(2023, 8, 5), **(parts | changes))


def count(topic: str, records: int, violations: int) -> TopicCount:
    verdicts = dict.fromkeys(Verdict, 1) | {Verdict.VIOLATION: violations}
    return TopicCount(topic, records, verdicts, dict.fromkeys(OUTCOMES, 0) | {OUTCOMES[0]: violations})


def sheets(rows: list[LedgerRow], counts: list[TopicCount], records: int = 0) -> tuple[Worksheet, Worksheet]:
    first, second = load_workbook(BytesIO(write_ledger(TITLE, rows, counts, records))).worksheets
    return first, second


def test_title_headings_and_a_row_a_finding() -> None:
    sheet, _ = sheets([row(), row("第二项")], [])
    assert (sheet.title, sheet["A1"].value) == ("台账", TITLE)
    assert "A1:O1" in {str(merged) for merged in sheet.merged_cells.ranges}
    assert [cell.value for cell in sheet[2]] == HEADINGS
    assert [cell.value for cell in sheet["A"]][2:] == [1, 2]
    assert [sheet.cell(number, HEADINGS.index("问题描述") + 1).value for number in (3, 4)] == ["收取移表费", "第二项"]
    assert sheet["D3"].value == "2023年8月5日"
    assert sheet.max_row == 4


def test_headings_stay_in_view_can_be_filtered_and_are_printed_on_every_page() -> None:
    for sheet in sheets([row()], []):
        assert sheet.freeze_panes == "A3"
        assert sheet.print_title_rows == "$1:$2"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheets([row()], [])[0].auto_filter.ref == "A2:O3"


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "http://x", "007", "{=1}", "1E5"])
def test_text_is_text_whatever_it_begins_with(text: str) -> None:
    sheet, _ = sheets([row(text, inspectee=text, record=text)], [])
    for heading in ("问题描述", "检查单位", "记录编号"):
        cell = sheet.cell(3, HEADINGS.index(heading) + 1)
        assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20))
def test_any_text_makes_a_workbook_that_opens(text: str) -> None:
    sheet, _ = sheets([row(text)], [])
    assert sheet.max_row == 3


def test_a_long_text_is_cut_with_a_mark_rather_than_dropped() -> None:
    sheet, _ = sheets([row("长" * 40_000)], [])
    value = sheet.cell(3, HEADINGS.index("问题描述") + 1).value
    assert isinstance(value, str)
    assert value.startswith("长长长")
    assert value.endswith("…")
    assert len(value) <= 32_767


def test_rows_grow_with_their_text_up_to_what_excel_allows() -> None:
    sheet, _ = sheets([row("短"), row("长" * 100), row("长" * 5000)], [])
    heights = [sheet.row_dimensions[number].height for number in (3, 4, 5)]
    assert heights[0] < heights[1] < heights[2] <= 409


def test_a_month_without_findings_says_so() -> None:
    sheet, counts = sheets([], [])
    assert sheet["A3"].value == "本月没有发现问题"
    assert next(cell.value for cell in counts[3]) == "合计"


def test_the_second_sheet_s_last_line_sums_up_the_others_and_counts_a_record_once() -> None:
    _, sheet = sheets([], [count("违规收费", 3, 2), count("挖矿", 4, 5)], 5)
    assert (sheet.title, sheet["A1"].value) == ("汇总", f"{TITLE}汇总")
    lines = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=2, max_row=5)]
    assert lines[0][:3] == ["检查项目", "检查记录数", "不符合项数"]
    assert [line[0] for line in lines[1:]] == ["违规收费", "挖矿", "合计"]
    assert lines[3][2:] == [a + b for a, b in zip(lines[1][2:], lines[2][2:], strict=True)]  # type: ignore[operator] # cells are typed as anything
    assert lines[3][1:3] == [5, 7]
    assert "合计只计一次" in str(sheet["A6"].value)
    assert "按要求计" in str(sheet["A7"].value)
    assert "其他问题" in str(sheet["A8"].value)


def test_the_second_sheet_counts_problems_in_a_column_of_their_own() -> None:
    counted = replace(count("违规收费", 3, 2), problems=4)
    _, sheet = sheets([], [counted, count("挖矿", 1, 0)], 4)
    heading, *lines = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=2, max_row=5)]
    assert heading[-1] == "其他问题"
    assert [line[-1] for line in lines] == [4, 0, 4]


def test_progress_ends_with_the_last_row() -> None:
    reports: list[tuple[int, int]] = []
    write_ledger(TITLE, [row()] * 3, [], 1, lambda done, total: reports.append((done, total)))
    assert reports[-1] == (3, 3)


def test_the_same_ledger_is_the_same_bytes() -> None:
    assert write_ledger(TITLE, [row()], [], 1) == write_ledger(TITLE, [row()], [], 1)
    with ZipFile(BytesIO(write_ledger(TITLE, [row()], [], 1))) as archive:
        assert archive.testzip() is None
