"""Photos among the evidence as a document's pages show them: made small once, the original untouched; one that cannot be shown says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from inspections.cases.evidence import Evidence, EvidenceKind
from inspections.documents.spoken import spoken_moment
from inspections.faults import Fault
from inspections.typesetting.paper import Photo
from inspections.typesetting.picture_files.opening import LARGEST_FILE, UnshownPictureError
from inspections.typesetting.pictures import page_photo


def is_on_a_page(piece: Evidence) -> bool:
    """Say whether a piece has its place on a photo page."""
    return piece.kind is EvidenceKind.PHOTO


def photo_of(piece: Evidence, read: Callable[[str], bytes]) -> Photo:
    """Return a piece's photo with its caption; `read` returns an archived file by its SHA-256, and what it raises is passed on."""
    if piece.size > LARGEST_FILE:
        return photo_without_file(piece, "图片文件太大")
    original = read(piece.sha256)
    try:
        return _photo(piece, page_photo(original))
    except UnshownPictureError as why:
        return photo_without_file(piece, why.what)


def photo_without_file(piece: Evidence, unshown: str) -> Photo:
    """Return what a page says of a photo that cannot be shown, and why."""
    return _photo(piece, b"", unshown)


def _photo(piece: Evidence, content: bytes, unshown: str = "") -> Photo:
    taken = spoken_moment(piece.taken_at)
    return Photo(content, f"证据{piece.number}", taken, piece.place, piece.shows, piece.sha256, unshown, piece.source.label)


def unshown_photos(photos: Sequence[Photo]) -> Iterator[Fault]:
    """Yield a fault for each photo in whose place a page says why it cannot be shown."""
    for photo in photos:
        if photo.unshown:
            action = "页上印“无法显示”，原文件仍在存档；要印出，请导出为 JPEG 后另添加一件"
            yield Fault("photo_unshown", f"{photo.number}无法显示：{photo.unshown}", "", action)
