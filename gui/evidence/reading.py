"""What the dialog for evidence is told of a record and its case, and of the files that are to be added. Runs in the worker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from gui.evidence.moments import proposed
from gui.evidence.thumbnails import thumbnail
from gui.notices.state import PageImage
from inspections.archive import Archive
from inspections.cases.attaching import kind_of, media_type_of
from inspections.cases.evidence import PICTURES, Evidence, EvidenceKind
from inspections.checklists.answer import Verdict
from inspections.errors import Fault, UserError, refuse
from inspections.files import write_atomically
from inspections.forms.content import held
from inspections.pictures.opening import UnshownPictureError
from inspections.session import Session


@dataclass(frozen=True, slots=True)
class Pictured:
    """A kept photo made small, or in a sentence what is wrong with its file."""

    image: PageImage | None
    lost: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A record and the evidence of its case, withdrawn pieces included. `findings` map requirements to their summaries."""

    heading: str
    pieces: tuple[Evidence, ...]
    pictures: Mapping[UUID, Pictured]
    findings: Mapping[str, str]
    inspectors: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A file with the moment that it may have been taken, and where that is known from."""

    path: Path
    taken_at: datetime
    taken_from: str
    image: PageImage | None


def read_kept(session: Session, record: UUID, pictures: Mapping[UUID, Pictured]) -> Kept:
    """Return a stored record and its evidence; `pictures` are known already. Raises UserError where there is no such record."""
    with session.store.reading() as unit:
        stored = unit.records.get(record)
        if stored is None:
            raise refuse("no_record", "这条记录不存在", "", "请刷新检查记录后重试")
        pieces = unit.evidence.of_case(stored.case)
        checks = unit.checks.of(stored.revision)
    packs = session.knowledge.packs
    summaries = {each.id: each.summary for pack in packs.by_id.values() for each in pack.requirements}
    broken = [answer.requirement for check in checks for answer in check.findings if answer.verdict is Verdict.VIOLATION]
    known = {name: summaries.get(name, name) for name in broken}
    older = {name: summaries.get(name, name) for piece in pieces for name in piece.requirements if name not in known}
    payload = stored.record.payload
    return Kept(
        f"{stored.record.inspectee_name}  {stored.record.id}",
        pieces,
        {piece.uuid: pictures.get(piece.uuid) or _picture(session.store.archive, piece) for piece in pieces},
        known | older,
        tuple(str(each["name"]) for each in payload.get("inspectors", ()) if each.get("name")),
        str(held(payload, "visit.place") or held(payload, "visit.address") or ""),
    )


def read_files(paths: Sequence[Path]) -> tuple[Proposed, ...]:
    """Return files with what is proposed for them. Raises UserError with every one that cannot be read."""
    found: list[Proposed] = []
    faults: list[Fault] = []
    for path in paths:
        if path.is_dir():
            faults.append(Fault("folder", "这是一个文件夹", str(path), "请选择其中的文件"))
            continue
        try:
            moment, source = proposed(path)
            media_type = media_type_of(path)
            image = None
            try:
                image = thumbnail(path) if kind_of(media_type) is EvidenceKind.PHOTO else None
            except UnshownPictureError as unshown:
                if media_type in PICTURES:
                    # The list of evidence shows it on a page; that it cannot must be told while the camera is still at hand.
                    faults.append(Fault("broken_photo", unshown.what, str(path), unshown.action))
                    continue
            found.append(Proposed(path, moment, source, image))
        except OSError as error:
            faults.append(Fault("no_file", f"无法读取文件（{error.strerror}）", str(path), "请核对路径"))
    if faults:
        raise UserError(faults)
    return tuple(found)


def take_out_piece(archive: Archive, piece: Evidence, folder: Path) -> Path:
    """Write a copy under the file's own name, for another program to open: the original is never handed out. Raises UserError."""
    content = archive.read(piece.sha256)
    path = folder / piece.sha256[:16] / Path(piece.file_name).name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refuse("no_folder", f"无法建立文件夹（{error.strerror}）", str(path.parent), "请核对磁盘空间和权限") from None
    write_atomically(path, content)
    return path


def _picture(archive: Archive, piece: Evidence) -> Pictured:
    if piece.kind is not EvidenceKind.PHOTO:
        return Pictured(None)
    try:
        return Pictured(thumbnail(archive.read(piece.sha256)))
    except UnshownPictureError:
        return Pictured(None)
    except UserError as error:
        return Pictured(None, error.faults[0].what)
