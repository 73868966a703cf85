"""Resale, refunds, problems and the credit code in the form."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.form_contents import WHOLE
from tests.support.gui.record_form import FormBench
from tests.support.gui.record_form_page import PageBench


def test_a_resale_line_a_refund_and_a_problem_are_filled_in_like_any_other(bench: FormBench) -> None:
    bench.open({**WHOLE, "topics": ["fees", "resale"]})
    edit = bench.presenter.edit
    edit("inspectee.credit_code", "91350100m000100y43")
    edit("visit.lead.kind", "12398")
    edit("visit.lead.received_on", "2023.8.1")
    for path in ("resale.lines", "refunds", "problems"):
        bench.presenter.add_line(path)
    edit("resale.lines[1].kwh", "1,200")
    edit("resale.lines[1].reference_price", "0.651234")
    edit("resale.lines[1].charged", "1560.00元")
    edit("refunds[1].fee", "1")
    edit("refunds[1].owed", "1200")
    edit("refunds[1].repaid", "1200.01")
    edit("problems[1].text", "没有公示\n电话无人接听")
    assert bench.view.state.faults["refunds[1].repaid"].startswith("已退金额 1200.01 元大于应退金额 1200 元")
    edit("refunds[1].repaid", "200")
    bench.presenter.finish()
    assert bench.view.state.faults == {"problems[1].topic": "缺少“检查项目”，请补填。"}
    edit("problems[1].topic", "disclosure")
    bench.presenter.finish()
    assert bench.view.done
    content = bench.presenter.content
    assert content["inspectee"]["credit_code"] == "91350100M000100Y43"
    assert content["visit"]["lead"] == {"kind": "12398", "received_on": "2023-08-01"}
    assert content["resale"]["lines"] == [{"kwh": 1200, "reference_price": "0.651234", "charged": "1560.00"}]
    assert content["refunds"] == [{"fee": 1, "owed": "1200", "repaid": "200"}]
    assert content["problems"] == [{"text": "没有公示\n电话无人接听", "topic": "disclosure"}]


def test_the_form_says_beside_the_field_what_is_wrong_with_a_credit_code(bench: FormBench) -> None:
    bench.open(WHOLE)
    bench.presenter.edit("inspectee.credit_code", "91350100M000100Y44")
    assert bench.presenter.content["inspectee"]["credit_code"] == "91350100M000100Y44"
    assert "校验位不符" in bench.view.state.faults["inspectee.credit_code"]


def test_problems_stand_in_the_panel_beneath_the_violations_and_lead_to_their_field(page_bench: PageBench) -> None:
    problems = [
        {"text": "没有公示 <停电信息>", "topic": "disclosure", "clause": "三(六)2", "outcome": "advise"},
        {"text": "没有分表", "topic": "resale"},
    ]
    page_bench.open({**WHOLE, "problems": problems})
    panel = page_bench.page.panel
    assert panel.summary.text().endswith("其他问题 2")
    first, second = panel.problems.cards
    for words in ("三（六）2", "信息公开", "没有公示 &lt;停电信息&gt;", "督促整改"):
        assert words in first.words.text()
    assert "处理方式未定" in second.words.text()
    QTest.mouseClick(second.words, Qt.MouseButton.LeftButton)
    assert page_bench.has_cursor("problems[2].text")
    page_bench.page.body.line_removed.emit("problems", 1)
    assert len(panel.problems.cards) == 1
    page_bench.page.body.line_removed.emit("problems", 1)
    assert panel.problems.isHidden()
