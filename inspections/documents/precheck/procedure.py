"""The party's rights: recusal asked, right to reply, remedies, delivery."""

from __future__ import annotations

from collections.abc import Iterator

from inspections.cases.case_file import CaseFile
from inspections.cases.documents import Document, DocumentState
from inspections.cases.links import DOCUMENT, SERVED, linked_uuid, links_of
from inspections.cases.numbers import NumberKind
from inspections.documents.content_reading import lines_of, text_of
from inspections.documents.precheck.examined import Basis, Examined
from inspections.documents.precheck.remark import Remark, fault, fine, warning


def recusal(examined: Examined, basis: Basis) -> Iterator[Remark]:
    """Say whether the party was asked if it applies for recusal (行政处罚法 43); an interview has an answer of its own."""
    own = examined.template.kind.asks("recusal")
    match (examined.content if own else basis.record.payload.get("visit", {})).get("recusal"):
        case "none":
            yield fine("回避", "已询问，当事人不申请回避。")
        case "requested":
            yield warning("回避", "当事人申请回避，请先作出是否回避的决定并附卷，再签发文书。")
        case _:
            where = "在“填写内容”中选" if own else "打开记录补填"
            yield warning("回避", f"没有写明是否询问过申请回避；已询问的，请{where}。")


def right_to_reply(_examined: Examined, basis: Basis) -> Iterator[Remark]:
    """Look for a record in which the party was told that it may reply (陈述和申辩)."""
    interviews = basis.standing(NumberKind.INTERVIEW)
    informed = [*basis.standing(NumberKind.SITE_RECORD), *(interview for interview in interviews if interview.content.get("rights_told"))]
    if informed:
        yield fine("陈述和申辩", f"已在{informed[-1].number.text}中告知。")
    else:
        yield warning("陈述和申辩", "这次检查没有现场检查记录或者已告知权利的询问笔录，看不出已告知陈述和申辩的权利，请先制作。")


def remedies(examined: Examined, _basis: Basis) -> Iterator[Remark]:
    """Hold the template's words on remedies against the law (行政复议法 20, 行政诉讼法 46); a notice must state them."""
    words, piece = examined.template.words["remedies"], examined.template.kind.piece("remedies")
    if not words and piece is not None and piece.optional:
        return
    lacking = [
        name
        for name, sign in (("复议机关", "{reconsideration}"), ("60日", "60日"), ("法院", "{court}"), ("6个月", "6个月"))
        if sign not in words
    ]
    if lacking:
        yield fault("救济途径", f"文书模板的救济途径没有写{'、'.join(lacking)}，请在文书模板中补上。")
    else:
        yield fine("救济途径", "复议和诉讼的机关、期限都已写明。")


def consequence(examined: Examined, _basis: Basis) -> Iterator[Remark]:
    """Point out a consequence that does not follow from delay: what belongs to another body is handed over at once, not after the term."""
    if examined.profile is None:
        return
    words = examined.template.consequence_of(examined.profile)
    if "移送" in words:
        yield warning("逾期后果", f"“{words}”把移送写成逾期的后果；应当移送的立即移送，请在“设置”或者文书模板中改写。")


def delivery(_examined: Examined, basis: Basis) -> Iterator[Remark]:
    """Name the documents that no receipt (送达回证) covers."""
    issued = [document for kind in basis.kinds.values() if kind.served for document in basis.standing(kind.key)]
    bare = [document.number.text for document in issued if not delivered(document, basis.case_file)]
    if bare:
        yield warning("送达", f"{'、'.join(bare)}没有送达回证，请送达后制作；整改和救济的期限从送达起算。")
    elif issued:
        yield fine("送达", "文书都有送达回证。")


def delivered(document: Document, case_file: CaseFile) -> bool:
    """Say whether a standing receipt is of the document."""
    return any(document.uuid in links_of(receipt.content) for receipt in case_file.standing(NumberKind.RECEIPT))


def same_number(examined: Examined, basis: Basis) -> Iterator[Remark]:
    """Point out a number that was typed as of a document made elsewhere and that one of the case bears: a person decides which is meant."""
    typed = {text_of(examined.content, "notice_number")}
    typed |= {text_of(line, "number") for line in lines_of(examined.content, SERVED) if linked_uuid(line, DOCUMENT) is None}
    numbers = "、".join(dict.fromkeys(document.number.text for document in basis.case_file.documents if document.number.text in typed))
    if numbers:
        yield warning("同一文号", f"填写的{numbers}也是本案文书的文号；就是那一份的，请删去所填的文号，在列表中选择。")


def still_standing(examined: Examined, basis: Basis) -> Iterator[Remark]:
    """Name the documents of the case on a receipt that are void or replaced."""
    listed = links_of(examined.content)
    served = [document for document in basis.case_file.documents if document.uuid in listed]
    gone = [document for document in served if document.state is not DocumentState.ISSUED]
    states = {DocumentState.VOIDED: "已经作废", DocumentState.REPLACED: "已经被新的一份替换"}
    if gone:
        states_told = "，".join(f"{document.number.text}{states[document.state]}" for document in gone)
        yield warning("送达文书", f"{states_told}，请核对送达的是哪一份。")
    elif served:
        yield fine("送达文书", "送达的文书都有效。")
