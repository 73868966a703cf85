"""More payments than a sentence can hold are summed up where a table tells them one by one; a name that is not alone is told apart."""

from datetime import date
from pathlib import Path
from typing import Any

from inspections.cases.numbers import NumberKind
from inspections.findings.phrases import MOST_TOLD, summed_up
from inspections.typesetting.lines import Typesetter
from inspections.typesetting.table import set_table
from tests.support.made_up_case import letter_of
from tests.support.notice_drafts import charged, composed, fee, fonts, texts
from tests.support.stored_case import KeptCase

NAMES = ("移表费", "环境监测费", "低压电缆试验费", "互感器试验费", "网络自动化费", "配电室试验费", "调试费", "搭伙费")
MARKET = "武陟县市场监督管理局"


def many(**changes: object) -> dict[str, Any]:
    """Return a record of eight listed payments, three of them by an affiliate and unreasonable."""
    lines = [fee(name, f"{index}00.00", approved_item=False) for index, name in enumerate(NAMES, start=1)]
    for line in lines[:3]:
        line |= {"payee_relation": "affiliate", "payee": "某电力工程公司", "reasonable": False}
    return charged(*lines, **changes)


def test_a_notice_sums_up_what_its_annex_tells() -> None:
    document = composed(many())
    text = "".join(texts(document))
    assert "收取移表费、环境监测费、低压电缆试验费、互感器试验费、网络自动化费等8笔费用（明细见附件），合计3600.00元，所列项目" in text
    assert "配电室试验费800" not in text
    assert [row[1] for row in document.annexes[0].rows] == [*NAMES, ""]
    # Not 同一条: that would mean the clause named just before.
    assert "；其中移表费、环境监测费、低压电缆试验费同时不符合该文件第三部分（一）第2点（1）的要求（不得以任何名义" in text
    assert "；其中互感器试验费、网络自动化费、配电室试验费、调试费、搭伙费同时不符合" in text


def test_few_payments_are_told_one_by_one() -> None:
    lines = [fee(name) for name in NAMES[:MOST_TOLD]]
    assert "明细见附件" not in "".join(texts(composed(charged(*lines))))
    assert "明细见附件" in "".join(texts(composed(charged(*lines, fee(NAMES[6])))))


def test_one_payment_has_no_sum() -> None:
    text = "".join(texts(composed(charged(fee("移表费", "1200.00")))))
    assert "收取移表费1200.00元（2023年6月1日），所列项目属于应当取消的收费" in text
    assert "向用户退还1200.00元" in text


def test_few_names_need_no_number_of_names() -> None:
    lines = [{"name": name} for name in ("移表费", "搭伙费", "移表费")]
    assert summed_up(lines, "见上表") == "移表费、搭伙费共3笔（见上表）"
    many_of_many = [{"name": name} for name in (*NAMES, *NAMES)]
    assert summed_up(many_of_many, "见上表").endswith("、网络自动化费等8项费用共16笔（见上表）")


def test_many_payments_that_break_a_further_requirement_are_told_by_their_number() -> None:
    lines = [fee(name, approved_item=False) for name in NAMES]
    affiliated = fee("变电站间隔占用费", approved_item=False, payee_relation="affiliate", reasonable=True)
    assert "；其中8笔同时不符合" in "".join(texts(composed(charged(*lines, affiliated))))


def test_a_name_that_is_on_both_sides_is_told_with_its_amount() -> None:
    own, others = fee("移表费", "100.00", approved_item=False), fee("移表费", "200.00", payee_relation="affiliate")
    text = "".join(texts(composed(charged(own, fee("搭伙费", "50.00", approved_item=False), others))))
    assert "；其中移表费100.00元、搭伙费同时不符合" in text


def test_a_letter_sums_up_what_its_first_annex_tells(tmp_path: Path) -> None:
    case = KeptCase(tmp_path)
    case.keep(many())
    alone = letter_of(case.draft(NumberKind.TRANSFER, {"to": MARKET}), "1", date(2023, 8, 18))
    assert [annex.title for annex in alone.annexes] == ["违规收费明细表"]
    assert "等8笔费用（明细见附件），合计3600.00元" in "".join(texts(alone))
    case.attach("移表费收据")
    both = letter_of(case.draft(NumberKind.TRANSFER, {"to": MARKET}), "1", date(2023, 8, 18))
    assert [annex.title for annex in both.annexes] == ["违规收费明细表", "证据清单"]
    assert "（明细见附件1）" in "".join(texts(both))
    letter = letter_of(case.draft(NumberKind.TRANSFER, {"to": MARKET, "facts": "收费8笔"}), "1", date(2023, 8, 18))
    assert [annex.title for annex in letter.annexes] == ["证据清单"]


def test_the_table_names_who_took_the_payment_and_the_inspected_party_by_that_word() -> None:
    lines = [
        fee("移表费", payee="某县供电公司"),
        fee("调试费"),
        fee("搭伙费", payee="某电力工程公司", payee_relation="affiliate"),
        fee("网络自动化费", payee_relation="affiliate"),
    ]
    rows = composed(charged(*lines)).annexes[0].rows
    assert [row[4] for row in rows[:-1]] == ["被检查单位", "被检查单位", "某电力工程公司", "—"]


def test_a_long_table_is_set_in_a_type_that_leaves_its_rows_low() -> None:
    payee = {"payee": "某县昌明电力工程有限责任公司", "payee_relation": "affiliate", "charged_on": "2023-06-12"}
    table = composed(charged(*(fee(name, f"{number}0355.75", **payee) for number in range(1, 5) for name in NAMES))).annexes[0]
    laid_out = set_table(table, Typesetter(fonts()))
    assert laid_out.lines <= 2 * len(laid_out.rows)
