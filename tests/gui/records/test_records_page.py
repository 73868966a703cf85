from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from gui.records.page import RecordsPage
from inspections.drafts.draft import Draft
from inspections.session import Session
from inspections.use_cases.changes import Changed, Changes
from tests.support.gui.navigation import Ways
from tests.support.gui.synchronous_operations import SynchronousOperations
from tests.support.gui.wheel import turn_wheel

pytestmark = pytest.mark.usefixtures("dressed")
DRAFT = Draft(UUID(int=7), {"inspectee": {"name": "某县供电公司"}}, None, datetime(2026, 11, 22, tzinfo=UTC))


@pytest.fixture
def ways() -> Ways:
    return Ways()


@pytest.fixture
def page(qtbot: QtBot, session: Session, ways: Ways, resources: Path) -> RecordsPage:
    page = RecordsPage(SynchronousOperations(session), ways.navigation, resources / "samples")
    qtbot.addWidget(page)
    page.resize(1214, 728)
    page.show()
    return page


@pytest.fixture
def filled(page: RecordsPage) -> RecordsPage:
    page.shown()
    page.presenter.load_samples()
    page.refresh(Changes.of(Changed.RECORDS))
    return page


def cells(page: RecordsPage, column: int) -> list[str]:
    return [page.records.index(row, column).data() for row in range(page.records.rowCount())]


def test_an_empty_page_says_what_to_do(qtbot: QtBot, page: RecordsPage, ways: Ways) -> None:
    page.shown()
    assert page.stack.currentWidget() is page.empty
    assert not page.filters.isVisible()
    QTest.mouseClick(page.first_record, Qt.MouseButton.LeftButton)
    assert ways.gone == [("new", None)]
    with qtbot.waitSignal(page.import_requested):
        QTest.mouseClick(page.first_import, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.samples, Qt.MouseButton.LeftButton)
    page.refresh(Changes.of(Changed.RECORDS))
    assert page.stack.currentWidget() is page.table
    assert page.count.text() == "共50条记录"


def test_typing_finds_records(qtbot: QtBot, filled: RecordsPage) -> None:
    assert filled.search()
    QTest.keyClicks(filled.filters.text, "WZ-2023-007")
    qtbot.waitUntil(lambda: filled.records.rowCount() == 1)
    assert cells(filled, 0) == ["WZ-2023-007"]
    assert filled.count.text() == "找到1条，共50条记录"
    QTest.keyClicks(filled.filters.text, "x")
    qtbot.waitUntil(lambda: filled.stack.currentWidget() is filled.nothing)
    QTest.mouseClick(filled.filters.clearing, Qt.MouseButton.LeftButton)
    assert filled.records.rowCount() == 50
    assert filled.filters.text.text() == ""


def test_filters_by_topic_state_and_month(filled: RecordsPage) -> None:
    filters = filled.filters
    filters.topic.setCurrentText("三指定")
    assert all("三指定" in cell for cell in cells(filled, 3))
    assert 0 < filled.records.rowCount() < 50
    filters.clear()
    filters.state.setCurrentText("发现问题")
    assert set(cells(filled, 4)) == {"发现问题"}
    filters.clear()
    filters.month.setCurrentIndex(1)
    assert len({cell[:7] for cell in cells(filled, 1)}) == 1


def test_enter_and_a_double_click_open_the_record(filled: RecordsPage, ways: Ways) -> None:
    filled.filters.text.setFocus()
    QTest.keyClick(filled.filters.text, Qt.Key.Key_Return)
    QTest.keyClick(filled.table, Qt.Key.Key_Down)
    QTest.keyClick(filled.table, Qt.Key.Key_Return)
    second = filled.records.line(1)
    assert second is not None
    assert ways.gone == [("record", second.uuid)]
    middle = filled.table.visualRect(filled.records.index(3, 2)).center()
    QTest.mouseClick(filled.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    QTest.mouseDClick(filled.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    fourth = filled.records.line(3)
    assert fourth is not None
    assert ways.gone[1:] == [("record", fourth.uuid)]


def test_the_wheel_changes_no_filter(filled: RecordsPage) -> None:
    for box in (filled.filters.topic, filled.filters.state, filled.filters.month):
        turn_wheel(box)
        assert box.currentIndex() == 0


def test_escape_empties_the_search_box(qtbot: QtBot, filled: RecordsPage) -> None:
    QTest.keyClicks(filled.filters.text, "WZ-2023-007")
    qtbot.waitUntil(lambda: filled.records.rowCount() == 1)
    QTest.keyClick(filled.filters.text, Qt.Key.Key_Escape)
    assert filled.filters.text.text() == ""
    qtbot.waitUntil(lambda: filled.records.rowCount() == 50)


@pytest.mark.parametrize("width", [1214, 900])
def test_no_short_column_is_cut(filled: RecordsPage, width: int) -> None:
    filled.resize(width, 600)
    header, metrics = filled.table.horizontalHeader(), filled.table.fontMetrics()
    assert header.sectionSize(0) > metrics.horizontalAdvance("410823-2026-000001")
    for column in range(header.count()):
        assert header.sectionSize(column) >= header.sectionSizeHint(column)
    assert filled.table.columnWidth(1) >= filled.table.sizeHintForColumn(1)
    assert header.sectionSize(2) == max(header.sectionSize(column) for column in range(header.count()))


def test_of_a_number_too_long_for_its_column_year_and_serial_are_seen(filled: RecordsPage) -> None:
    filled.resize(900, 600)
    number, width = "武发改能源责改〔2023〕10号", filled.table.columnWidth(6)
    assert filled.table.fontMetrics().elidedText(number, filled.table.textElideMode(), width).endswith("10号")


def test_evidence_is_asked_for_the_chosen_record(qtbot: QtBot, filled: RecordsPage) -> None:
    assert not filled.proving.isEnabled()
    filled.table.selectRow(2)
    line = filled.chosen()
    assert line is not None
    with qtbot.waitSignal(filled.evidence_requested) as asked:
        QTest.mouseClick(filled.proving, Qt.MouseButton.LeftButton)
    assert asked.args == [line.uuid]


def test_a_notice_is_asked_for_the_chosen_record(qtbot: QtBot, filled: RecordsPage) -> None:
    assert not filled.issuing.isEnabled()
    filled.table.selectRow(2)
    line = filled.chosen()
    assert line is not None
    with qtbot.waitSignal(filled.notice_requested) as asked:
        QTest.mouseClick(filled.issuing, Qt.MouseButton.LeftButton)
    assert asked.args == [line.uuid]


def test_the_chosen_record_stays_chosen_when_the_list_is_read_anew(filled: RecordsPage) -> None:
    filled.table.selectRow(5)
    before = filled.chosen()
    filled.refresh(Changes.of(Changed.RECORDS))
    assert before is not None
    assert filled.chosen() == before


def test_a_hidden_page_is_read_anew_when_it_is_shown(page: RecordsPage, session: Session, resources: Path) -> None:
    page.shown()
    page.hide()
    RecordsPage(SynchronousOperations(session), Ways().navigation, resources / "samples").presenter.load_samples()
    page.refresh(Changes.of(Changed.RECORDS))
    assert page.records.rowCount() == 0
    page.show()
    page.shown()
    assert page.records.rowCount() == 50


def test_drafts_are_gone_on_with_or_deleted_after_a_question(qtbot: QtBot, page: RecordsPage, session: Session, ways: Ways) -> None:
    session.drafts.save(DRAFT)
    page.shown()
    assert page.drafts.isVisible()
    QTest.mouseClick(page.drafts.continuing[0], Qt.MouseButton.LeftButton)
    assert ways.gone == [("draft", DRAFT.id)]
    for answer, left in {"保留": [DRAFT], "删除草稿": []}.items():
        QTest.mouseClick(page.drafts.discarding[0], Qt.MouseButton.LeftButton)
        question = next(iter(page.findChildren(QMessageBox)))  # type: ignore[var-annotated] # Qt's stubs lose the type
        button = next(button for button in question.buttons() if button.text() == answer)
        with qtbot.waitSignal(question.destroyed):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert list(session.drafts.unfinished()) == left
    assert not page.drafts.isVisible()
