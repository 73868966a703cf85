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
from inspections.cases.visit import Visit
from inspections.checklists.answer import Verdict
from inspections.checklists.check import Verdicts, check
from inspections.days import BEIJING
from inspections.documents.composing import blank, compose
from inspections.documents.kinds import KINDS
from inspections.documents.knowledge import Knowledge
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.templates.template import Template
from inspections.events.event import StoredRecord
from inspections.faults import refuse
from inspections.profiles.profile import Profile
from inspections.records.reading import table_of
from inspections.records.rows import records_of
from inspections.typesetting.paper import Printed

ISSUED_ON = date(2024, 5, 20)
"""The day of the sample; its visit was the week before."""
_VISITED_ON = date(2024, 5, 13)
_MOST_TOLD = 2
"""Most findings that the sample of a review or a transfer tells of."""
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


@dataclass(frozen=True, slots=True)
class SampleCase:
    """The made-up visit, judged by the first checklist that finds something, for a document in the wording of `template`."""

    verdicts: Verdicts
    stored: StoredRecord
    check: RecordCheck
    template: Template
    profile: Profile
    knowledge: Knowledge
    issued_on: date = ISSUED_ON
    visited_on: date = _VISITED_ON

    @property
    def broken(self) -> list[str]:
        """The first requirements that the visit found broken: as many as a sample tells of."""
        return [answer.requirement for answer in self.check.findings if answer.verdict is Verdict.VIOLATION][:_MOST_TOLD]

    def paper(self, content: Mapping[str, Any]) -> PaperDraft:
        """Return the draft of a document of the case that says this."""
        record = self.stored.record
        case = Case(_NOBODY, f"{ISSUED_ON.year}-0001", Party.of(record), record.inspected_on)
        filed = FiledRecord(self.stored, (self.check,))
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
        file = CaseFile(case, (filed,), (), (piece,), self.profile, (Visit.of(record, _NOBODY),))
        return PaperDraft(KINDS, file, filed, self.template, self.knowledge.packs, _nothing, content, calendar=self.knowledge.calendar)


def sample_document(template: Template, profile: Profile, knowledge: Knowledge) -> Printed:
    """Return a document of the template's kind on the made-up case, issued by the bureau. Raises UserError."""
    kind = template.kind
    if kind.sample is None:
        return blank(template, profile)
    draft, day = kind.sample(_sample(template, profile, knowledge))
    return compose(draft, f"{template.prefix(profile)}〔{ISSUED_ON.year}〕1号", day)


def _sample(template: Template, profile: Profile, knowledge: Knowledge) -> SampleCase:
    officers = [{"name": inspector.name, "certificate": inspector.certificate} for inspector in profile.inspectors] or list(_OFFICERS)
    payload = {**_VISIT, "county": profile.county, "inspectors": officers if len(officers) > 1 else list(_OFFICERS)}
    table = table_of([payload], knowledge.vocabulary)
    for pack in knowledge.packs.checklists:
        verdicts = check(table, pack, knowledge.calendar)
        (checked,) = checked_table(records_of(table), verdicts)
        if any(answer.verdict is Verdict.VIOLATION for answer in checked.check.findings):
            return SampleCase(verdicts, StoredRecord(checked.record, "", _NOBODY, _NOBODY), checked.check, template, profile, knowledge)
    raise refuse("nothing_found", "检查表中没有可用于样例的要求", "", "请核对检查表")


def _nothing(digest: str) -> bytes:
    raise KeyError(digest)  # the sample's evidence has no file, and no page shows one
