"""Whether what a document rests on is still so: the pack's version and years, the record's revision, the visits of the year."""

from __future__ import annotations

from collections.abc import Iterator

from inspections.cases.links import links_of
from inspections.cases.numbers import NumberKind
from inspections.checklists.proposing import note_on
from inspections.documents.precheck.examined import Basis, Examined
from inspections.documents.precheck.remark import Remark, fine, warning


def pack_version(_examined: Examined, basis: Basis) -> Iterator[Remark]:
    """Say where another version of the pack judged the record, or another pack altogether."""
    checks = basis.filed.checks
    if basis.pack is None:
        yield warning("检查表", "核对这条记录的检查表已不在程序中，原来的结论保持不变；需要的，请另选检查表重新核对。")
        return
    own = [check.pack for check in checks if check.pack.id == basis.pack.id]
    if checks and not own:
        yield warning("检查表", "这条记录此前没有按这份检查表核对过，请确认选对了检查表。")
    elif own and own[-1].content_hash != basis.pack.content_hash:
        yield warning("检查表", f"检查表已由{own[-1].version}版改为{basis.pack.version}版，以上按新版核对。")


def pack_years(_examined: Examined, basis: Basis) -> Iterator[Remark]:
    """Say where the day of inspection lies outside of the pack's own years."""
    note = "" if basis.pack is None else note_on(basis.pack, "", basis.record.inspected_on)
    if note:
        yield warning("施行期间", f"{note.rstrip('。')}，请确认仍可作为依据。")


def older_documents(examined: Examined, basis: Basis) -> Iterator[Remark]:
    """Name the standing documents that were made before the record was changed."""
    uuid, revision, replaced = basis.record.uuid, basis.filed.stored.revision, examined.replaced
    old = [
        document
        for kind in basis.kinds
        for document in basis.case_file.standing(kind)
        if document.record == uuid and document.revision != revision
        # What is replaced, and what was said of it, is looked at by itself.
        if replaced is None or replaced.uuid not in {document.uuid, *links_of(document.content)}
    ]
    notices = "、".join(document.number.text for document in old if document.number.series.kind == NumberKind.NOTICE)
    others = "、".join(document.number.text for document in old if document.number.series.kind != NumberKind.NOTICE)
    if notices:
        yield warning("此前的通知书", f"记录修改以前已签发{notices}，仍然有效；再次签发会另给新的文号。")
    if others:
        yield warning("此前的文书", f"{others}是在记录修改以前制作的，与现在的记录可能不一致，请核对，需要的重新制作以替换。")


def visits(_examined: Examined, basis: Basis) -> Iterator[Remark]:
    """Hold the visits to the party in the year against the bureau's cap (国办发〔2024〕54号)."""
    profile, count = basis.case_file.profile, len(basis.case_file.visits)
    cap = None if profile is None else profile.inspection_cap_per_year
    if cap is None:
        return
    party, year = basis.record.inspectee_name, basis.record.inspected_on.year
    if count > cap:
        yield warning(
            "检查次数", f"{year}年已检查{party}{count}次，超过本单位规定的每年{cap}次；确因投诉举报、上级交办等需要的，请在案卷中写明。"
        )
    else:
        yield fine("检查次数", f"{year}年检查{party}{count}次，没有超过本单位规定的每年{cap}次。")


CURRENT = (pack_version, pack_years, older_documents)
