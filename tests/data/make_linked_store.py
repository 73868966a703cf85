"""Make the second golden store of 0.4.0, whose documents refer to one another: python -m tests.data.make_linked_store

It ran once, in a work tree of 11c8bcb, whose documents still named one another by their printed numbers, and is never made again:
`tests/db/test_links_of_old_stores.py` says what later programs must find in it. Its files hold a few words instead of pages.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from db.drafts import open_drafts
from db.opening import open_store
from db.store import SqliteStore
from inspections.cases.documents import Document
from inspections.cases.numbers import NumberKind
from inspections.checklists.check import check
from inspections.documents.composing import content_faults
from inspections.documents.document_order import DocumentOrder
from inspections.documents.kinds.notice import draft_notice
from inspections.documents.orders import order_notice, order_paper, order_report
from inspections.records.reading import table_of
from inspections.records.record import Record
from inspections.use_cases.draft_report import draft_report
from inspections.use_cases.issue import issue_document
from inspections.use_cases.void_document import void_document
from tests.support.checklists import calendar
from tests.support.made_up_case import OFFICERS, draft, evidence, opened, packs, profile, receipt, templates, visit
from tests.support.notice_drafts import fonts
from tests.support.records import vocabulary
from tests.support.store_samples import pdf

FOLDER = Path(__file__).resolve().parent / "stores/0.4.0"
OTHER_PARTY = {"name": "武陟县某某物业 管理有限公司", "kind": "grid_company"}
FIRST, SECOND, OTHER = (
    visit("WZ-2023-001"),
    visit("WZ-2023-002", "2023-08-22"),
    visit("WZ-2023-003", "2023-08-23", inspectee=OTHER_PARTY),
)
OUTSIDE = "武发改函〔2023〕7号"


def main() -> None:
    """Two visits to one party and one to another; notices of which one is void and one replaced, what was said of them, and drafts."""
    store = open_store(FOLDER / "linked.store")
    first, second, other = opened(store, FIRST, SECOND, OTHER)
    with tempfile.TemporaryDirectory() as folder:
        evidence(store, first, Path(folder))
    notice = _notice(store, FIRST, first, date(2023, 8, 17))
    void = _notice(store, SECOND, second, date(2023, 8, 24))
    _issue(store, first, NumberKind.EVIDENCE_LIST, {"pieces": ["1", "3"], "keeper": "欧阳某某"}, date(2023, 8, 16))
    served = receipt(("责令整改通知书", notice.number.text), ("限期整改通知（手工）", OUTSIDE))
    _issue(store, first, NumberKind.RECEIPT, served, date(2023, 8, 18))
    _issue(
        store, second, NumberKind.RECEIPT, receipt(("责令整改通知书", void.number.text), served_at="2023-08-25T09:00"), date(2023, 8, 25)
    )
    void_document(store, void.uuid, "用户名称有误")
    _issue(store, first, NumberKind.REVIEW, _review(notice, ("partly", "rectified"), due_on="2023-10-20"), date(2023, 9, 18))
    by_hand = _review(notice, ("rectified",)) | {"notice": OUTSIDE, "notice_dated": "2023-08-10"}
    _issue(store, second, NumberKind.REVIEW, by_hand, date(2023, 9, 19))
    _issue(store, first, NumberKind.TRANSFER, {"to": "武陟县市场监督管理局", "requirements": [next(iter(notice.due))]}, date(2023, 9, 20))
    replaced = _notice(store, OTHER, other, date(2023, 8, 28))
    # What another case's receipt calls by this party's number is not this party's document.
    _issue(
        store, other, NumberKind.RECEIPT, receipt(("责令整改通知书", notice.number.text), served_at="2023-08-29T09:00"), date(2023, 8, 29)
    )
    _issue(store, other, NumberKind.REVIEW, _review(replaced, ("rectified", "partly"), due_on="2023-10-31"), date(2023, 9, 21))
    _notice(store, OTHER, other, date(2023, 9, 22), replaced)
    _issue(store, first, NumberKind.CATALOGUE, {"compiler": "张某某", "checker": "欧阳某某"}, date(2023, 9, 25))
    report = _report(store, "410823", date(2023, 9, 26))
    void_document(store, report.uuid, "月份有误")
    # As the releases before 0.4.0 kept it: the month stands in the name of its file alone.
    _put(store, replace(_ordered_report(store, "410823"), content={"addressee": "各供电企业"}), "武发改能源通", date(2023, 9, 27))
    _drafts(store, first, notice)
    store.close()


def _notice(store: SqliteStore, payload: dict[str, Any], record: Record, day: date, replaced: Document | None = None) -> Document:
    verdicts = check(table_of([payload], vocabulary()), packs().checklist("wuzhi-2023"), calendar())
    made = draft_notice(verdicts, 0, None, day, lambda _county: profile(), templates()[NumberKind.NOTICE])
    assert made is not None
    with store.reading() as unit:
        revision = unit.records.heads([record.uuid])[record.uuid].event
    return _put(store, order_notice(made, record.uuid, revision, fonts(), replaced), profile().number_prefix, day)


def _issue(store: SqliteStore, record: Record, kind: NumberKind, content: dict[str, Any], day: date) -> Document:
    made = draft(store, record, kind, content)
    assert content_faults(made, day) == ()
    return _put(store, order_paper(made, fonts()), made.template.prefix(made.profile), day)


def _report(store: SqliteStore, county: str, day: date) -> Document:
    return _put(store, _ordered_report(store, county), "武发改能源通", day)


def _ordered_report(store: SqliteStore, county: str) -> DocumentOrder:
    with store.reading() as unit:
        return order_report(draft_report(unit, templates(), packs(), county, (2023, 8)), fonts())


def _put(store: SqliteStore, order: DocumentOrder, prefix: str, day: date) -> Document:
    return issue_document(store, replace(order, render=pdf), prefix=prefix, issued_on=day, again=True).document


def _review(notice: Document, states: Sequence[str], **more: object) -> dict[str, Any]:
    """Return a content that tells of the notice's requirements in turn, the last state of all that are left."""
    sentences = [
        {"requirement": requirement, "state": states[min(index, len(states) - 1)], "seen": "已核实。"}
        for index, requirement in enumerate(notice.due)
    ]
    return {"notice": notice.number.text, "reviewed_on": "2023-09-18", "officers": OFFICERS, "findings": sentences, **more}


def _drafts(store: SqliteStore, record: Record, notice: Document) -> None:
    with store.reading() as unit:
        case: UUID = unit.records.heads([record.uuid])[record.uuid].case
    drafts = open_drafts(FOLDER / "linked.drafts")
    drafts.keep_paper(f"review/{case}/{record.uuid}/", {"notice": notice.number.text, "findings": [{"seen": "退了一半"}]})
    drafts.keep_paper(f"receipt/{case}//", receipt(("责令整改通知书", notice.number.text), ("手工通知", OUTSIDE)))
    drafts.keep_paper(f"evidence_list/{case}//", {"pieces": ["2", "9"]})
    drafts.keep_paper(f"interview/{case}//", {"name": "吴某某"})
    drafts.close()


if __name__ == "__main__":
    main()
