"""Opens a certificate by its password, which is forgotten at once. What is wrong stands in the dialog, to be tried again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from gui import theme
from gui.digital_signature.certificate import BureauCertificate, sentences_of
from gui.widgets.buttons import button_row, plain_button, primary_button
from gui.widgets.labels import heading_label, hint_label, text_label
from inspections.faults import Fault

if TYPE_CHECKING:
    from inspections.documents.digital_signature.certificate import SigningCertificate

HINT = "密码只在打开证书时使用，不会保存；关闭程序后再签名时重新输入。"


class PasswordDialog(QDialog):
    """Asks for the password of a certificate's file. `opened` comes once the certificate is there and taken up."""

    opened = Signal()

    def __init__(self, certificate: BureauCertificate, file: Path, parent: QWidget | None = None, hint: str = "") -> None:
        """Look at the file; `hint` is a sentence of whoever asks."""
        super().__init__(parent)
        self._certificate, self._file = certificate, file
        self._closed = False
        self.setWindowTitle("证书的密码")
        self.setMinimumWidth(460)
        heading = heading_label(f"请输入“{file.name}”的密码")
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName("证书的密码")
        self.message = text_label("", "error", selectable=True)
        self.message.hide()
        below = hint_label(f"{HINT}{hint}")
        self.accepting = primary_button("确定", self._open, enter=True)
        self.leaving = plain_button("取消", self.reject, enter=False)
        row = button_row(None, self.accepting, self.leaving)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.MARGIN)
        layout.setSpacing(theme.GAP)
        for part in (heading, self.password, self.message, below):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addLayout(row)
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)
        certificate.look(file, self._looked)

    @override
    def done(self, result: int) -> None:
        """Close; a certificate that is opened later is not taken up."""
        self._closed = True
        self.password.clear()
        super().done(result)

    def _looked(self, faults: tuple[Fault, ...]) -> None:
        if not self._closed and faults:
            self._refuse(faults)
            self._allow(may=False)  # no password helps a file that is gone or a certificate that has expired

    def _open(self) -> None:
        self._allow(may=False)
        self._certificate.open(self._file, self.password.text(), self._take, self._failed)

    def _take(self, opened: SigningCertificate) -> None:
        if self._closed:
            return
        self._certificate.keep(opened)
        self.accept()
        self.opened.emit()

    def _failed(self, faults: tuple[Fault, ...]) -> None:
        if self._closed:
            return
        self._refuse(faults)
        self._allow(may=True)
        self.password.selectAll()
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, faults: tuple[Fault, ...]) -> None:
        self.message.setText(sentences_of(faults))
        self.message.show()
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))

    def _allow(self, *, may: bool) -> None:
        self.password.setEnabled(may)
        self.accepting.setEnabled(may)
