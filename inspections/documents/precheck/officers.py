"""Two officers with certificates of their own, and the certificates shown (行政处罚法 42, 55)."""

from __future__ import annotations

from collections.abc import Iterator

from inspections.documents.precheck.examined import Basis, Examined
from inspections.documents.precheck.faults import of_officers
from inspections.documents.precheck.remark import Remark, fault, fine, warning
from inspections.documents.spoken import LEAST_INSPECTORS, certificates_of


def officers(examined: Examined, basis: Basis) -> Iterator[Remark]:
    """Look at those who came: those whom the document itself names (a review), for others than the record's inspectors may have come."""
    officer_remarks = [remark for remark in of_officers(examined) if remark.title == "检查人"]
    own = examined.template.kind.asks("officers")
    present = examined.content.get("officers") or () if own else basis.record.payload["inspectors"]
    if not officer_remarks and len(certificates_of(present)) < LEAST_INSPECTORS:
        officer_remarks = [
            fault("检查人", "持不同执法证件的人员不足两名，须由两名以上持证人员进行并填写姓名和证号（行政处罚法第四十二条）。")
        ]
    yield from officer_remarks or [fine("检查人", "两名以上检查人持有不同的执法证件。")]


def certificate_shown(examined: Examined, basis: Basis) -> Iterator[Remark]:
    """Look whether the certificates were shown: at the re-inspection where a review tells of one, else at the visit."""
    certificate_remarks = [remark for remark in of_officers(examined) if remark.title == "执法证件"]
    own = examined.template.kind.asks("certificate_shown")
    visit = examined.content if own else basis.record.payload.get("visit", {})
    shown = visit.get("certificate_shown")
    if not certificate_remarks and shown is False:
        mend = (
            "复查时没有出示执法证件，依法应当出示，确已出示的请在“填写内容”中改正"
            if own
            else ("记录为检查时没有出示执法证件，依法应当出示，确已出示的请改正记录")
        )
        certificate_remarks = [fault("执法证件", f"{mend}（行政处罚法第五十五条）。")]
    if certificate_remarks:
        yield from certificate_remarks
    elif shown:
        yield fine("执法证件", "写明复查时已出示执法证件。" if own else "记录写明已出示执法证件。")
    elif own:
        yield warning("执法证件", "没有写明复查时是否出示执法证件，文书中也不写；已出示的，请在“填写内容”中选“是”。")
    else:  # what is not recorded is not said in the document either
        yield warning("执法证件", "记录没有写明是否出示执法证件，文书中也不写；已出示的，请打开记录补填。")


PEOPLE = (officers, certificate_shown)
