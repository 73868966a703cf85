"""What a page that lists documents asks a person before it acts on one: where to write, why to make void; preview and signature."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.cases.document_buttons import DocumentButtons
from gui.cases.document_work import DocumentWork
from gui.cases.preview_dialog import DocumentPreview
from gui.cases.void_dialog import VoidDialog
from gui.digital_signature.verification_dialog import VerificationDialog
from gui.faults.front import open_dialog
from gui.operations.running import Running
from gui.preferences import PreferencesFile
from inspections.cases.documents import Document
from inspections.documents.kinds import title_of


class DocumentDialogs(QObject):
    """Between a page's buttons and its `DocumentWork`. `print_requested` carries a Document."""

    print_requested = Signal(object)

    def __init__(self, operations: Running, preferences: PreferencesFile, work: DocumentWork, page: QWidget) -> None:
        """Ask nothing yet; dialogs stand before `page`."""
        super().__init__(page)
        self._operations, self._preferences, self._work, self._page = operations, preferences, work, page

    def join(self, buttons: DocumentButtons) -> None:
        """Do what a row of buttons wants, but for a replacement."""
        buttons.look_wanted.connect(self.look)
        buttons.verification_wanted.connect(self.verify)
        buttons.print_wanted.connect(self.print_requested)
        buttons.take_out_wanted.connect(self.take_out)
        buttons.word_wanted.connect(self.export_word)
        buttons.voiding_wanted.connect(self.ask_reason)

    def look(self, document: Document) -> DocumentPreview:
        """Show a document as it was issued; return the dialog, which is deleted when it closes."""
        dialog = DocumentPreview(self._operations, document, self._page)
        dialog.print_requested.connect(self.print_requested)
        dialog.take_out_requested.connect(self.take_out)
        open_dialog(dialog)
        return dialog

    def verify(self, document: Document) -> VerificationDialog:
        """Show what a document's signature is worth; return the dialog, which is deleted when it closes."""
        dialog = VerificationDialog(self._operations, document, title_of(document), self._page)
        open_dialog(dialog)
        return dialog

    def ask_reason(self, document: Document) -> VoidDialog:
        """Ask why a document is to be void; return the dialog, which is deleted when it closes."""
        dialog = VoidDialog(title_of(document), document, self._page)
        dialog.confirmed.connect(lambda reason: self._work.void(document, reason))
        self._work.look_for_resting(document, dialog.show_resting)
        open_dialog(dialog)
        return dialog

    def take_out(self, document: Document) -> None:
        """Ask for a folder and write the issued file there."""
        folder = self.folder("文书存放的文件夹")
        if folder is not None:
            self._work.take_out(document, folder)

    def export_word(self, document: Document) -> None:
        """Ask for a folder and write the document there to be edited."""
        folder = self.folder("Word 文件存放的文件夹")
        if folder is not None:
            self._work.export_word(document, folder)

    def folder(self, title: str) -> Path | None:
        """Ask for a folder, beginning with the last one; None where the person leaves it."""
        folder = QFileDialog.getExistingDirectory(self._page, title, self._preferences.current.last_folder)
        return Path(folder) if folder else None
