"""Issuing notices: number, document and row come into being together, or nothing does.

While the store is held for writing: a number is given, the notice is rendered with it, its bytes are written aside, flushed and
renamed into the archive under their SHA-256, and the row that names them is kept; then all of it is committed. What is handed
to the user is a copy of the archived file (`take_out`), which can be had again at any time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

from inspections.cases.documents import Document, DocumentState
from inspections.cases.importing import Progress
from inspections.cases.numbers import DocumentNumber, NumberKind, Series
from inspections.cases.sweeping import sweep_orphans
from inspections.errors import Fault, UserError, refuse
from inspections.files import write_atomically
from inspections.store import Store, UnitOfWork


@dataclass(frozen=True, slots=True)
class NoticeOrder:
    """A notice to be issued on a record's revision.

    `render` makes the PDF for the number it is given and the day of issue, and raises UserError where the notice may not be
    issued; `file_name` names it for the user. `due` maps each requirement to be corrected to the last day for it.
    """

    record: UUID
    revision: str
    render: Callable[[DocumentNumber, date], bytes]
    file_name: Callable[[DocumentNumber], str]
    due: Mapping[str, date]


@dataclass(frozen=True, slots=True)
class Issued:
    """A notice; `fresh` is false where this revision's notice had been issued before."""

    document: Document
    fresh: bool


def issue_notice(store: Store, order: NoticeOrder, *, prefix: str, issued_on: date, first_number: int = 1, again: bool = False) -> Issued:
    """Issue one notice; see `issue_notices`."""
    (issued,) = issue_notices(store, [order], prefix=prefix, issued_on=issued_on, first_number=first_number, again=again)
    return issued


def issue_notices(  # noqa: PLR0913 - all but the orders are named at the call
    store: Store,
    orders: Sequence[NoticeOrder],
    *,
    prefix: str,
    issued_on: date,
    first_number: int = 1,
    again: bool = False,
    progress: Progress = lambda _done, _total: None,
) -> tuple[Issued, ...]:
    """Issue all the notices or none, with numbers of the series `prefix`〔year of issue〕, not below `first_number`.

    A revision whose notice was issued and not voided gets no second one unless `again`; the first is returned. Raises UserError
    with the faults of every order that is refused; then there is no number, no row and no file.
    """
    try:
        with store.writing() as unit:
            desk = _Desk(store, unit, Series(NumberKind.NOTICE, prefix, issued_on.year), issued_on, first_number)
            return desk.issue_all(orders, again=again, progress=progress)
    except BaseException:
        # Not simply what was just archived: a commit may have gone through before the interruption. What a row names stays.
        with suppress(UserError, OSError):
            sweep_orphans(store)
        raise


def take_out(store: Store, document: Document, folder: Path) -> Path:
    """Write a copy of an issued document into `folder` under its name and return the path.

    Raises UserError where the name is taken by another file, the copy cannot be written, or the archive was tampered with.
    """
    content = store.archive.read(document.sha256)
    path = folder / document.file_name
    if path.exists():
        if path.is_file() and path.read_bytes() == content:
            return path
        raise refuse("file_exists", "同名文件已经存在且内容不同", str(path), "请移走该文件或换一个文件夹")
    write_atomically(path, content)
    return path


def void_notice(store: Store, document: UUID, reason: str) -> None:
    """Make a notice and its number void; both stay on record, and the number is never given again. Raises UserError."""
    if not reason.strip():
        raise refuse("no_reason", "没有填写作废原因", "", "请填写原因")
    with store.writing() as unit:
        held = unit.documents.get(document)
        if held is None:
            raise refuse("no_document", "文书不存在", str(document), "请重新选择文书")
        if held.state is DocumentState.VOIDED:
            raise refuse("voided_before", "文书此前已经作废", held.number.text, "无需再次作废")
        unit.documents.void(document)
        unit.numbers.void(held.number.series, held.number.serial, reason)


@dataclass(frozen=True, slots=True)
class _Desk:
    store: Store
    unit: UnitOfWork
    series: Series
    issued_on: date
    first_number: int

    def issue_all(self, orders: Sequence[NoticeOrder], *, again: bool, progress: Progress) -> tuple[Issued, ...]:
        issued: list[Issued] = []
        faults: list[Fault] = []
        progress(0, len(orders))
        for done, order in enumerate(orders, start=1):
            try:
                issued.append(self.issue(order, again=again))
            except UserError as error:
                faults.extend(error.faults)
            progress(done, len(orders))
        if faults:
            raise UserError(faults)
        return tuple(issued)

    def issue(self, order: NoticeOrder, *, again: bool) -> Issued:
        stored = self.unit.records.get(order.record)
        if stored is None:
            raise refuse("no_record", "记录不存在", str(order.record), "请重新选择记录")
        if stored.revision != order.revision:
            raise UserError([Fault("record_changed", "记录在核对之后被修改", f"记录“{stored.record.id}”", "请重新核对后再签发")])
        if not again:
            for document in self.unit.documents.of_records([order.record]).get(order.record, ()):
                standing = document.revision == order.revision and document.state is DocumentState.ISSUED
                if standing and document.number.series.kind is NumberKind.NOTICE:
                    return Issued(document, fresh=False)
        (serial,) = self.unit.numbers.give(self.series, first=self.first_number)
        number = DocumentNumber(self.series, serial)
        digest = self.store.archive.put(order.render(number, self.issued_on))
        document = Document(
            uuid4(),
            number,
            stored.case,
            order.record,
            order.revision,
            order.file_name(number),
            digest,
            self.issued_on,
            dict(order.due),
        )
        self.unit.documents.add(document)
        return Issued(document, fresh=True)
