"""Deciding which notices a file of records calls for, and refusing those that may not be issued, all reasons at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from inspections.checklists.answer import Verdict
from inspections.checklists.check import Verdicts
from inspections.documents.inspectors import LEAST_INSPECTORS, certificates_of
from inspections.documents.kinds.notice import NoticeDraft, compose
from inspections.documents.templates.template import Template
from inspections.documents.unstated import amount_faults, unstated, words_to_fill
from inspections.faults import Fault, UserError
from inspections.findings.violations import Finding, facts_of, notifiable, violations
from inspections.profiles.profile import Profile
from inspections.records.record import Record
from inspections.records.rows import record_of
from inspections.rectifications.terms import deadlines
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.pdf.drawing import print_faults


def draft_notice(
    verdicts: Verdicts, row: int, issuer: str | None, issued_on: date, profile_of: Callable[[str], Profile], template: Template
) -> NoticeDraft | None:
    """Return the notice that a record calls for, or None where nothing is found against the inspectee.

    `profile_of` finds a county's bureau and raises UserError where there is none; `issuer` is the profile's where None.
    Raises UserError with every reason why a notice that is called for may not be issued.
    """
    made, faults = _drafted(verdicts, row, issuer, issued_on, profile_of, template)
    if faults:
        raise UserError(at_record(record_of(verdicts.facts.table, row), faults))
    return made


def unfinished_notice(
    verdicts: Verdicts, row: int, issued_on: date, profile_of: Callable[[str], Profile], template: Template
) -> NoticeDraft | None:
    """Return the notice as far as the record goes, to be looked at and never to be issued, or None where nothing is found.

    Raises UserError where there is no bureau.
    """
    made, faults = _drafted(verdicts, row, None, issued_on, profile_of, template)
    if made is None and faults:
        raise UserError(at_record(record_of(verdicts.facts.table, row), faults))
    return made


def _drafted(
    verdicts: Verdicts, row: int, issuer: str | None, issued_on: date, profile_of: Callable[[str], Profile], template: Template
) -> tuple[NoticeDraft | None, list[Fault]]:
    """Return the notice as far as it goes, without a profile None, with what speaks against its issue."""
    record = record_of(verdicts.facts.table, row)
    answers = verdicts.of_record(row, least=Verdict.VIOLATION)
    findings = notifiable(violations(answers, record, verdicts.pack), record.inspectee_kind)
    if not findings:
        return None, []
    faults = [*_inspector_faults(record), *_unstated_faults(record, findings)]
    if issued_on < record.inspected_on:
        faults.append(Fault("issued_too_early", f"签发日期 {issued_on} 早于检查时间 {record.inspected_on}", "", "请核对两个日期"))
    held = {}
    try:
        suggested = {finding.requirement.id: finding.requirement.term for finding in findings}
        held = deadlines(record.payload.get("rectification"), suggested, issued_on, verdicts.calendar)
    except UserError as error:
        faults.extend(error.faults)
    try:
        profile = profile_of(record.county)
    except UserError as error:
        return None, [*faults, *error.faults]
    return NoticeDraft(record, tuple(findings), held, verdicts.pack, profile, issuer or profile.issuer, template), faults


def draft_notices(
    verdicts: Verdicts, issuer: str | None, issued_on: date, profile_of: Callable[[str], Profile], template: Template, fonts: FontSet
) -> list[NoticeDraft]:
    """Return the notices that a whole file calls for.

    Raises UserError with the faults of every record that is refused, those that only printing would show among them.
    """
    drafts: list[NoticeDraft] = []
    faults: list[Fault] = []
    for row in range(verdicts.facts.size):
        try:
            draft = draft_notice(verdicts, row, issuer, issued_on, profile_of, template)
        except UserError as error:
            faults.extend(error.faults)
        else:
            if draft is not None:
                drafts.append(draft)
                faults.extend(at_record(draft.record, print_faults(compose(draft, "", issued_on), fonts)))
    if faults:
        raise UserError(faults)
    return drafts


def at_record(record: Record, faults: list[Fault] | tuple[Fault, ...]) -> list[Fault]:
    """Return faults that name the record they belong to."""
    named = f"记录“{record.id}”"
    return [
        Fault(fault.code, fault.what, f"{named}的 {fault.where}" if fault.where else named, fault.action, fault.path) for fault in faults
    ]


def _inspector_faults(record: Record) -> list[Fault]:
    faults = []
    if record.payload.get("visit", {}).get("certificate_shown") is False:
        action = "依法应当出示，确已出示的请改正记录（行政处罚法第五十五条）"
        faults.append(Fault("certificate_not_shown", "记录为检查时没有出示执法证件", "visit.certificate_shown", action))
    if len(certificates_of(record.payload["inspectors"])) >= LEAST_INSPECTORS:
        return faults
    what = "持不同执法证件的检查人不足两名"
    return [
        *faults,
        Fault("too_few_inspectors", what, "inspectors", "须由两名以上持证人员检查并填写姓名和证号，方可出具通知书（行政处罚法第四十二条）"),
    ]


def _unstated_faults(record: Record, findings: list[Finding]) -> list[Fault]:
    """Return a fault for whatever the words of the findings need and the record does not state."""
    told = {number for finding in findings if not finding.determination.get("found") for number in finding.lines}
    return [*amount_faults(told, record), *unstated(((fact, words_to_fill(fact)) for fact in facts_of(findings)), record)]
