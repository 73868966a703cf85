"""What happens in the dialog for issuing a notice. Knows no widget."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from gui.digital_signature.certificate import BureauCertificate
from gui.digital_signature.signature import BureauSignature
from gui.faults.presenter import ShowsFaults
from gui.notices.day import day_fault, read_day
from gui.notices.fonts import NoticeFonts
from gui.notices.state import NoticeState, PageImage
from gui.operations.changes import Changed, Changes
from gui.operations.progress import Progress
from gui.operations.running import Running
from gui.preferences import PreferencesFile
from inspections.cases.documents import Document
from inspections.checklists.wording import spoken_day
from inspections.errors import Fault
from inspections.notices.issue import Issued, take_out
from inspections.session import Knowledge, Session

if TYPE_CHECKING:
    from gui.notices.preparing import Prepared

ZOOMS = (0.5, 0.6, 0.7, 0.8, 1.0, 1.25, 1.5, 2.0)
_UNFIT = re.compile(r"[\s〔〕\x00-\x1f]")
"""What the prefix of a document's number does not hold."""
DOTS = 96 / 72
"""Screen dots a point at a zoom of 1."""
A4_WIDTH = 595 * DOTS
"""Width of a page at a zoom of 1."""


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
        self._checklist = ""
        self._issued_on = around.today
        self._day = around.today.isoformat()
        self._prefix: str | None = None
        self._folder = around.preferences.current.last_folder or str(around.folder)
        self._zoom = max((zoom for zoom in ZOOMS if zoom * A4_WIDTH <= page_width and zoom <= 1), default=ZOOMS[0])
        self._prepared: Prepared | None = None
        self._document: Document | None = None
        self._pages: tuple[PageImage, ...] = ()
        self._path = ""
        self._busy = False
        self._generation = 0

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
        generation, around, scale = self._generation, self._around, self._scale()
        record, chosen, issued_on, replaced = self._record, self._checklist, self._issued_on, self._replaced

        def work(session: Session, _progress: Progress) -> Prepared | None:
            from gui.notices.preparing import Wanted, prepare  # noqa: PLC0415 # draws in reportlab

            if generation != self._generation:  # overtaken by a later choice
                return None
            wanted = Wanted(record, chosen, around.preferences.current.checklist, issued_on, replaced)
            return prepare(session, around.fonts.chosen, wanted, scale)

        def done(prepared: Prepared | None) -> None:
            if prepared is None or generation != self._generation:
                return
            self._prepared, self._busy = prepared, False
            self._checklist, self._document, self._pages = prepared.checklist, prepared.document, prepared.pages
            if self._prefix is None and prepared.profile is not None:
                self._prefix = prepared.profile.number_prefix
            self._show()

        self._busy = True
        self._show()
        around.operations.run("准备通知书", work, done, failed=self._refused)

    def choose_checklist(self, checklist: str) -> None:
        """Hold the record against another checklist."""
        if checklist != self._checklist:
            self._checklist = checklist
            self.prepare()

    def write_day(self, text: str) -> None:
        """Take up what is typed for the day of issue; nothing can be issued until `settle_day` has counted the terms from it."""
        if text != self._day:
            self._day = text
            self._show()

    def settle_day(self) -> None:
        """Issue on the day that was typed: terms are counted from it. A text that is no day changes nothing."""
        issued_on = read_day(self._day)
        if issued_on is not None and issued_on != self._issued_on:
            self._issued_on = issued_on
            self.prepare()

    def write_prefix(self, prefix: str) -> None:
        """Number the notice in another series."""
        if prefix != self._prefix:
            self._prefix = prefix
            self._show()

    def choose_folder(self, folder: str) -> None:
        """Put the copy elsewhere."""
        if folder != self._folder:
            self._folder = folder
            self._show()

    def zoom(self, steps: int) -> None:
        """Show the pages larger (1) or smaller (-1)."""
        place = min(max(ZOOMS.index(self._zoom) + steps, 0), len(ZOOMS) - 1)
        if self._prepared is None or ZOOMS[place] == self._zoom:
            return
        self._zoom = ZOOMS[place]
        pdf, scale, prepared = self._prepared.pdf, self._scale(), self._prepared
        if not pdf:
            return

        def work(_session: Session, _progress: Progress) -> tuple[PageImage, ...]:
            from gui.notices.pages import page_images  # noqa: PLC0415 # as its import of pypdfium2

            return page_images(pdf, scale)

        def done(pages: tuple[PageImage, ...]) -> None:
            if prepared is self._prepared:
                self._pages = pages
                self._show()

        self._around.operations.run("缩放预览", work, done, quiet=True)

    def question(self) -> str:
        """Return what a person confirms before the number is given out."""
        party = "" if self._prepared is None else self._prepared.stored.record.inspectee_name
        number = f"{self._prefix or ''}〔{self._issued_on.year}〕…号"
        return f"向“{party}”签发责令整改通知书，文号为“{number}”，签发日期为{spoken_day(self._issued_on)}。"

    def issue(self, signature: BureauSignature | None = None) -> None:
        """Give the number, freeze the notice, signed or not, and write its copy where the person wants it."""
        prepared, prefix, issued_on, fonts = self._prepared, self._prefix or "", self._issued_on, self._around.fonts
        if prepared is None or not self._may_issue():
            return

        def work(session: Session, _progress: Progress) -> Issued:
            from gui.notices.preparing import issue  # noqa: PLC0415 # draws in reportlab

            return issue(session, fonts.chosen, prepared, prefix, issued_on, signature)

        def done(issued: Issued) -> None:
            self._document, self._busy = issued.document, False
            self.take_out(self._folder.strip())

        def refused(faults: tuple[Fault, ...]) -> None:
            self._refused(faults)
            self.prepare()  # the record or its notices are no longer what was looked at

        self._busy = True
        self._show()
        ids = frozenset({str(self._record)})
        self._around.operations.run("签发通知书", work, done, Changes.of(Changed.DOCUMENTS, ids=ids), failed=refused)

    def take_out(self, folder: str) -> None:
        """Write a copy of the issued notice into a folder; it can be had again at any time."""
        document = self._document
        if document is None:
            return
        self._folder = folder

        def done(path: Path) -> None:
            self._path = str(path)
            self._around.preferences.change(last_folder=folder)
            self.prepare()  # the preview is now of the notice itself, with its number

        def refused(faults: tuple[Fault, ...]) -> None:
            self._refused(faults)
            self.prepare()

        self._around.operations.run("取出通知书", lambda session, _: take_out(session.store, document, Path(folder)), done, failed=refused)

    def _refused(self, faults: tuple[Fault, ...]) -> None:
        self._busy = False
        self._show()
        self._around.faults.show_faults(faults)

    def _scale(self) -> float:
        return self._zoom * DOTS * self._around.ratio

    def _ready(self) -> bool:
        return self._prepared is not None and self._prepared.draft is not None

    def _may_issue(self) -> bool:
        settled = read_day(self._day) == self._issued_on
        ready = self._ready() and self._document is None
        return ready and settled and not self._busy and not self._prefix_fault() and not self._folder_fault()

    def _prefix_fault(self) -> str:
        prefix = self._prefix or ""
        return "" if prefix and not _UNFIT.search(prefix) else "请填写发文字号，不含空白和〔〕号。"

    def _folder_fault(self) -> str:
        folder = Path(self._folder.strip())
        if not self._folder.strip() or not folder.is_absolute():
            return "请填写存放位置的完整路径，或者点“选择…”。"
        return "存放位置是一个文件，请改为文件夹。" if folder.is_file() else ""

    def _sentence(self) -> str:
        if self._document is not None:
            return f"文件已存到：{self._path}" if self._path else "文件已存档，可以打印或者另存一份。"
        if self._prepared is None or self._busy:
            return "正在准备…"
        if self._prepared.draft is None:
            return "处理完标有✗的各项后才能签发。"
        return self._prefix_fault() or self._folder_fault() or "签发后文号不再收回，内容存档不再改动。"

    def _preview_told(self) -> str:
        """Return what stands where there is no page to be seen."""
        lacking = "" if self._prepared is None else self._prepared.lacking
        return f"还不能预览。{lacking}" if lacking else "正在准备…"

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
                issued_on=self._issued_on if document is None else document.issued_on,
                day=self._day if document is None else document.issued_on.isoformat(),
                day_fault=day_fault(self._day) if document is None else "",
                prefix=(self._prefix or "") if document is None else document.number.series.prefix,
                folder=self._folder,
                remarks=() if prepared is None else prepared.remarks,
                pages=self._pages,
                zoom=self._zoom,
                unfinished=bool(self._pages) and document is None and not self._ready(),
                preview_told=self._preview_told(),
                number="" if document is None else document.number.text,
                path=self._path,
                told=self._sentence(),
                may_issue=self._may_issue(),
                lacks_profile=prepared is not None and prepared.profile is None,
                busy=self._busy,
            )
        )
