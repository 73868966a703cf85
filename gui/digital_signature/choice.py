"""The box in a dialog for issuing: whether the document is signed with the bureau's certificate."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox

from gui.digital_signature.certificate import BureauCertificate
from gui.digital_signature.password_dialog import PasswordDialog
from gui.faults.front import open_dialog
from inspections.cases.numbers import NumberKind
from inspections.documents.digital_signature.bureau_signature import BureauSignature
from inspections.documents.kinds import KINDS

_HINT = "暂时不能签名的，可以取消勾选“用本单位证书做电子签名”，不签名也能签发。"


class SignatureChoice(QCheckBox):
    """Checked where a certificate is chosen, absent otherwise and for papers that are not the bureau's own."""

    def __init__(self, certificate: BureauCertificate | None, kind: NumberKind) -> None:
        """Offer a signature on a document of this kind."""
        super().__init__("用本单位证书做电子签名")
        self._certificate = certificate
        self._offered = certificate is not None and certificate.remembered is not None and KINDS[kind].red_head
        self.setChecked(self._offered)
        self.setToolTip("签名附在文件末尾，页面不变；收到的人可以查验文件有没有被改动")
        if not self._offered:
            self.hide()

    def show_issued(self, *, issued: bool) -> None:
        """Say nothing any more once the document is issued."""
        self.setVisible(self._offered and not issued)

    def ask(self, issue: Callable[[BureauSignature | None], None]) -> None:
        """Issue, signed where that is wanted; the password is asked for once, and without it nothing is issued."""
        certificate = self._certificate
        remembered = None if certificate is None else certificate.remembered
        if certificate is None or remembered is None or not self.isChecked():
            issue(None)
        elif certificate.signature is not None:
            issue(certificate.signature)
        else:
            dialog = PasswordDialog(certificate, remembered.file, self.window(), _HINT)
            dialog.opened.connect(lambda: issue(certificate.signature))
            open_dialog(dialog)
