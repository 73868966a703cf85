"""The monthly ledger as an .xlsx workbook: one sheet of findings, one of counts."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from inspections.checklists.answer import Verdict
from inspections.days import spoken_day
from inspections.ledgers.ledger_rows import OUTCOMES, LedgerRow, TopicCount
from inspections.progress import Progress, unwatched

_COLUMNS = (
    ("序号", 5),
    ("记录编号", 13),
    ("通知书文号", 17),
    ("检查时间", 11),
    ("检查单位", 18),
    ("检查人", 8),
    ("检查项目", 9),
    ("依据条款", 16),
    ("问题描述", 42),
    ("等级", 6),
    ("整改要求", 34),
    ("整改期限", 16),
    ("处理方式", 9),
    ("销号情况", 10),
    ("备注", 16),
)
"""Headings and widths in characters of half width."""

_CENTRED = frozenset({"序号", "记录编号", "检查时间", "检查人", "检查项目", "等级", "处理方式", "销号情况"})
_VERDICTS = (Verdict.VIOLATION, Verdict.UNDETERMINED, Verdict.COMPLIANT, Verdict.NOT_APPLICABLE)
_NOTES = (
    "一条记录检查几个项目的，在每个项目中各计一次，合计只计一次。",
    "一个行为违反几项要求的，在台账中列为一行，写明各条款；“不符合”按要求计，可以多于行数；“责令改正”至“不予认定”各列按行计，是各行的处理方式。",
    "“其他问题”由检查人记录或者由台账带来，不由检查表核对，逐项列在台账中，不计入不符合项。",
)
"""What stands under the counts."""
_FONT = "宋体"
_LINE_HEIGHT = 13.5
"""Points a line of 10 pt text takes."""

_HIGHEST_ROW = 409
"""Points beyond which Excel takes no row."""

_LONGEST_TEXT = 32_767
"""Characters that a cell holds in Excel; a longer text is cut with a mark."""

_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""A time of making that says nothing; the ledger's month stands in its title."""

_ROWS_IN_BETWEEN = 2000
"""Rows written between two reports of progress."""


def write_ledger(
    title: str,
    rows: Sequence[LedgerRow],
    counts: Sequence[TopicCount],
    records: int,
    progress: Progress = unwatched,
) -> bytes:
    """Return the workbook. `records` is how many the month has: one on several topics stands in the count of each.

    Every cell of text is text, whatever it begins with: `=1+1` is never computed.
    """
    content = BytesIO()
    book = xlsxwriter.Workbook(
        content, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    )
    # The same findings give the same file, whenever it is made.
    book.set_properties({"title": title, "subject": "月度台账", "created": _MADE})
    formats = _formats(book)
    _findings(book.add_worksheet("台账"), title, rows, formats, progress)
    _counts(book.add_worksheet("汇总"), title, counts, records, formats)
    book.close()
    return content.getvalue()


def _formats(book: xlsxwriter.Workbook) -> dict[str, Format]:
    cell = {"font_name": _FONT, "font_size": 10, "border": 1, "valign": "vcenter", "text_wrap": True}
    return {
        "title": book.add_format({"font_name": _FONT, "font_size": 16, "bold": True, "align": "center", "valign": "vcenter"}),
        "heading": book.add_format({**cell, "bold": True, "align": "center", "bg_color": "#E7E6E6"}),
        "text": book.add_format({**cell, "align": "left"}),
        "centred": book.add_format({**cell, "align": "center"}),
        "total": book.add_format({**cell, "align": "center", "bold": True}),
    }


def _findings(sheet: Worksheet, title: str, rows: Sequence[LedgerRow], formats: dict[str, Format], progress: Progress) -> None:
    sheet.merge_range(0, 0, 0, len(_COLUMNS) - 1, title, formats["title"])
    sheet.set_row(0, 32)
    for column, (heading, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(1, column, heading, formats["heading"])
    sheet.set_row(1, 30)
    for number, row in enumerate(rows, start=1):
        sheet.write_number(number + 1, 0, number, formats["centred"])
        texts = [text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1]}…" for text in _texts(row)]
        # Heights are worked out here: not every program fits them to wrapped text when it opens the file.
        lines = max(_lines(text, width) for text, (_, width) in zip(texts, _COLUMNS[1:], strict=True))
        sheet.set_row(number + 1, min(_LINE_HEIGHT * lines + 4, _HIGHEST_ROW))
        for column, text in enumerate(texts, start=1):
            sheet.write_string(number + 1, column, text, formats["centred" if _COLUMNS[column][0] in _CENTRED else "text"])
        if number % _ROWS_IN_BETWEEN == 0 or number == len(rows):
            progress(number, len(rows))
    if not rows:
        sheet.merge_range(2, 0, 2, len(_COLUMNS) - 1, "本月没有发现问题", formats["centred"])
    _page(sheet)
    sheet.autofilter(1, 0, max(len(rows) + 1, 2), len(_COLUMNS) - 1)


def _counts(sheet: Worksheet, title: str, counts: Sequence[TopicCount], records: int, formats: dict[str, Format]) -> None:
    headings = ["检查项目", "检查记录数", *(f"{verdict.label}项数" for verdict in _VERDICTS), *OUTCOMES, "其他问题"]
    sheet.merge_range(0, 0, 0, len(headings) - 1, f"{title}汇总", formats["title"])
    sheet.set_row(0, 32)
    sheet.set_column(0, len(headings) - 1, 14)
    for column, heading in enumerate(headings):
        sheet.write_string(1, column, heading, formats["heading"])
    totals = [0] * (len(headings) - 1)
    for line, count in enumerate(counts, start=2):
        numbers = [
            count.records,
            *(count.verdicts[verdict] for verdict in _VERDICTS),
            *(count.outcomes[name] for name in OUTCOMES),
            count.problems,
        ]
        sheet.write_string(line, 0, count.topic, formats["centred"])
        for column, number in enumerate(numbers, start=1):
            sheet.write_number(line, column, number, formats["centred"])
        totals = [total + number for total, number in zip(totals, numbers, strict=True)]
    last = len(counts) + 2
    sheet.write_string(last, 0, "合计", formats["total"])
    for column, number in enumerate((records, *totals[1:]), start=1):
        sheet.write_number(last, column, number, formats["total"])
    for below, note in enumerate(_NOTES, start=last + 1):
        sheet.write_string(below, 0, note)
    _page(sheet)


def _page(sheet: Worksheet) -> None:
    sheet.freeze_panes(2, 0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, 1)
    sheet.set_footer("&C第 &P 页，共 &N 页")


def _lines(text: str, width: int) -> int:
    """Return the lines that a text takes in a column of `width` half-width characters."""
    halves = sum(1 if unicodedata.east_asian_width(character) in "NaH" else 2 for character in text)
    # A full-width character never stands half in a line, and punctuation is carried over with its neighbour.
    return max(1, -(-halves // max(width - 2, 1)))


def _texts(row: LedgerRow) -> tuple[str, ...]:
    return (
        row.record,
        row.notice,
        spoken_day(row.inspected_on),
        row.inspectee,
        row.inspectors,
        row.topic,
        row.clause,
        row.found,
        row.severity,
        row.correct,
        row.term,
        row.outcome,
        row.state,
        row.remarks,
    )
