"""From a draft to what it is looked over with: its faults, and the findings that it tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from inspections.checklists.calendars import WorkingDays
from inspections.checklists.pack import Pack
from inspections.documents.composing import compose
from inspections.documents.evidence_photos import unshown_photos
from inspections.documents.kinds.monthly_report import ReportDraft
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck.examined import Basis, Examined
from inspections.faults import Fault, UserError
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.paper import Paper
from inspections.typesetting.pdf.drawing import print_faults


def examined_paper(draft: PaperDraft, issued_on: date, calendar: WorkingDays, fonts: FontSet) -> Examined:
    """Return a document of a case as it is looked over, with every fault that composing and printing would meet."""
    faults, unshown = _print_faults(draft, issued_on, fonts)
    others = [filed for filed in draft.file.records if filed != draft.filed] if draft.kind.of_all_records else []
    return Examined(
        draft.template,
        draft.file.profile,
        issued_on,
        calendar,
        _basis(draft),
        faults,
        draft.content,
        [_basis(replace(draft, filed=filed)) for filed in others],
        draft.replaced,
        unshown,
    )


def _basis(draft: PaperDraft) -> Basis:
    return Basis(draft.file, draft.filed, _pack(draft), draft.findings, draft.kind.stated(draft, draft.findings), kinds=draft.kinds)


def examined_report(draft: ReportDraft, issued_on: date, calendar: WorkingDays, fonts: FontSet) -> Examined:
    """Return a month's report as it is looked over."""
    faults, _ = _print_faults(draft, issued_on, fonts)
    return Examined(draft.template, draft.profile, issued_on, calendar, faults=faults, content=draft.content, replaced=draft.replaced)


def _print_faults(draft: PaperDraft | ReportDraft, issued_on: date, fonts: FontSet) -> tuple[tuple[Fault, ...], tuple[Fault, ...]]:
    """Return what keeps a document from being printed, and what is printed as a word in a photo's place."""
    try:
        composed = compose(draft, "", issued_on)
        return print_faults(composed, fonts), tuple(unshown_photos(composed.photos)) if isinstance(composed, Paper) else ()
    except UserError as error:
        return error.faults, ()


def _pack(draft: PaperDraft) -> Pack | None:
    """Return the pack that judged last, with the laws of all that did: the findings of each name their own."""
    packs = [draft.packs.by_id[check.pack.id] for check in draft.filed.checks if check.pack.id in draft.packs.by_id]
    if not packs:
        return None
    return replace(packs[-1], laws={key: law for pack in packs for key, law in pack.laws.items()})
