"""The kinds of documents in the words of the window, and which of them a case offers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from inspections.cases.numbers import NumberKind

TITLES: Mapping[NumberKind, str] = MappingProxyType(
    {
        NumberKind.SITE_RECORD: "现场检查记录",
        NumberKind.INTERVIEW: "询问笔录",
        NumberKind.NOTICE: "责令整改通知书",
        NumberKind.REVIEW: "整改复查意见书",
        NumberKind.RECEIPT: "送达回证",
        NumberKind.TRANSFER: "移送函",
        NumberKind.EVIDENCE_LIST: "证据清单",
        NumberKind.CATALOGUE: "案卷目录",
        NumberKind.REPORT: "月度通报",
    }
)
"""In the order of a proceeding. A bureau may give a document another title by its template; the window keeps these."""

OF_A_CASE = tuple(kind for kind in TITLES if kind is not NumberKind.REPORT)
