"""The chosen case: its records, documents and evidence, each with what can be done with the row that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from gui import theme
from gui.cases.document_buttons import DocumentButtons
from gui.cases.state import OpenCase
from gui.cases.tables import DOCUMENTS, EVIDENCE, RECORDS, document_texts, evidence_texts, record_texts
from gui.widgets.buttons import button_row, plain_button, primary_button
from gui.widgets.fitted_table import FittedTable
from gui.widgets.labels import heading_label, hint_label
from gui.widgets.text_table import TextTable
from inspections.cases.documents import Document, DocumentState
from inspections.cases.numbers import NumberKind
from inspections.documents.document_kind import Stage
from inspections.documents.kinds import KINDS

_NO_DOCUMENT = "本案还没有文书。点“出具文书”，检查前先出审批表和通知书，检查时作现场检查记录。"
_NO_EVIDENCE = "本案还没有证据。点“添加证据…”，把照片、票据、合同等存入案卷。"


class CasePanel(QWidget):
    """Shows a case. Signals carry the UUID of a record, or the kind of document that is wanted; `buttons` act on the document."""

    record_chosen = Signal(UUID)
    paper_wanted = Signal(object)
    """Carries a NumberKind."""
    evidence_wanted = Signal(UUID)
    """Carries the record that the evidence belongs to."""
    bind_wanted = Signal()

    def __init__(self) -> None:
        """Show no case yet."""
        super().__init__()
        self._case: OpenCase | None = None
        self.heading = heading_label(selectable=True)
        self.records, self.record_table = _table([heading for heading, _ in RECORDS], [sample for _, sample in RECORDS], "检查记录")
        self.documents, self.document_table = _table([heading for heading, _ in DOCUMENTS], [sample for _, sample in DOCUMENTS], "文书")
        self.evidence, self.evidence_table = _table([heading for heading, _ in EVIDENCE], [sample for _, sample in EVIDENCE], "证据")
        self.record_table.activated.connect(lambda: self._with_record(self.record_chosen.emit))
        self.buttons = DocumentButtons()
        self.document_table.activated.connect(lambda: self.buttons.look())  # noqa: PLW0108 # without the index
        for table in (self.record_table, self.document_table):
            table.selectionModel().selectionChanged.connect(self._allow)
        self.no_document, self.no_evidence = hint_label(_NO_DOCUMENT), hint_label(_NO_EVIDENCE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GAP, 0, 0, 0)
        layout.setSpacing(theme.NARROW)
        layout.addLayout(self._head())
        layout.addLayout(_row("检查记录", self._record_buttons()))
        layout.addWidget(self.record_table, 3)
        layout.addLayout(_row("文书", self.buttons.row))
        layout.addWidget(self.no_document)
        layout.addWidget(self.document_table, 4)
        layout.addLayout(_row("证据", self._evidence_buttons()))
        layout.addWidget(self.no_evidence)
        layout.addWidget(self.evidence_table, 3)
        layout.addStretch(0)
        self._allow()

    def show_case(self, case: OpenCase) -> None:
        """Show a case; what was chosen of it stays chosen."""
        former, document, record = self._case, self.document(), self.record()
        if case == former:
            return
        self._case = case
        self.heading.setText(f"{case.number}  {case.party}")
        if former is None or case.records != former.records:
            self.records.show_rows(record_texts(case.records))
            # The last record is chosen at first: a document is made for the visit that just was.
            uuids = [row.uuid for row in case.records]
            _choose(self.record_table, uuids, record if record in uuids else next(iter(uuids), None))
        if former is None or case.documents != former.documents:
            self.documents.show_rows(document_texts(case.documents, case.signed))
            _choose(self.document_table, [document.uuid for document in case.documents], None if document is None else document.uuid)
        if former is None or case.evidence != former.evidence:
            self.evidence.show_rows(evidence_texts(case.evidence))
        self.buttons.offer_verification(offered=bool(case.signed))
        self.document_table.setVisible(bool(case.documents))
        self.no_document.setVisible(not case.documents)
        self.evidence_table.setVisible(bool(case.evidence))
        self.no_evidence.setVisible(not case.evidence)
        self._allow()

    def record(self) -> UUID | None:
        """Return the record that is chosen, or None."""
        rows = self.record_table.selectionModel().selectedRows()
        return self._case.records[rows[0].row()].uuid if self._case is not None and rows else None

    def document(self) -> Document | None:
        """Return the document that is chosen, or None."""
        rows = self.document_table.selectionModel().selectedRows()
        return self._case.documents[rows[0].row()] if self._case is not None and rows else None

    def _head(self) -> QHBoxLayout:
        menu = QMenu(self)
        self.kinds: dict[NumberKind, QAction] = {}
        groups = {stage: menu.addMenu(stage.value) for stage in Stage}
        for key, kind in KINDS.items():
            if kind.of_case:
                self.kinds[key] = action = groups[kind.stage].addAction(f"{kind.title}…")
                action.triggered.connect(lambda _checked=False, key=key: self.paper_wanted.emit(key))
        self.issuing = primary_button("出具文书")
        self.issuing.setMenu(menu)
        self.binding = plain_button("整案合成 PDF…", self.bind_wanted.emit, tip="封面、目录和全部有效文书合成一个带书签的 PDF")
        return button_row(self.heading, self.binding, self.issuing, grow=self.heading)

    def _record_buttons(self) -> Sequence[QPushButton]:
        self.opening = plain_button("打开记录", lambda: self._with_record(self.record_chosen.emit))
        return (self.opening,)

    def _evidence_buttons(self) -> Sequence[QPushButton]:
        self.proving = plain_button("添加证据…", lambda: self._with_record(self.evidence_wanted.emit))
        return (self.proving,)

    def _with_record(self, act: Callable[[UUID], object]) -> None:
        record = self.record()
        if record is not None:
            act(record)

    def _allow(self) -> None:
        case = self._case
        document = self.document()
        self.buttons.show_document(document, signed=document is not None and case is not None and document.uuid in case.signed)
        for button in (self.opening, self.proving, self.issuing):
            button.setEnabled(self.record() is not None)
        documents = () if case is None else case.documents
        self.binding.setEnabled(any(document.state is not DocumentState.VOIDED for document in documents))
        for key, action in self.kinds.items():
            kind = KINDS[key]
            first = kind.needs(documents, has_evidence=case is not None and bool(case.evidence))
            action.setEnabled(not first)
            action.setText(f"{kind.title}（{first}）" if first else f"{kind.title}…")


def _table(headings: Sequence[str], samples: Sequence[str], name: str) -> tuple[TextTable, FittedTable]:
    model = TextTable(headings)
    table = FittedTable(model, samples, name)
    table.setMinimumHeight(theme.ROW_HEIGHT + 40)  # its head and a row
    return model, table


def _row(heading: str, buttons: Sequence[QPushButton]) -> QHBoxLayout:
    label = heading_label(heading, wrap=False)
    return button_row(label, *buttons, grow=label, spacing=theme.NARROW)


def _choose(table: FittedTable, uuids: Sequence[UUID], chosen: UUID | None) -> None:
    if chosen in uuids:
        table.selectRow(uuids.index(chosen))
        table.scrollTo(table.model().index(uuids.index(chosen), 0))
