"""Asks for the printer in the system's own dialog, then prints in the background."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from gui.faults.front import front
from gui.operations.progress import Progress
from gui.operations.running import Running
from inspections.cases.documents import Document
from inspections.session import Session


class PrintDesk(QObject):
    """`print` is what pages' and dialogs' wishes to print are connected to."""

    def __init__(self, operations: Running, told: Callable[[str], None], parent: QWidget) -> None:
        """Print nothing yet; `told` says in a short word that it was printed."""
        super().__init__(parent)
        self._operations, self._told, self._window = operations, told, parent

    def print(self, document: Document) -> QPrintDialog:
        """Ask for the printer and print the archived file; return the dialog, which is deleted when it closes."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(document.file_name)
        dialog = QPrintDialog(printer, front(self._window))
        dialog.setWindowTitle(f"打印 {document.number.text}")
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.accepted.connect(lambda: self.send(document, printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # the print dialog's own `open` wants a receiver
        return dialog

    def send(self, document: Document, printer: QPrinter) -> None:
        """Print an archived file on a printer."""

        def work(session: Session, progress: Progress) -> int:
            from gui.printing.printing import print_pdf  # noqa: PLC0415 # pypdfium2, which only a print or preview needs

            return print_pdf(session.store.archive.read(document.sha256), printer, progress)

        self._operations.run("打印文书", work, lambda pages: self._told(f"已送去打印，共{pages}页"))
