"""An editable copy of an issued document."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from inspections.cases.case_file import CaseFile, FiledRecord
from inspections.cases.documents import Document, DocumentState
from inspections.cases.links import links_of
from inspections.checklists.check import check
from inspections.checklists.loading import Packs
from inspections.checklists.pack import Term
from inspections.documents.composing import compose, compose_unfinished
from inspections.documents.kinds import KINDS
from inspections.documents.kinds.notice import NoticeDraft, unfinished_notice
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.templates.template import Templates
from inspections.faults import refuse
from inspections.profiles.confirmed_laws import packs_with_confirmed
from inspections.profiles.profile import TermStart
from inspections.records.reading import table_of
from inspections.session import Session
from inspections.store import Store
from inspections.typesetting.word.exporting import to_docx
from inspections.use_cases.draft_report import drafted_again
from inspections.use_cases.load_case_file import load_case_file
from inspections.use_cases.own_templates import templates_of


def word_of(session: Session, document: Document) -> bytes:
    """Return an issued document as .docx, made anew from its record's revision, its content and the templates as they are now.

    What is asked for today and was not when it was issued is left blank, and a signature that did not stand under these words is left
    out. Raises UserError where it can no longer be made; what was issued is the archived PDF alone.
    """
    if not KINDS[document.number.series.kind].of_case:
        return word_of_report(session.store, session.knowledge.templates, session.knowledge.packs, document)
    draft = _drafted_again(session, document)
    if not draft.kind.judged:
        return to_docx(compose_unfinished(draft, document.number.text, document.issued_on))
    return to_docx(compose(_notice(session, draft, document), document.number.text, document.issued_on))


def word_of_report(store: Store, shipped: Templates, packs: Packs, report: Document) -> bytes:
    """Return an issued month's report as .docx, in the words of the bureau's templates, else of the shipped ones. Raises UserError."""
    with store.reading() as unit:
        draft = drafted_again(unit, shipped, packs, report)
    return to_docx(compose(draft, report.number.text, report.issued_on))


def _drafted_again(session: Session, document: Document) -> PaperDraft:
    kind = document.number.series.kind
    if document.case is None or document.record is None:
        raise refuse("no_case", "这份文书不属于案件", document.number.text, "请取出签发的 PDF")
    with session.store.reading() as unit:
        file = load_case_file(unit, document.case)
        stored, record = unit.records.get(document.record), unit.records.at(document.revision)
        if stored is None or record is None:
            raise refuse("no_record", "文书依据的记录不存在", document.number.text, "请取出签发的 PDF")
        template = templates_of(unit, file.case.party.county, session.knowledge.templates)[kind]
        packs = packs_with_confirmed(session.knowledge.packs, unit.laws.of(file.case.party.county))
        filed = FiledRecord(replace(stored, record=record, revision=document.revision), unit.checks.of(document.revision))
        former = None if document.replaces is None else unit.documents.get(document.replaces)
    return PaperDraft(
        KINDS,
        _before(document, file),
        filed,
        template,
        packs,
        session.store.archive.read,
        document.content,
        former,
        calendar=session.knowledge.calendar,
    )


def _before(document: Document, file: CaseFile) -> CaseFile:
    """Return the case with the documents that there were before this one.

    What was replaced later still stood, and so did what this one speaks of, though it may be void now.
    """
    earlier = tuple(takewhile(lambda issued: issued.uuid != document.uuid, file.documents))
    replaced, spoken_of = {issued.replaces for issued in earlier}, links_of(document.content)
    stood = (issued.uuid in spoken_of or (issued.state is DocumentState.REPLACED and issued.uuid not in replaced) for issued in earlier)
    documents = (replace(issued, state=DocumentState.ISSUED) if then else issued for issued, then in zip(earlier, stood, strict=True))
    return replace(file, documents=tuple(documents))


def _notice(session: Session, draft: PaperDraft, document: Document) -> NoticeDraft:
    """Return the notice's draft by the checklist that judged the revision last and asks what the notice tells."""
    ordered = set(document.due)
    packs = [draft.packs.by_id[made.pack.id] for made in draft.filed.checks if made.pack.id in draft.packs.by_id]
    fitting = [pack for pack in packs if ordered & {requirement.id for requirement in pack.requirements}]
    if not fitting:
        raise refuse("no_checklist", "通知书所用的检查表已经没有了", document.number.text, "请取出签发的 PDF")
    verdicts = check(table_of([draft.payload], session.knowledge.vocabulary), fitting[-1], session.knowledge.calendar)
    # What it orders may run from service though the bureau counts otherwise since, and the other way round.
    runs = any(isinstance(due, Term) for due in document.due.values())
    profile = replace(draft.profile, term_start=TermStart.SERVICE if runs else TermStart.ISSUE)
    made = unfinished_notice(verdicts, 0, document.issued_on, lambda _county: profile, draft.template, ordered=ordered)
    if made is None or {finding.requirement.id for finding in made.findings} != ordered:
        what = "按现在的检查表，记录的问题和签发时通知书写明的不同"
        raise refuse("other_findings", what, document.number.text, "请取出签发的 PDF")
    return replace(made, replaced=draft.replaced)
