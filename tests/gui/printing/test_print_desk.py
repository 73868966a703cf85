from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.printing.desk import PrintDesk
from inspections.cases.numbers import NumberKind
from inspections.session import Session
from tests.support.gui.synchronous_operations import SynchronousOperations
from tests.support.made_up_case import SITE, draft, issued, opened

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="nothing is to come out of a real printer")
def test_the_systems_dialog_chooses_and_the_archived_file_is_printed(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    (record,) = opened(session.store)
    document = issued(session.store, draft(session.store, record, NumberKind.SITE_RECORD, SITE), date(2023, 8, 15))
    parent = QWidget()
    qtbot.addWidget(parent)
    with qtbot.waitActive(parent):
        parent.show()
    sentences: list[str] = []
    dialog = PrintDesk(SynchronousOperations(session), sentences.append, parent).choose(document)
    assert document.number.text in dialog.windowTitle()
    printer: QPrinter = dialog.printer()
    assert printer.docName() == document.file_name
    lines_shown: list[QLineEdit] = list(dialog.findChildren(QLineEdit))
    lines = [line for line in lines_shown if line.isVisible()]
    lines[0].setText(str(tmp_path / "printed.pdf"))  # without a printer the dialog prints into a file
    buttons: list[QPushButton] = list(dialog.findChildren(QPushButton))
    QTest.mouseClick(next(button for button in buttons if button.isDefault()), Qt.MouseButton.LeftButton)
    archived = pypdfium2.PdfDocument(session.store.archive.read(document.sha256))
    assert sentences == [f"已送去打印，共{len(archived)}页"]
    archived.close()
    assert (tmp_path / "printed.pdf").stat().st_size > 0


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="there is a printer")
def test_a_computer_without_a_printer_says_so_before_any_dialog_of_the_system(session: Session, qtbot: QtBot) -> None:
    (record,) = opened(session.store)
    document = issued(session.store, draft(session.store, record, NumberKind.SITE_RECORD, SITE), date(2023, 8, 15))
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    PrintDesk(SynchronousOperations(session), lambda _: None, parent).print(document)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert box.text() == "这台电脑没有安装打印机。"
    box.reject()
    assert QApplication.activeModalWidget() is None


def test_over_a_dialog_the_word_at_the_end_stands_where_it_is_seen(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    (record,) = opened(session.store)
    document = issued(session.store, draft(session.store, record, NumberKind.SITE_RECORD, SITE), date(2023, 8, 15))
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    over = QDialog(parent)
    over.open()
    sentences: list[str] = []
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    PrintDesk(SynchronousOperations(session), sentences.append, parent).send(document, printer)
    assert sentences == []
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert box.text().startswith("已送去打印，共")
    box.accept()
    over.close()
