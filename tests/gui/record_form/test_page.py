"""The page through its real widgets: typed and clicked as a person does."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from db.drafts import open_drafts
from gui.preferences import PreferencesFile
from gui.record_form.fields.cell import FieldCell
from gui.record_form.fields.choice import ChoiceEditor
from gui.record_form.fields.line import LineEditor
from gui.record_form.page import RecordFormPage
from gui.record_form.presenter import RECOVERED
from inspections.checklists.answer import Verdict
from inspections.drafts.draft import Draft, Drafts
from inspections.forms.content import Content
from inspections.records.fields.inspection import TOPICS
from inspections.records.record import record_uuid
from inspections.session import Knowledge, Session
from tests.gui.record_form.form_door import NOW, WHOLE, Clock, Shown, type_words
from tests.gui.synchronous import SynchronousOperations
from tests.memory_store import MemoryStore

BANNED = "wuzhi-2023.fees.banned"
UUID_OF_WHOLE = record_uuid("410823", "410823-2023-0001")


def cursor() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


class Bench:
    """A page on a store in memory and drafts on the disk."""

    def __init__(self, folder: Path, knowledge: Knowledge, preferences: PreferencesFile, qtbot: QtBot) -> None:
        preferences.change(county="410823", checklist="wuzhi-2023")
        self.drafts = open_drafts(folder / "drafts.db")
        self.store = MemoryStore(folder)
        self.running = SynchronousOperations(Session(self.store, self.drafts, knowledge))
        self.shown = Shown()
        self.asked: list[str] = []
        self.page = RecordFormPage(self.running, self.shown, lambda: self._open(folder), preferences, Clock(), confirm=self._confirm)
        self.opened: list[Drafts] = []
        self.page.ready(knowledge)
        qtbot.addWidget(self.page)
        self.page.resize(1214, 728)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def _confirm(self, question: str) -> bool:
        self.asked.append(question)
        return len(self.asked) > 1

    def _open(self, folder: Path) -> Drafts:
        self.opened.append(open_drafts(folder / "drafts.db"))
        return self.opened[-1]

    def close(self) -> None:
        for drafts in (*self.opened, self.drafts):
            drafts.close()

    def open(self, content: dict[str, Any]) -> UUID:
        draft = Draft(uuid4(), content, None, NOW)
        self.drafts.save(draft)
        self.page.open_draft(draft.id)
        return draft.id

    def cell(self, path: str) -> FieldCell:
        part = self.page.body.part(path)
        assert isinstance(part, FieldCell), path
        return part

    def line(self, path: str) -> QLineEdit:
        editor = self.cell(path).editor
        assert isinstance(editor, LineEditor), path
        return editor.line

    @property
    def content(self) -> Content:
        assert self.page.presenter is not None
        return self.page.presenter.content

    def has_cursor(self, path: str) -> bool:
        focused = QApplication.focusWidget()
        part = self.page.body.part(path)
        return focused is not None and part is not None and (part is focused or part.isAncestorOf(focused))


@pytest.fixture
def bench(tmp_path: Path, knowledge: Knowledge, preferences: PreferencesFile, qtbot: QtBot, dressed: QApplication) -> Iterator[Bench]:
    del dressed
    made = Bench(tmp_path, knowledge, preferences, qtbot)
    yield made
    made.close()


def test_a_blank_record_is_filled_in_and_judged_as_it_is_typed(bench: Bench) -> None:
    bench.page.shown()
    bench.page.body.boxes["basic"].cells["topics"].editor.boxes["fees"].click()  # type: ignore[attr-defined]
    type_words(bench.line("inspectee.name"), "某供电公司")
    kind = bench.cell("inspectee.kind").editor
    assert isinstance(kind, ChoiceEditor)
    QTest.keyClick(kind.box, Qt.Key.Key_Down)
    QTest.mouseClick(bench.page.body.boxes["fees"].lists["fees"].add, Qt.MouseButton.LeftButton)
    assert bench.has_cursor("fees[1].name")
    type_words(bench.line("fees[1].name"), "移表费")
    QTest.keyClicks(bench.line("fees[1].amount"), "1200")
    assert bench.page.panel.parts[Verdict.VIOLATION].cards[BANNED].line.figures == "实际 1200元，规定 0元"
    assert bench.content["fees"] == [{"payee_relation": "supplier", "stage": "connection", "name": "移表费", "amount": "1200"}]
    stage = bench.cell("fees[1].stage").editor
    assert isinstance(stage, ChoiceEditor)
    assert stage.box.currentText() == "办电环节"
    assert bench.page.heading.text() == "某供电公司"


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_its_form_and_all_of_it_can_be_reached_by_the_keyboard(bench: Bench, topic: str, knowledge: Knowledge) -> None:
    bench.open({**{key: WHOLE[key] for key in ("inspected_on", "county", "inspectee", "inspectors")}, "topics": [topic]})
    box = bench.page.body.boxes[topic] if topic in bench.page.body.boxes else bench.page.body.boxes["connection"]
    assert box.isVisible()
    pack = knowledge.packs.checklist("wuzhi-2023")
    for requirement in pack.checked:
        if requirement.topic == topic and requirement.kind.value == "observation":
            assert bench.cell(f"observations.{requirement.id}").isVisible()
    wanted = {id(cell) for own in bench.page.body.boxes.values() for cell in own.cells.values() if cell.isVisible()}
    met: set[int] = set()
    bench.page.focus("topics")
    for _ in range(600):
        focused = cursor()
        at: QWidget | None = focused
        while at is not None:
            met.add(id(at))
            at = at.parentWidget()
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        if wanted <= met:
            break
    assert wanted <= met


def test_tab_follows_the_reading_order(bench: Bench) -> None:
    bench.open({**WHOLE, "topics": ["mining"]})
    bench.page.focus("inspected_on")
    for path in ("inspected_on", "id", "inspectee.name", "inspectee.kind", "county"):
        assert bench.has_cursor(path), path
        QTest.keyClick(cursor(), Qt.Key.Key_Tab)


@pytest.mark.parametrize("typed", ["2023-2-30", "x"])
def test_a_fault_stands_beside_its_field_and_goes_when_it_is_mended(bench: Bench, typed: str) -> None:
    bench.open(WHOLE)
    line = bench.line("inspected_on")
    line.clear()
    QTest.keyClicks(line, typed)
    fault = bench.cell("inspected_on").fault
    assert fault.isVisible()
    assert typed in fault.text()
    assert fault.text().endswith("。")
    line.clear()
    QTest.keyClicks(line, "20230815")
    assert not fault.isVisible()
    assert line.text() == "20230815"
    assert bench.content["inspected_on"] == "2023-08-15"


def test_a_fault_in_a_line_stands_beside_its_cell(bench: Bench) -> None:
    bench.open(WHOLE)
    QTest.keyClicks(bench.line("fees[1].amount"), "x")
    assert "x" in bench.cell("fees[1].amount").fault.text()
    assert bench.cell("fees[1].amount").fault.isVisible()


def test_an_edit_is_on_the_disk_within_a_second(bench: Bench, qtbot: QtBot) -> None:
    bench.page.open_new()
    type_words(bench.line("visit.address"), "某路")
    qtbot.waitUntil(lambda: any(draft.content.get("visit") == {"address": "某路"} for draft in bench.drafts.unfinished()), timeout=1000)
    assert bench.page.saved.text().startswith("草稿已保存")


def test_leaving_the_page_saves_at_once(bench: Bench) -> None:
    bench.page.open_new()
    type_words(bench.line("visit.address"), "某路")
    assert bench.page.may_leave()
    (draft,) = bench.drafts.unfinished()
    assert draft.content["visit"] == {"address": "某路"}


def test_closing_saves_at_once_and_lets_go_of_the_drafts(bench: Bench) -> None:
    bench.page.open_new()
    type_words(bench.line("visit.address"), "某路")
    bench.page.release()
    bench.page.release()
    (draft,) = bench.drafts.unfinished()
    assert draft.content["visit"] == {"address": "某路"}


def test_an_unfinished_record_comes_back_with_a_plain_message(bench: Bench) -> None:
    bench.open({**WHOLE, "fees": [{"name": "移表费", "amount": "很多"}]})
    assert bench.page.message.text() == RECOVERED
    assert bench.page.message.isVisible()
    assert bench.line("fees[1].amount").text() == "很多"


def test_the_page_comes_up_with_what_was_not_finished_last(bench: Bench) -> None:
    assert not bench.page.has_unfinished()
    for number in ("A-1", "A-2"):
        bench.drafts.save(Draft(uuid4(), {**WHOLE, "id": number}, None, Clock()()))
    assert bench.page.has_unfinished()
    bench.page.shown()
    assert bench.page.message.text() == RECOVERED
    assert bench.line("id").text() == "A-2"


def test_a_draft_is_given_up_only_when_that_is_confirmed(bench: Bench) -> None:
    bench.open(WHOLE)
    bench.page.give_up.click()
    assert len(bench.drafts.unfinished()) == 1
    bench.page.give_up.click()
    assert bench.drafts.unfinished() == ()
    assert bench.asked == ["放弃这份没有完成的记录？已填内容将被删除。"] * 2
    assert not bench.page.give_up.isEnabled()


def test_a_click_on_a_verdict_goes_to_the_field_that_decided(bench: Bench) -> None:
    bench.open({**WHOLE, "fees": [{**WHOLE["fees"][0], "amount": None}]})
    card = bench.page.panel.card(BANNED)
    assert card is not None
    QTest.mouseClick(card.words, Qt.MouseButton.LeftButton)
    assert bench.has_cursor("fees[1].amount")
    bench.page.focus("inspected_on")
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert bench.has_cursor("fees[1].amount")


def test_compliant_and_inapplicable_verdicts_are_folded_until_they_are_asked_for(bench: Bench) -> None:
    bench.open({**WHOLE, "fees": []})
    part = bench.page.panel.parts[Verdict.COMPLIANT]
    assert part.isVisible()
    assert part.cards == {}
    part.heading.click()
    assert BANNED in part.cards


def test_a_violation_is_confirmed_in_the_inspectors_own_words(bench: Bench) -> None:
    bench.open(WHOLE)
    card = bench.page.panel.card(BANNED)
    assert card is not None
    assert card.determination is not None
    assert not card.determination.found.isVisible()
    card.determination.decision.buttons[0].click()
    assert card.determination.found.isVisible()
    assert "移表费1200.00元" in card.determination.found.placeholderText()
    QTest.keyClicks(card.determination.found, "abc")
    assert card.determination.found.toPlainText() == "abc"
    QTest.keyClicks(card.determination.correct, "refund")
    assert bench.content["determinations"] == {BANNED: {"decision": "confirmed", "found": "abc", "correct": "refund"}}


def test_a_violation_is_set_aside_only_with_a_reason(bench: Bench) -> None:
    bench.open(WHOLE)
    card = bench.page.panel.card(BANNED)
    assert card is not None
    assert card.determination is not None
    card.determination.decision.buttons[1].click()
    QTest.keyClick(bench.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert card.determination.fault.text() == "不予认定没有写明理由，请填写理由。"
    assert card.determination.reason.hasFocus()
    QTest.keyClicks(card.determination.reason, "repaid")
    with_record: list[UUID] = []
    bench.page.record_finished.connect(with_record.append)
    QTest.mouseClick(bench.page.finish, Qt.MouseButton.LeftButton)
    assert with_record == [UUID_OF_WHOLE]


def test_ctrl_return_finishes_and_the_draft_is_gone(bench: Bench, qtbot: QtBot) -> None:
    bench.open(WHOLE)
    with qtbot.waitSignal(bench.page.record_finished) as finished:
        QTest.keyClick(bench.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert finished.args == [UUID_OF_WHOLE]
    assert bench.drafts.unfinished() == ()
    assert "已完成并存入记录库" in bench.page.message.text()
    assert bench.line("id").isReadOnly()


def test_an_unfinished_record_cannot_be_finished_and_the_first_gap_has_the_cursor(bench: Bench) -> None:
    bench.page.open_new()
    QTest.mouseClick(bench.page.finish, Qt.MouseButton.LeftButton)
    assert bench.has_cursor("topics")
    assert bench.cell("topics").fault.text() == "缺少“检查项目”，请勾选检查项目。"
    assert bench.cell("inspectee.name").fault.isVisible()


def test_undo_and_redo_by_their_keys(bench: Bench) -> None:
    bench.open(WHOLE)
    line = bench.line("visit.address")
    QTest.keyClicks(line, "road")
    QTest.keyClick(bench.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == ""
    QTest.keyClick(bench.page, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "road"


def test_undo_with_the_cursor_in_a_line_reaches_across_all_fields(bench: Bench) -> None:
    bench.open(WHOLE)
    QTest.keyClicks(bench.line("visit.address"), "road")
    assert bench.page.save()
    bench.page.focus("visit.phone")
    phone = bench.line("visit.phone")
    QTest.keyClicks(phone, "12")
    QTest.keyClick(phone, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert phone.text() == ""
    QTest.keyClick(phone, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bench.line("visit.address").text() == ""
    QTest.keyClick(phone, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert bench.line("visit.address").text() == "road"


def test_a_line_is_removed_and_those_behind_it_move_up(bench: Bench) -> None:
    bench.open({**WHOLE, "fees": [{"name": "甲"}, {"name": "乙"}]})
    QTest.mouseClick(bench.page.body.boxes["fees"].lists["fees"].rows[0].remove, Qt.MouseButton.LeftButton)
    assert bench.line("fees[1].name").text() == "乙"
    assert bench.content["fees"] == [{"name": "乙"}]


def test_a_new_line_is_brought_into_sight(bench: Bench) -> None:
    bench.open({**WHOLE, "fees": [{"name": "甲"}] * 12})
    QTest.mouseClick(bench.page.body.boxes["fees"].lists["fees"].add, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    line = bench.line("fees[13].name")
    assert line.hasFocus()
    assert line.visibleRegion().boundingRect() == line.rect()


def test_that_there_are_no_fees_is_said_openly(bench: Bench) -> None:
    bench.open({key: value for key, value in WHOLE.items() if key != "fees"})
    lists = bench.page.body.boxes["fees"].lists["fees"]
    assert not lists.none.isChecked()
    lists.none.click()
    assert bench.content["fees"] == []
    assert lists.none.isChecked()
    lists.none.click()
    assert "fees" not in bench.content


def test_a_notice_is_asked_for_with_the_stored_record(bench: Bench, qtbot: QtBot) -> None:
    bench.open(WHOLE)
    with qtbot.waitSignal(bench.page.notice_requested) as wanted:
        QTest.mouseClick(bench.page.notice, Qt.MouseButton.LeftButton)
    assert wanted.args == [UUID_OF_WHOLE]


def test_the_verdicts_fold_beneath_the_form_in_a_narrow_window(bench: Bench) -> None:
    bench.open(WHOLE)
    assert bench.page.panel.area.isVisible()
    bench.page.resize(1000, 700)
    QApplication.processEvents()
    assert not bench.page.panel.area.isVisible()
    assert bench.page.panel.geometry().top() > bench.page.body.geometry().top()
    bench.page.panel.fold.click()
    assert bench.page.panel.area.isVisible()
    bench.page.resize(1214, 728)
    QApplication.processEvents()
    assert bench.page.panel.area.isVisible()
    assert bench.page.panel.geometry().left() > bench.page.body.geometry().left()


@pytest.mark.parametrize("width", [1214, 848])
@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_no_label_is_cut(bench: Bench, width: int, scale: float, dressed: QApplication) -> None:
    font = dressed.font()
    larger = dressed.font()
    larger.setPointSizeF(font.pointSizeF() * scale)
    dressed.setFont(larger)
    try:
        bench.open({**WHOLE, "topics": list(TOPICS), "connection": {"stages": [{}]}, "designation": {"acts": [{}]}})
        for box in bench.page.body.boxes.values():
            box.more.setChecked(True)
        bench.page.resize(width, 728)
        for _ in range(3):
            QApplication.processEvents()
        found: Iterable[QLabel] = bench.page.body.findChildren(QLabel)
        labels = [label for label in found if label.isVisible() and label.text()]
        assert len(labels) > 100
        cut = [
            label.text() for label in labels if not label.wordWrap() and label.width() < label.fontMetrics().horizontalAdvance(label.text())
        ]
        assert cut == []
        inner = bench.page.body.widget()
        assert inner.width() <= bench.page.body.viewport().width()
    finally:
        dressed.setFont(font)


def test_every_field_has_an_accessible_name(bench: Bench) -> None:
    bench.open({**WHOLE, "topics": list(TOPICS)})
    found: Iterable[QLineEdit] = bench.page.body.findChildren(QLineEdit)
    lines = list(found)
    assert len(lines) > 50
    assert [line for line in lines if not line.accessibleName()] == []
