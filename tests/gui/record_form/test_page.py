"""The page through its real widgets: typed and clicked as a person does."""

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.record_form.fields.choice import ChoiceEditor
from gui.record_form.presenter import RECOVERED
from inspections.checklists.answer import Verdict
from inspections.drafts.draft import Draft
from tests.support.form_contents import WHOLE
from tests.support.form_session import Clock
from tests.support.gui.record_form import type_words
from tests.support.gui.record_form_page import PageBench

BANNED = "wuzhi-2023.fees.banned"


def test_a_blank_record_is_filled_in_and_judged_as_it_is_typed(page_bench: PageBench) -> None:
    page_bench.page.shown()
    page_bench.page.body.boxes["basic"].cells["topics"].editor.boxes["fees"].click()  # type: ignore[attr-defined] # the editor's own kind is known here
    type_words(page_bench.line("inspectee.name"), "某供电公司")
    kind = page_bench.cell("inspectee.kind").editor
    assert isinstance(kind, ChoiceEditor)
    QTest.keyClick(kind.box, Qt.Key.Key_Down)
    QTest.mouseClick(page_bench.page.body.boxes["fees"].lists["fees"].add, Qt.MouseButton.LeftButton)
    assert page_bench.has_cursor("fees[1].name")
    type_words(page_bench.line("fees[1].name"), "移表费")
    QTest.keyClicks(page_bench.line("fees[1].amount"), "1200")
    assert page_bench.content["fees"] == [{"name": "移表费", "amount": "1200"}]
    assert BANNED in page_bench.page.panel.parts[Verdict.UNDETERMINED].cards  # nobody said yet who took it, and for what
    for fact, chosen in (("payee_relation", "供电企业"), ("stage", "办电环节")):
        editor = page_bench.cell(f"fees[1].{fact}").editor
        assert isinstance(editor, ChoiceEditor)
        assert editor.box.currentText() == "（未填）"
        QTest.keyClick(editor.box, Qt.Key.Key_Down)
        assert editor.box.currentText() == chosen
    assert page_bench.page.panel.parts[Verdict.VIOLATION].cards[BANNED].line.figures == "实际 1200.00元，规定 0元"
    assert page_bench.page.heading.text() == "某供电公司"


@pytest.mark.parametrize("typed", ["2023-2-30", "x"])
def test_a_fault_stands_beside_its_field_and_goes_when_it_is_mended(page_bench: PageBench, typed: str) -> None:
    page_bench.open(WHOLE)
    line = page_bench.line("inspected_on")
    line.clear()
    QTest.keyClicks(line, typed)
    fault = page_bench.cell("inspected_on").fault
    assert fault.isVisible()
    assert typed in fault.text()
    assert fault.text().endswith("。")
    line.clear()
    QTest.keyClicks(line, "20230815")
    assert not fault.isVisible()
    assert line.text() == "20230815"
    assert page_bench.content["inspected_on"] == "2023-08-15"


def test_a_fault_in_a_line_stands_beside_its_cell(page_bench: PageBench) -> None:
    page_bench.open(WHOLE)
    QTest.keyClicks(page_bench.line("fees[1].amount"), "x")
    assert "x" in page_bench.cell("fees[1].amount").fault.text()
    assert page_bench.cell("fees[1].amount").fault.isVisible()


def test_an_edit_is_on_the_disk_within_a_second(page_bench: PageBench, qtbot: QtBot) -> None:
    page_bench.page.open_new()
    type_words(page_bench.line("visit.address"), "某路")
    qtbot.waitUntil(
        lambda: any(draft.content.get("visit") == {"address": "某路"} for draft in page_bench.drafts.unfinished()), timeout=1000
    )
    assert page_bench.page.saved.text().startswith("草稿已保存")


def test_typing_without_a_pause_is_saved_while_it_goes_on(page_bench: PageBench) -> None:
    page_bench.page.open_new()
    line = page_bench.line("visit.address")
    kept: list[str] = []
    for _ in range(24):
        QTest.keyClick(line, Qt.Key.Key_A)
        QTest.qWait(100)
        kept += [draft.content.get("visit", {}).get("address", "") for draft in page_bench.drafts.unfinished()]
    assert len(set(filter(None, kept))) >= 2
    assert len(kept[-1]) >= 24 - 9


def test_the_number_follows_the_day_while_the_day_is_typed(page_bench: PageBench) -> None:
    page_bench.page.open_new()
    page_bench.page.focus("inspected_on")
    line = page_bench.line("inspected_on")
    line.clear()
    QTest.keyClicks(line, "2022-8-15")
    assert line.text() == "2022-8-15"
    assert page_bench.line("id").text() == "410823-2022-0001"


def test_leaving_the_page_saves_at_once(page_bench: PageBench) -> None:
    page_bench.page.open_new()
    type_words(page_bench.line("visit.address"), "某路")
    assert page_bench.page.may_leave()
    (draft,) = page_bench.drafts.unfinished()
    assert draft.content["visit"] == {"address": "某路"}


def test_closing_saves_at_once_and_lets_go_of_the_drafts(page_bench: PageBench) -> None:
    page_bench.page.open_new()
    type_words(page_bench.line("visit.address"), "某路")
    page_bench.page.release()
    page_bench.page.release()
    (draft,) = page_bench.drafts.unfinished()
    assert draft.content["visit"] == {"address": "某路"}


def test_an_unfinished_record_comes_back_with_a_plain_message(page_bench: PageBench) -> None:
    page_bench.open({**WHOLE, "fees": [{"name": "移表费", "amount": "很多"}]})
    assert page_bench.page.message.text() == RECOVERED
    assert page_bench.page.message.isVisible()
    assert page_bench.line("fees[1].amount").text() == "很多"


def test_the_page_comes_up_with_what_was_not_finished_last(page_bench: PageBench) -> None:
    for number in ("A-1", "A-2"):
        page_bench.drafts.save(Draft(uuid4(), {**WHOLE, "id": number}, None, Clock()()))
    page_bench.page.shown()
    assert page_bench.page.message.text() == RECOVERED
    assert page_bench.line("id").text() == "A-2"


def test_a_draft_is_given_up_only_when_that_is_confirmed(page_bench: PageBench) -> None:
    page_bench.open(WHOLE)
    page_bench.page.give_up.click()
    assert len(page_bench.drafts.unfinished()) == 1
    page_bench.page.give_up.click()
    assert page_bench.drafts.unfinished() == ()
    assert page_bench.asked == ["放弃这份没有完成的记录？已填内容将被删除。"] * 2
    assert not page_bench.page.give_up.isEnabled()


def test_ctrl_return_finishes_and_the_draft_is_gone(page_bench: PageBench, qtbot: QtBot) -> None:
    draft = page_bench.open(WHOLE)
    with qtbot.waitSignal(page_bench.page.record_finished) as finished:
        QTest.keyClick(page_bench.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert finished.args == [draft]
    assert page_bench.drafts.unfinished() == ()
    assert "已完成并存入记录库" in page_bench.page.message.text()
    assert page_bench.line("id").isReadOnly()


def test_an_unfinished_record_cannot_be_finished_and_the_first_gap_has_the_cursor(page_bench: PageBench) -> None:
    page_bench.page.open_new()
    QTest.mouseClick(page_bench.page.finish, Qt.MouseButton.LeftButton)
    assert page_bench.has_cursor("topics")
    assert page_bench.cell("topics").fault.text() == "缺少“检查项目”，请勾选检查项目。"
    assert page_bench.cell("inspectee.name").fault.isVisible()


def test_undo_and_redo_by_their_keys(page_bench: PageBench) -> None:
    page_bench.open(WHOLE)
    line = page_bench.line("visit.address")
    QTest.keyClicks(line, "road")
    QTest.keyClick(page_bench.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == ""
    QTest.keyClick(page_bench.page, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "road"


def test_a_step_back_brings_its_field_into_sight(page_bench: PageBench) -> None:
    page_bench.open({**WHOLE, "topics": ["fees", "mining", "pv", "service"]})
    QTest.keyClicks(page_bench.line("visit.address"), "road")
    bar = page_bench.page.body.verticalScrollBar()
    bar.setValue(bar.maximum())
    page_bench.page.undo.click()
    assert page_bench.has_cursor("visit.address")
    assert not page_bench.line("visit.address").visibleRegion().isEmpty()
    assert page_bench.page.message.text() == "已撤销：检查地址"
    assert page_bench.page.redo.isEnabled()
    page_bench.page.redo.click()
    assert not page_bench.page.redo.isEnabled()


def test_undo_with_the_cursor_in_a_line_reaches_across_all_fields(page_bench: PageBench) -> None:
    page_bench.open(WHOLE)
    QTest.keyClicks(page_bench.line("visit.address"), "road")
    assert page_bench.page.save()
    page_bench.page.focus("visit.phone")
    phone = page_bench.line("visit.phone")
    QTest.keyClicks(phone, "12")
    QTest.keyClick(phone, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert phone.text() == ""
    QTest.keyClick(phone, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page_bench.line("visit.address").text() == ""
    QTest.keyClick(phone, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert page_bench.line("visit.address").text() == "road"


def test_a_line_is_removed_and_those_behind_it_move_up(page_bench: PageBench) -> None:
    page_bench.open({**WHOLE, "fees": [{"name": "甲"}, {"name": "乙"}]})
    QTest.mouseClick(page_bench.page.body.boxes["fees"].lists["fees"].rows[0].remove, Qt.MouseButton.LeftButton)
    assert page_bench.line("fees[1].name").text() == "乙"
    assert page_bench.content["fees"] == [{"name": "乙"}]


def test_a_new_line_is_brought_into_sight(page_bench: PageBench) -> None:
    page_bench.open({**WHOLE, "fees": [{"name": "甲"}] * 12})
    QTest.mouseClick(page_bench.page.body.boxes["fees"].lists["fees"].add, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    line = page_bench.line("fees[13].name")
    assert line.hasFocus()
    assert line.visibleRegion().boundingRect() == line.rect()


def test_that_there_are_no_fees_is_said_openly(page_bench: PageBench) -> None:
    page_bench.open({key: value for key, value in WHOLE.items() if key != "fees"})
    lists = page_bench.page.body.boxes["fees"].lists["fees"]
    assert not lists.none.isChecked()
    lists.none.click()
    assert page_bench.content["fees"] == []
    assert lists.none.isChecked()
    lists.none.click()
    assert "fees" not in page_bench.content


def test_evidence_is_asked_for_a_finished_record_only(page_bench: PageBench, qtbot: QtBot) -> None:
    draft = page_bench.open(WHOLE)
    with qtbot.assertNotEmitted(page_bench.page.evidence_requested):
        QTest.mouseClick(page_bench.page.evidence, Qt.MouseButton.LeftButton)
    assert [fault.code for fault in page_bench.shown.faults] == ["unfinished"]
    QTest.mouseClick(page_bench.page.finish, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page_bench.page.evidence_requested) as wanted:
        QTest.mouseClick(page_bench.page.evidence, Qt.MouseButton.LeftButton)
    assert wanted.args == [draft]


def test_a_notice_is_asked_for_with_the_stored_record(page_bench: PageBench, qtbot: QtBot) -> None:
    draft = page_bench.open(WHOLE)
    with qtbot.waitSignal(page_bench.page.notice_requested) as wanted:
        QTest.mouseClick(page_bench.page.notice, Qt.MouseButton.LeftButton)
    assert wanted.args == [draft]


def test_a_derived_relation_says_so_beneath_its_field_until_somebody_chose_it(page_bench: PageBench) -> None:
    page_bench.open({**WHOLE, "fees": [{"name": "移表费", "amount": "1200.00", "stage": "connection"}]})
    type_words(page_bench.line("fees[1].payee"), "某供电公司")
    cell = page_bench.cell("fees[1].payee_relation")
    assert isinstance(cell.editor, ChoiceEditor)
    assert cell.editor.box.currentText() == "供电企业"
    assert cell.note.text() == "由收款单位推定，请核对"
    assert cell.note.isVisible()
    assert page_bench.line("fees[1].payee").text() == "某供电公司"
    cell.editor.box.activated.emit(1)  # the same value, chosen by hand
    assert not cell.note.isVisible()
    assert page_bench.content["fees"][0]["payee_relation"] == "supplier"
