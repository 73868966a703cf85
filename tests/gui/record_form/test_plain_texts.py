"""Names are text, whatever they look like: no label, tooltip or question takes them for markup, and no & is swallowed."""

import copy

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from gui.faults.bug_dialog import BugDialog
from gui.faults.dialog import FaultDialog
from gui.question import ask
from gui.record_form.elided_label import ElidedLabel
from gui.record_form.inspector_boxes import InspectorBoxes
from gui.signing.dialog import SignatureDialog
from inspections.profiles.profile import Inspector
from tests.support.form_contents import WHOLE
from tests.support.gui.record_form_page import PageBench

HOSTILE = ["<img src='file:///etc/passwd'>甲", "<h1>乙</h1>", "&lt;丙&gt;", "<!-- 丁 -->", "戊&己", "<a href='x'>庚</a>"]

pytestmark = pytest.mark.usefixtures("dressed")


def labels(widget: QWidget) -> list[QLabel]:
    labels_shown: list[QLabel] = list(widget.findChildren(QLabel))
    return [label for label in labels_shown if label.isVisibleTo(widget)]


def is_plain(label: QLabel) -> bool:
    return label.textFormat().name == "PlainText"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_tooltip_of_a_name_is_its_text(name: str, qtbot: QtBot) -> None:
    label = ElidedLabel(name * 40)
    qtbot.addWidget(label)
    label.resize(60, 30)
    label.show()
    label.grab()
    assert label.toolTip() == name * 40
    QToolTip.showText(QPoint(5, 5), label.toolTip(), label)
    (tip,) = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QLabel) and widget.inherits("QTipLabel")]
    assert tip.text() == name * 40
    assert is_plain(tip)
    QToolTip.hideText()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_question_about_a_name_is_its_text(name: str, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    ask(parent, "作废", name, ("作废", "取消"), lambda: None, name)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert [label.text() for label in labels(box) if label.text()] == [name, name]
    assert all(map(is_plain, labels(box)))
    box.reject()


def test_dialogs_that_show_names_show_text(qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> None:
    name = HOSTILE[0]
    shown: list[QDialog] = [
        FaultDialog(name, (name,)),
        BugDialog(name, tmp_path_factory.mktemp("log") / "<b>"),
        SignatureDialog(name),
    ]
    for dialog in shown:
        qtbot.addWidget(dialog)
        dialog.show()
        assert labels(dialog)
        assert all(map(is_plain, labels(dialog)))


@pytest.mark.parametrize("name", HOSTILE)
def test_the_form_of_a_party_with_such_a_name_shows_text(page_bench: PageBench, name: str) -> None:
    content = copy.deepcopy(WHOLE)
    content["inspectee"]["name"] = name
    page_bench.open(content)
    assert page_bench.page.heading.text() == name
    assert all(map(is_plain, (label for label in labels(page_bench.page) if label.objectName() != "marked")))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_verdict_sets_its_own_words_off_and_shows_a_name_as_text(page_bench: PageBench, name: str) -> None:
    page_bench.open({**WHOLE, "fees": [{**WHOLE["fees"][0], "name": f"移表费（{name}）", "approved_item": False}]})
    page_bench.page.grab()
    marked = [label for label in labels(page_bench.page) if label.objectName() == "marked"]
    assert marked
    assert all(label.textFormat().name == "RichText" for label in marked), "else a person reads <span style=…>"
    assert not any("<img" in label.text() or "<h1>" in label.text() or "<a " in label.text() for label in marked)
    document = QTextDocument()
    document.setHtml(marked[0].text())
    assert "<span" not in document.toPlainText()


def test_an_inspector_whose_name_has_an_ampersand_keeps_it(qtbot: QtBot) -> None:
    boxes = InspectorBoxes()
    qtbot.addWidget(boxes)
    inspector = Inspector("戊&己", "豫H&1")
    boxes.show_state((inspector,), [])
    assert boxes.boxes[inspector].text() == "戊&&己（豫H&&1）"
