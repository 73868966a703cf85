"""Make the golden store of this release: python -m tests.data.make_golden_store

One is committed for every release that changed the schema and never made again: later programs must open it and find what
`tests/db/test_golden_stores.py` says is in it. Beside it lie the release's drafts.
"""

import tempfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from db.drafts import open_drafts
from db.opening import open_store
from db.store import SqliteStore
from inspections.cases.checked import CheckedRecord
from inspections.cases.numbers import NumberKind
from inspections.drafts.draft import Draft
from inspections.events.event import EventKind, Rejudgement, Revision
from inspections.profiles.loading import load_profile
from inspections.records.record import Record
from inspections.use_cases.attach_evidence import Found, attach
from inspections.use_cases.finish_form import finish_record
from inspections.use_cases.import_records import import_records
from inspections.use_cases.issue import issue_document
from inspections.use_cases.void_document import void_document
from tests.support.store_samples import AT, ISSUED_ON, PREFIX, STAMP, check, checked, order, record

FOLDER = Path(__file__).resolve().parent / "stores"
PROFILE = Path(__file__).resolve().parents[2] / "resources/profiles/410823.toml"
RELEASE = "0.4.0"
DRAFT = UUID("9b1f0f3e-0000-4000-8000-00000000d7af")


def main() -> None:
    """Two records of one party, one changed, one judged anew; another party's; a voided notice and a standing one; a profile; a draft."""
    path = FOLDER / RELEASE / "golden.store"
    store = open_store(path)
    other = record("A-3", inspectee={"name": "某物业公司", "kind": "property_manager"}, inspected_on="2023-07-31")
    import_records(store, checked(record("A-1"), record("A-2"), other), author="张某", at=AT)
    changed = record("A-1", determinations={"wuzhi-2023.fees.banned": {"decision": "confirmed"}})
    with store.reading() as unit:
        head = unit.records.heads([changed.uuid])[changed.uuid].event
    with store.writing() as unit:
        finish_record(unit, CheckedRecord(changed, check(changed)), draft=DRAFT, author="李某", at=AT, expected_head=head)
    first = issue_document(store, order(store, changed), prefix=PREFIX, issued_on=ISSUED_ON)
    void_document(store, first.document.uuid, "当事人名称有误")
    issue_document(store, order(store, changed), prefix=PREFIX, issued_on=ISSUED_ON)
    with store.writing() as unit:
        unit.profiles.save(load_profile(PROFILE))
        ((last, event),) = unit.records.history(record("A-2").uuid)
        newer = replace(STAMP, version="2", content_hash="cd" * 32)
        said = Rejudgement((STAMP.pack_version,), newer.pack_version)
        sequence = unit.device.take(1)[0]
        again = replace(event, kind=EventKind.REJUDGED, parents=(last,), sequence=sequence, rejudgement=said)
        stood = unit.records.heads([again.record])[again.record]
        unit.records.append([Revision(again, record("A-2"), record("A-2").canonical(), stood.case, stood.visit)])
        unit.checks.add([(again.record, again.id, check(record("A-2"), newer))])
    _case_file(store, other)
    store.close()
    drafts = open_drafts(FOLDER / RELEASE / "golden.drafts")
    for text in ("约", "约五", "约五小时"):
        drafts.save(Draft(DRAFT, {"id": "A-4", "outage": {"hours": text}, "fees": [{"amount": Decimal("12.50")}]}, None, AT, "wuzhi-2023"))
    drafts.undo(DRAFT)
    drafts.close()


def _case_file(store: SqliteStore, of: Record) -> None:
    """A re-inspection's opinion in the place of another, its receipt, and a photo."""
    review = replace(order(store, of), kind=NumberKind.REVIEW, due={})
    former = issue_document(store, review, prefix=f"{PREFIX}复", issued_on=ISSUED_ON).document
    issue_document(store, replace(review, replaces=former.uuid), prefix=f"{PREFIX}复", issued_on=ISSUED_ON)
    delivered = replace(order(store, of), kind=NumberKind.RECEIPT, due={}, content={"server": "张某"})
    issue_document(store, delivered, prefix=f"{PREFIX}送", issued_on=ISSUED_ON)
    with tempfile.TemporaryDirectory() as folder:
        photo = Path(folder) / "表箱.jpg"
        photo.write_bytes(b"photo")
        attach(store, of.uuid, [Found(photo, "表箱", ("wuzhi-2023.fees.banned",), AT, "某路1号", "张某")])


if __name__ == "__main__":
    main()
