"""What happens in the dialog for issuing a notice. Knows no widget."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from gui.digital_signature.certificate import BureauCertificate
from gui.digital_signature.signature import BureauSignature
from gui.documents.copies import Copies
from gui.documents.day import IssueDay
from gui.documents.fonts import NoticeFonts
from gui.documents.sentences import told_before_issue, told_of_replacement, told_of_warnings, told_when_issued, told_without_pages
from gui.documents.shown_pages import ShownPages
from gui.documents.state import NoticeState
from gui.faults.presenter import ShowsFaults
from gui.operations.operation import Operation
from gui.operations.progress import Progress
from gui.operations.running import Running
from gui.preferences import PreferencesFile
from inspections.cases.documents import Document
from inspections.days import spoken_day
from inspections.documents.knowledge import Knowledge
from inspections.faults import Fault
from inspections.session import Session
from inspections.use_cases.changes import Changed, Changes
from inspections.use_cases.issue import Issued

if TYPE_CHECKING:
    from gui.documents.notice_preparing import Prepared

_UNFIT = re.compile(r"[\s〔〕\x00-\x1f]")
"""What the prefix of a document's number does not hold."""


@dataclass(frozen=True, slots=True)
class NoticeSurroundings:
    """What the dialog works with. `folder` is where copies go until a person chose another one; `ratio` is dots a logical pixel.

    `certificate` is what documents can be signed with; None where no signature is offered.
    """

    operations: Running
    faults: ShowsFaults
    knowledge: Knowledge
    preferences: PreferencesFile
    fonts: NoticeFonts
    today: date
    folder: Path
    ratio: float = 1.0
    certificate: BureauCertificate | None = None
    now: Callable[[], datetime] = lambda: datetime.now().astimezone()


class NoticePresenter:
    """One record's notice, from the checks to the copy on the disk."""

    def __init__(
        self,
        show: Callable[[NoticeState], None],
        around: NoticeSurroundings,
        record: UUID,
        page_width: int = 640,
        replaced: UUID | None = None,
    ) -> None:
        """Show by `show`; `prepare` comes next. Pages begin as large as fits into `page_width` logical pixels, not above full size."""
        self._show_state = show
        self._around = around
        self._record = record
        self._replaced = replaced
        self._given = replaced is not None
        self._beside = False
        self._checklist = ""
        self._day = IssueDay(around.today)
        self._prefix: str | None = None
        self._copies = Copies(around.operations, around.preferences, around.folder)
        self._shown = ShownPages(around.operations, around.ratio, page_width, self._show)
        self._prepared: Prepared | None = None
        self._document: Document | None = None
        self._busy = False
        self._generation = 0

    @property
    def title(self) -> str:
        """What the document is called."""
        return "责令整改通知书"

    @property
    def record(self) -> UUID:
        """The record that the notice is for."""
        return self._record

    @property
    def document(self) -> Document | None:
        """The notice, once it is issued."""
        return self._document

    def prepare(self) -> None:
        """Hold the record as it stands now against the checklist, and make the preview."""
        self._generation += 1
        generation, around, scale = self._generation, self._around, self._shown.scale
        record, chosen, issued_on = self._record, self._checklist, self._day.day
        replaced, beside = self._replaced, self._beside

        def work(session: Session, _progress: Progress) -> Prepared | None:
            from gui.documents.notice_preparing import Wanted, prepare  # noqa: PLC0415 # draws in reportlab

            if generation != self._generation:  # overtaken by a later choice
                return None
            wanted = Wanted(record, chosen, around.preferences.current.checklist, issued_on, replaced, beside)
            return prepare(session, around.fonts.chosen, wanted, scale)

        def done(prepared: Prepared | None) -> None:
            if prepared is None or generation != self._generation:
                return
            self._prepared, self._busy = prepared, False
            self._checklist, self._document = prepared.checklist, prepared.document
            self._shown.take(prepared.pdf, prepared.pages, scale)
            if self._prefix is None and prepared.profile is not None:
                self._prefix = prepared.profile.number_prefix
            self._show()

        self._busy = True
        self._show()
        around.operations.run(Operation("准备通知书", work, done, failed=self._refused))

    def choose_checklist(self, checklist: str) -> None:
        """Hold the record against another checklist."""
        if checklist != self._checklist:
            self._checklist = checklist
            self.prepare()

    def choose_former(self, former: UUID | None) -> None:
        """Replace a notice that stands on an earlier state of the record, or (None) issue another one beside it."""
        if self._prepared is not None and former != self._former():
            self._replaced, self._beside = former, former is None
            self.prepare()

    def write_day(self, text: str) -> None:
        """Take up what is typed for the day of issue; nothing can be issued until `settle` has counted the terms from it."""
        if text != self._day.text:
            self._day.text = text
            self._show()

    def settle(self) -> None:
        """Issue on the day that was typed: terms are counted from it. A text that is no day changes nothing."""
        if self._day.settle():
            self.prepare()

    def write_prefix(self, prefix: str) -> None:
        """Number the notice in another series."""
        if prefix != self._prefix:
            self._prefix = prefix
            self._show()

    def choose_folder(self, folder: str) -> None:
        """Put the copy elsewhere."""
        if folder != self._copies.folder:
            self._copies.folder = folder
            self._show()

    def zoom(self, steps: int) -> None:
        """Show the pages larger (1) or smaller (-1)."""
        self._shown.step(steps)

    def question(self) -> str:
        """Return what a person confirms before the number is given out."""
        party = "" if self._prepared is None else self._prepared.stored.record.inspectee_name
        number = f"{self._prefix or ''}〔{self._day.day.year}〕…号"
        prepared = self._prepared
        warnings = told_of_warnings(() if prepared is None else prepared.remarks)
        replacing = ""
        if prepared is not None and prepared.replaced is not None:
            replacing = told_of_replacement(prepared.replaced)
        elif prepared is not None and prepared.formers:
            replacing = f"\n\n{'、'.join(each.number.text for each in prepared.formers)}仍然有效，签发后两份并存。"
        return f"向“{party}”签发{self.title}，文号为“{number}”，签发日期为{spoken_day(self._day.day)}。{replacing}{warnings}"

    def issue(self, signature: BureauSignature | None = None) -> None:
        """Give the number, freeze the notice, signed or not, and write its copy where the person wants it."""
        prepared, prefix, issued_on, fonts = self._prepared, self._prefix or "", self._day.day, self._around.fonts
        if prepared is None or not self._may_issue():
            return

        def work(session: Session, _progress: Progress) -> Issued:
            from gui.documents.notice_preparing import issue  # noqa: PLC0415 # draws in reportlab

            return issue(session, fonts.chosen, prepared, prefix, issued_on, signature)

        def done(issued: Issued) -> None:
            self._document, self._busy = issued.document, False
            self.take_out(self._copies.folder.strip())

        def refused(faults: tuple[Fault, ...]) -> None:
            self._refused(faults)
            self.prepare()  # the record or its notices are no longer what was looked at

        self._busy = True
        self._show()
        self._around.operations.run(
            Operation("签发通知书", work, done, changes=Changes.of(Changed.DOCUMENTS, uuids=[self._record]), failed=refused)
        )

    def take_out(self, folder: str) -> None:
        """Write a copy of the issued notice into a folder; it can be had again at any time."""

        def refused(faults: tuple[Fault, ...]) -> None:
            self._refused(faults)
            self.prepare()

        if self._document is not None:
            # The preview is then of the notice itself, with its number.
            self._copies.take_out(self._document, folder, self.prepare, refused)

    def _refused(self, faults: tuple[Fault, ...]) -> None:
        self._busy = False
        self._show()
        self._around.faults.show_faults(faults)

    def _former(self) -> UUID | None:
        replaced = None if self._prepared is None else self._prepared.replaced
        return None if replaced is None else replaced.uuid

    def _ready(self) -> bool:
        return self._prepared is not None and self._prepared.draft is not None

    def _may_issue(self) -> bool:
        ready = self._ready() and self._document is None
        return ready and self._day.settled and not self._busy and not self._prefix_fault() and not self._copies.fault

    def _prefix_fault(self) -> str:
        prefix = self._prefix or ""
        return "" if prefix and not _UNFIT.search(prefix) else "请填写发文字号，不含空白和〔〕号。"

    def _sentence(self) -> str:
        if self._document is not None:
            return told_when_issued(self._copies.path)
        waiting = self._prepared is None or self._busy
        return told_before_issue(waiting=waiting, ready=self._ready(), fault=self._prefix_fault() or self._copies.fault)

    def _show(self) -> None:
        prepared, document = self._prepared, self._document
        record = None if prepared is None else prepared.stored.record
        packs = self._around.knowledge.packs.checklists
        self._show_state(
            NoticeState(
                record="" if record is None else record.id,
                inspectee="" if record is None else record.inspectee_name,
                checklists=tuple((pack.id, pack.title) for pack in packs),
                checklist=self._checklist,
                issued_on=self._day.day if document is None else document.issued_on,
                day=self._day.text if document is None else document.issued_on.isoformat(),
                day_fault=self._day.fault if document is None else "",
                prefix=(self._prefix or "") if document is None else document.number.series.prefix,
                folder=self._copies.folder,
                remarks=() if prepared is None else prepared.remarks,
                pages=self._shown.pages,
                zoom=self._shown.zoom,
                unfinished=bool(self._shown.pages) and document is None and not self._ready(),
                preview_told=told_without_pages("" if prepared is None else prepared.lacking),
                number="" if document is None else document.number.text,
                path=self._copies.path,
                told=self._sentence(),
                may_issue=self._may_issue(),
                lacks_profile=prepared is not None and prepared.profile is None,
                busy=self._busy,
                replaces="" if prepared is None or prepared.replaced is None else prepared.replaced.number.text,
                formers=() if prepared is None or self._given else tuple((each.uuid, each.number.text) for each in prepared.formers),
                former=self._former(),
            )
        )
