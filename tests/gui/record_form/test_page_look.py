"""The page's looks: nothing cut, everything reached by the keyboard, every topic's form, the narrow window."""

from collections.abc import Iterable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from gui.record_form.fields.cell import FieldCell
from inspections.documents.knowledge import Knowledge
from inspections.records.fields.inspection import TOPICS
from tests.support.form_contents import WHOLE
from tests.support.gui.record_form_page import PageBench, cursor


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_its_form_and_all_of_it_can_be_reached_by_the_keyboard(
    page_bench: PageBench, topic: str, knowledge: Knowledge
) -> None:
    page_bench.open({**{key: WHOLE[key] for key in ("inspected_on", "county", "inspectee", "inspectors")}, "topics": [topic]})
    box = page_bench.page.body.boxes[topic] if topic in page_bench.page.body.boxes else page_bench.page.body.boxes["connection"]
    assert box.isVisible()
    pack = knowledge.packs.checklist("wuzhi-2023")
    for requirement in pack.checked:
        if requirement.topic == topic and requirement.kind.name == "observation":
            assert page_bench.cell(f"observations.{requirement.id}").isVisible()
    wanted = {id(cell) for own in page_bench.page.body.boxes.values() for cell in own.cells.values() if cell.isVisible()}
    met: set[int] = set()
    page_bench.page.focus("topics")
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


def test_tab_follows_the_reading_order(page_bench: PageBench) -> None:
    page_bench.open({**WHOLE, "topics": ["mining"]})
    page_bench.page.focus("inspected_on")
    for path in ("inspected_on", "id", "county", "inspectee.name", "inspectee.kind"):
        assert page_bench.has_cursor(path), path
        QTest.keyClick(cursor(), Qt.Key.Key_Tab)


def visited(bench: PageBench, first: str, count: int) -> list[str]:
    """Return what Tab comes to from a field: paths of fields, names of buttons."""
    bench.page.focus(first)
    met = []
    for _ in range(count):
        QTest.keyClick(cursor(), Qt.Key.Key_Tab)
        at: QWidget | None = cursor()
        while at is not None and not isinstance(at, FieldCell):
            at = at.parentWidget()
        focused = cursor()
        met.append(at.path if at is not None else focused.accessibleName() or focused.text() if isinstance(focused, QPushButton) else "")
    return met


def test_tab_comes_to_a_section_and_a_line_that_were_added_last(page_bench: PageBench) -> None:
    page_bench.open({**WHOLE, "topics": []})
    assert page_bench.page.presenter is not None
    page_bench.page.presenter.edit("topics", ["fees"])  # its section stands before the last one, which is there already
    assert visited(page_bench, "fees[1].reasonable", 3) == ["fees[1].receipt", "删除第1行收费", "＋ 添加收费"]
    page_bench.page.presenter.add_line("fees")
    assert visited(page_bench, "fees[1].receipt", 2) == ["删除第1行收费", "fees[2].name"]


def test_tab_goes_from_the_form_to_the_verdicts(page_bench: PageBench) -> None:
    page_bench.open(WHOLE)
    page_bench.page.focus("rectification.due_on")
    while page_bench.page.body.isAncestorOf(cursor()):
        QTest.keyClick(cursor(), Qt.Key.Key_Tab)
    assert page_bench.page.panel.isAncestorOf(cursor())


def test_the_verdicts_fold_beneath_the_form_in_a_narrow_window(page_bench: PageBench) -> None:
    page_bench.open(WHOLE)
    assert page_bench.page.panel.area.isVisible()
    page_bench.page.resize(1000, 700)
    QApplication.processEvents()
    assert not page_bench.page.panel.area.isVisible()
    assert page_bench.page.panel.geometry().top() > page_bench.page.body.geometry().top()
    page_bench.page.panel.fold.click()
    assert page_bench.page.panel.area.isVisible()
    page_bench.page.resize(1214, 728)
    QApplication.processEvents()
    assert page_bench.page.panel.area.isVisible()
    assert page_bench.page.panel.geometry().left() > page_bench.page.body.geometry().left()


@pytest.mark.parametrize("width", [1214, 848])
@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_no_label_is_cut(page_bench: PageBench, width: int, scale: float, dressed: QApplication) -> None:
    font = dressed.font()
    larger = dressed.font()
    larger.setPointSizeF(font.pointSizeF() * scale)
    dressed.setFont(larger)
    try:
        page_bench.open({**WHOLE, "topics": list(TOPICS), "connection": {"stages": [{}]}, "designation": {"acts": [{}]}})
        for box in page_bench.page.body.boxes.values():
            box.more.setChecked(True)
        page_bench.page.resize(width, 728)
        for _ in range(3):
            QApplication.processEvents()
        labels_shown: Iterable[QLabel] = page_bench.page.body.findChildren(QLabel)
        labels = [label for label in labels_shown if label.isVisible() and label.text()]
        assert len(labels) > 100
        cut = [
            label.text() for label in labels if not label.wordWrap() and label.width() < label.fontMetrics().horizontalAdvance(label.text())
        ]
        assert cut == []
        inner = page_bench.page.body.widget()
        assert inner.width() <= page_bench.page.body.viewport().width()
    finally:
        dressed.setFont(font)


def test_a_long_title_ends_in_dots_where_it_does_not_fit(page_bench: PageBench) -> None:
    name = "国网河南省电力公司某县供电公司第一营业厅"
    page_bench.open({**WHOLE, "inspectee": {"name": name, "kind": "grid_company"}})
    page_bench.page.resize(848, 660)  # what a window of 1000x700 leaves
    QApplication.processEvents()
    heading = page_bench.page.heading
    page_bench.page.grab()
    assert heading.text() == name
    assert heading.shown_text().endswith("…")
    assert heading.fontMetrics().horizontalAdvance(heading.shown_text()) <= heading.width()
    assert heading.toolTip() == name
    page_bench.open(WHOLE)
    page_bench.page.resize(1600, 728)
    QApplication.processEvents()
    page_bench.page.grab()
    assert heading.shown_text() == "某供电公司"
    assert heading.toolTip() == ""


def test_every_field_has_an_accessible_name(page_bench: PageBench) -> None:
    page_bench.open({**WHOLE, "topics": list(TOPICS)})
    lines_shown: Iterable[QLineEdit] = page_bench.page.body.findChildren(QLineEdit)
    lines = list(lines_shown)
    assert len(lines) > 50
    assert [line for line in lines if not line.accessibleName()] == []


def test_a_partys_whole_name_can_be_read_in_a_laptops_window(page_bench: PageBench) -> None:
    name = "国网河南省电力公司武陟县供电公司营业厅"
    page_bench.open({**WHOLE, "inspectee": {"name": name, "kind": "grid_company"}})
    for _ in range(3):
        QApplication.processEvents()
    line = page_bench.line("inspectee.name")
    assert line.fontMetrics().horizontalAdvance(name) < line.width() - 16


def test_the_verdicts_stand_beside_the_form_on_a_laptop_at_a_scale_of_125_percent(page_bench: PageBench) -> None:
    page_bench.open(WHOLE)
    page_bench.page.resize(1092, 596)
    QApplication.processEvents()
    assert page_bench.page.panel.geometry().left() > page_bench.page.body.geometry().left()
    assert page_bench.page.panel.area.isVisible()
