"""A made-up case, so that a bureau sees each kind of document in its own wording before there is one: nobody and nothing in it is real."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from inspections.cases.case import Case, Party
from inspections.cases.case_file import CaseFile, FiledRecord
from inspections.cases.checked import RecordCheck
from inspections.cases.checking import checked_table
from inspections.cases.evidence import Evidence, EvidenceKind
from inspections.cases.numbers import NumberKind
from inspections.checklists.answer import Verdict
from inspections.checklists.check import Verdicts, check
from inspections.days import BEIJING
from inspections.documents.composing import blank, compose_paper
from inspections.documents.drafting import draft_notice
from inspections.documents.kinds import monthly_report, review, transfer
from inspections.documents.kinds.monthly_report import ReportDraft
from inspections.documents.kinds.notice import compose as compose_notice
from inspections.documents.knowledge import Knowledge
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.templates.template import Template
from inspections.events.event import StoredRecord
from inspections.faults import refuse
from inspections.ledgers.entries import CheckedOnly
from inspections.profiles.profile import Profile
from inspections.records.reading import table_of
from inspections.records.rows import records_of
from inspections.typesetting.paper import Printed

ISSUED_ON = date(2024, 5, 20)
"""The day of the sample; its visit was the week before."""
_VISITED_ON = date(2024, 5, 13)
_REVIEWED = 2
"""Most findings that the sample tells of in a review or a transfer."""
_NOBODY = UUID(int=0)
_OFFICERS = ({"name": "甲某", "certificate": "00000001"}, {"name": "乙某", "certificate": "00000002"})
_VISIT: Mapping[str, Any] = MappingProxyType(
    {
        "id": "样例-001",
        "topics": ["fees"],
        "inspected_on": "2024-05-13",
        "inspectee": {"name": "某某县供电公司", "kind": "grid_company"},
        "visit": {
            "address": "某某县某某路1号",
            "legal_representative": "丙某",
            "place": "营业厅",
            "started_at": "2024-05-13T09:00:00",
            "ended_at": "2024-05-13T11:30:00",
            "source": "random",
            "certificate_shown": True,
            "recusal": "none",
        },
        "user": {"name": "某某企业", "supply": "hv_single", "kind": "private"},
        "connection": {"voltage_kv": 10},
        "fees": [
            {
                "name": "移表费",
                "amount": "1200.00",
                "charged_on": "2024-04-01",
                "payee_relation": "supplier",
                "stage": "connection",
                "receipt": True,
            },
            {
                "name": "带电作业费",
                "amount": "35000.00",
                "charged_on": "2024-04-02",
                "payee": "某某电力工程公司",
                "payee_relation": "affiliate",
                "stage": "connection",
                "receipt": True,
            },
        ],
    }
)
_SITE: Mapping[str, Any] = MappingProxyType(
    {"attendee": "丁某", "attendee_post": "营业厅主任", "situation": "检查人员查阅了业务档案和收费明细账，向窗口工作人员了解了收费流程。"}
)
_INTERVIEW: Mapping[str, Any] = MappingProxyType(
    {
        "started_at": "2024-05-13T14:30",
        "ended_at": "2024-05-13T15:20",
        "place": "营业厅会议室",
        "name": "丁某",
        "relation": "营业厅主任",
        "recorder": "乙某",
        "rights_told": True,
        "recusal": "none",
        "questions": [{"question": "请介绍办理用电业务的收费情况。", "answer": "（样例）照公示的项目收取。"}],
    }
)


@dataclass(frozen=True, slots=True)
class _Sample:
    """The made-up visit, judged by the first checklist that finds something."""

    verdicts: Verdicts
    stored: StoredRecord
    check: RecordCheck


def sample_document(template: Template, profile: Profile, knowledge: Knowledge) -> Printed:
    """Return a document of the template's kind on the made-up case, issued by the bureau. Raises UserError."""
    number = f"{template.prefix(profile)}〔{ISSUED_ON.year}〕1号"
    if template.kind in {NumberKind.RECEIPT, NumberKind.CATALOGUE}:
        return blank(template.kind, template, profile)
    sample = _sample(profile, knowledge)

    def draft(content: Mapping[str, Any]) -> PaperDraft:
        return _draft(sample, template, profile, knowledge, content)

    match template.kind:
        case NumberKind.NOTICE:
            made = draft_notice(sample.verdicts, 0, None, ISSUED_ON, lambda _: profile, template)
            if made is None:
                raise refuse("nothing_found", "检查表中没有可用于样例的要求", "", "请核对检查表")
            return compose_notice(made, number, ISSUED_ON)
        case NumberKind.REPORT:
            entries = (CheckedOnly(sample.stored.record, (sample.check,)),)
            month = (ISSUED_ON.year, ISSUED_ON.month)
            report = ReportDraft(profile, template, knowledge.packs.by_id, *month, entries, {"addressee": "各供电企业"})
            return monthly_report.compose(report, number, ISSUED_ON)
        case NumberKind.REVIEW:
            return review.compose(draft(_review_content(sample, profile)), number, ISSUED_ON)
        case NumberKind.TRANSFER:
            broken = [answer.requirement for answer in sample.check.findings if answer.verdict is Verdict.VIOLATION]
            return transfer.compose(draft({"to": "某某县市场监督管理局", "requirements": broken[:_REVIEWED]}), number, ISSUED_ON)
        case NumberKind.SITE_RECORD:
            return compose_paper(draft(_SITE), number, _VISITED_ON)
        case NumberKind.INTERVIEW:
            return compose_paper(draft(_INTERVIEW), number, _VISITED_ON)
        case _:
            return compose_paper(draft({}), number, ISSUED_ON)


def _sample(profile: Profile, knowledge: Knowledge) -> _Sample:
    officers = [{"name": each.name, "certificate": each.certificate} for each in profile.inspectors] or list(_OFFICERS)
    payload = {**_VISIT, "county": profile.county, "inspectors": officers if len(officers) > 1 else list(_OFFICERS)}
    table = table_of([payload], knowledge.vocabulary)
    for pack in knowledge.packs.checklists:
        verdicts = check(table, pack, knowledge.calendar)
        (checked,) = checked_table(records_of(table), verdicts)
        if any(answer.verdict is Verdict.VIOLATION for answer in checked.check.findings):
            return _Sample(verdicts, StoredRecord(checked.record, "", _NOBODY), checked.check)
    raise refuse("nothing_found", "检查表中没有可用于样例的要求", "", "请核对检查表")


def _draft(sample: _Sample, template: Template, profile: Profile, knowledge: Knowledge, content: Mapping[str, Any]) -> PaperDraft:
    record = sample.stored.record
    case = Case(_NOBODY, f"{ISSUED_ON.year}-0001", Party.of(record), record.inspected_on)
    filed = FiledRecord(sample.stored, (sample.check,))
    piece = Evidence(
        _NOBODY,
        case.uuid,
        record.uuid,
        1,
        EvidenceKind.DOCUMENT,
        "收取移表费1200.00元的收据",
        (),
        datetime(2024, 5, 13, 10, 30, tzinfo=BEIJING),
        "营业厅",
        str(record.payload["inspectors"][0]["name"]),
        "收据.pdf",
        "application/pdf",
        1,
        "0" * 64,
    )
    file = CaseFile(case, (filed,), (), (piece,), profile, 1)
    return PaperDraft(template.kind, file, filed, template, knowledge.packs, _nothing, content)


def _review_content(sample: _Sample, profile: Profile) -> Mapping[str, Any]:
    """Return a review in which the first finding is rectified and the others are not."""
    broken = [answer.requirement for answer in sample.check.findings if answer.verdict is Verdict.VIOLATION][:_REVIEWED]
    seen = (("rectified", "所收费用已经退还用户"), ("open", "仍在收取"))
    findings = [{"requirement": name, "state": state, "seen": told} for name, (state, told) in zip(broken, seen, strict=False)]
    return {
        "notice_number": f"{profile.number_prefix}〔2024〕1号",
        "notice_dated": "2024-05-14",
        "reported_on": "2024-05-17",
        "reviewed_on": "2024-05-18",
        "officers": list(sample.stored.record.payload["inspectors"]),
        "certificate_shown": True,
        "findings": findings,
        "due_on": "2024-05-31",
    }


def _nothing(digest: str) -> bytes:
    raise KeyError(digest)  # the sample's evidence has no file, and no page shows one
