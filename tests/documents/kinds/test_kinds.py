"""Every kind of document is whole and found: what a new one lacks, these tests name."""

from dataclasses import fields
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from inspections.documents import kinds
from inspections.documents.document_kind import DocumentKind
from inspections.documents.kinds import KINDS
from inspections.documents.kinds.address_confirmation import AddressConfirmationContent
from inspections.documents.kinds.advance_notice import AdvanceNoticeContent
from inspections.documents.kinds.advice import AdviceContent
from inspections.documents.kinds.catalogue import CatalogueContent
from inspections.documents.kinds.closing_approval import ClosingApprovalContent
from inspections.documents.kinds.crime_transfer import CrimeTransferContent
from inspections.documents.kinds.evidence_list import EvidenceListContent
from inspections.documents.kinds.file_note import FileNoteContent
from inspections.documents.kinds.filing_approval import FilingApprovalContent
from inspections.documents.kinds.inspection_approval import InspectionApprovalContent
from inspections.documents.kinds.inspection_notice import InspectionNoticeContent
from inspections.documents.kinds.interview import InterviewContent
from inspections.documents.kinds.interview_notice import InterviewNoticeContent
from inspections.documents.kinds.material_request import MaterialRequestContent
from inspections.documents.kinds.monthly_report import ReportContent
from inspections.documents.kinds.receipt import ReceiptContent
from inspections.documents.kinds.result_notice import ResultNoticeContent
from inspections.documents.kinds.review import ReviewContent
from inspections.documents.kinds.safekeeping import SafekeepingContent
from inspections.documents.kinds.site_record import SiteRecordContent
from inspections.documents.kinds.superior_report import SuperiorReportContent
from inspections.documents.kinds.supervision import SupervisionContent
from inspections.documents.kinds.talk_notice import TalkNoticeContent
from inspections.documents.kinds.talk_record import TalkRecordContent
from inspections.documents.kinds.transfer import TransferContent
from inspections.records.fields.field import ListField

CONTENTS = (
    AddressConfirmationContent,
    AdvanceNoticeContent,
    AdviceContent,
    CatalogueContent,
    ClosingApprovalContent,
    CrimeTransferContent,
    EvidenceListContent,
    FileNoteContent,
    FilingApprovalContent,
    InspectionApprovalContent,
    InspectionNoticeContent,
    InterviewContent,
    InterviewNoticeContent,
    MaterialRequestContent,
    ReceiptContent,
    ReportContent,
    ResultNoticeContent,
    ReviewContent,
    SafekeepingContent,
    SiteRecordContent,
    SuperiorReportContent,
    SupervisionContent,
    TalkNoticeContent,
    TalkRecordContent,
    TransferContent,
)


def modules() -> list[ModuleType]:
    folder = Path(next(iter(kinds.__path__)))
    return [import_module(f"inspections.documents.kinds.{file.stem}") for file in sorted(folder.glob("*.py")) if file.stem != "__init__"]


def test_each_file_of_kinds_holds_one_kind_and_all_are_known() -> None:
    assert sorted(module.KIND.key for module in modules()) == sorted(KINDS)


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_each_kind_is_found_by_its_key_and_whole(kind: DocumentKind[Any]) -> None:
    assert KINDS[kind.key] is kind
    assert all(kind.meaning(name) for piece in kind.pieces for name in piece.placeholders)
    assert kind.piece("remedies") is None or kind.sets_term, "remedies are told where something is ordered"
    assert kind.sample is not None or kind.blank is not None, "the settings show a sample or a blank form"
    assert kind.rank is not None or not kind.of_case or kind.of_all_records, "what is issued on a record has its place in the file"


@pytest.mark.parametrize("content", CONTENTS)
def test_each_content_has_a_type_with_the_names_of_its_fields(content: type[Any]) -> None:
    described = import_module(content.__module__).FIELDS
    assert [one.name for one in fields(content)] == [field.path for field in described]
    for one, field in zip(fields(content), described, strict=True):
        if isinstance(field, ListField):
            assert [part.name for part in fields(one.metadata["line"])] == [line.path for line in field.lines]
