"""What happens in the dialog for a document. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from gui.digital_signature.signature import BureauSignature
from gui.documents.copies import Copies
from gui.documents.day import IssueDay
from gui.documents.kept_content import KeptContent
from gui.documents.kinds import TITLES
from gui.documents.notice_presenter import NoticeSurroundings
from gui.documents.paper_state import PaperState, WantedPaper
from gui.documents.sentences import told_before_issue, told_of_replacement, told_of_warnings, told_when_issued, told_without_pages
from gui.documents.shown_pages import ShownPages
from gui.documents.signing import signer_lines, told_of_signing, with_signature
from gui.operations.operation import Operation
from gui.operations.progress import Progress
from inspections.cases.documents import Document
from inspections.days import spoken_day
from inspections.documents.bound_signatures import bound, without
from inspections.documents.content_reading import SIGNATURES
from inspections.documents.precheck.remark import Remark, warning
from inspections.documents.signatures import Signer
from inspections.faults import Fault
from inspections.forms.content import Content, add_line, described_at, put, remove_line
from inspections.forms.entry import entered
from inspections.session import Session
from inspections.use_cases.changes import Changed, Changes

if TYPE_CHECKING:
    from gui.documents.paper_preparing import PreparedPaper


NOTE = "由检查记录带入，请核对"
"""Stands beneath a field that record and case have filled in, until a person touched it."""


class PaperPresenter:
    """One document, from what is typed to the copy on the disk."""

    def __init__(self, show: Callable[[PaperState], None], around: NoticeSurroundings, wanted: WantedPaper, page_width: int = 620) -> None:
        """Show by `show`; `begin` comes next. Pages begin as large as fits into `page_width` logical pixels, not above full size."""
        self._show_state = show
        self._around = around
        self._wanted = wanted
        self._content: Content | None = None
        self._kept = KeptContent(around.operations, around.now)
        self._content_generation = 0
        self._unsettled = False
        self._day = IssueDay(around.today)
        self._copies = Copies(around.operations, around.preferences, around.folder)
        self._shown = ShownPages(around.operations, around.ratio, page_width, self._show)
        self._prepared: PreparedPaper | None = None
        self._document: Document | None = None
        self._unsigned: dict[str, str] = {}
        self._touched: set[str] = set()
        self._then: Callable[[], None] | None = None
        self._looked_over = self._busy = False
        self._generation = 0

    @property
    def title(self) -> str:
        """What the document is called."""
        return TITLES[self._wanted.kind]

    @property
    def document(self) -> Document | None:
        """The document, once it is issued."""
        return self._document

    @property
    def record(self) -> UUID | None:
        """The record that it rests on."""
        return None if self._prepared is None else self._prepared.record

    def begin(self) -> None:
        """Show what was typed before and not issued, else what record and case propose."""
        self._prepare(None)

    def begin_anew(self) -> None:
        """Forget what was typed and show what record and case propose."""
        key = self._wanted.key

        def done(_: None) -> None:
            self._content = None
            self._unsigned.clear()
            self._prepare(None)

        self._around.operations.run(Operation("清除填写的内容", lambda session, _: session.drafts.forget_paper(key), done, quiet=True))

    def choose_record(self, record: UUID) -> None:
        """Let the document rest on another record of the case; what was typed for that one comes back.

        What was typed for the former record is kept first; where the disk does not take it, the choice is not followed.
        """
        if record == self.record:
            return

        def kept() -> None:
            if not self._kept.lacks(self._content):
                self._wanted = WantedPaper(self._wanted.kind, self._wanted.case, record, replaced=self._wanted.replaced)
                self._content = None
                self._unsigned.clear()
                self._prepare(None)
            self._show()

        self._keep(kept)

    def edit(self, path: str, raw: object) -> None:
        """Take up what is typed; `settle` keeps it and looks it over."""
        if self._content is None or self._prepared is None or self._document is not None or self._busy:
            return
        described = described_at(self._prepared.fields, path)
        value = raw if described is None else entered(described, raw)
        self._touched |= {path, path.partition("[")[0]}
        self._change(put(self._content, path, value))

    def add_line(self, path: str) -> None:
        """Add a line to a list."""
        if self._content is not None:
            self._change(add_line(self._content, path, {}), shown=False)

    def remove_line(self, path: str, number: int) -> None:
        """Take a line (from 1) out of a list."""
        if self._content is not None:
            self._change(remove_line(self._content, path, number), shown=False)

    def sign(self, key: str, signature: Mapping[str, Any] | None) -> None:
        """Take up a signature or a refusal, bound to the words that are shown; None where one signs by hand."""
        if self._content is None or self._prepared is None or (signature is not None and not self._may_sign()):
            return
        if signature is not None:
            signature = bound(signature, self._prepared.words, self._around.now())
            self._unsigned.pop(key, None)
        self._change(with_signature(self._content, key, signature))
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
        signers = () if self._prepared is None else self._prepared.signers
        held = (self._content or {}).get(SIGNATURES) or {}
        return next(((each, held.get(key)) for each in signers if each.key == key and (held.get(key) or self._may_sign())), None)

    def write_day(self, text: str) -> None:
        """Take up what is typed for the day of issue."""
        if text != self._day.text:
            self._day.text = text
            self._unsettled = True
            self._show()

    def settle(self) -> None:
        """Keep what was typed since, and look it over."""
        if self._document is not None or self._content is None:
            return
        another_day = self._day.settle()
        if another_day or self._unsettled:
            self._prepare(self._content)

    def keep(self) -> None:
        """Try again to keep what the disk did not take."""
        self._keep(self._show)

    def close(self, gone: Callable[[], None], refused: Callable[[str], bool]) -> None:
        """Keep what was typed last, then let the dialog go by `gone`: what is still under way is shown to nobody any more.

        Where the disk does not take it, `refused` asks whether it is given up.
        """

        def kept() -> None:
            self._show()
            lacking = self._document is None and self._kept.lacks(self._content)
            if not lacking or refused(f"{self._kept.told}\n还没有存盘的是为“{self.title}”填写的内容。"):
                self._show_state = _nobody
                gone()

        self._keep(kept)

    @property
    def content(self) -> Content:
        """What is typed."""
        return self._content or {}

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
        former = None if self._prepared is None else self._prepared.draft.replaced
        replacing = "" if former is None else told_of_replacement(former)
        warnings = told_of_warnings(self._remarks())
        return f"签发{self.title}，文号为“{self._numbering()}”，签发日期为{spoken_day(self._day.day)}。{replacing}{warnings}"

    def issue(self, signature: BureauSignature | None = None) -> None:
        """Give the number, freeze the document, signed or not, and write its copy where the person wants it."""
        prepared, wanted, issued_on, fonts = self._prepared, self._wanted, self._day.day, self._around.fonts
        if prepared is None or not self._may_issue():
            return

        def work(session: Session, _progress: Progress) -> tuple[Document, bytes]:
            from gui.documents.paper_preparing import issue_paper  # noqa: PLC0415 # draws in reportlab

            document = issue_paper(session, fonts.chosen, wanted, prepared, issued_on, signature)
            return document, session.store.archive.read(document.sha256)

        def done(issued: tuple[Document, bytes]) -> None:
            self._document, self._busy = issued[0], False
            self._shown.show(issued[1])
            self.take_out(self._copies.folder.strip())

        def refused(faults: tuple[Fault, ...]) -> None:
            self._refused(faults)
            self._prepare(self._content)  # the case is no longer what was looked at

        self._busy = True
        self._show()
        self._around.operations.run(Operation(f"签发{self.title}", work, done, changes=Changes.of(Changed.DOCUMENTS), failed=refused))

    def take_out(self, folder: str) -> None:
        """Write a copy of the issued document into a folder; it can be had again at any time."""
        if self._document is not None:
            self._copies.take_out(self._document, folder, self._show, self._refused)

    def _prepare(self, content: Content | None) -> None:
        """Look the content over as record and case stand now; None takes what was kept or is proposed."""
        self._generation += 1
        generation, around, scale = self._generation, self._around, self._shown.scale
        wanted, issued_on, county = self._wanted, self._day.day, around.preferences.current.county
        self._unsettled = False

        def work(session: Session, _progress: Progress) -> PreparedPaper:
            from gui.documents.paper_preparing import prepare_paper  # noqa: PLC0415 # draws in reportlab

            return prepare_paper(session, around.fonts.chosen, wanted, content, issued_on, county, scale)

        def done(prepared: PreparedPaper) -> None:
            if content is not None:
                self._kept.took(prepared.content if prepared.unsigned else content, prepared.unkept)
            if generation != self._generation or self._document is not None:
                return
            self._prepared, self._busy, self._looked_over = prepared, False, True
            self._shown.take(prepared.pdf, prepared.pages, scale)
            self._unsigned |= {each.key: each.label for each in prepared.unsigned}
            if content is None:
                self._content = prepared.content
                self._kept.begin(prepared.content)
                self._content_generation += 1
            elif self._content is not None and prepared.unsigned:
                self._content = without(self._content, {each.key for each in prepared.unsigned})
            self._show()
            then, self._then = self._then, None
            if then is not None:
                then()

        self._busy, self._looked_over = content is None, False
        self._show()
        around.operations.run(Operation(f"准备{self.title}", work, done, failed=self._refused, quiet=content is not None))

    def _keep(self, then: Callable[[], None]) -> None:
        if self._document is None and self._content is not None and self._kept.lacks(self._content):
            self._kept.keep(self._wanted.key, self._content, then)
        else:
            then()

    def _change(self, content: Content, *, shown: bool = True) -> None:
        """Take over a content; `shown` says that its fields show it already."""
        self._content, self._unsettled = content, True
        if not shown:
            self._content_generation += 1
        self._show()

    def _refused(self, faults: tuple[Fault, ...]) -> None:
        self._busy = False
        self._show()
        self._around.faults.show_faults(faults)

    def _numbering(self) -> str:
        prepared = self._prepared
        prefix = "" if prepared is None or prepared.profile is None else prepared.template.prefix(prepared.profile)
        return f"{prefix}〔{self._day.day.year}〕…号"

    def _ready(self) -> bool:
        return self._prepared is not None and self._prepared.ready

    def _may_issue(self) -> bool:
        settled = not self._unsettled and self._day.settled
        return self._ready() and self._document is None and settled and not self._busy and not self._copies.fault

    def _may_sign(self) -> bool:
        """Say whether what is shown is whole, and all that was typed: only then there is something to put one's name to."""
        return self._whole() and self._looked_over and not self._unsettled

    def _whole(self) -> bool:
        return self._ready() and not self._busy and self._document is None

    def _remarks(self) -> tuple[Remark, ...]:
        remarks = () if self._prepared is None else self._prepared.remarks
        return (*remarks, *(warning("签名", told_of_signing(label)) for label in self._unsigned.values()))

    def _notes(self, content: Content) -> dict[str, str]:
        """Return for each value that record and case gave, and nobody touched, that it is to be looked at."""
        offered = {} if self._prepared is None or self._document is not None else self._prepared.proposed
        return {path: NOTE for path, value in offered.items() if path not in self._touched and content.get(path) == value}

    def _sentence(self) -> str:
        if self._document is not None:
            return told_when_issued(self._copies.path)
        return told_before_issue(waiting=self._prepared is None or self._busy, ready=self._ready(), fault=self._copies.fault)

    def _show(self) -> None:
        prepared, document, content = self._prepared, self._document, self._content or {}
        faults = () if prepared is None else prepared.faults
        self._show_state(
            PaperState(
                title=self.title,
                about="" if prepared is None else prepared.about,
                records=() if prepared is None else prepared.records,
                record=self.record,
                fields=() if prepared is None else prepared.fields,
                content=content,
                generation=self._content_generation,
                # What is only missing stands in the list of checks: a form that is opened is not red all over.
                faults={fault.path: fault.sentence() for fault in faults if fault.path and fault.code != "missing_content"},
                signers=() if prepared is None else signer_lines(prepared.signers, content, may_sign=self._whole()),
                notes=self._notes(content),
                unsigned=tuple(told_of_signing(label) for label in self._unsigned.values()),
                issued_on=self._day.day,
                day=self._day.text,
                day_fault=self._day.fault if document is None else "",
                numbering=self._numbering() if document is None else document.number.text,
                folder=self._copies.folder,
                remarks=self._remarks(),
                pages=self._shown.pages,
                zoom=self._shown.zoom,
                unfinished=bool(self._shown.pages) and document is None and not self._ready(),
                preview_told=told_without_pages("" if prepared is None else prepared.lacking),
                number="" if document is None else document.number.text,
                path=self._copies.path,
                told=self._sentence(),
                trouble=self._kept.told if document is None else "",
                recovered=prepared is not None and prepared.recovered and document is None,
                may_issue=self._may_issue(),
                lacks_profile=prepared is not None and prepared.profile is None,
                busy=self._busy,
                replaces="" if prepared is None or prepared.draft.replaced is None else prepared.draft.replaced.number.text,
            )
        )


def _nobody(_state: PaperState) -> None:
    """Show nothing: the dialog is gone."""
