"""The first-run dialog, through its widgets."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from gui.first_run.dialog import FirstRunDialog
from gui.preferences import PreferencesFile
from inspections.documents.knowledge import Knowledge
from inspections.session import Session
from tests.support.gui.synchronous_operations import SynchronousOperations

TODAY = date(2026, 12, 1)


@pytest.fixture
def dialog(
    qtbot: QtBot, dressed: QApplication, session: Session, preferences: PreferencesFile, resources: Path, knowledge: Knowledge
) -> FirstRunDialog:
    del dressed
    dialog = FirstRunDialog(SynchronousOperations(session), preferences, resources, lambda: TODAY)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.ready(knowledge)
    return dialog


def click(dialog: FirstRunDialog, *names: str) -> None:
    for name in names:
        QTest.mouseClick(getattr(dialog, name), Qt.MouseButton.LeftButton)


def test_four_clicks_set_the_program_up_to_be_tried(dialog: FirstRunDialog, preferences: PreferencesFile) -> None:
    click(dialog, "sample_profile", "forward", "forward")
    assert dialog.heading.text().startswith("第3步，共3步")
    assert dialog.forward.text() == "完成"
    assert dialog.samples.isChecked()
    click(dialog, "forward")
    assert not dialog.isVisible()
    assert preferences.current.first_run_done


def test_enter_goes_forward_and_what_is_missing_is_told_at_its_field(dialog: FirstRunDialog) -> None:
    editor = dialog.fields[0].editors["county"]
    assert isinstance(editor, QLineEdit)
    assert dialog.focusWidget() is editor
    QTest.keyClicks(editor, "410823")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert dialog.heading.text().startswith("第1步")
    assert dialog.fields[0].told_below("issuer") == "还没有填写，请填写。"
    assert dialog.fields[0].told_below("county").startswith("本县")
    assert dialog.checklist.box.currentData() == "wuzhi-2023"


@pytest.mark.parametrize("by_key", [True, False])
def test_leaving_keeps_what_was_typed(dialog: FirstRunDialog, preferences: PreferencesFile, by_key: bool) -> None:
    QTest.keyClicks(dialog.fields[0].editors["county"], "4108")
    if by_key:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        click(dialog, "later")
    assert not dialog.isVisible()
    assert preferences.current.unfinished_profile["texts"]["county"] == "4108"


def test_it_fits_a_small_screen(dialog: FirstRunDialog) -> None:
    assert dialog.width() <= 1093
    assert dialog.height() <= 560


def test_without_inspectors_two_are_asked_for_and_one_is_let_through_with_a_hint(dialog: FirstRunDialog) -> None:
    click(dialog, "sample_profile", "forward", "forward")
    dialog.inspectors.edited.emit(())
    click(dialog, "forward")
    assert dialog.isVisible()
    assert dialog.inspectors.told_below() == "还没有检查人，请至少添加两名。"
    dialog.inspectors.edited.emit((("张某", "A1"),))
    assert "现在只有一名检查人" in dialog.inspectors.told_below()
    assert not dialog.inspectors.table.property("wrong")
    click(dialog, "forward")
    assert not dialog.isVisible()


def test_the_wheel_scrolls_past_the_checklist_and_changes_nothing(dialog: FirstRunDialog) -> None:
    box = dialog.checklist.box
    box.addItem("另一份检查表", "other")
    box.setCurrentIndex(1)
    box.setFocus()
    where = QPointF(5, 5)
    turned = QWheelEvent(
        where,
        box.mapToGlobal(where),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turned)
    assert box.currentIndex() == 1


def test_the_samples_are_not_called_a_few(dialog: FirstRunDialog) -> None:
    words = dialog.about_samples.text()
    assert "一批检查记录" in words
    assert "几条" not in words
