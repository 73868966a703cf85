"""What the document tells: whether anything, whether each finding was decided on, proved, and rests on a law."""

from __future__ import annotations

from collections.abc import Iterator

from inspections.documents.precheck.examined import Basis, Examined
from inspections.documents.precheck.remark import Remark, fault, fine, named, warning
from inspections.findings.phrases import cited_again, clause_text


def result(_examined: Examined, basis: Basis) -> Iterator[Remark]:
    """Say how many findings go into the notice."""
    title = "核对" if basis.pack is None else f"按《{basis.pack.title}》核对"
    waiting = [finding.requirement.summary for finding in basis.findings if finding.consequence.waits_for_payer and not finding.set_aside]
    if waiting:
        words = "没有填写用户类别，或者填的是“其他”，看不出用户是不是市场主体，责令改正的依据不能确定，暂作督促整改，请打开记录补填"
        yield (warning if basis.stated else fault)("用户", f"{named(waiting)}{words}。")
    if not basis.stated:
        yield fault("核对结果", f"{title}，没有需要向被检查单位下达通知书的问题，不能出具通知书。")
        return
    aside = sum(finding.set_aside for finding in basis.findings)
    others = len(basis.findings) - len(basis.stated) - aside
    rest = [f"{aside}项不予认定" if aside else "", f"{others}项只作报告或者移送" if others else ""]
    yield fine("核对结果", "，".join(filter(None, [title, f"{len(basis.stated)}项问题写入通知书", *rest])) + "。")


def decided(_examined: Examined, basis: Basis) -> Iterator[Remark]:
    """Name every finding of the record that no officer has upheld or set aside: nothing is issued while there is one."""
    if not basis.stated:
        return
    undecided = [finding.requirement for finding in basis.findings if not finding.determination.get("decision")]
    if undecided:
        names = "、".join(f"“{requirement.summary}”（{clause_text(requirement.clause)}）" for requirement in undecided)
        yield fault("认定", f"{names}还没有认定，请打开记录，核实后逐项认定，或者点“全部认定”；不成立的改为不予认定。")
    else:
        yield fine("认定", "写入文书的问题都已确认。")


def evidence(_examined: Examined, basis: Basis) -> Iterator[Remark]:
    """Name the findings that no piece of evidence belongs to."""
    if not basis.stated:
        return
    proved = {requirement for piece in basis.evidence for requirement in piece.requirements}
    bare = [finding.requirement.summary for finding in basis.stated if finding.requirement.id not in proved]
    if bare:
        yield warning("证据", f"{named(bare)}没有对应的证据，请在这条记录中添加照片、票据、合同等证据，并选定所证明的问题。")
    else:
        yield fine("证据", "每一项问题都有证据。")


def photos(examined: Examined, _basis: Basis) -> Iterator[Remark]:
    """Name the photos in whose place a page says that they cannot be shown."""
    for photo in examined.unshown:
        yield warning("照片", f"{photo.what}；{photo.action}。")


def legal_basis(_examined: Examined, basis: Basis) -> Iterator[Remark]:
    """Name the laws that are still 待核, and say where there is none at all."""
    if not basis.stated or basis.pack is None:
        return
    laws = list({law.key: law for finding in basis.stated for law in finding.consequence.laws}.values())
    unsure = "、".join(law.name for law in laws if not law.confirmed)
    if unsure:
        yield warning("法律依据", f"{unsure}待核，不写入文书；请由本单位核实条文，核实后在“设置”中确认一次。")
    elif not laws:
        yield warning("法律依据", f"检查表没有列出法律依据，文书只引用{cited_again(basis.pack.source)}的条款。")
    else:
        yield fine("法律依据", f"{'、'.join(law.name for law in laws)}。")


PROVED = (decided, evidence, legal_basis)
