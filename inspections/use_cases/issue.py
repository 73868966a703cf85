"""Issuing documents: number, document and row come into being together, or nothing does.

While the store is held for writing: a number is given, the document is rendered with it, its bytes are written aside, flushed and
renamed into the archive under their SHA-256, and the row that names them is kept; then all of it is committed. What is handed
to the user is a copy of the archived file (`take_out`), which can be had again at any time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import uuid4

from inspections.cases.documents import Document
from inspections.cases.numbers import DocumentNumber, NumberKind, Series
from inspections.documents.document_order import DocumentOrder
from inspections.documents.kinds import KINDS
from inspections.events.event import StoredRecord
from inspections.faults import Fault, UserError, refuse
from inspections.progress import Progress, unwatched
from inspections.store import Store, UnitOfWork
from inspections.use_cases.changes import Changed, Changes
from inspections.use_cases.replace_document import let_stand_aside


@dataclass(frozen=True, slots=True)
class Issued:
    """A document; `fresh` is false where it is a notice that had been issued on this revision before, or a report of this month."""

    document: Document
    fresh: bool

    @property
    def changes(self) -> Changes:
        """That there is a document more, on its record where it has one."""
        return Changes.of(Changed.DOCUMENTS, uuids=() if self.document.record is None else [self.document.record])


def issue_document(
    store: Store, order: DocumentOrder, *, prefix: str, issued_on: date, first_number: int = 1, again: bool = False
) -> Issued:
    """Issue one document; see `issue_documents`."""
    (issued,) = issue_documents(store, [order], prefix=prefix, issued_on=issued_on, first_number=first_number, again=again)
    return issued


def issue_documents(  # noqa: PLR0913 - all but the orders are named at the call
    store: Store,
    orders: Sequence[DocumentOrder],
    *,
    prefix: str,
    issued_on: date,
    first_number: int = 1,
    again: bool = False,
    progress: Progress = unwatched,
) -> tuple[Issued, ...]:
    """Issue all the documents or none, with numbers of their kinds' series `prefix`〔year of issue〕, not below `first_number`.

    A revision on which a notice stands, or a county's month on which a report stands, gets no second one unless `again`, or in its
    place; the first is returned. Raises UserError with the faults of every order that is refused; then there is no number and no
    row, and what was archived already is put aside at the next start.
    """
    # What was archived before a failure stays where it is: a commit that failed may yet be replayed from SQLite's log.
    with store.writing() as unit:
        desk = _Desk(store, unit, prefix, issued_on, first_number)
        return desk.issue_all(orders, again=again, progress=progress)


@dataclass(frozen=True, slots=True)
class _Desk:
    store: Store
    unit: UnitOfWork
    prefix: str
    issued_on: date
    first_number: int
    rendered: list[bytes] = field(default_factory=list)
    """What is to be archived once no order is refused: a refusal leaves no file that no row names."""

    def issue_all(self, orders: Sequence[DocumentOrder], *, again: bool, progress: Progress) -> tuple[Issued, ...]:
        issued: list[Issued] = []
        faults: list[Fault] = []
        progress(0, len(orders))
        for done, order in enumerate(orders, start=1):
            try:
                issued.append(self.issue(order, again=again))
            except UserError as error:
                faults.extend(error.faults)
            if done < len(orders):
                progress(done, len(orders))
        if faults:
            raise UserError(faults)
        for content in self.rendered:
            self.store.archive.put(content)
        progress(len(orders), len(orders))
        return tuple(issued)

    def issue(self, order: DocumentOrder, *, again: bool) -> Issued:
        stored = self._stored(order)
        standing = None if again or order.replaces is not None else self._standing(order)
        if standing is not None:
            return Issued(standing, fresh=False)
        let_stand_aside(self.unit, order, self.issued_on)
        series = Series(order.kind, self.prefix, self.issued_on.year)
        if self.unit.numbers.kinds_of(self.prefix, self.issued_on.year) - {order.kind, NumberKind.CASE}:
            # Two kinds under one prefix would give out the very same number twice.
            raise refuse("prefix_taken", f"文号“{self.prefix}”今年已经用于另一种文书", "", "请给这种文书另设文号代字")
        (serial,) = self.unit.numbers.give(series, first=self.first_number)
        number = DocumentNumber(series, serial)
        content = order.render(number, self.issued_on)
        self.rendered.append(content)
        document = Document(
            uuid4(),
            number,
            None if stored is None else stored.case,
            order.record,
            order.revision,
            order.file_name(number),
            hashlib.sha256(content).hexdigest(),
            self.issued_on,
            dict(order.due),
            content=dict(order.content),
            replaces=order.replaces,
            title=order.title,
        )
        self.unit.documents.add(document)
        return Issued(document, fresh=True)

    def _standing(self, order: DocumentOrder) -> Document | None:
        """Return the document that stands where a second one would say the same thing twice."""
        kind = KINDS.get(order.kind)
        if kind is None or kind.stands is None:
            return None
        if order.record is None:
            documents = self.unit.documents.of_kind(order.kind)
        else:
            documents = self.unit.documents.of_records([order.record]).get(order.record, ())
        return kind.stands(documents, order, self.prefix)

    def _stored(self, order: DocumentOrder) -> StoredRecord | None:
        if order.record is None:
            return None
        stored = self.unit.records.get(order.record)
        if stored is None:
            raise refuse("no_record", "记录不存在", str(order.record), "请重新选择记录")
        if stored.revision != order.revision:
            raise UserError([Fault("record_changed", "记录在核对之后被修改", f"记录“{stored.record.id}”", "请重新核对后再签发")])
        return stored
