"""What a province's own rule asks for before a decision: that the party was told and heard, and that the head decided.

Each is asked for where the pack lists a law under its key: 河南省行政执法条例 26 and 28 stand in the packs of that province's counties,
other provinces' packs list their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from inspections.cases.numbers import NumberKind
from inspections.documents.content_reading import text_of
from inspections.documents.precheck.examined import Basis, Examined
from inspections.documents.precheck.remark import Remark, fine, warning

TOLD_BEFORE, DECIDED_BY_HEAD = "told-before", "decided-by-head"
"""Keys of laws in a pack: the rule that asks for the party to be told and heard, and the one by which the head decides."""
_ADVANCE = NumberKind("advance_notice")


def told_before(examined: Examined, basis: Basis) -> Iterator[Remark]:
    """Look for the paper that told the party of facts, reasons and basis before the decision, where the province asks for it."""
    if basis.pack is None or TOLD_BEFORE not in basis.pack.laws:
        return
    rule = basis.pack.laws[TOLD_BEFORE].name
    papers = basis.standing(_ADVANCE)
    in_time = [paper for paper in papers if paper.issued_on < examined.issued_on]
    if not in_time:
        yield warning("事先告知", f"{rule}要求在作出决定前告知事实、理由和依据并听取陈述申辩，请先出具行政处理事先告知书。")
    elif text_of(in_time[-1].content, "answer_by") >= examined.issued_on.isoformat():
        yield warning("事先告知", f"{in_time[-1].number.text}给出的陈述和申辩期限还没有过，请在期限届满、听取意见后签发。")
    else:
        yield fine("事先告知", f"已在{in_time[-1].number.text}中告知（{rule}）。")


def decided_by_head(_examined: Examined, basis: Basis) -> Iterator[Remark]:
    """Remind of the head's decision, where the province asks for it: it is signed on paper, and the program does not see it."""
    if basis.pack is not None and DECIDED_BY_HEAD in basis.pack.laws:
        rule = basis.pack.laws[DECIDED_BY_HEAD].name
        yield warning("审批", f"{rule}要求由本机关负责人决定，签发前请办好审批并把审批表附卷。")


def credit_code(_examined: Examined, basis: Basis) -> Iterator[Remark]:
    """Say whether the party's 统一社会信用代码 is known, which a decision states with its name (行政执法决定的当事人基本情况)."""
    code = basis.record.payload["inspectee"].get("credit_code")
    if code:
        yield fine("当事人", f"统一社会信用代码{code}。")
    else:
        yield warning("当事人", "记录没有填写被检查单位的统一社会信用代码，当事人基本情况不完整，请打开记录补填。")


DECISION = (credit_code, told_before, decided_by_head)
"""Looking over a decision, in the order in which a person goes through it."""
