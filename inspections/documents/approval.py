"""What stands at the end of every 审批表: the opinions of who handles it and of his office, and the decision of the bureau's head."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inspections.documents.framing import PaperSheet
from inspections.documents.signatures import Signer, officers
from inspections.records.fields.field import Field, long_text
from inspections.typesetting.paper import Block

OPINIONS: tuple[Field, ...] = (
    long_text("proposal", "承办人意见"),
    long_text("office_opinion", "承办机构意见", hint="不填则留空，由承办机构负责人手写"),
    long_text("decision", "负责人审批意见", hint="不填则留空，由负责人手写"),
)
"""The last fields of the content of such a form."""

_HANDLER = "承办人"
HEAD = Signer("head", "机关负责人")
OFFICE = Signer("office", "承办机构负责人")


def approvers(record: Mapping[str, Any]) -> tuple[Signer, ...]:
    """Return who signs such a form of a record."""
    return (*officers(record, _HANDLER), OFFICE, HEAD)


def opinions(sheet: PaperSheet, proposal: str, office_opinion: str, decision: str) -> tuple[Block, ...]:
    """Return the three opinions, each with the places to sign in below it."""
    return (
        *sheet.written("承办人意见", proposal, 2),
        *sheet.signing(sheet.inspectors(_HANDLER)),
        *sheet.written("承办机构意见", office_opinion, 2),
        *sheet.signing((OFFICE.label, (OFFICE,))),
        *sheet.written("机关负责人审批意见", decision, 2),
        *sheet.signing((HEAD.label, (HEAD,))),
    )
