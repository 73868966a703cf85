"""Annexes: pages behind the document, and tables that keep to the block whatever their cells hold."""

import io
import re

import pdfplumber
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspections.typesetting.fonts import FontSet
from inspections.typesetting.official_document import Annex, Paragraph
from inspections.typesetting.pdf.drawing import render_pdf
from tests.support import page_measures
from tests.support.page_measures import BLOCK_HEIGHT, BLOCK_LEFT, BLOCK_TOP, BLOCK_WIDTH, MM, document, named

HEADINGS = ("序号", "收费项目", "金额（元）", "收费日期", "收款单位", "不符合的条款")
UNITS = ("国网武陟县供电公司", "武陟县某电力安装工程有限责任公司（关联企业）", "焦作某某能源服务股份有限公司武陟分公司")
ITEMS = ("移表费", "带电作业费", "用电负荷管理终端（含安装调试及三年运维）费", "计量装置强制检定费")
CLAUSES = "三（一）2（1）、三（一）4"
FLUSH = 0.1
# Written anew from GB/T 15834.
NOT_FIRST = "，。、；：！？）》”％%"
NOT_LAST = "（《“"


def fees(count: int, note: str = "") -> Annex:
    rows = [
        (str(number), ITEMS[number % 4], f"{number * 3711}.50", f"2023年{number % 12 + 1}月28日", UNITS[number % 3], CLAUSES)
        for number in range(1, count + 1)
    ]
    return Annex("违规收费明细表", HEADINGS, (*rows, ("合计", "", "1036200.50", "", "", "")), note)


def tables(content: bytes) -> list[tuple[int, list[list[str]]]]:
    """Page number and cells, without line ends, of every table that rules enclose."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return [
            (page.page_number, [[re.sub(r"\s", "", cell or "") for cell in row] for row in table])
            for page in pdf.pages
            for table in page.extract_tables()
        ]


def copied(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as pdf:
        return re.sub(r"[\s\ufffe]", "", "".join(page.get_textpage().get_text_range() for page in pdf))


def within_the_block(content: bytes, first: int = 2) -> None:
    """Every rule and every character but the page number keeps to the block, and every character to its cell."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages[first - 1 :]:
            for rule in page.lines:
                assert rule["x0"] * MM >= BLOCK_LEFT - FLUSH
                assert rule["x1"] * MM <= BLOCK_LEFT + BLOCK_WIDTH + FLUSH
                assert rule["top"] * MM >= BLOCK_TOP - FLUSH
                assert rule["bottom"] * MM <= BLOCK_TOP + BLOCK_HEIGHT + FLUSH
            upright = sorted({round(rule["x0"], 2) for rule in page.lines if rule["x0"] == rule["x1"]})
            across = sorted({round(rule["top"], 2) for rule in page.lines if rule["top"] == rule["bottom"]})
            number = page_measures.lines(content, page.page_number)[-1]
            for char in page_measures.characters(content, page.page_number)[: -len(number.text)]:
                assert char.top > BLOCK_TOP - FLUSH
                assert char.bottom < BLOCK_TOP + BLOCK_HEIGHT + FLUSH
                assert char.left > BLOCK_LEFT - FLUSH
                assert char.right < BLOCK_LEFT + BLOCK_WIDTH + FLUSH
                if across and across[0] * MM < char.middle < across[-1] * MM:
                    assert not any(char.left < edge * MM < char.right for edge in upright), char
                    assert not any(char.top < edge * MM < char.bottom for edge in across), char


def test_the_label_stands_in_the_first_line_and_the_title_in_the_third(fonts: FontSet) -> None:
    content = render_pdf(document(annexes=(fees(2),)), fonts)
    label, title = page_measures.lines(content, 2)[:2]
    assert (label.text, title.text) == ("附件", "违规收费明细表")
    assert label.characters[0].origin == pytest.approx(BLOCK_LEFT, abs=0.2)
    assert label.characters[0].middle == pytest.approx(page_measures.line_centre(0), abs=0.9)
    assert title.characters[0].middle == pytest.approx(page_measures.line_centre(2), abs=0.9)
    assert (title.left + title.right) / 2 == pytest.approx(BLOCK_LEFT + BLOCK_WIDTH / 2, abs=0.5)
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        chars = {char["text"]: (char["fontname"].partition("+")[2], round(char["size"], 1)) for char in reversed(pdf.pages[1].chars)}
    assert chars["附"] == ("InspectionHei-Regular", 16.0)
    assert chars["违"] == ("InspectionBiaosong-Regular", 22.0)
    assert chars["项"] == ("InspectionFangsong-Regular", 10.5) or chars["项"][1] in {12.0, 14.0}


def test_several_annexes_are_numbered_and_each_begins_a_page(fonts: FontSet) -> None:
    content = render_pdf(document(annexes=(fees(2), *named("证据清单"))), fonts)
    assert [page_measures.lines(content, page)[0].text for page in (2, 3)] == ["附件1", "附件2"]
    assert "附件：1.违规收费明细表" in [line.text for line in page_measures.lines(content, 1)]
    assert [page_measures.lines(content, page)[-1].text for page in (2, 3)] == ["—2—", "—3—"]


@pytest.mark.parametrize("count", [0, 2, 15, 60])
def test_a_table_runs_on_below_a_repeated_heading_and_loses_nothing(fonts: FontSet, count: int) -> None:
    annex = fees(count)
    content = render_pdf(document(annexes=(annex,)), fonts)
    within_the_block(content)
    shown = tables(content)
    assert [page for page, _ in shown] == list(range(2, 2 + len(shown)))
    assert all(rows[0] == list(HEADINGS) for _, rows in shown)
    assert [row for _, rows in shown for row in rows[1:]] == [list(row) for row in annex.rows]
    assert len(shown[-1][1]) > 2 or count == 0
    assert (len(shown) > 1) == (count >= 15)


def test_text_is_copied_row_by_row_and_cell_by_cell(fonts: FontSet) -> None:
    annex = fees(2, note="金额据发票核对。")
    text = copied(render_pdf(document(annexes=(annex,)), fonts))
    cells = "".join(cell for row in (HEADINGS, *annex.rows) for cell in row)
    assert text.endswith(f"附件违规收费明细表{cells}注：金额据发票核对。—2—")


def test_rules_are_half_a_point_and_amounts_end_below_one_another(fonts: FontSet) -> None:
    content = render_pdf(document(annexes=(fees(9),)), fonts)
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        page = pdf.pages[1]
        assert {rule["linewidth"] for rule in page.lines} == {0.5}
        ends = [word["x1"] for word in page.extract_words() if re.fullmatch(r"[0-9]+\.[0-9]{2}", word["text"])]
    assert len(ends) == 10
    assert max(ends) - min(ends) < 0.1


def test_clauses_dates_and_amounts_are_not_torn(fonts: FontSet) -> None:
    content = render_pdf(document(annexes=(fees(30),)), fonts)
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        words = [word["text"] for page in pdf.pages[1:] for word in page.extract_words()]
    assert words.count("2023年2月28日") == 3
    assert sum(bool(re.fullmatch("三（一）2（1）、(三（一）4)?", word)) for word in words) == 30


def test_a_short_table_is_set_in_size_4(fonts: FontSet) -> None:
    annex = Annex("证据清单", ("序号", "证据名称", "页数"), (("1", "现场检查记录", "3"),))
    with pdfplumber.open(io.BytesIO(render_pdf(document(annexes=(annex,)), fonts))) as pdf:
        [size] = {round(char["size"], 1) for char in pdf.pages[1].chars if char["text"] in "现场检查"}
    assert size == 14.0


def test_a_table_of_few_rows_that_wrap_keeps_its_type(fonts: FontSet) -> None:
    rows = tuple(
        (str(number), "照片", "营业厅收费公示栏没有公示已经取消的用电报装收费项目", "某县供电公司营业厅") for number in range(1, 6)
    )
    annex = Annex("证据清单", ("编号", "种类", "证明内容", "取得地点"), rows)
    with pdfplumber.open(io.BytesIO(render_pdf(document(annexes=(annex,)), fonts))) as pdf:
        [size] = {round(char["size"], 1) for char in pdf.pages[1].chars if char["text"] in "照片公示"}
    assert size == 14.0


def test_a_cell_longer_than_a_page_runs_on(fonts: FontSet) -> None:
    story = "本机关依照法定职责对用电报装领域开展监督检查" * 90
    annex = Annex("情况说明", ("序号", "情况", "备注"), (("1", story, "无"), ("2", "另", "")))
    content = render_pdf(document(annexes=(annex,)), fonts)
    within_the_block(content)
    shown = tables(content)
    assert len(shown) > 1
    assert "".join(row[1] for _, rows in shown for row in rows[1:]) == story + "另"


def test_the_note_goes_on_where_the_table_leaves_no_room(fonts: FontSet) -> None:
    for count in range(8, 24):
        annex = Annex("清单", ("序号", "项目"), tuple((str(number), "移表费") for number in range(count)), note="据发票核对" * 40)
        content = render_pdf(document(annexes=(annex,)), fonts)
        within_the_block(content)
        assert copied(content).replace("—3—", "").replace("—2—", "").endswith("注：" + annex.note)


def test_a_short_note_is_never_alone_on_its_page(fonts: FontSet) -> None:
    for count in range(10, 28):
        annex = Annex("清单", ("序号", "项目"), tuple((str(number), "移表费") for number in range(count)), note="据发票核对。")
        content = render_pdf(document(annexes=(annex,)), fonts)
        with pypdfium2.PdfDocument(content) as pdf:
            last = len(pdf)
        lines = [line.text for line in page_measures.lines(content, last)]
        assert "移表费" in "".join(lines[: lines.index("注：据发票核对。")])


cell = st.one_of(
    # A run of opening marks takes a line each, and a row that tall is parted between two pages: not to be copied in one piece.
    st.text("国网武陟县供电公司（关联企业），、《》“”", max_size=60).filter(lambda text: re.search("[（《“]{5}", text) is None),
    st.from_regex(r"[0-9]{1,9}(\.[0-9]{2})?", fullmatch=True),
    st.from_regex(r"[A-Za-z0-9]{1,30}", fullmatch=True),
    st.sampled_from(["", "—", "2023年12月16日", "三（一）2（1）、三（一）2（3）", "91410823MA9ABCDE1X", "合计", "a b c", "𬭎㛃"]),
)


@st.composite
def annexes(draw: st.DrawFn) -> Annex:
    columns = draw(st.integers(1, 12))
    headings = tuple(draw(st.text("收费项目金额（元）", min_size=1, max_size=12)) for _ in range(columns))
    rows = draw(st.lists(st.tuples(*[cell] * columns), max_size=14))
    return Annex(draw(st.text("违规收费明细表", min_size=1, max_size=50)), headings, tuple(rows), draw(st.text("金额含税，", max_size=80)))


@given(annexes())
@settings(max_examples=60)
def test_any_table_keeps_to_block_and_cells_and_every_cell_can_be_copied(fonts: FontSet, annex: Annex) -> None:
    content = render_pdf(document(annexes=(annex,)), fonts)
    within_the_block(content)
    text = copied(content)
    position = 0
    for row in annex.rows:
        for content_of_cell in row:
            wanted = content_of_cell.replace(" ", "")
            position = text.find(wanted, position)
            assert position >= 0, content_of_cell
            position += len(wanted)


@given(st.lists(st.text("国网武陟县供电公司", min_size=1, max_size=9), min_size=2, max_size=6), st.sampled_from("，；："))
@settings(max_examples=40)
def test_no_line_of_a_cell_begins_or_ends_with_the_wrong_mark(fonts: FontSet, names: list[str], mark: str) -> None:
    text = "".join(f"《{name}》（{name}）{mark}“{name}”、" for name in names) + "等。"
    annex = Annex("名单", ("序号", "单位", "地址", "联系人", "备注"), (("1", text, text * 2, text, ""),))
    with pdfplumber.open(io.BytesIO(render_pdf(document(annexes=(annex,)), fonts))) as pdf:
        cells = [cell for page in pdf.pages[1:] for table in page.extract_tables() for cell in table[1]]
    lines = [line for cell in cells for line in (cell or "").split("\n") if line]
    assert len(lines) > 6
    for line in lines:
        assert line[0] not in NOT_FIRST, line
        assert line[-1] not in NOT_LAST, line


def test_the_pages_of_the_document_are_the_same_without_its_annexes_table(fonts: FontSet) -> None:
    paragraphs = (Paragraph("整改" * 300),)
    full, bare = (render_pdf(document(paragraphs=paragraphs, annexes=annexes), fonts) for annexes in ((fees(9),), named("违规收费明细表")))
    for number in (1, 2):
        assert page_measures.characters(full, number) == page_measures.characters(bare, number)
    assert page_measures.lines(full, 3)[0].text == "附件"
    assert full == render_pdf(document(paragraphs=paragraphs, annexes=(fees(9),)), fonts)


@pytest.mark.parametrize(
    ("title", "headings", "rows"),
    [
        ("甲", (), ()),
        ("甲", ("项目",) * 13, ()),
        ("甲", ("项" * 25,), ()),
        ("甲" * 81, ("项目",), ()),
        ("甲", ("项目", "金额"), (("移表费",),)),
    ],
)
def test_what_no_page_can_hold_is_the_programs_mistake(title: str, headings: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    with pytest.raises(ValueError, match="annex"):
        Annex(title, headings, rows)
