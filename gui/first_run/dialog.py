"""The first-run dialog: three short steps, 稍后再填 at any time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from gui import theme
from gui.first_run.presenter import FirstRunPresenter
from gui.first_run.state import STEPS, FirstRunState
from gui.operations.running import Running
from gui.preferences import PreferencesFile
from gui.settings.checklist_choice import ChecklistChoice
from gui.settings.inspector_table import InspectorTable
from gui.settings.profile_fields import ProfileFields
from gui.settings.profile_form import ProfileForm
from gui.widgets.buttons import button_row, plain_button, primary_button
from gui.widgets.columns import fill_dialog, scrolling
from gui.widgets.labels import heading_label, hint_label
from inspections.documents.knowledge import Knowledge


class FirstRunDialog(QDialog):
    """Shows the state and says what the person wants."""

    def __init__(
        self, operations: Running, preferences: PreferencesFile, resources: Path, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        """Build the widgets; `ready` fills them."""
        super().__init__(parent)
        self.setWindowTitle("首次使用")
        self.resize(760, 540)
        self.setModal(True)
        self.presenter = FirstRunPresenter(self.show_state, self.accept, operations, preferences, resources, today)
        self._form = ProfileForm.empty()
        self.fields = tuple(ProfileFields(names) for _, names in STEPS)
        for fields in self.fields:
            fields.edited.connect(lambda name, text: self.presenter.edit(self._form.with_text(name, text)))
        self.checklist = ChecklistChoice()
        self.checklist.chosen.connect(self.presenter.choose)
        self.holding = hint_label()
        self.inspectors = InspectorTable()
        self.inspectors.edited.connect(lambda rows: self.presenter.edit(self._form.with_inspectors(rows)))
        self.samples = QCheckBox("同时载入样例记录，先试用一遍")
        self.samples.toggled.connect(self.presenter.want_samples)
        self.heading = heading_label(wrap=False)
        self.message = hint_label()
        self._stack = QStackedWidget()
        for index in range(len(STEPS)):
            self._stack.addWidget(self._step(index))
        fill_dialog(self, self.heading, self._stack, self.message, self._buttons(), grow=self._stack, spacing=theme.MARGIN)

    def ready(self, knowledge: Knowledge) -> None:
        """Take up what is known and show the first step, or the one where it was left."""
        self.presenter.ready(knowledge)
        self._focus()

    @override
    def reject(self) -> None:
        """Escape and the cross mean 稍后再填: nothing typed is lost."""
        self.presenter.leave()

    def show_state(self, state: FirstRunState) -> None:
        """Show the state."""
        self._form = state.form
        turned = self._stack.currentIndex() != state.step
        self._stack.setCurrentIndex(state.step)
        self.heading.setText(f"第{state.step + 1}步，共{len(STEPS)}步：{STEPS[state.step][0]}")
        for fields in self.fields:
            fields.show_state(state.form.texts, state.faults)
        self.checklist.show_state(state.checklists, state.checklist, state.faults.get("checklist"))
        self.holding.setText(state.holding)
        self.inspectors.show_state(state.form.inspectors, state.faults)
        self.samples.setChecked(state.samples)
        self.message.setText(state.message or ("" if not state.faults else "红字处还需要填写或改正。"))
        self.sample_profile.setVisible(state.step == 0)
        self.back.setEnabled(state.step > 0)
        self.forward.setText("完成" if state.step == len(STEPS) - 1 else "下一步")
        if turned:
            self._focus()

    def _step(self, index: int) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.MARGIN, 0)
        column.setSpacing(theme.MARGIN)
        if STEPS[index][1]:
            column.addWidget(self.fields[index])
        if index == 0:
            column.addWidget(self.checklist)
            column.addWidget(self.holding)
        if index == len(STEPS) - 1:
            column.addWidget(self.inspectors)
            column.addWidget(self.samples)
            self.about_samples = hint_label("样例是武陟县的一批检查记录，单位和人名都是虚构的；可以用来试着核对、出具通知书和编制台账。")
            column.addWidget(self.about_samples)
        column.addStretch(1)
        return scrolling(inside)

    def _buttons(self) -> QHBoxLayout:
        self.later = plain_button("稍后再填", self.presenter.leave, tip="已填的内容会留着，下次打开程序接着填。")
        self.sample_profile = plain_button("填入样例资料（试用）", self.presenter.fill_in_sample)
        self.back = plain_button("上一步", self.presenter.back)
        self.forward = primary_button("下一步", self.presenter.forward, enter=True)
        for button in (self.later, self.sample_profile, self.back):
            button.setAutoDefault(False)
        return button_row(self.later, self.sample_profile, None, self.back, self.forward)

    def _focus(self) -> None:
        """Put the cursor into the step's first field."""
        editors = list(self.fields[self._stack.currentIndex()].editors.values())
        (editors[0] if editors else self.inspectors.adding).setFocus()
