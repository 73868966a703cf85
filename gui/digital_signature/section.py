"""电子签名 in the settings: which certificate is chosen, whose it is, until when it holds, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QWidget

from gui import theme
from gui.digital_signature.certificate import BureauCertificate, sentences_of
from gui.digital_signature.password_dialog import PasswordDialog
from gui.faults.front import open_dialog
from gui.widgets.buttons import button_row, plain_button
from gui.widgets.columns import fill_part
from gui.widgets.labels import hint_label, text_label
from inspections.days import spoken_day
from inspections.faults import Fault

FILES = "证书文件 (*.p12 *.pfx)"
_HINT = (
    "选定后，签发责令整改通知书、整改复查意见书、移送函和月度通报时可以加电子签名；立即生效，不用点“保存”。"
    "国密 SM2 证书和 U 盾中的证书目前不能用。"
)


class CertificateSection(QWidget):
    """Takes effect at once: it belongs to this computer, not to the bureau's profile that is saved as a whole."""

    def __init__(self, certificate: BureauCertificate, parent: QWidget | None = None) -> None:
        """Show what is remembered; `show_certificate` looks at the file."""
        super().__init__(parent)
        self._certificate = certificate
        self._generation = 0
        hint = hint_label(_HINT)
        self.file, self.holder, self.ends = text_label(selectable=True), text_label(selectable=True), text_label(selectable=True)
        self.fault = text_label(selectable=True)
        self.fault.setObjectName("error")
        self._shown = QWidget()
        grid = QGridLayout(self._shown)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.MARGIN)
        grid.setVerticalSpacing(theme.NARROW)
        grid.setColumnMinimumWidth(0, theme.LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        for row, (label, value) in enumerate((("证书文件", self.file), ("持有人", self.holder), ("有效期至", self.ends))):
            grid.addWidget(QLabel(label), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.fault, 3, 1)
        self.choosing = plain_button("选择证书文件…", self._choose)
        self.forgetting = plain_button("不再使用", self._forget)
        row_of_buttons = button_row(self.choosing, self.forgetting, None)
        fill_part(self, hint, self._shown, row_of_buttons)
        self._show(())

    def show_certificate(self) -> None:
        """Show the certificate, and what is wrong with its file now."""
        self._generation += 1
        generation, remembered = self._generation, self._certificate.remembered
        self._show(())

        def looked(faults: tuple[Fault, ...]) -> None:
            if generation == self._generation:
                self._show(faults)

        if remembered is not None:
            self._certificate.look(remembered.file, looked)

    def open_file(self, file: Path) -> PasswordDialog:
        """Ask for a file's password and choose its certificate; return the dialog, which is deleted when it closes."""
        dialog = PasswordDialog(self._certificate, file, self.window())
        dialog.opened.connect(self.show_certificate)
        open_dialog(dialog)
        return dialog

    def _show(self, faults: tuple[Fault, ...]) -> None:
        remembered = self._certificate.remembered
        if remembered is not None:
            self.file.setText(QDir.toNativeSeparators(str(remembered.file)))
            self.holder.setText(remembered.holder or "不明，请重新选择证书文件")
            ends = remembered.ends
            self.ends.setText("不明，请重新选择证书文件" if ends is None else spoken_day(ends.astimezone().date()))
        self._shown.setVisible(remembered is not None)
        self.forgetting.setVisible(remembered is not None)
        self.fault.setText(sentences_of(faults))
        self.fault.setVisible(bool(faults))

    def _choose(self) -> None:
        remembered = self._certificate.remembered
        start = "" if remembered is None else str(remembered.file.parent)
        path, _ = QFileDialog.getOpenFileName(self, "选择本单位的电子签名证书", start, FILES)
        if path:
            self.open_file(Path(path))

    def _forget(self) -> None:
        self._certificate.forget()
        self.show_certificate()
