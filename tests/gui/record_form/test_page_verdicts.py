"""The verdicts on the page: where a click leads, what is folded, and how a violation is determined."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspections.checklists.answer import Verdict
from tests.support.form_contents import WHOLE
from tests.support.gui.record_form_page import PageBench

BANNED = "wuzhi-2023.fees.banned"


def test_a_click_on_a_verdict_goes_to_the_field_that_decided(page_bench: PageBench) -> None:
    page_bench.open({**WHOLE, "fees": [{**WHOLE["fees"][0], "amount": None}]})
    card = page_bench.page.panel.card(BANNED)
    assert card is not None
    QTest.mouseClick(card.words, Qt.MouseButton.LeftButton)
    assert page_bench.has_cursor("fees[1].amount")
    page_bench.page.focus("inspected_on")
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert page_bench.has_cursor("fees[1].amount")


def test_compliant_and_inapplicable_verdicts_are_folded_until_they_are_asked_for(page_bench: PageBench) -> None:
    page_bench.open({**WHOLE, "fees": []})
    part = page_bench.page.panel.parts[Verdict.COMPLIANT]
    assert part.isVisible()
    assert part.cards == {}
    part.heading.click()
    assert BANNED in part.cards


def test_a_violation_is_confirmed_in_the_inspectors_own_words(page_bench: PageBench) -> None:
    page_bench.open(WHOLE)
    card = page_bench.page.panel.card(BANNED)
    assert card is not None
    assert card.determination is not None
    assert not card.determination.fact_found.isVisible()
    card.determination.decision.buttons[0].click()
    assert card.determination.fact_found.isVisible()
    assert "移表费1200.00元" in card.determination.fact_found.placeholderText()
    QTest.keyClicks(card.determination.fact_found, "abc")
    assert card.determination.fact_found.toPlainText() == "abc"
    QTest.keyClicks(card.determination.correct, "refund")
    assert page_bench.content["determinations"] == {BANNED: {"decision": "confirmed", "found": "abc", "correct": "refund"}}


def test_a_violation_is_set_aside_only_with_a_reason(page_bench: PageBench) -> None:
    draft = page_bench.open(WHOLE)
    card = page_bench.page.panel.card(BANNED)
    assert card is not None
    assert card.determination is not None
    card.determination.decision.buttons[1].click()
    QTest.keyClick(page_bench.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert card.determination.fault.text() == "不予认定没有写明理由，请填写理由。"
    assert card.determination.reason.hasFocus()
    QTest.keyClicks(card.determination.reason, "repaid")
    with_record: list[UUID] = []
    page_bench.page.record_finished.connect(with_record.append)
    QTest.mouseClick(page_bench.page.finish, Qt.MouseButton.LeftButton)
    assert with_record == [draft]


def test_a_reason_that_is_missing_is_brought_into_sight_where_the_verdicts_are_folded(page_bench: PageBench) -> None:
    fees = [{**WHOLE["fees"][0], "reasonable": False}, {**WHOLE["fees"][0], "approved_item": True, "above_standard": True}]
    page_bench.open({**WHOLE, "fees": fees})
    panel = page_bench.page.panel
    first, *_, last = [card.determination for card in panel.parts[Verdict.VIOLATION].cards.values()]
    assert first is not None
    assert last is not None
    first.decision.buttons[0].click()
    last.decision.buttons[1].click()
    page_bench.page.resize(848, 660)
    QApplication.processEvents()
    assert not panel.area.isVisible()
    QTest.mouseClick(page_bench.page.finish, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert last.reason.hasFocus()
    corner = last.reason.mapTo(panel.area.viewport(), last.reason.rect().topLeft())
    assert 0 <= corner.y() <= panel.area.viewport().height() - last.reason.height()


def test_another_record_is_shown_from_its_beginning(page_bench: PageBench) -> None:
    fees = [{**WHOLE["fees"][0], "reasonable": False}] * 5
    page_bench.open({**WHOLE, "fees": fees})
    QApplication.processEvents()
    bars = (page_bench.page.body.verticalScrollBar(), page_bench.page.panel.area.verticalScrollBar())
    page_bench.page.panel.parts[Verdict.NOT_APPLICABLE].heading.click()
    QApplication.processEvents()
    for bar in bars:
        bar.setValue(bar.maximum())
        assert bar.value() > 0
    page_bench.open({**WHOLE, "id": "410823-2023-0002", "fees": fees})
    QApplication.processEvents()
    assert [bar.value() for bar in bars] == [0, 0]


def test_the_words_that_are_proposed_can_be_read_to_their_end(page_bench: PageBench) -> None:
    long = "武陟县恒电电力工程有限公司第一分公司"
    fees = [{**WHOLE["fees"][0], "payee": f"{long}{number}", "payee_relation": "affiliate"} for number in range(3)]
    page_bench.open({**WHOLE, "fees": fees})
    card = page_bench.page.panel.card(BANNED)
    assert card is not None
    assert card.determination is not None
    card.determination.decision.buttons[0].click()
    QApplication.processEvents()
    editor = card.determination.fact_found
    words = editor.fontMetrics().boundingRect(
        0, 0, editor.viewport().width() - 10, 10_000, Qt.TextFlag.TextWrapAnywhere, editor.placeholderText()
    )
    assert words.height() <= editor.viewport().height()
    assert editor.height() < 400


def test_one_button_confirms_all_violations_after_asking_and_is_there_while_one_is_undecided(page_bench: PageBench) -> None:
    page_bench.open(WHOLE)
    button = page_bench.page.panel.parts[Verdict.VIOLATION].confirming
    assert button.isVisible()
    button.click()
    assert page_bench.asked[-1].startswith("确认认定以下1项问题？")
    assert "determinations" not in page_bench.content
    button.click()
    assert page_bench.content["determinations"] == {BANNED: {"decision": "confirmed"}}
    assert not button.isVisible()
    assert not page_bench.page.panel.parts[Verdict.COMPLIANT].confirming.isVisible()
