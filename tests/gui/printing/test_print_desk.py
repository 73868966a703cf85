from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.printing.desk import PrintDesk
from inspections.cases.numbers import NumberKind
from inspections.session import Session
from tests.gui.synchronous import SynchronousOperations
from tests.notices.papers.made_up_case import SITE, draft, issued, opened

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="nothing is to come out of a real printer")
def test_the_systems_dialog_chooses_and_the_archived_file_is_printed(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    (record,) = opened(session.store)
    document = issued(session.store, draft(session.store, record, NumberKind.SITE_RECORD, SITE), date(2023, 8, 15))
    parent = QWidget()
    qtbot.addWidget(parent)
    with qtbot.waitActive(parent):
        parent.show()
    told: list[str] = []
    dialog = PrintDesk(SynchronousOperations(session), told.append, parent).print(document)
    assert document.number.text in dialog.windowTitle()
    printer: QPrinter = dialog.printer()
    assert printer.docName() == document.file_name
    found: list[QLineEdit] = list(dialog.findChildren(QLineEdit))
    lines = [each for each in found if each.isVisible()]
    lines[0].setText(str(tmp_path / "printed.pdf"))  # without a printer the dialog prints into a file
    buttons: list[QPushButton] = list(dialog.findChildren(QPushButton))
    QTest.mouseClick(next(each for each in buttons if each.isDefault()), Qt.MouseButton.LeftButton)
    archived = pypdfium2.PdfDocument(session.store.archive.read(document.sha256))
    assert told == [f"已送去打印，共{len(archived)}页"]
    archived.close()
    assert (tmp_path / "printed.pdf").stat().st_size > 0
