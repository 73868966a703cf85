"""The kinds of documents, one file each: all in which a kind differs from the others stands in its `KIND`."""

from __future__ import annotations

from types import MappingProxyType

from inspections.cases.documents import Document
from inspections.documents.document_kind import Kinds, by_key
from inspections.documents.kinds import (
    address_confirmation,
    advance_notice,
    advice,
    catalogue,
    closing_approval,
    crime_transfer,
    evidence_list,
    file_note,
    filing_approval,
    inspection_approval,
    inspection_notice,
    interview,
    interview_notice,
    material_request,
    monthly_report,
    notice,
    receipt,
    result_notice,
    review,
    safekeeping,
    site_record,
    superior_report,
    supervision,
    talk_notice,
    talk_record,
    transfer,
)

KINDS: Kinds = MappingProxyType(
    by_key(
        inspection_approval.KIND,
        inspection_notice.KIND,
        site_record.KIND,
        address_confirmation.KIND,
        interview_notice.KIND,
        interview.KIND,
        material_request.KIND,
        safekeeping.KIND,
        filing_approval.KIND,
        result_notice.KIND,
        advance_notice.KIND,
        notice.KIND,
        advice.KIND,
        supervision.KIND,
        talk_notice.KIND,
        talk_record.KIND,
        review.KIND,
        receipt.KIND,
        transfer.KIND,
        crime_transfer.KIND,
        superior_report.KIND,
        evidence_list.KIND,
        closing_approval.KIND,
        catalogue.KIND,
        file_note.KIND,
        monthly_report.KIND,
    )
)
"""All of them, in the order of a proceeding, in which the window offers them."""


def title_of(document: Document) -> str:
    """Return a document's title in the window; of a kind that this program does not know, the one that is printed on it."""
    kind = KINDS.get(document.number.series.kind)
    return document.title if kind is None else kind.title
