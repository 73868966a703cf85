"""The dialog 与另一检查表对比: what a form holds against two checklists, as a person reads it."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.comparison.desk import ComparisonDesk
from gui.comparison.dialog import ComparisonDialog
from gui.comparison.presenter import Compared
from gui.comparison.table import HEADINGS
from gui.theme import VERDICT_COLOURS
from inspections.documents.knowledge import Knowledge
from tests.support.form_contents import OUTAGE
from tests.support.several_packs import provincial, with_packs, wuzhi


@pytest.fixture
def two(knowledge: Knowledge) -> Knowledge:
    own = wuzhi(knowledge)
    return with_packs(knowledge, own, provincial(own))


def shown(knowledge: Knowledge, qtbot: QtBot, content: dict[str, Any] = OUTAGE) -> ComparisonDialog:
    dialog = ComparisonDialog(knowledge, Compared(content, "wuzhi-2023"))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def cells(dialog: ComparisonDialog) -> list[list[str]]:
    rows, columns = range(dialog.model.rowCount()), range(dialog.model.columnCount())
    return [[dialog.model.index(row, column).data() for column in columns] for row in rows]


def test_only_the_differences_are_listed_until_all_are_asked_for(two: Knowledge, qtbot: QtBot, dressed: QApplication) -> None:
    del dressed
    dialog = shown(two, qtbot)
    assert dialog.own.text() == "左表：武陟县“获得电力”提升专项行动方案（2023年度）"
    assert dialog.other.currentText() == "浙江省检查表"
    row_of = {row[0]: row for row in cells(dialog)}
    hours = row_of["年平均停电时间（供电可靠性）"]
    assert hours[1] == "结论不同"
    assert hours[2].startswith("二(四)　县域用户年平均停电时间")
    assert hours[2].endswith("（不超过4.9小时，或者比上年下降8%以上）")
    assert hours[4].endswith("（不超过6小时，或者比上年下降8%以上）")
    assert (hours[3], hours[5]) == ("不符合", "符合")
    alone = row_of["电网检修及停电信息规范公开（信息公开）"]
    assert (alone[1], alone[4], alone[5]) == ("只有左表要求", "—", "")
    assert "相同" not in {row[1] for row in row_of.values()}
    assert cells(dialog)[0] == hours  # the gravest difference first, though the checklist asks other things before
    dialog.only.setFocus()
    QTest.keyClick(dialog.only, Qt.Key.Key_Space)
    assert "相同" in {row[1] for row in cells(dialog)}
    assert dialog.message.text().startswith("结论不同1项，规定不同0项，一方不适用0项，只有左表要求")


def test_a_chosen_line_tells_both_reasons_and_verdicts_have_their_colours(two: Knowledge, qtbot: QtBot, dressed: QApplication) -> None:
    del dressed
    dialog = shown(two, qtbot)
    assert dialog.reasons.text().startswith("左表（")  # of the first line
    row = next(index for index, row in enumerate(cells(dialog)) if row[1] == "结论不同")
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=dialog.table.visualRect(dialog.model.index(row, 0)).center())
    first, second = dialog.reasons.text().splitlines()
    assert first.startswith("左表（不符合）：")
    assert second.startswith("右表（符合）：")
    colour = dialog.model.index(row, 3).data(Qt.ItemDataRole.ForegroundRole)
    assert colour.name() == VERDICT_COLOURS["violation"]
    assert dialog.model.index(row, 2).data(Qt.ItemDataRole.ToolTipRole) == first.removeprefix("左表（不符合）：")


def test_the_other_checklist_is_chosen_from_the_list(knowledge: Knowledge, qtbot: QtBot, dressed: QApplication) -> None:
    del dressed
    own = wuzhi(knowledge)
    third = provincial(own)
    dialog = shown(with_packs(knowledge, own, third, replace(third, id="zz", title="另一个")), qtbot)
    dialog.other.setFocus()
    QTest.keyClick(dialog.other, Qt.Key.Key_Down)
    assert dialog.other.currentText() == "另一个"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [({"inspected_on": "2023-02-30"}, "请先填好检查时间"), ({"topics": []}, "请先勾选检查项目。")],
)
def test_what_is_lacking_is_told(two: Knowledge, qtbot: QtBot, dressed: QApplication, changes: dict[str, Any], expected: str) -> None:
    del dressed
    dialog = shown(two, qtbot, {**OUTAGE, **changes})
    assert dialog.message.text().startswith(expected)
    assert cells(dialog) == []


def test_a_program_with_one_checklist_has_nothing_to_compare(knowledge: Knowledge, qtbot: QtBot, dressed: QApplication) -> None:
    del dressed
    dialog = shown(with_packs(knowledge, wuzhi(knowledge)), qtbot)
    assert dialog.message.text() == "程序中只有这一个检查表，没有可以对比的。"
    assert not dialog.other.isEnabled()


def test_long_texts_are_wrapped_and_nothing_is_scrolled_sideways(two: Knowledge, qtbot: QtBot, dressed: QApplication) -> None:
    del dressed
    dialog = shown(two, qtbot)
    dialog.resize(760, 500)
    widths = [dialog.table.columnWidth(column) for column in range(len(HEADINGS))]
    assert sum(widths) <= dialog.table.viewport().width()
    assert max(dialog.table.rowHeight(row) for row in range(dialog.model.rowCount())) > 2 * dialog.fontMetrics().lineSpacing()


def test_the_desk_opens_it_over_the_window(two: Knowledge, qtbot: QtBot, dressed: QApplication) -> None:
    del dressed
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = ComparisonDesk(knowledge=two, parent=window).open(OUTAGE, "zhejiang")
    assert dialog.isVisible()
    assert dialog.own.text() == "左表：浙江省检查表"
    dialog.accept()
