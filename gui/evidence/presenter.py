"""What happens in the dialog for evidence. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from gui.evidence.copies import OpenedCopies
from gui.evidence.moments import TYPED, not_known, read_moment, spoken
from gui.evidence.state import Correctable, EvidenceState, PendingFile, PieceLine
from gui.evidence.wording import doubt_of, missing
from gui.faults.presenter import ShowsFaults
from gui.operations.operation import Operation
from gui.operations.progress import Progress
from gui.operations.running import Running
from inspections.cases.evidence import Evidence, EvidenceCorrection, EvidenceWords
from inspections.faults import Fault
from inspections.recognising.taking_time import TakingTime
from inspections.recognising.time_source import TimeSource
from inspections.records.printable import printable
from inspections.session import Session
from inspections.use_cases.attach_evidence import Attached, Found, attach
from inspections.use_cases.changes import Changes
from inspections.use_cases.correct_evidence import Corrected, correct, withdraw

if TYPE_CHECKING:
    from gui.evidence.reading import Kept, Pictured, Proposed

T = TypeVar("T")

DIGITS = 8
"""Leading digits of a SHA-256 that a person compares."""


@dataclass(frozen=True, slots=True)
class EvidenceSurroundings:
    """What the dialog works with. `copies` are what other programs open; `now` bears a time zone, `author` is named in histories."""

    operations: Running
    faults: ShowsFaults
    copies: OpenedCopies
    now: Callable[[], datetime]
    show_file: Callable[[Path], None]
    author: str


class EvidencePresenter:
    """The evidence of one record's case, and the files that are to be added to it."""

    def __init__(self, show: Callable[[EvidenceState], None], around: EvidenceSurroundings, record: UUID) -> None:
        """Show by `show`; `load` comes next."""
        self._show_state, self._around, self._record = show, around, record
        self._kept: Kept | None = None
        self._pictures: Mapping[UUID, Pictured] = {}
        self._pending: tuple[PendingFile, ...] = ()
        self._proposed: dict[Path, TakingTime] = {}
        self._chosen = -1
        self._message = ""
        self._tried = False
        self._busy = False

    @property
    def unsaved(self) -> int:
        """How many files are chosen and not added yet."""
        return len(self._pending)

    def load(self) -> None:
        """Fetch the record and the evidence of its case."""
        pictures, record = self._pictures, self._record

        def work(session: Session, _progress: Progress) -> Kept:
            from gui.evidence.reading import read_kept  # noqa: PLC0415 # the worker's

            return read_kept(session, record, pictures)

        def done(kept: Kept) -> None:
            self._kept, self._pictures, self._busy = kept, kept.pictures, False
            self.show()

        self._run("读取证据", work, done)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Take files up; those that are there already are left out. What can be known of them is proposed."""
        kept = self._kept
        fresh = [path for path in dict.fromkeys(paths) if path not in {file.path for file in self._pending}]
        if kept is None or not fresh or self._busy:
            return

        now = self._around.now()

        def work(_session: Session, _progress: Progress) -> tuple[Proposed, ...]:
            from gui.evidence.reading import read_files  # noqa: PLC0415 # the worker's

            return read_files(fresh, now)

        def done(proposed: tuple[Proposed, ...]) -> None:
            self._busy, self._message, self._tried = False, "", False
            self._chosen = len(self._pending)
            by = kept.inspectors[0] if kept.inspectors else ""
            self._proposed.update({file.path: file.time for file in proposed if file.time is not None})
            self._pending += tuple(_pending(file, kept.place, by) for file in proposed)
            self.show()

        self._run("读取文件", work, done)

    def choose(self, index: int) -> None:
        """Show the fields of another file."""
        if index != self._chosen and 0 <= index < len(self._pending):
            self._chosen = index
            self.show()

    def write(self, name: str, text: str) -> None:
        """Take what is typed into a field of the chosen file."""
        match name:
            case "shows":
                self._change(lambda file: replace(file, shows=text))
            case "taken":
                self._change(lambda file: file if file.taken == text else replace(file, taken=text, taken_from=TYPED))
            case "place":
                self._change(lambda file: replace(file, place=text))
            case _:
                self._change(lambda file: replace(file, taken_by=text))

    def mark(self, requirement: str, *, on: bool) -> None:
        """Say that the chosen file belongs to a finding, or that it does not."""
        one = frozenset({requirement})
        self._change(lambda file: replace(file, requirements=file.requirements | one if on else file.requirements - one))

    def spread(self) -> None:
        """Give all files the findings, place and taker of the chosen one."""
        if self._chosen >= 0:
            model = self._pending[self._chosen]
            self._pending = tuple(
                replace(file, requirements=model.requirements, place=model.place, taken_by=model.taken_by) for file in self._pending
            )
            self.show()

    def leave_out(self) -> None:
        """Take the chosen file off the list; the file itself stays where it is."""
        if self._chosen >= 0:
            self._pending = (*self._pending[: self._chosen], *self._pending[self._chosen + 1 :])
            self._chosen = min(self._chosen, len(self._pending) - 1)
            self.show()

    def attach(self) -> None:
        """Keep all files as evidence, or show what is missing."""
        self._tried = True
        wrong = next((index for index, file in enumerate(self._pending) if self._faults(file)), None)
        if not self._pending or self._busy:
            return
        if wrong is not None:
            count = sum(bool(self._faults(file)) for file in self._pending)
            self._chosen, self._message = wrong, f"没有添加：{count}个文件还有内容要填写，已用红字标出。"
            self.show()
            return
        files, record = [self._to_attach(file) for file in self._pending], self._record

        def done(attached: Attached) -> None:
            pieces = attached.pieces
            numbers = f"第{pieces[0].number}号" if len(pieces) == 1 else f"第{pieces[0].number}号至第{pieces[-1].number}号"
            self._pending, self._chosen, self._tried = (), -1, False
            self._message = f"已添加{len(pieces)}件，编为{numbers}证据。"
            self.load()

        self._run("添加证据", lambda session, progress: attach(session.store, record, files, progress=progress.tell), done)

    def withdraw(self, piece: UUID, reason: str) -> None:
        """Take a piece out of the case; number and file stay."""

        def done(_: Changes) -> None:
            self._message = "已撤回，编号和存档文件仍然保留。"
            self.load()

        self._run("撤回证据", lambda session, _: withdraw(session.store, piece, reason), done)

    def correctable(self, piece: UUID) -> Correctable | None:
        """Return what the dialog for a correction is told of a piece; None for one that is gone or withdrawn."""
        kept, stored = self._kept, self._piece(piece)
        if kept is None or stored is None or stored.withdrawn:
            return None
        made = tuple(correction for correction in kept.corrections if correction.evidence == piece)
        return Correctable(stored, tuple(kept.findings.items()), kept.inspectors, kept.hours, kept.listed.get(piece, ()), made)

    def correct(self, piece: UUID, before: EvidenceWords, after: EvidenceWords, reason: str) -> None:
        """Let a piece be described otherwise; what was said before stays known."""
        made = EvidenceCorrection(piece, self._around.now(), self._around.author, reason, before, after)

        def done(corrected: Corrected) -> None:
            self._message = f"已更正第{corrected.piece.number}号证据的说明，原来的说明仍然保留。"
            self.load()

        self._run("更正证据", lambda session, _: correct(session.store, made), done)

    def open(self, piece: UUID) -> None:
        """Have a copy of a piece opened by the program that is made for it."""
        wanted, copies = self._piece(piece), self._around.copies
        if wanted is None:
            return

        def work(session: Session, _progress: Progress) -> Path:
            return copies.take_out(session.store.archive, wanted)

        def done(path: Path) -> None:
            self._busy = False
            self.show()
            self._around.show_file(path)

        self._run("打开证据", work, done)

    def save_as(self, piece: UUID, path: Path) -> None:
        """Write a copy of a piece where the person wants it."""
        wanted = self._piece(piece)
        if wanted is None:
            return

        def done(_: None) -> None:
            self._busy, self._message = False, f"已另存为：{path}"
            self.show()

        self._run("另存证据", lambda session, _: session.store.archive.copy_out(wanted.sha256, path), done)

    def _piece(self, uuid: UUID) -> Evidence | None:
        return next((piece for piece in (() if self._kept is None else self._kept.pieces) if piece.uuid == uuid), None)

    def show(self) -> None:
        """Show how things stand. Before the first try to add, what is missing is not held against anybody."""
        kept = self._kept
        findings = {} if kept is None else kept.findings
        self._show_state(
            EvidenceState(
                "" if kept is None else kept.heading,
                () if kept is None else tuple(self._line(piece) for piece in kept.pieces),
                tuple(findings.items()),
                () if kept is None else kept.inspectors,
                tuple(replace(file, faults=self._faults(file) if self._tried else {}, doubt=self._doubt(file)) for file in self._pending),
                self._chosen,
                self._message,
                ready=kept is not None,
                busy=self._busy,
            )
        )

    def _change(self, change: Callable[[PendingFile], PendingFile]) -> None:
        if self._chosen < 0:
            return
        file = self._pending[self._chosen]
        changed = change(file)
        if changed != file:
            self._pending = (*self._pending[: self._chosen], changed, *self._pending[self._chosen + 1 :])
            self._message = ""
            self.show()

    def _run(self, what: str, work: Callable[[Session, Progress], T], done: Callable[[T], None]) -> None:
        def failed(faults: tuple[Fault, ...]) -> None:
            self._busy = False
            self.show()
            self._around.faults.show_faults(faults)

        def cancelled() -> None:
            self._busy, self._message = False, "已取消，没有添加任何证据。"
            self.show()

        self._busy = True
        self.show()
        self._around.operations.run(Operation(what, work, done, failed=failed, cancelled=cancelled))

    def _taken_at(self, file: PendingFile) -> datetime | None:
        """Return the moment of a file: the proposed one to the second while nobody has changed its text."""
        known = self._proposed.get(file.path)
        return known.at if known is not None and spoken(known.at) == file.taken else read_moment(file.taken)

    def _doubt(self, file: PendingFile) -> str:
        """Return what speaks against the time of a file: that the inspection was at another."""
        moment = self._taken_at(file)
        return "" if moment is None or self._kept is None else doubt_of(moment, self._kept.hours)

    def _to_attach(self, file: PendingFile) -> Found:
        taken_at = self._taken_at(file) or self._around.now()
        known = self._proposed.get(file.path)
        source = known.source if known is not None and known.at == taken_at else TimeSource.STATED
        order = () if self._kept is None else tuple(self._kept.findings)
        requirements = tuple(requirement for requirement in order if requirement in file.requirements)
        return Found(file.path, file.shows, requirements, taken_at, file.place, file.taken_by, source)

    def _faults(self, file: PendingFile) -> Mapping[str, str]:
        return missing(file, self._taken_at(file), self._around.now())

    def _line(self, piece: Evidence) -> PieceLine:
        findings = {} if self._kept is None else self._kept.findings
        pictured = self._pictures[piece.uuid]
        return PieceLine(
            piece.uuid,
            piece.number,
            piece.kind.label,
            piece.shows,
            tuple(findings.get(name, name) for name in piece.requirements),
            spoken(piece.taken_at),
            piece.place,
            piece.taken_by,
            printable(piece.file_name),
            piece.sha256[:DIGITS],
            piece.withdrawn,
            pictured.image,
            pictured.lost,
            corrected=self._kept is not None and any(correction.evidence == piece.uuid for correction in self._kept.corrections),
        )


def _pending(proposed: Proposed, location: str, by: str) -> PendingFile:
    """Return a file as it stands in the dialog before anybody has typed; a moment that nothing tells is left to be typed."""
    taken, message = ("", not_known(proposed.changed_at)) if proposed.time is None else (spoken(proposed.time.at), proposed.time.words)
    return PendingFile(
        proposed.path, proposed.name, proposed.kind.label, taken, message, location, by, thumbnail=proposed.image, warning=proposed.warning
    )
