"""One document in the place of another: the new one is issued (`issue.py`), the former stands aside in the same unit of work."""

from __future__ import annotations

from datetime import date

from inspections.cases.documents import DocumentState
from inspections.days import spoken_day
from inspections.documents.document_order import DocumentOrder
from inspections.faults import refuse
from inspections.store import UnitOfWork


def let_stand_aside(unit: UnitOfWork, order: DocumentOrder, issued_on: date) -> None:
    """Let the document that an order replaces, if any, stand aside; its number stays given.

    Raises UserError where it is no document of the kind that stands, or was issued on a later day than `issued_on`.
    """
    if order.replaces is None:
        return
    former = unit.documents.get(order.replaces)
    if former is None or former.number.series.kind != order.kind or former.state is not DocumentState.ISSUED:
        where = "" if former is None else former.number.text
        raise refuse("not_standing", "要替换的文书不存在、种类不同或者已不生效", where, "请重新选择要替换的文书")
    if issued_on < former.issued_on:
        # It says of itself that the former is no longer used from its own day on.
        what = f"签发日期{spoken_day(issued_on)}早于被替换的文书{spoken_day(former.issued_on)}"
        raise refuse("replaces_later", what, former.number.text, "请改正签发日期")
    unit.documents.replace(former.uuid)
