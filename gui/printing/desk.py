"""Asks for the printer in the system's own dialog, then prints in the background."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from gui.faults.front import front
from gui.operations.operation import Operation
from gui.operations.progress import Progress
from gui.operations.running import Running
from gui.question import ask, tell
from inspections.cases.documents import Document
from inspections.session import Session


class PrintDesk(QObject):
    """`print` is what pages' and dialogs' wishes to print are connected to."""

    def __init__(self, operations: Running, say: Callable[[str], None], parent: QWidget) -> None:
        """Print nothing yet; `message` says in a short word that it was printed."""
        super().__init__(parent)
        self._operations, self._say, self._window = operations, say, parent

    def print(self, document: Document) -> None:
        """Ask for the printer and print the archived file; a computer without a printer is told as such first."""
        if QPrinterInfo.availablePrinterNames():
            self.choose(document)
            return
        more = "请安装打印机，或者把文书的 PDF 文件拷到别的电脑打印。"
        ask(front(self._window), "打印", "这台电脑没有安装打印机。", ("打印到文件…", "取消"), partial(self._choose, document), more)

    def _choose(self, document: Document) -> None:
        self.choose(document)

    def choose(self, document: Document) -> QPrintDialog:
        """Ask for the printer in the system's dialog and print; return the dialog, which is deleted when it closes."""
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

        def done(pages: int) -> None:
            sent = f"已送去打印，共{pages}页"
            over = front(self._window)
            if over is self._window:
                self._say(sent)
                return
            # The word in the rail would lie behind the dialog.
            tell(over, "打印", f"{sent}。")

        self._operations.run(Operation("打印文书", work, done))
