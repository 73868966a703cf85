"""Papers without red head, measured: title, number, entries and their rules, questions, blanks, signatures, the foot of each page."""

import io
from itertools import pairwise

import pdfplumber
import pypdfium2
import pytest

from inspections.faults import UserError
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.official_document import Level, Listing, Paragraph
from inspections.typesetting.paper import Entry, Exchange, FootPlace, Gap, Picture, RuledLines, SignaturePlace, Signatures, Signed
from inspections.typesetting.pdf.drawing import print_faults, render_pdf
from tests.support import page_measures
from tests.support.made_up_papers import FOOT, SIGNED, paper, signature_png
from tests.support.page_measures import BLOCK_HEIGHT, BLOCK_LEFT, BLOCK_TOP, BLOCK_WIDTH, LEADING, MM, SIZE_3

NEAR = 0.5
CELL = BLOCK_WIDTH / 28
RIGHT = BLOCK_LEFT + BLOCK_WIDTH
UNDER = (8 + 2.5) * MM
"""From the middle of a line to the rule below it."""
LONG = "武陟县供电公司营业厅、武陟县詹店镇某合金制品有限公司配电室和武陟县木城街道兴华路某小区"


def texts(content: bytes, number: int = 1) -> list[str]:
    return [line.text for line in page_measures.lines(content, number)]


def blanks(content: bytes, number: int = 1) -> list[tuple[float, float, float]]:
    """Height, left and right end of the page's rules, in millimetres."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        rules = [rule for rule in pdf.pages[number - 1].lines if rule["top"] == rule["bottom"]]
        return sorted((rule["top"] * MM, rule["x0"] * MM, rule["x1"] * MM) for rule in rules)


def count(content: bytes) -> int:
    with pypdfium2.PdfDocument(content) as pdf:
        return len(pdf)


def test_title_and_number_stand_at_the_blocks_top(fonts: FontSet) -> None:
    content = render_pdf(paper(), fonts)
    title = page_measures.line_reading(content, 1, "现场检查记录")
    assert (title.left + title.right) / 2 == pytest.approx(BLOCK_LEFT + BLOCK_WIDTH / 2, abs=NEAR)
    assert title.characters[0].middle == pytest.approx(page_measures.line_centre(0), abs=0.9)
    assert title.characters[1].origin - title.characters[0].origin == pytest.approx(22 * MM, abs=0.05)
    number = page_measures.line_reading(content, 1, "武发改检〔2023〕12号")
    assert number.characters[-1].origin + SIZE_3 == pytest.approx(RIGHT, abs=NEAR)
    assert number.characters[0].middle == pytest.approx(page_measures.line_centre(1), abs=0.9)
    entry = page_measures.line_reading(content, 1, "被检查单位：国网武陟县供电公司")
    assert entry.characters[0].middle == pytest.approx(page_measures.line_centre(3), abs=0.9)
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        faces = {char["text"]: char["fontname"].partition("+")[2] for char in pdf.pages[0].chars}
    assert (faces["记"], faces["网"]) == ("InspectionBiaosong-Regular", "InspectionFangsong-Regular")
    assert page_measures.ink(content, 1, red=True).sum() == 0


def test_a_cover_has_its_issuer_above_the_title_further_down_and_no_page_count(fonts: FontSet) -> None:
    content = render_pdf(paper(Gap(3), Entry("案由", "违规收费"), number="", headed=True, title_line=4, counted=False), fonts)
    issuer, title, entry = page_measures.lines(content, 1)
    assert [line.text for line in (issuer, title, entry)] == ["武陟县发展和改革委员会", "现场检查记录", "案由：违规收费"]
    for line, line_number in ((issuer, 4), (title, 5), (entry, 10)):
        assert (line.top + line.bottom) / 2 == pytest.approx(page_measures.line_centre(line_number), abs=0.9)


def test_an_entry_is_underlined_from_its_colon_to_the_edge(fonts: FontSet) -> None:
    content = render_pdf(paper(), fonts)
    [(height, left, right)] = blanks(content)
    colon = next(
        character
        for character in page_measures.line_reading(content, 1, "被检查单位：国网武陟县供电公司").characters
        if character.text == "："
    )
    assert left == pytest.approx(colon.origin + CELL, abs=NEAR)
    assert right == pytest.approx(RIGHT, abs=0.1)
    assert height == pytest.approx(page_measures.line_centre(3) + UNDER, abs=0.1)


def test_labels_of_a_column_are_spread_to_one_width(fonts: FontSet) -> None:
    entries = (Entry("被检查单位", "甲"), Entry("地址", "乙"), Gap(), Entry("法定代表人", "丙", half=True), Entry("电话", "丁", half=True))
    content = render_pdf(paper(*entries, Entry("与受送达人关系", "戊")), fonts)
    rules = blanks(content)
    assert len({round(left, 1) for _, left, _ in rules[:3]}) == 1
    first, second, third, fourth = page_measures.lines(content, 1)[2:6]
    assert [line.text for line in (first, second, third, fourth)] == [
        "被检查单位：甲",
        "地址：乙",
        "法定代表人：丙电话：丁",
        "与受送达人关系：戊",
    ]
    assert second.characters[0].origin == pytest.approx(BLOCK_LEFT, abs=0.1)
    assert second.characters[1].origin == pytest.approx(first.characters[4].origin, abs=0.1)
    assert rules[2][2] <= rules[3][1] - CELL
    assert third.characters[-1].text == "丁"
    assert rules[3][2] == pytest.approx(RIGHT, abs=0.1)


@pytest.mark.parametrize("half", [False, True])
def test_a_long_value_runs_on_underlined(fonts: FontSet, half: bool) -> None:
    content = render_pdf(paper(Entry("检查地点", LONG, half=half), Entry("电话", "1", half=True)), fonts)
    text = "".join(line.text for line in page_measures.lines(content, 1)[2:-1])
    assert text.replace("电话：1", "").replace("检查地点：", "") == LONG
    rules = [rule for rule in blanks(content) if rule[1] < BLOCK_LEFT + 5 * CELL + 1]
    assert {round(left, 1) for _, left, _ in rules} == {round(BLOCK_LEFT + 5 * CELL, 1)}
    assert [below[0] - above[0] for above, below in pairwise(rules)] == pytest.approx([LEADING] * (len(rules) - 1), abs=0.05)
    assert len(rules) == 3


def test_halves_stand_beside_one_another_unless_a_value_would_wrap(fonts: FontSet) -> None:
    beside = texts(render_pdf(paper(Entry("职务", "设备科科长", half=True), Entry("联系电话", "0391-7200102", half=True)), fonts))
    assert beside[-2] == "职务：设备科科长联系电话：0391-7200102"
    content = render_pdf(paper(Entry("职务", "客户服务中心副主任", half=True), Entry("联系电话", "0391-7200102", half=True)), fonts)
    assert texts(content)[-3:-1] == ["职务：客户服务中心副主任", "联系电话：0391-7200102"]
    assert [right for *_, right in blanks(content)] == pytest.approx([RIGHT, RIGHT], abs=0.1)


def test_a_blank_in_running_text_is_one_rule(fonts: FontSet) -> None:
    content = render_pdf(paper(Paragraph("执法证号＿＿＿＿＿，姓名＿＿＿。"), Exchange("你是＿＿＿＿吗？", "是。")), fonts)
    lines = page_measures.lines(content, 1)[2:]
    (first, *_), (second, *_), (third, *_) = rules = blanks(content)
    assert first == second
    assert third - first == pytest.approx(LEADING, abs=0.05)
    assert [round((right - left) / CELL) for _, left, right in rules] == [5, 3, 4]
    assert lines[0].text == "执法证号，姓名。"
    assert rules[0][1] == pytest.approx(lines[0].characters[3].origin + CELL, abs=0.1)


def test_an_addressee_that_is_left_open_is_one_rule(fonts: FontSet) -> None:
    content = render_pdf(page_measures.document(addressee="＿" * 10), fonts)
    [(_, left, right)] = [rule for rule in blanks(content) if rule[0] > page_measures.line_centre(10)]
    assert (left, right) == pytest.approx((BLOCK_LEFT, BLOCK_LEFT + 10 * CELL), abs=0.1)


def test_the_lines_of_a_blank_answer_are_not_parted(fonts: FontSet) -> None:
    for before in range(12, 19):
        content = render_pdf(paper(RuledLines(before), Exchange()), fonts)
        number = next(number for number in (1, 2) if number <= count(content) and "答：" in texts(content, number))
        answered = next(line for line in page_measures.lines(content, number) if line.text == "答：")
        below = [height for height, *_ in blanks(content, number) if height > answered.top]
        assert len(below) == 2


def test_a_table_keeps_clear_of_the_rule_above_it(fonts: FontSet) -> None:
    content = render_pdf(
        paper(Entry("受送达人", "甲"), Listing(("文书名称", "文号"), (("责令整改通知书", "1号"),)), Entry("送达时间", "乙")), fonts
    )
    first, table = blanks(content)[:2]
    assert 1.8 < table[0] - first[0] < 4
    below = page_measures.line_reading(content, 1, "送达时间：乙")
    assert below.characters[0].middle == pytest.approx(page_measures.line_centre(6), abs=0.9)


def test_what_stands_at_the_foot_in_the_place_of_a_signature(fonts: FontSet) -> None:
    content = render_pdf(paper(foot=(FootPlace("被询问人", (), "拒绝签名，见末页"), FootPlace("询问人员", (SIGNED,)))), fonts)
    assert "被询问人：拒绝签名，见末页询问人员：" in texts(content)


def test_a_label_longer_than_its_column_stands_above_its_value(fonts: FontSet) -> None:
    label = "被检查单位对本次检查的陈述和申辩意见以及需要说明的其他情况"
    content = render_pdf(paper(Entry(label, "无")), fonts)
    assert "".join(texts(content)[2:-1]) == f"{label}：无"
    assert texts(content)[-2] == "无"
    assert blanks(content)[0][1] == pytest.approx(BLOCK_LEFT, abs=0.1)


def test_what_is_empty_is_a_blank_of_the_same_place(fonts: FontSet) -> None:
    filled = render_pdf(paper(Entry("地址", "甲"), Entry("姓名", "乙", half=True), Entry("电话", "丙", half=True)), fonts)
    empty = render_pdf(paper(Entry("地址"), Entry("姓名", half=True), Entry("电话", half=True)), fonts)
    assert blanks(filled) == blanks(empty)
    three = blanks(render_pdf(paper(Entry("备注", lines=3), RuledLines(2)), fonts))
    assert [left for _, left, _ in three[3:]] == pytest.approx([BLOCK_LEFT] * 2, abs=0.1)
    assert all(right == pytest.approx(RIGHT, abs=0.1) for *_, right in three)
    assert [below[0] - above[0] for above, below in pairwise(three)] == pytest.approx([LEADING] * 4, abs=0.05)


def test_boxes_to_tick_are_not_underlined(fonts: FontSet) -> None:
    content = render_pdf(paper(Entry("申请回避", "□申请　■不申请", ruled=False)), fonts)
    assert blanks(content) == []
    assert "申请回避：□申请■不申请" in "".join(texts(content)).replace("\u3000", "")


def test_questions_and_answers_hang_and_unanswered_ones_are_ruled(fonts: FontSet) -> None:
    exchanges = (Exchange(LONG + "？", LONG + "。"), Exchange("是否属实？", lines=3), Exchange())
    content = render_pdf(paper(*exchanges), fonts)
    lines = page_measures.lines(content, 1)[2:]
    assert lines[0].text.startswith("问：武陟县")
    assert lines[2].text.startswith("答：武陟县")
    for line in (lines[0], lines[2]):
        assert line.characters[0].origin == pytest.approx(BLOCK_LEFT, abs=0.1)
        assert line.characters[2].origin == pytest.approx(BLOCK_LEFT + 2 * CELL, abs=0.1)
    for line in (lines[1], lines[3]):
        assert line.characters[0].origin == pytest.approx(BLOCK_LEFT + 2 * CELL, abs=0.1)
    assert [left for _, left, _ in blanks(content)] == pytest.approx([BLOCK_LEFT + 2 * CELL] * 6, abs=0.1)


def test_a_question_never_ends_a_page(fonts: FontSet) -> None:
    for before in range(12, 22):
        content = render_pdf(paper(RuledLines(before), Exchange("是否属实？", "属实。")), fonts)
        number = next(number for number in (1, 2) if "问：是否属实？" in texts(content, number))
        assert "答：属实。" in texts(content, number)


def signing(*places: SignaturePlace) -> Signatures:
    return Signatures(places)


def test_signature_places_have_a_blank_to_write_on_and_a_date_at_the_right(fonts: FontSet) -> None:
    places = signing(
        SignaturePlace("检查人员签名"), SignaturePlace("当事人签名", dated="2023年8月15日"), SignaturePlace("见证人", dated=None)
    )
    content = render_pdf(paper(places), fonts)
    first, second, third = blanks(content)
    colons = [line.characters[line.text.index("：")].origin + CELL for line in page_measures.lines(content, 1)[2:5]]
    assert [left for _, left, _ in (first, second, third)] == pytest.approx(colons, abs=NEAR)
    assert all(right - left >= 6 * CELL - 0.1 for _, left, right in (first, second, third))
    assert third[2] == pytest.approx(RIGHT, abs=0.1)
    rows = {line.text: line for line in page_measures.lines(content, 1)}
    assert rows["当事人签名：2023年8月15日"].characters[-1].origin + SIZE_3 == pytest.approx(RIGHT, abs=NEAR)
    assert rows["检查人员签名：年月日"].characters[-1].origin + SIZE_3 == pytest.approx(RIGHT, abs=NEAR)
    assert first[0] - page_measures.line_centre(4) == pytest.approx(UNDER, abs=0.1)


def test_a_label_that_leaves_no_room_to_sign_has_its_blank_below(fonts: FontSet) -> None:
    content = render_pdf(paper(signing(SignaturePlace("被检查单位（人）签名或者盖章"))), fonts)
    [(height, left, right)] = blanks(content)
    assert height == pytest.approx(page_measures.line_centre(5) + UNDER, abs=0.1)
    assert right - left > 10 * CELL


def test_a_stamped_place_keeps_42_mm_free(fonts: FontSet) -> None:
    content = render_pdf(paper(signing(SignaturePlace("当事人盖章", stamped=True), SignaturePlace("见证人签名"))), fonts)
    upper, lower = blanks(content)
    assert upper[0] - UNDER - page_measures.line_centre(3) >= 21 - LEADING / 2 + LEADING
    assert lower[0] - upper[0] >= 21


@pytest.mark.parametrize("signed", [SIGNED, Picture(signature_png())])
def test_a_signature_stands_on_its_rule_within_its_line(fonts: FontSet, signed: Signed) -> None:
    content = render_pdf(paper(signing(SignaturePlace("检查人员签名", (signed, signed), dated=None))), fonts)
    [(rule, left, right)] = blanks(content)
    plain = page_measures.ink(render_pdf(paper(signing(SignaturePlace("检查人员签名", dated=None))), fonts), 1, red=False)
    ink = page_measures.ink(content, 1, red=False) & ~plain
    bands = page_measures.bands(ink)
    assert rule - LEADING - 0.3 <= bands[0][0]
    assert bands[-1][1] <= rule + 0.3
    assert bands[-1][1] >= rule - 1.5
    edges = page_measures.sides(ink, (bands[0][0], bands[-1][1]))
    assert left <= edges[0]
    assert edges[1] <= right
    assert edges[1] - edges[0] > (right - left) / 2


def test_an_unreadable_signature_is_told_and_an_empty_one_is_a_blank(fonts: FontSet) -> None:
    broken = paper(signing(SignaturePlace("检查人员签名", (Picture(b"\x89PNG no"),))))
    assert [fault.code for fault in print_faults(broken, fonts)] == ["signature_unreadable"]
    with pytest.raises(UserError, match="签名图片已损坏"):
        render_pdf(broken, fonts)
    assert render_pdf(paper(signing(SignaturePlace("甲", (type(SIGNED)(()),)))), fonts)


@pytest.mark.parametrize("before", range(10, 22))
def test_signatures_stay_together_below_some_text(fonts: FontSet, before: int) -> None:
    text = Paragraph("整" * (28 * before - 4))
    content = render_pdf(paper(text, signing(*[SignaturePlace("签名")] * 3), foot=FOOT), fonts)
    last = texts(content, count(content))
    signed = [index for index, line in enumerate(last) if line.startswith("签名：")]
    assert len(signed) == 3
    assert set(last[signed[0] - 1]) == {"整"}


def test_every_page_ends_with_the_line_for_signatures_and_its_number(fonts: FontSet) -> None:
    content = render_pdf(paper(*[Paragraph("现场检查情况如下。" * 30)] * 4, foot=FOOT), fonts)
    total = count(content)
    assert total == 3
    for number in range(1, total + 1):
        *body, foot, counted = page_measures.lines(content, number)
        assert foot.text == "检查人员签名：被检查单位（人）签名："
        assert counted.text == f"第{number}页共{total}页"
        assert foot.characters[0].middle == pytest.approx(page_measures.line_centre(21), abs=NEAR)
        assert body[-1].bottom < BLOCK_TOP + 20 * LEADING
        assert counted.top - (BLOCK_TOP + BLOCK_HEIGHT) == pytest.approx(7, abs=1)
        assert (counted.left + counted.right) / 2 == pytest.approx(BLOCK_LEFT + BLOCK_WIDTH / 2, abs=NEAR)
        first, second = blanks(content, number)
        assert first[0] == second[0] < BLOCK_TOP + BLOCK_HEIGHT
        assert second[2] == pytest.approx(RIGHT, abs=0.1)
        assert all(right - left >= 6 * CELL - 0.1 for _, left, right in (first, second))


@pytest.mark.parametrize("places", [1, 3, 5])
def test_a_foot_of_many_places_takes_more_lines(fonts: FontSet, places: int) -> None:
    foot = tuple(FootPlace("被询问人签名", (SIGNED,)) for _ in range(places))
    content = render_pdf(paper(*[RuledLines(40)], foot=foot), fonts)
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages[1].extract_text().split("被询问人签名")) == places + 1
    rules = blanks(content, 2)
    lowest = {round(height, 1) for height, left, _ in rules if left > BLOCK_LEFT + 1}
    assert max(lowest) < BLOCK_TOP + BLOCK_HEIGHT
    assert all(right - left >= 6 * CELL - 0.1 for _, left, right in rules)


def test_all_kinds_of_blocks_are_read_in_order(fonts: FontSet) -> None:
    blocks = (
        Entry("甲", "乙"),
        Paragraph("丙", Level.FIRST),
        Listing(("丁", "戊"), (("己", "庚"),)),
        Exchange("辛", "壬"),
        RuledLines(1),
        Gap(),
        signing(SignaturePlace("癸", dated="子")),
    )
    content = render_pdf(paper(*blocks, number="", counted=False), fonts)
    assert "".join(texts(content)) == "现场检查记录甲：乙丙丁戊己庚问：辛答：壬癸：子"


@pytest.mark.parametrize(
    ("block", "where"),
    [
        (Entry("甲", "\ue000"), "甲"),
        (Exchange("甲\ue000"), "第1个问题"),
        (Exchange("甲", "\ue000"), "第1个回答"),
        (Paragraph("\ue000"), "正文第1段"),
        (Listing(("甲",), (("\ue000",),)), "正文第1个表格第1行“甲”栏"),
        (Signatures((SignaturePlace("甲\ue000"),)), "甲\ue000"),
    ],
)
def test_a_character_without_a_glyph_is_named_with_its_place(fonts: FontSet, block: Entry, where: str) -> None:
    assert [fault.where for fault in print_faults(paper(block, RuledLines(1), Gap()), fonts)] == [where]


def test_what_no_page_can_hold_is_refused(fonts: FontSet) -> None:
    with pytest.raises(UserError, match="标题过长"):
        render_pdf(paper(title="甲" * 20 * 20), fonts)
    with pytest.raises(ValueError, match="photo"):
        paper(photos_per_page=3)
    with pytest.raises(ValueError, match="title"):
        paper(title_line=12)
