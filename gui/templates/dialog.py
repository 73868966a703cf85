"""文书模板: the wording of a kind of document at the left, a made-up document in that wording at the right."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QSize, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)
from typing_extensions import override

from gui import theme
from gui.documents.preview import Preview
from gui.placement import size_within_screen
from gui.preferences import PreferencesFile
from gui.question import ask
from gui.templates.presenter import TemplatesPresenter, TemplateSurroundings
from gui.templates.state import TemplatesState
from gui.templates.template_fields import TemplateFields
from gui.widgets.buttons import button_row, plain_button, primary_button
from gui.widgets.calm_combo import CalmCombo
from gui.widgets.columns import fill_part, scrolling
from gui.widgets.labels import hint_label, text_label
from inspections.cases.numbers import NumberKind

FILES = "文书模板 (*.toml)"
_SIZE = QSize(1220, 676)
_LEFT = 492
_BESIDE = 100
"""Margins and the scroll bar beside the left part and a page."""
_TYPING = 500
"""Milliseconds without a key after which the preview is made anew."""


class TemplatesDialog(QDialog):
    """A bureau's wording of its documents."""

    def __init__(self, around: TemplateSurroundings, parent: QWidget | None = None) -> None:
        """Build the widgets and fetch the bureau's wording."""
        super().__init__(parent)
        self.setWindowTitle("文书模板")
        size_within_screen(self, _SIZE)
        self._preferences: PreferencesFile = around.preferences
        self._modified = False
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING)
        self.presenter = TemplatesPresenter(self.show_state, self._typing.start, around, self.width() - _LEFT - _BESIDE)
        self._typing.timeout.connect(self.presenter.preview)
        self.preview = Preview()
        self.preview.area.setAccessibleName("文书预览")
        self.preview.zoomed.connect(self.presenter.zoom)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.WIDE, theme.MARGIN, theme.WIDE, theme.MARGIN)
        row.setSpacing(theme.WIDE)
        row.addWidget(self._left())
        row.addWidget(self.preview, 1)
        self.presenter.load()

    def show_state(self, state: TemplatesState) -> None:
        """Show a state."""
        with QSignalBlocker(self.kind):
            if not self.kind.count():
                for kind, _, _ in state.kinds:
                    self.kind.addItem("", kind)
            for index, (_, title, wrong) in enumerate(state.kinds):
                self.kind.setItemText(index, f"{title}（有错误）" if wrong else title)
            self.kind.setCurrentIndex(self.kind.findData(state.kind))
        self.fields.show_state(state)
        self.fields.setEnabled(not state.busy)
        self.message.setText(state.message)
        self.saving.setEnabled(state.may_save)
        self.restoring.setEnabled(state.own and not state.busy)
        self.preview.show_pages(state.pages, state.zoom, state.preview_told)
        self._modified = state.modified

    @override
    def reject(self) -> None:
        """Ask before what was typed is lost."""
        if not self._modified:
            super().reject()
            return
        ask(self, "文书模板", "文书模板有改动，还没有保存。", ("不保存", "继续编辑"), partial(QDialog.reject, self))

    def _left(self) -> QWidget:
        self.kind: CalmCombo = CalmCombo()
        self.kind.setAccessibleName("文书")
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.activated.connect(lambda index: self._choose(self.kind.itemData(index)))
        self.restoring: QPushButton = plain_button("恢复原文", self._ask_restore, enter=False)
        head = button_row(QLabel("文书"), self.kind, self.restoring, grow=self.kind)
        hint = hint_label("花括号中的内容由程序填写，点“插入…”选取。右边是用虚构事实做的样例。")
        self.fields: TemplateFields = TemplateFields()
        self.fields.edited.connect(self.presenter.write)
        self.fields.switched.connect(lambda name, on: self.presenter.switch(name, on=on))
        self.area: QScrollArea = scrolling(self.fields, sideways=False)
        self.message = text_label()
        left = QWidget()
        left.setFixedWidth(_LEFT)
        fill_part(left, head, hint, self.area, self.message, self._foot(), grow=self.area)
        return left

    def _foot(self) -> QHBoxLayout:
        self.loading: QPushButton = plain_button("从文件读入…", self._load, enter=False)
        self.writing: QPushButton = plain_button("写到文件…", self._write, enter=False)
        self.saving = primary_button("保存", self.presenter.save, enter=False)
        self.closing: QPushButton = plain_button("关闭", self.reject, enter=False)
        return button_row(self.loading, self.writing, None, self.saving, self.closing)

    def _choose(self, kind: str) -> None:
        self.presenter.choose(NumberKind(kind))
        self.area.verticalScrollBar().setValue(0)

    def _ask_restore(self) -> None:
        words = f"“{self.kind.currentText()}”恢复为程序自带的行文？"
        ask(self, "恢复原文", words, ("恢复原文", "取消"), self.presenter.restore, "点“保存”之后才生效。")

    def _load(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "读入文书模板", self._preferences.current.last_folder, FILES)
        if path:
            self.presenter.load_file(Path(path))

    def _write(self) -> None:
        start = Path(self._preferences.current.last_folder) / "文书模板.toml"
        path, _ = QFileDialog.getSaveFileName(self, "写出文书模板", str(start), FILES)
        if path:
            self.presenter.save_file(Path(path).with_suffix(".toml"))
