"""Correcting what is said of a piece of evidence, or withdrawing it: file and number never change, and what was said before stays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from inspections.cases.evidence import Evidence, EvidenceCorrection
from inspections.faults import Fault, UserError, refuse
from inspections.store import Store
from inspections.use_cases.changes import Changed, Changes


@dataclass(frozen=True, slots=True)
class Corrected:
    """A piece of evidence as it is described now."""

    piece: Evidence
    changes: Changes


def correct(store: Store, correction: EvidenceCorrection) -> Corrected:
    """Let a piece be described as the correction says, whose `before` is what the person was shown.

    Raises UserError for a withdrawn piece, where another has corrected it meanwhile, and where there is nothing to correct or no reason.
    """
    made = replace(correction, reason=correction.reason.strip(), after=correction.after.stripped())
    faults = _faults(made)
    if faults:
        raise UserError(faults)
    with store.writing() as unit:
        piece = unit.evidence.get(made.evidence)
        if piece is None:
            raise refuse("no_evidence", "这件证据不存在", str(made.evidence), "请重新选择证据")
        where = f"第{piece.number}号证据"
        if piece.withdrawn:
            raise refuse("withdrawn", "这件证据已经撤回，不能更正", where, "需要的，请重新添加这个文件")
        if piece.words != made.before:
            raise refuse("corrected_meanwhile", "这件证据刚刚被更正过，和您看到的已经不同", where, "请关闭后重新打开证据，再核对")
        unit.evidence.correct(made)
        return Corrected(piece.described(made.after), Changes.of(Changed.EVIDENCE, uuids=[piece.record]))


def withdraw(store: Store, evidence: UUID, reason: str) -> Changes:
    """Take a piece out of its case; number, row and file stay. Raises UserError."""
    if not reason.strip():
        raise refuse("no_reason", "没有填写撤回的原因", "", "请填写原因")
    with store.writing() as unit:
        piece = unit.evidence.get(evidence)
        if piece is None:
            raise refuse("no_evidence", "这件证据不存在", str(evidence), "请重新选择证据")
        unit.evidence.withdraw(evidence, reason.strip())
        return Changes.of(Changed.EVIDENCE, uuids=[piece.record])


def _faults(made: EvidenceCorrection) -> list[Fault]:
    after = made.after
    rules = (
        (not after.shows, Fault("no_words", "没有写明这件证据证明什么", "证明内容", "请填写证明内容")),
        (not after.place, Fault("no_place", "没有填写取得证据的地点", "取得地点", "请填写")),
        (not after.taken_by, Fault("no_taker", "没有填写取得证据的人", "取得人", "请填写")),
        (after.taken_at > made.at, Fault("taken_later", "取得时间晚于现在", "取得时间", "请核对")),
        (not made.reason, Fault("no_reason", "没有填写更正的原因", "更正的原因", "请填写原因")),
        (after == made.before, Fault("nothing_corrected", "没有改动任何内容", "", "请先改动再保存，或者取消")),
    )
    return [fault for wrong, fault in rules if wrong]
