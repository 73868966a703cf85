"""Tables in the running text: on the text's pages, in reading order, their headings repeated, their rows whole."""

import io
import itertools
import re

import pdfplumber
import pypdfium2
import pytest

from inspections.faults import UserError
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.official_document import Level, Listing, Paragraph
from inspections.typesetting.pdf.drawing import render_pdf
from tests.support import page_measures
from tests.support.page_measures import BLOCK_HEIGHT, BLOCK_LEFT, BLOCK_TOP, BLOCK_WIDTH, LEADING, MM, document

HEADINGS = ("序号", "收费项目", "金额（元）", "收款单位")
AFTER = Paragraph("以上费用应当退还用户。")


def fees(count: int) -> Listing:
    items = ("移表费", "用电负荷管理终端（含安装调试及三年运维）费")
    return Listing(HEADINGS, tuple((str(row), items[row % 2], f"{row * 371}.50", "国网武陟县供电公司") for row in range(1, count + 1)))


def tables(content: bytes) -> list[tuple[int, list[list[str]]]]:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return [
            (page.page_number, [[re.sub(r"\s", "", cell or "") for cell in row] for row in table])
            for page in pdf.pages
            for table in page.extract_tables()
        ]


def read(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as pdf:
        return re.sub(r"[\s\ufffe]", "", "".join(page.get_textpage().get_text_range() for page in pdf))


@pytest.mark.parametrize("count", [1, 3, 12, 40])
def test_rows_run_on_below_repeated_headings_and_lose_nothing(fonts: FontSet, count: int) -> None:
    content = render_pdf(document(paragraphs=(Paragraph("收费如下："), fees(count), AFTER)), fonts)
    tables_found = tables(content)
    assert [page for page, _ in tables_found] == list(range(tables_found[0][0], tables_found[0][0] + len(tables_found)))
    assert all(rows[0] == list(HEADINGS) for _, rows in tables_found)
    assert [tuple(row) for _, rows in tables_found for row in rows[1:]] == list(fees(count).rows)
    assert count == 1 or len(tables_found[-1][1]) > 2
    assert len(tables_found) > 1 or count < 12


@pytest.mark.parametrize("count", range(1, 30, 2))
def test_tables_and_text_keep_to_the_block_and_clear_of_one_another(fonts: FontSet, count: int) -> None:
    content = render_pdf(document(paragraphs=(Paragraph("收费如下："), fees(count), AFTER, fees(2), AFTER)), fonts)
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            rules = [rule for rule in page.lines if rule["linewidth"] < 1]
            for rule in rules:
                assert BLOCK_LEFT - 0.1 <= rule["x0"] * MM <= rule["x1"] * MM <= BLOCK_LEFT + BLOCK_WIDTH + 0.1
                assert BLOCK_TOP - 0.1 <= rule["top"] * MM <= rule["bottom"] * MM <= BLOCK_TOP + BLOCK_HEIGHT + 0.1
            upright = {(rule["x0"] * MM, rule["top"] * MM, rule["bottom"] * MM) for rule in rules if rule["x0"] == rule["x1"]}
            across = {rule["top"] * MM for rule in rules if rule["top"] == rule["bottom"]}
            for char in page_measures.characters(content, page.page_number):
                assert not any(char.top < edge < char.bottom for edge in across), char
                assert not any(char.left < edge < char.right and top < char.middle < bottom for edge, top, bottom in upright), char


def test_text_below_a_table_stands_on_the_grid(fonts: FontSet) -> None:
    content = render_pdf(document(issuer="武陟县政府", paragraphs=(Paragraph("收费如下："), fees(3), AFTER)), fonts)
    line = next(line for number in (1, 2) for line in page_measures.lines(content, number) if line.text == AFTER.text)
    steps = ((line.top + line.bottom) / 2 - BLOCK_TOP) / LEADING - 0.5
    assert steps == pytest.approx(round(steps), abs=0.1)


def test_text_is_copied_in_reading_order(fonts: FontSet) -> None:
    table = fees(2)
    text = read(render_pdf(document(paragraphs=(Paragraph("收费如下："), table, AFTER)), fonts))
    cells = "".join(cell for row in (HEADINGS, *table.rows) for cell in row)
    assert f"收费如下：{cells}{AFTER.text}" in text


@pytest.mark.parametrize("lines", range(1, 14))
def test_what_stands_above_a_table_stays_with_it(fonts: FontSet, lines: int) -> None:
    before = (Paragraph("整改" * 14 * lines), Paragraph("一、收取已明令取消的费用", Level.FIRST), Paragraph("收费如下："))
    content = render_pdf(document(paragraphs=(*before, fees(2), AFTER)), fonts)
    page, _ = tables(content)[0]
    texts = [line.text for line in page_measures.lines(content, page)]
    assert "收费如下：" in texts
    assert "一、收取已明令取消的费用" in texts


def test_a_blank_table_is_as_wide_and_as_high_as_a_filled_one(fonts: FontSet) -> None:
    filled = Listing(("文书名称", "编号", "份数"), (("通知书", "12号", "1"), ("检查记录", "3号", "1")), shares=(4, 5, 1))
    blank = Listing(filled.headings, blank_rows=2, shares=filled.shares)
    places = []
    for table in (filled, blank):
        content = render_pdf(document(paragraphs=(table, AFTER)), fonts)
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            places.append(sorted((rule["x0"], rule["top"], rule["x1"], rule["bottom"]) for rule in pdf.pages[0].lines))
    assert places[0] == places[1]
    upright = sorted({x0 for x0, top, x1, bottom in places[1] if x0 == x1})
    widths = [(right - left) for left, right in itertools.pairwise(upright)]
    assert [width / sum(widths) for width in widths] == pytest.approx([0.4, 0.5, 0.1], abs=0.01)
    across = sorted({top for x0, top, x1, bottom in places[1] if top == bottom})
    assert all((below - above) * MM >= 10 for above, below in itertools.pairwise(across))


def test_a_row_higher_than_a_page_is_parted(fonts: FontSet) -> None:
    long = "收取移表费并通过关联企业收取带电作业费。" * 60
    content = render_pdf(document(paragraphs=(Paragraph("如下："), Listing(("事项", "说明"), (("甲", long), ("乙", "无"))), AFTER)), fonts)
    tables_found = tables(content)
    assert len(tables_found) > 1
    assert "".join(row[1] for _, rows in tables_found for row in rows[1:]) == f"{long}无"


@pytest.mark.parametrize(
    ("headings", "rows", "blank", "shares"),
    [
        ((), (), 0, ()),
        (("甲",) * 13, (), 0, ()),
        (("甲", "乙"), (("丙",),), 0, ()),
        (("甲",), (), -1, ()),
        (("甲",), (), 0, (1, 2)),
        (("甲",), (), 0, (0,)),
    ],
)
def test_what_no_page_can_hold_is_the_programs_mistake(
    headings: tuple[str, ...], rows: tuple[tuple[str, ...], ...], blank: int, shares: tuple[float, ...]
) -> None:
    with pytest.raises(ValueError, match="table"):
        Listing(headings, rows, blank, shares)


def test_a_character_without_a_glyph_is_named_with_its_table_row_and_column(fonts: FontSet) -> None:
    made = document(paragraphs=(AFTER, fees(1), Listing(("事项",), (("甲",), ("\ue000",)))))
    with pytest.raises(UserError, match="正文第2个表格第2行“事项”栏"):
        render_pdf(made, fonts)
