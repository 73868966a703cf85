"""What the dialog for evidence is told of a record and its case, and of the files that are to be added. Runs in the worker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from gui.documents.state import PageImage
from gui.evidence.thumbnails import thumbnail
from inspections.cases.documents import Document, DocumentState
from inspections.cases.evidence import Evidence, EvidenceCorrection, EvidenceKind
from inspections.cases.evidence_files import file_fault, kind_of, unreadable
from inspections.cases.numbers import NumberKind
from inspections.cases.visit_hours import VisitHours, visit_hours
from inspections.checklists.answer import Verdict
from inspections.days import BEIJING
from inspections.faults import Fault, UserError, refuse
from inspections.files.archive import Archive
from inspections.forms.content import value_at
from inspections.recognising.media_types import HEAD, media_type_of, picture_name
from inspections.recognising.names import readable_name
from inspections.recognising.programs import program_kind
from inspections.recognising.taking_time import TakingTime, taking_time
from inspections.records.printable import printable
from inspections.session import Session
from inspections.typesetting.picture_files.opening import UnshownPictureError


@dataclass(frozen=True, slots=True)
class Pictured:
    """A kept photo made small, or in a sentence what is wrong with its file."""

    image: PageImage | None
    lost: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A record and the evidence of its case, withdrawn pieces included. `findings` map requirements to their summaries.

    `listed` are the numbers of the issued lists that bear a piece.
    """

    heading: str
    pieces: tuple[Evidence, ...]
    pictures: Mapping[UUID, Pictured]
    findings: Mapping[str, str]
    inspectors: tuple[str, ...]
    place: str
    hours: VisitHours
    corrections: tuple[EvidenceCorrection, ...]
    listed: Mapping[UUID, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A file that may be added: what its content says it is, when it says it was taken (None: nowhere), and what there is to be told.

    `name` is readable and without characters that command. `changed_at` is the file's own time, which a copy changes.
    """

    path: Path
    name: str
    kind: EvidenceKind
    time: TakingTime | None
    changed_at: datetime
    image: PageImage | None
    warning: str


def read_kept(session: Session, record: UUID, pictures: Mapping[UUID, Pictured]) -> Kept:
    """Return a stored record and its evidence; `pictures` are known already. Raises UserError where there is no such record."""
    with session.store.reading() as unit:
        stored = unit.records.get(record)
        if stored is None:
            raise refuse("no_record", "这条记录不存在", "", "请刷新检查记录后重试")
        pieces = unit.evidence.of_case(stored.case)
        checks = unit.checks.of(stored.revision)
        corrections = unit.evidence.corrections(stored.case)
        documents = unit.documents.of_case(stored.case)
    packs = session.knowledge.packs
    summaries = {requirement.id: requirement.summary for pack in packs.by_id.values() for requirement in pack.requirements}
    broken = [answer.requirement for check in checks for answer in check.findings if answer.verdict is Verdict.VIOLATION]
    known = {name: summaries.get(name, name) for name in broken}
    older = {name: summaries.get(name, name) for piece in pieces for name in piece.requirements if name not in known}
    payload = stored.record.payload
    return Kept(
        f"{stored.record.inspectee_name}  {stored.record.id}",
        pieces,
        {piece.uuid: pictures.get(piece.uuid) or _picture(session.store.archive, piece) for piece in pieces},
        known | older,
        tuple(str(inspector["name"]) for inspector in payload.get("inspectors", ()) if inspector.get("name")),
        str(value_at(payload, "visit.place") or value_at(payload, "visit.address") or ""),
        visit_hours(payload),
        corrections,
        {piece.uuid: tuple(_lists(documents, piece.uuid)) for piece in pieces},
    )


def _lists(documents: Sequence[Document], piece: UUID) -> Iterator[str]:
    for document in documents:
        is_list = document.number.series.kind == NumberKind.EVIDENCE_LIST and document.state is not DocumentState.VOIDED
        if is_list and str(piece) in {str(listed) for listed in document.content.get("pieces", ())}:
            yield document.number.text


def read_files(paths: Sequence[Path], now: datetime | None = None) -> tuple[Proposed, ...]:
    """Return files with what is proposed for them; `now` bears a time zone. Raises UserError with every one that cannot be evidence."""
    proposed: list[Proposed] = []
    faults: list[Fault] = []
    for path in paths:
        fault = file_fault(path)
        try:
            if fault is None:
                proposed.append(_proposed(path, now or datetime.now(BEIJING)))
        except OSError as error:
            fault = unreadable(path, error)
        if fault is not None:
            faults.append(fault)
    if faults:
        raise UserError(faults)
    return tuple(proposed)


def _proposed(path: Path, now: datetime) -> Proposed:
    name = readable_name(path)
    with path.open("rb") as file:
        media_type = media_type_of(file.read(HEAD), name)
    kind = kind_of(media_type)
    image, warning = None, ""
    if kind is EvidenceKind.PHOTO:
        try:
            image = thumbnail(path)
        except UnshownPictureError as unshown:
            # A page is to show it; that it cannot must be told while the camera is still at hand.
            warning = f"{unshown.what}，{unshown.action}。照样添加的，文书上只印“无法显示”和说明。"
    elif picture_name(name):
        warning = f"文件名像照片，内容却不是可以显示的图片，按{kind.label}添加；是照片的，请在手机或者电脑上导出为 JPEG 后添加。"
    program = program_kind(path, name)
    if program:
        warning = f"这个文件是{program}，不是照片、票据或者录音录像；照样添加的，只存档，不能从这里打开。"
    changed = datetime.fromtimestamp(path.stat().st_mtime, BEIJING)
    return Proposed(path, printable(name), kind, taking_time(path, name, now), changed, image, warning)


def _picture(archive: Archive, piece: Evidence) -> Pictured:
    if piece.kind is not EvidenceKind.PHOTO:
        return Pictured(None)
    try:
        return Pictured(thumbnail(archive.checked(piece.sha256)))
    except UnshownPictureError:
        return Pictured(None)
    except (UserError, OSError) as error:
        return Pictured(None, error.faults[0].what if isinstance(error, UserError) else "存档文件缺失或无法读取")
