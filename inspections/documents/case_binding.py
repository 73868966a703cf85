"""All of a case as one PDF: cover, catalogue, then the documents as they were issued, each with a bookmark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from inspections.cases.case_file import CaseFile
from inspections.cases.evidence import Evidence
from inspections.cases.numbers import NumberKind
from inspections.days import spoken_day
from inspections.documents.document_kind import Kinds
from inspections.documents.evidence_photos import is_on_a_page, photo_of, photo_without_file, unshown_photos
from inspections.documents.kinds import KINDS
from inspections.documents.kinds.catalogue import Appendix, catalogue_of, cover, people_of
from inspections.documents.kinds.evidence_list import EvidenceListContent, evidence_listing
from inspections.documents.naming import document_file_name
from inspections.documents.proceeding import filed_papers, pages_of
from inspections.faults import Fault, UserError, refuse
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.paper import Paper, Photo
from inspections.typesetting.pdf.binding import bind
from inspections.typesetting.pdf.drawing import render_pdf

TITLE = "案件卷宗"
COVER = "卷宗封面"
CATALOGUE = "案卷目录"
PHOTOS = "证据照片"


def bind_case(
    file: CaseFile,
    read: Callable[[str], bytes],
    fonts: FontSet,
    tell: Callable[[Fault], None] = lambda _fault: None,
    kinds: Kinds = KINDS,
) -> bytes:
    """Return the case as one PDF. The archived documents go in as they are; only cover and catalogue are made for it.

    A void document is not bound; it has its line in the catalogue.

    `read` returns an archived file by its SHA-256. Photos that no standing list of evidence shows follow at the end; one that
    cannot be shown is said so in its place and to `tell`, for the rest of the case does not depend on it. Raises UserError where
    nothing was issued yet, and with every archived document that cannot be read.
    """
    papers = filed_papers(file, read, kinds)
    bound = [paper for paper in papers if paper.pages]
    if not bound:
        raise refuse("no_documents", "本案还没有文书，无法装订", file.case.number, "请先出具文书")
    day = max(paper.document.issued_on for paper in bound)
    left_over = _unlisted(file)
    shown = [_photo(piece, read) for piece in left_over]
    for fault in unshown_photos(shown):
        tell(fault)
    photos = [(PHOTOS, render_pdf(_photo_paper(file, left_over, shown, day), fonts))] if left_over else []
    behind = [Appendix(title, pages_of(content), f"{len(left_over)}张") for title, content in photos]
    catalogue = catalogue_of(file, papers, CATALOGUE, day, people=people_of(file), behind=behind)
    parts = [
        (COVER, render_pdf(cover(file, papers, day, behind), fonts)),
        (CATALOGUE, render_pdf(catalogue, fonts)),
        *((f"{paper.title} {paper.document.number.text}", paper.content) for paper in bound),
        *photos,
    ]
    return bind(parts, f"{file.case.number} {file.case.party.name} {TITLE}")


def bound_file_name(file: CaseFile) -> str:
    """Return `2023-0001 某公司 案件卷宗.pdf`."""
    return document_file_name(file.case.number, file.case.party.name, TITLE)


def _unlisted(file: CaseFile) -> tuple[Evidence, ...]:
    lists = file.standing(NumberKind.EVIDENCE_LIST)
    shown = {piece for document in lists for piece in EvidenceListContent.of(document.content).pieces}
    return tuple(piece for piece in file.evidence if is_on_a_page(piece) and str(piece.uuid) not in shown)


def _photo(piece: Evidence, read: Callable[[str], bytes]) -> Photo:
    try:
        return photo_of(piece, read)
    except UserError as lost:
        return photo_without_file(piece, lost.faults[0].what)


def _photo_paper(file: CaseFile, pieces: Sequence[Evidence], photos: Sequence[Photo], day: date) -> Paper:
    return Paper(
        issuer="" if file.profile is None else file.profile.issuer,
        title=PHOTOS,
        dated=day,
        blocks=(evidence_listing(pieces),),
        photos=tuple(photos),
        subject=f"{PHOTOS} {file.case.number} {spoken_day(day)}",
    )
