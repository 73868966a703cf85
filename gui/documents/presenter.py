"""What happens in the dialog for a document, of whatever kind. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from gui.documents.choices import Copies, IssueDay
from gui.documents.sentences import question_before_issue, told_before_issue, told_when_issued, told_without_pages
from gui.documents.shown_pages import ShownPages, page_images
from gui.documents.state import DocumentState, PageImage
from gui.documents.surroundings import DocumentSurroundings
from gui.documents.typed_content import TypedContent
from gui.operations.operation import Operation
from gui.operations.progress import Progress
from inspections.cases.documents import Document
from inspections.cases.numbers import unfit_for_number
from inspections.documents.digital_signature.bureau_signature import BureauSignature
from inspections.documents.kinds import KINDS
from inspections.documents.precheck.remark import Remark
from inspections.documents.signatures import Signer
from inspections.documents.wanted import WantedDocument
from inspections.faults import Fault
from inspections.forms.content import Content
from inspections.session import Session

if TYPE_CHECKING:
    from inspections.use_cases.issue_prepared import IssuedDocument
    from inspections.use_cases.prepared_document import PreparedDocument


class DocumentPresenter:
    """One document, from what is typed for it, where something is, to the copy on the disk."""

    def __init__(
        self, show: Callable[[DocumentState], None], around: DocumentSurroundings, wanted: WantedDocument, page_width: int = 620
    ) -> None:
        """Show by `show`; `begin` comes next. Pages begin as large as fits into `page_width` logical pixels, not above full size."""
        self._show_state = show
        self._around = around
        self._wanted = wanted
        self._given = wanted.replaced is not None
        self._typed = TypedContent(around.operations, around.now)
        self._unsettled = False
        self._day = IssueDay(around.today)
        self._prefix: str | None = None
        self._copies = Copies(around.operations, around.preferences, around.folder)
        self._shown = ShownPages(around.operations, around.ratio, page_width, self._show)
        self._prepared: PreparedDocument | None = None
        self._document: Document | None = None
        self._then: Callable[[], None] | None = None
        self._looked_over = self._busy = False
        self._generation = 0

    @property
    def title(self) -> str:
        """What the document is called."""
        return KINDS[self._wanted.kind].title

    @property
    def filled_in(self) -> bool:
        """Whether something is typed for it, and its record is not what gives everything."""
        return not KINDS[self._wanted.kind].judged

    @property
    def document(self) -> Document | None:
        """The document, once it is issued."""
        return self._document

    @property
    def record(self) -> UUID | None:
        """The record that it rests on."""
        return None if self._prepared is None else self._prepared.record

    @property
    def content(self) -> Content:
        """What is typed."""
        return self._typed.content or {}

    def begin(self) -> None:
        """Show what was typed before and not issued, else what record and case propose."""
        self._typed.clear()
        self._prepare()

    def begin_anew(self) -> None:
        """Forget what was typed and show what record and case propose."""
        key = self._wanted.key
        self._around.operations.run(
            Operation("清除填写的内容", lambda session, _: session.drafts.forget_paper(key), lambda _: self.begin(), quiet=True)
        )

    def choose_record(self, record: UUID) -> None:
        """Let the document rest on another record of the case; what was typed for that one comes back.

        What was typed for the former record is kept first; where the disk does not take it, the choice is not followed.
        """
        if record == self.record:
            return

        def kept() -> None:
            if not self._typed.lacking:
                self._wanted = replace(self._wanted, record=record)
                self.begin()
            self._show()

        self._keep(kept)

    def choose_checklist(self, checklist: str) -> None:
        """Hold the record against another checklist."""
        if checklist != self._wanted.checklist:
            self._wanted = replace(self._wanted, checklist=checklist)
            self._prepare()

    def choose_former(self, former: UUID | None) -> None:
        """Replace a notice that stands on an earlier state of the record, or (None) issue another one beside it."""
        if self._prepared is not None and former != _uuid_of(self._prepared.replaced):
            self._wanted = replace(self._wanted, replaced=former, beside=former is None)
            self._prepare()

    def edit(self, path: str, raw: object) -> None:
        """Take up what is typed into a field; `settle` keeps it and looks it over."""
        if self._typed.content is not None and self._prepared is not None and self._document is None and not self._busy:
            self._typed.edit(self._prepared, path, raw)
            self._changed()

    def add_line(self, path: str) -> None:
        """Add a line to a list."""
        if self._typed.content is not None:
            self._typed.add_line(path)
            self._changed()

    def remove_line(self, path: str, number: int) -> None:
        """Take a line (from 1) out of a list."""
        if self._typed.content is not None:
            self._typed.remove_line(path, number)
            self._changed()

    def sign(self, key: str, signature: Mapping[str, Any] | None) -> None:
        """Take up a signature or a refusal, bound to the words that are shown; None where one signs by hand."""
        if self._typed.content is None or self._prepared is None or (signature is not None and not self._may_sign()):
            return
        self._typed.sign(key, signature, self._prepared.words)
        self._changed()
        self.settle()

    def when_shown(self, then: Callable[[], None]) -> None:
        """Do something as soon as all that was typed is looked over and shown: one signs what one sees."""
        self.settle()
        if self._looked_over:
            then()
        else:
            self._then = then

    def signer(self, key: str) -> tuple[Signer, Mapping[str, Any] | None] | None:
        """Return who signs under a key, with what stands there; None where nothing stands there and nothing may be signed now."""
        signature = self._typed.signature_of(key)
        if self._prepared is None or not (signature or self._may_sign()):
            return None
        return next(((signer, signature or None) for signer in self._prepared.signers if signer.key == key), None)

    def write_day(self, text: str) -> None:
        """Take up what is typed for the day of issue; nothing can be issued until `settle` has counted the terms from it."""
        if text != self._day.text:
            self._day.text = text
            self._show()

    def settle(self) -> None:
        """Keep what was typed since, and look it over, as of the day that was typed; a text that is no day changes nothing."""
        if self._document is not None:
            return
        another_day = self._day.settle()
        if another_day or self._unsettled:
            self._prepare()

    def write_prefix(self, prefix: str) -> None:
        """Number the document in another series."""
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

    def keep(self) -> None:
        """Try again to keep what the disk did not take."""
        self._keep(self._show)

    def close(self, gone: Callable[[], None], refused: Callable[[str], bool]) -> None:
        """Keep what was typed last, then let the dialog go by `gone`: what is still under way is shown to nobody any more.

        Where the disk does not take it, `refused` asks whether it is given up.
        """

        def kept() -> None:
            self._show()
            lacking = self._document is None and self._typed.lacking
            if not lacking or refused(f"{self._typed.trouble}\n还没有存盘的是为“{self.title}”填写的内容。"):
                self._show_state = _nobody
                gone()

        self._keep(kept)

    def question(self) -> str:
        """Return what a person confirms before the number is given out."""
        return question_before_issue(self.title, self._numbering(self._prefix), self._day.day, self._prepared, self._remarks())

    def issue(self, signature: BureauSignature | None = None) -> None:
        """Give the number, freeze the document, signed or not, and write its copy where the person wants it."""
        prepared, wanted, prefix, issued_on = self._prepared, self._wanted, self._prefix or "", self._day.day
        fonts = self._around.fonts
        if prepared is None or not self._may_issue():
            return

        def work(session: Session, _progress: Progress) -> IssuedDocument:
            from inspections.use_cases.issue_prepared import issue_prepared  # noqa: PLC0415 # draws in reportlab

            return issue_prepared(session, fonts.chosen, wanted, prepared, prefix=prefix, issued_on=issued_on, signature=signature)

        def done(issued: IssuedDocument) -> None:
            self._document, self._busy = issued.document, False
            self._prepared = replace(prepared, remarks=issued.remarks)
            self._shown.show(issued.pdf)
            self.take_out(self._copies.folder.strip())

        def refused(faults: tuple[Fault, ...]) -> None:
            self._refused(faults)
            self._prepare()  # record and case are no longer what was looked at

        self._busy = True
        self._show()
        self._around.operations.run(Operation(f"签发{self.title}", work, done, failed=refused))

    def take_out(self, folder: str) -> None:
        """Write a copy of the issued document into a folder; it can be had again at any time."""
        if self._document is not None:
            self._copies.take_out(self._document, folder, self._show, self._refused)

    def _prepare(self) -> None:
        """Look the document over as record and case stand now; without a content what was kept or is proposed is taken."""
        self._generation += 1
        generation, around, scale, content = self._generation, self._around, self._shown.scale, self._typed.content
        wanted, issued_on, chosen = self._wanted, self._day.day, self._around.preferences.current

        def work(session: Session, _progress: Progress) -> tuple[PreparedDocument, tuple[PageImage, ...]] | None:
            from inspections.use_cases.prepare_document import prepare_document  # noqa: PLC0415 # draws in reportlab

            if generation != self._generation:  # overtaken by a later choice
                return None
            fonts = around.fonts.chosen
            prepared = prepare_document(session, fonts, wanted, content, issued_on, county=chosen.county, usual_checklist=chosen.checklist)
            return prepared, page_images(prepared.pdf, scale) if prepared.pdf else ()

        def done(came: tuple[PreparedDocument, tuple[PageImage, ...]] | None) -> None:
            if came is None:
                return
            prepared, pages = came
            if content is not None:
                self._typed.kept(prepared, content)
            if generation == self._generation and self._document is None:
                self._shown.take(prepared.pdf, pages, scale)
                self._take(prepared)

        self._unsettled = self._looked_over = False
        self._busy = content is None  # while one types on, nobody waits
        self._show()
        around.operations.run(Operation(f"准备{self.title}", work, done, failed=self._refused, quiet=content is not None))

    def _take(self, prepared: PreparedDocument) -> None:
        """Take over a document that was prepared."""
        self._prepared, self._document, self._busy, self._looked_over = prepared, prepared.issued, False, True
        self._wanted = replace(self._wanted, checklist=prepared.checklist)
        if self._prefix is None or prepared.fields:
            self._prefix = prepared.prefix or None
        if prepared.fields and self._typed.content is None:
            self._typed.begin(prepared)
        self._typed.unsign(prepared.unsigned)
        self._show()
        then, self._then = self._then, None
        if then is not None:
            then()

    def _changed(self) -> None:
        self._unsettled = True
        self._show()

    def _keep(self, then: Callable[[], None]) -> None:
        if self._document is None:
            self._typed.keep(self._wanted.key, then)
        else:
            then()

    def _refused(self, faults: tuple[Fault, ...]) -> None:
        self._busy = False
        self._show()
        self._around.faults.show_faults(faults)

    def _numbering(self, prefix: str | None) -> str:
        return f"{prefix or ''}〔{self._day.day.year}〕…号"

    def _prefix_fault(self) -> str:
        return "" if self._prefix and not unfit_for_number(self._prefix) else "请填写发文字号，不含空白和〔〕号。"

    def _ready(self) -> bool:
        return self._prepared is not None and self._prepared.ready

    def _may_issue(self) -> bool:
        """Say whether what is shown is whole, looked over, and all that was typed."""
        ready = self._whole() and self._looked_over and not self._unsettled and self._day.settled
        return ready and not self._prefix_fault() and not self._copies.fault

    def _may_sign(self) -> bool:
        """Say the same but for what is chosen for the issue: only then there is something to put one's name to."""
        return self._whole() and self._looked_over and not self._unsettled

    def _whole(self) -> bool:
        return self._ready() and not self._busy and self._document is None

    def _remarks(self) -> tuple[Remark, ...]:
        return (*(() if self._prepared is None else self._prepared.remarks), *self._typed.remarks)

    def _sentence(self) -> str:
        if self._document is not None:
            return told_when_issued(self._copies.path)
        fault = self._prefix_fault() or self._copies.fault
        return told_before_issue(waiting=self._prepared is None or self._busy, ready=self._ready(), fault=fault)

    def _show(self) -> None:
        prepared, document = self._prepared, self._document
        replaced = None if prepared is None else prepared.replaced
        packs = () if self.filled_in else self._around.knowledge.packs.checklists
        prefix = (self._prefix or "") if document is None else document.number.series.prefix
        self._show_state(
            DocumentState(
                about="" if prepared is None else prepared.about,
                records=() if prepared is None else prepared.records,
                record=self.record,
                checklists=tuple((pack.id, pack.title) for pack in packs),
                checklist=self._wanted.checklist,
                issued_on=self._day.day if document is None else document.issued_on,
                day=self._day.text if document is None else document.issued_on.isoformat(),
                day_fault=self._day.fault if document is None else "",
                numbering=self._numbering(self._prefix if self.filled_in else None) if document is None else document.number.text,
                prefix=None if self.filled_in else prefix,
                folder=self._copies.folder,
                remarks=self._remarks(),
                pages=self._shown.pages,
                zoom=self._shown.zoom,
                unfinished=bool(self._shown.pages) and document is None and not self._ready(),
                preview_told=told_without_pages("" if prepared is None else prepared.lacking),
                number="" if document is None else document.number.text,
                path=self._copies.path,
                status=self._sentence(),
                may_issue=self._may_issue(),
                lacks_profile=prepared is not None and prepared.profile is None,
                busy=self._busy,
                replaces="" if replaced is None else replaced.number.text,
                formers=() if prepared is None or self._given else tuple((notice.uuid, notice.number.text) for notice in prepared.formers),
                former=_uuid_of(replaced),
                typed=self._typed.state(prepared, may_sign=self._whole(), issued=document is not None),
            )
        )


def _uuid_of(document: Document | None) -> UUID | None:
    return None if document is None else document.uuid


def _nobody(_state: DocumentState) -> None:
    """Show nothing: the dialog is gone."""
