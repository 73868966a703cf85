"""Make the golden store of this release: python -m tests.data.make_golden_store

One is committed for every release that changed the schema and never made again: later programs must open it and find what
`tests/db/test_golden_stores.py` says is in it. Beside it lie the release's drafts.
"""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from db.drafts import open_drafts
from db.opening import open_store
from inspections.cases.checked import CheckedRecord
from inspections.cases.importing import import_records
from inspections.drafts.draft import Draft
from inspections.history.event import EventKind, Rejudgement, Revision
from inspections.history.finish import finish_record
from inspections.notices.issue import issue_notice, void_notice
from inspections.profiles.loading import load_profile
from tests.store_samples import AT, ISSUED_ON, PREFIX, STAMP, check, checked, order, record

FOLDER = Path(__file__).resolve().parent / "stores"
PROFILE = Path(__file__).resolve().parents[2] / "resources/profiles/410823.toml"
RELEASE = "0.3.0"
DRAFT = UUID("9b1f0f3e-0000-4000-8000-00000000d7af")


def main() -> None:
    """Two records of one party, one changed, one judged anew; another party's; a voided notice and a standing one; a profile; a draft."""
    path = FOLDER / RELEASE / "golden.store"
    store = open_store(path)
    other = record("A-3", inspectee={"name": "某物业公司", "kind": "property_manager"}, inspected_on="2023-07-31")
    import_records(store, checked(record("A-1"), record("A-2"), other), author="张某", at=AT)
    changed = record("A-1", determinations={"wuzhi-2023.fees.banned": {"decision": "confirmed"}})
    finish_record(store, CheckedRecord(changed, check(changed)), draft=DRAFT, author="李某", at=AT)
    first = issue_notice(store, order(store, changed), prefix=PREFIX, issued_on=ISSUED_ON)
    void_notice(store, first.document.uuid, "当事人名称有误")
    issue_notice(store, order(store, changed), prefix=PREFIX, issued_on=ISSUED_ON)
    with store.writing() as unit:
        unit.profiles.save(load_profile(PROFILE))
        ((last, event),) = unit.records.history(record("A-2").uuid)
        newer = replace(STAMP, version="2", content_hash="cd" * 32)
        said = Rejudgement((STAMP.pack_version,), newer.pack_version)
        sequence = unit.device.take(1)[0]
        again = replace(event, kind=EventKind.REJUDGED, parents=(last,), sequence=sequence, rejudgement=said)
        case = unit.records.heads([again.record])[again.record].case
        unit.records.append([Revision(again, record("A-2"), record("A-2").canonical(), case)])
        unit.checks.add([(again.record, again.id, check(record("A-2"), newer))])
    store.close()
    drafts = open_drafts(FOLDER / RELEASE / "golden.drafts")
    for text in ("约", "约五", "约五小时"):
        drafts.save(Draft(DRAFT, {"id": "A-4", "outage": {"hours": text}, "fees": [{"amount": Decimal("12.50")}]}, None, AT, "wuzhi-2023"))
    drafts.undo(DRAFT)
    drafts.close()


if __name__ == "__main__":
    main()
