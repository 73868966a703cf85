"""A month's report (月度通报) drafted from the store: a new one, one in the place of another, and an issued one once more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from inspections.cases.documents import Document
from inspections.cases.numbers import NumberKind
from inspections.checklists.loading import Packs
from inspections.documents.issued_reports import county_of, filled_in, month_of, revisions_of, standing_report
from inspections.documents.kinds.monthly_report import ReportDraft
from inspections.documents.templates.template import Templates
from inspections.faults import refuse
from inspections.ledgers.ledger_rows import CheckedOnly, Inspected
from inspections.profiles.confirmed_laws import packs_with_confirmed
from inspections.store import UnitOfWork
from inspections.use_cases.own_templates import templates_of
from inspections.use_cases.report_changes import as_reported, documents_about, standing_documents

ADDRESSEE = "各供电企业"
"""Whom a report is proposed to be sent to."""


def draft_report(  # noqa: PLR0913, PLR0917 # all that a report depends on
    unit: UnitOfWork,
    shipped: Templates,
    packs: Packs,
    county: str,
    month: tuple[int, int],
    content: Mapping[str, Any] | None = None,
    replaced: Document | None = None,
) -> ReportDraft:
    """Return the draft of a county's month; without a content it begins with that of the report in whose place it comes.

    Where another report stands for the month already and none is replaced, the draft has that one as its `standing`, which is a fault.
    Raises UserError where the bureau has no profile.
    """
    county = county if replaced is None else county_of(replaced) or county
    begun = filled_in(replaced) if replaced is not None else {"addressee": ADDRESSEE}
    entries = unit.ledgers.of_month(county, *month)
    draft = _draft(unit, shipped, packs, county, month, entries, begun if content is None else content)
    draft = replace(draft, revisions=[entry.revision for entry in entries], documents=standing_documents(entries))
    if replaced is not None:
        return replace(draft, replaced=replaced)
    prefix = draft.template.prefix(draft.profile)
    return replace(draft, standing=standing_report(unit.documents.of_kind(NumberKind.REPORT), county, month, prefix))


def report_before(unit: UnitOfWork, shipped: Templates, county: str, month: tuple[int, int]) -> Document | None:
    """Return the report that stands for a county's month, or None."""
    profile = unit.profiles.of(county)
    prefix = "" if profile is None else templates_of(unit, county, shipped)[NumberKind.REPORT].prefix(profile)
    return standing_report(unit.documents.of_kind(NumberKind.REPORT), county, month, prefix)


def drafted_again(unit: UnitOfWork, shipped: Templates, packs: Packs, report: Document) -> ReportDraft:
    """Return an issued report's draft from the records as it told of them and the templates as they are now, to be edited.

    One that did not keep which records it told of tells of the month's as they are now. What was issued on the records after the
    report's day it leaves out when it is composed. Raises UserError where its month or its county cannot be told, or a record was purged.
    """
    month = month_of(report)
    if month is None:
        raise refuse("no_month", "不知道这份通报是哪个月的", report.number.text, "请取出签发的 PDF")
    entries = _told_of(unit, report, month)
    counties = {county_of(report)} if county_of(report) else {entry.record.county for entry in entries}
    if len(counties) != 1:
        raise refuse("no_county", "不知道这份通报是哪个县（区）的", report.number.text, "请取出签发的 PDF")
    draft = _draft(unit, shipped, packs, counties.pop(), month, entries, filled_in(report))
    return replace(draft, replaced=None if report.replaces is None else unit.documents.get(report.replaces))


def _told_of(unit: UnitOfWork, report: Document, month: tuple[int, int]) -> Sequence[Inspected]:
    revisions = revisions_of(report)
    if revisions is None:
        return unit.ledgers.of_month(county_of(report) or None, *month)
    records = [unit.records.at(revision) for revision in revisions]
    kept = [record for record in records if record is not None]
    if len(kept) < len(records):
        raise refuse("no_record", "通报所依据的记录已经清除", report.number.text, "请取出签发的 PDF")
    documents = documents_about(unit, [record.uuid for record in kept])
    last = [{check.pack.id: check for check in unit.checks.of(revision)} for revision in revisions]
    return [
        CheckedOnly(record, tuple(checks.values()), as_reported(report, documents.get(record.uuid, ())))
        for record, checks in zip(kept, last, strict=True)
    ]


def _draft(  # noqa: PLR0913, PLR0917 # as above
    unit: UnitOfWork,
    shipped: Templates,
    packs: Packs,
    county: str,
    month: tuple[int, int],
    entries: Sequence[Inspected],
    content: Mapping[str, Any],
) -> ReportDraft:
    profile = unit.profiles.of(county)
    if profile is None:
        raise refuse("no_profile", "没有本单位资料，不知道以什么单位的名义通报", "", "请先在“设置”中填写")
    template = templates_of(unit, county, shipped)[NumberKind.REPORT]
    confirmed = packs_with_confirmed(packs, unit.laws.of(county)).by_id
    return ReportDraft(profile, template, confirmed, *month, entries, content)
