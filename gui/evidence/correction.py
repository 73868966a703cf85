"""更正证据: what is said of a piece is corrected, with a reason; what was said before stays to be seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from gui import theme
from gui.evidence.file_form import FileForm
from gui.evidence.moments import read_moment, spoken
from gui.evidence.state import PLACE, SHOWS, TAKEN, TAKEN_BY, Correctable, EvidenceState, PendingFile
from gui.evidence.wording import doubt_of, missing
from gui.widgets.buttons import button_row, plain_button, primary_button
from gui.widgets.columns import fill_dialog, scrolling
from gui.widgets.labels import hint_label
from inspections.cases.evidence import EvidenceCorrection, EvidenceWords
from inspections.recognising.time_source import TimeSource
from inspections.records.printable import printable

_FIELDS = {SHOWS: "shows", TAKEN: "taken", PLACE: "place", TAKEN_BY: "taken_by"}


class CorrectionDialog(QDialog):
    """Asks what is to be said of a piece from now on, and why; `corrected` carries the words shown, the new ones and the reason."""

    corrected = Signal(object, object, str)

    def __init__(self, of: Correctable, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        """Show what is said of the piece now. `now` bears a time zone."""
        super().__init__(parent)
        self.setWindowTitle("更正证据")
        self.setMinimumSize(520, 560)
        self._of, self._now, self._tried = of, now, False
        piece = of.piece
        self._file = PendingFile(
            Path(piece.file_name),
            f"第{piece.number}号证据　{printable(piece.file_name)}",
            piece.kind.label,
            spoken(piece.taken_at),
            "编号、文件和校验码不变。",
            piece.place,
            piece.taken_by,
            piece.shows,
            frozenset(piece.requirements),
        )
        self.form = FileForm()
        self.form.edited.connect(self._write)
        self.form.marked.connect(self._mark)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("更正的原因")
        self.reason.setAccessibleName("更正的原因")
        self.reason.textChanged.connect(self._allow)
        self.issued = _label(f"{'、'.join(of.listed)}已经列入这件证据：已签发的文书保留原来的说明，需要时请重新出具。" if of.listed else "")
        self.history = _label("\n".join(_spoken(correction, of.findings) for correction in of.made))
        self.closing = plain_button("取消", self.reject, enter=False)
        self.correcting = primary_button("更正", self._correct, enter=False)
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.GAP, 0)
        column.addWidget(self.form)
        column.addWidget(self.history)
        area = scrolling(inside, sideways=False)
        row = button_row(None, self.closing, self.correcting)
        fill_dialog(self, area, self.issued, self.reason, row, grow=area)

    def _write(self, name: str, text: str) -> None:
        self._change(replace(self._file, **{_FIELDS[name]: text}))  # type: ignore[arg-type] # all four are texts

    def _mark(self, requirement: str, on: bool) -> None:  # noqa: FBT001 # the signal's own
        one = frozenset({requirement})
        self._change(replace(self._file, requirements=self._file.requirements | one if on else self._file.requirements - one))

    def _change(self, file: PendingFile) -> None:
        if file != self._file:
            self._file = file
            self._show()

    def _moment(self) -> datetime | None:
        """Return the moment: the kept one to the second while nobody has changed its text."""
        kept = self._of.piece.taken_at
        return kept if spoken(kept) == self._file.taken else read_moment(self._file.taken)

    def _show(self) -> None:
        moment = self._moment()
        faults = missing(self._file, moment, self._now()) if self._tried else {}
        shown = replace(self._file, faults=faults, doubt="" if moment is None else doubt_of(moment, self._of.hours))
        state = EvidenceState("", (), self._of.findings, self._of.inspectors, (shown,), 0, "", ready=True, busy=False)
        self.form.show_state(state)
        self._allow()

    def _words(self, moment: datetime) -> EvidenceWords:
        kept = self._of.piece
        order = [name for name, _ in self._of.findings]
        chosen = tuple(name for name in order if name in self._file.requirements)
        return EvidenceWords(
            self._file.shows,
            kept.requirements if set(chosen) == set(kept.requirements) else chosen,
            moment,
            self._file.place,
            self._file.taken_by,
            kept.source if moment == kept.taken_at else TimeSource.STATED,
        ).stripped()

    def _allow(self) -> None:
        moment = self._moment()
        changed = moment is None or self._words(moment) != self._of.piece.words
        self.correcting.setEnabled(bool(self.reason.text().strip()) and changed)

    def _correct(self) -> None:
        self._tried = True
        moment = self._moment()
        if moment is None or missing(self._file, moment, self._now()):
            self._show()
            return
        self.corrected.emit(self._of.piece.words, self._words(moment), self.reason.text().strip())
        self.accept()


def _label(text: str) -> QLabel:
    label = hint_label(text)
    label.setVisible(bool(text))
    return label


def _spoken(made: EvidenceCorrection, findings: tuple[tuple[str, str], ...]) -> str:
    """Say who corrected what when and why, from what to what."""
    names = dict(findings)
    before, after = made.before, made.after
    pairs = (
        ("证明内容", before.shows, after.shows),
        ("取得时间", spoken(before.taken_at), spoken(after.taken_at)),
        ("取得地点", before.place, after.place),
        ("取得人", before.taken_by, after.taken_by),
        *(
            [("对应问题", _listed(before.requirements, names), _listed(after.requirements, names))]
            if before.requirements != after.requirements
            else []
        ),
    )
    changes = "；".join(f"{label}由“{old}”改为“{new}”" for label, old, new in pairs if old != new)
    return f"{spoken(made.at)} {made.author}更正：{changes}。原因：{made.reason}"


def _listed(requirements: tuple[str, ...], names: dict[str, str]) -> str:
    return "、".join(names.get(requirement, requirement) for requirement in requirements) or "无"
