"""设置: the bureau's profile, its inspectors, the checklist that new records are held against."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from gui import pages, theme
from gui.backups.presenter import BackupPresenter
from gui.backups.section import BackupSection
from gui.digital_signature.certificate import BureauCertificate
from gui.digital_signature.section import CertificateSection
from gui.faults.presenter import ShowsFaults
from gui.operations.running import Running
from gui.page import Page
from gui.preferences import PreferencesFile
from gui.question import answered_before_leaving
from gui.settings.checklist_choice import ChecklistChoice
from gui.settings.inspector_table import InspectorTable
from gui.settings.presenter import SettingsPresenter
from gui.settings.profile_fields import ProfileFields
from gui.settings.profile_form import ProfileForm
from gui.settings.state import SettingsState
from gui.widgets.buttons import button_row, plain_button, primary_button
from gui.widgets.columns import fill_part, scrolling
from gui.widgets.labels import heading_label, hint_label, title_label
from inspections.documents.knowledge import Knowledge
from inspections.use_cases.changes import Changed, Changes

FILES = "资料文件 (*.toml)"
_SAVE, _DROP = "保存", "不保存"
_LONGEST = 40_000
"""Milliseconds after which nobody waits for the store any more; another program holds it for 30 seconds at most."""
READING_WIDTH = 900
"""Widest the form becomes: longer lines are hard to read."""


class SettingsPage(Page):
    """Shows the state and says what the person wants."""

    entry = pages.SETTINGS

    guide_requested = Signal()
    """The person asks for the first-run dialog."""
    templates_requested = Signal()
    """The person asks for the wording of the documents."""
    health_requested = Signal()
    """The person asks whether everything is whole."""
    laws_requested = Signal(tuple)
    """The person asks for the laws 待核; carries the inspectors' names."""

    def __init__(
        self,
        *,
        operations: Running,
        faults: ShowsFaults,
        preferences: PreferencesFile,
        certificate: BureauCertificate,
        backups: BackupPresenter,
    ) -> None:
        """Build the widgets; nothing is known yet."""
        super().__init__()
        self._preferences = preferences
        self.presenter = SettingsPresenter(self.show_state, operations, faults, preferences)
        self._form = ProfileForm.empty()
        self.bureau = ProfileFields(("county", "issuer", "number_prefix"))
        self.contact = ProfileFields(("contact_name", "contact_phone", "address", "reconsideration", "court", "consequence"))
        self.rest = ProfileFields(("term_start", "inspection_cap_per_year", "approved_fees"))
        self.inspectors = InspectorTable()
        self.checklist = ChecklistChoice()
        self.certificate = CertificateSection(certificate)
        self.backups = BackupSection(backups)
        for fields in (self.bureau, self.contact, self.rest):
            fields.edited.connect(lambda name, text: self.presenter.edit(self._form.with_text(name, text)))
        self.inspectors.edited.connect(lambda rows: self.presenter.edit(self._form.with_inspectors(rows)))
        self.checklist.chosen.connect(self.presenter.choose)
        self.message = hint_label()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, 0, 0)
        layout.setSpacing(theme.MARGIN)
        layout.addLayout(self._head())
        layout.addWidget(self._body(), 1)

    @override
    def ready(self, knowledge: Knowledge) -> None:
        """Show the county's profile."""
        self.presenter.ready(knowledge)

    @override
    def shown(self) -> None:
        """Look at the certificate's file and the backup folder anew: they may lie on a stick that was pulled out."""
        self.certificate.show_certificate()
        self.backups.presenter.refresh()

    @override
    def refresh(self, changes: Changes) -> None:
        """Show what the first-run dialog or an import of sample data has kept; own edits stay."""
        if changes.touch(Changed.PROFILES, Changed.SETTINGS) and not self.presenter.edited:
            self.presenter.reload()

    @override
    def save(self) -> bool:
        """Keep everything."""
        self.presenter.save()
        if self.presenter.refused:
            self._go_to_first_fault()
        return True

    @override
    def may_leave(self) -> bool:
        """Ask what becomes of changes that are not kept."""
        if not self.presenter.edited or not self.isVisible():
            return True
        answer = answered_before_leaving(self, "设置", "设置有改动，还没有保存。", (_SAVE, _DROP), "继续编辑")
        if answer == _SAVE:
            self._save_now()
        elif answer == _DROP:
            self.presenter.drop()
        return not self.presenter.edited

    def _save_now(self) -> None:
        """Save, and wait for the store's answer: a window that is gone could no longer tell that it refused."""
        waiting = QEventLoop(self)
        answered: list[bool] = []

        def then() -> None:
            answered.append(True)
            waiting.quit()

        self.presenter.save(then)
        if not answered:
            QTimer.singleShot(_LONGEST, waiting.quit)
            waiting.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if self.presenter.refused:
            self._go_to_first_fault()

    def show_state(self, state: SettingsState) -> None:
        """Show the state."""
        self._form = state.form
        for fields in (self.bureau, self.contact, self.rest):
            fields.show_state(state.form.texts, state.faults)
        self.inspectors.show_state(state.form.inspectors, state.faults)
        self.checklist.show_state(state.checklists, state.checklist, state.faults.get("checklist"))
        self.message.setText(state.message or ("有改动，还没有保存。" if state.modified else ""))
        self.saving.setEnabled(state.modified)

    def _head(self) -> QHBoxLayout:
        title = title_label(self.entry.title)
        self.guide = plain_button("首次使用向导…", self.guide_requested.emit)
        self.loading = plain_button("从文件读入…", self._load)
        self.writing = plain_button("写到文件…", self._write)
        self.saving = primary_button("保存", self.save, tip="Ctrl+S")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, theme.WIDE, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(title)
        row.addSpacing(theme.MARGIN)
        row.addWidget(self.message, 1)
        for button in (self.guide, self.loading, self.writing, self.saving):
            row.addWidget(button)
        return row

    def _body(self) -> QScrollArea:
        inside = QWidget()
        inside.setMaximumWidth(READING_WIDTH)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.WIDE, theme.WIDE)
        column.setSpacing(theme.GAP)
        for heading, widget in (
            ("本单位", self.bureau),
            ("检查表", self.checklist),
            ("检查人", self.inspectors),
            ("通知书上的联系方式和救济途径", self.contact),
            ("期限、检查次数和收费", self.rest),
            ("文书", self._documents()),
            ("电子签名", self.certificate),
            ("备份", self.backups),
            ("体检", self._health()),
        ):
            label = heading_label(heading, wrap=False)
            column.addWidget(label)
            column.addWidget(widget)
            column.addSpacing(theme.MARGIN)
        column.addStretch(1)
        self._area = scrolling(inside)
        return self._area

    def _documents(self) -> QWidget:
        self.templates = plain_button("文书模板…", self.templates_requested.emit)
        self.laws = plain_button(
            "待核法条…", lambda: self.laws_requested.emit(tuple(name for name, _ in self._form.inspectors if name.strip()))
        )
        hint = hint_label("各种文书的行文、抄送和版记；检查表中还没有核对正式文本的法条。")
        row = button_row(self.templates, self.laws, None)
        part = QWidget()
        fill_part(part, hint, row, spacing=theme.NARROW)
        return part

    def _health(self) -> QWidget:
        self.checking = plain_button("体检…", self.health_requested.emit)
        hint = hint_label("核对数据库、记录的历史和存档的文书、证据是否完好，列出每处问题和办法。")
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.NARROW)
        column.addWidget(hint)
        column.addWidget(self.checking, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def _go_to_first_fault(self) -> None:
        """Bring the uppermost field with a fault into view and put the cursor there."""
        editors: list[QWidget] = [*self.bureau.editors.values(), self.checklist.box, self.inspectors.table]
        for editor in (*editors, *self.contact.editors.values(), *self.rest.editors.values()):
            if editor.property("wrong"):
                editor.setFocus()
                self._area.ensureWidgetVisible(editor)
                return

    def _load(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "读入本单位资料", self._preferences.current.last_folder, FILES)
        if path:
            self.presenter.load_file(Path(path))

    def _write(self) -> None:
        start = Path(self._preferences.current.last_folder) / "本单位资料.toml"
        path, _ = QFileDialog.getSaveFileName(self, "写出本单位资料", str(start), FILES)
        if path:
            self.presenter.save_file(Path(path).with_suffix(".toml"))
