"""What a decision must state of the party and of the evidence (河南省行政执法条例 29: 当事人基本情况, 事实和证据)."""

from __future__ import annotations

from types import MappingProxyType
from uuid import UUID

from inspections.cases.case_file import CaseFile
from inspections.cases.evidence import EvidenceKind
from inspections.cases.numbers import NumberKind
from inspections.records.record import Record

_COUNTERS = MappingProxyType({EvidenceKind.PHOTO: "张", EvidenceKind.DOCUMENT: "件", EvidenceKind.RECORDING: "件"})


def particulars_of(record: Record) -> str:
    """Return the party's name with what the record states of it besides; empty where it states nothing besides."""
    visit, code = record.payload.get("visit", {}), record.payload["inspectee"].get("credit_code")
    parts = (
        f"统一社会信用代码{code}" if code else "",
        f"地址{visit['address']}" if visit.get("address") else "",
        f"法定代表人（负责人）{visit['legal_representative']}" if visit.get("legal_representative") else "",
    )
    stated = list(filter(None, parts))
    return "，".join((record.inspectee_name, *stated)) if stated else ""


def proofs_of(case_file: CaseFile, record: UUID) -> str:
    """Return what proves the facts of a record: papers that stand on it, and its evidence by kind; empty where there is nothing."""
    proofs = []
    if case_file.standing(NumberKind.SITE_RECORD, record):
        proofs.append("现场检查记录")
    interviews = len(case_file.standing(NumberKind.INTERVIEW, record))
    if interviews:
        proofs.append(f"询问笔录{interviews}份")
    pieces = case_file.evidence_of(record)
    for kind in EvidenceKind:
        count = sum(piece.kind is kind for piece in pieces)
        if count:
            proofs.append(f"{kind.label}{count}{_COUNTERS[kind]}")
    listed = "（见证据清单）" if case_file.standing(NumberKind.EVIDENCE_LIST, record) and pieces else ""
    return f"{'、'.join(proofs)}{listed}" if proofs else ""
