"""Made-up records, checks and orders for tests of the store."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4, uuid5
from zoneinfo import ZoneInfo

from db.opening import open_store
from inspections.cases.case import Case, Party
from inspections.cases.checked import NOT_ANSWERED, CheckedRecord, PackStamp, RecordCheck
from inspections.cases.evidence import Evidence, EvidenceKind
from inspections.cases.numbers import DocumentNumber
from inspections.cases.visit import Visit
from inspections.checklists.answer import Answer, Verdict
from inspections.documents.document_order import DocumentOrder
from inspections.events.event import Event, EventKind, Revision, payload_hash
from inspections.records.record import Record
from inspections.store import Store, UnitOfWork
from tests.support.memory_store.store import MemoryStore

AT = datetime(2023, 8, 16, 9, 30, tzinfo=UTC)
ISSUED_ON = date(2023, 8, 20)
TAKEN = datetime(2023, 8, 15, 10, 5, tzinfo=ZoneInfo("Asia/Shanghai"))
"""When a photo was taken, as the camera says it."""
PREFIX = "武发改能源"
STAMP = PackStamp(
    "wuzhi-2023", "1", "ab" * 32, {"wuzhi-2023.fees.banned": "fees", "wuzhi-2023.fees.other": "fees", "wuzhi-2023.mining": "mining"}
)


RECORDS = UUID("5d0f6a3e-3c0f-5c0f-9a53-8f4b1a7b2c10")
"""Up to release 0.4.0 a record's UUID was made of county and number in this namespace: golden stores hold such ones."""


def former_uuid(county: str, number: str) -> UUID:
    return uuid5(RECORDS, f"{county}/{number}")


def record(number: str = "A-1", **changes: object) -> Record:
    """Return a record with an identity of its own, which is the same whatever else it says."""
    payload: dict[str, Any] = {
        "id": number,
        "topics": ["fees", "mining"],
        "inspected_on": "2023-08-15",
        "county": "410823",
        "inspectee": {"name": "某县供电公司", "kind": "grid_company"},
        "inspectors": [{"name": "张某", "certificate": "豫H20010"}, {"name": "李某", "certificate": "豫H20011"}],
        "fees": [{"name": "移表费", "amount": "1200.00"}],
        "outage": {"hours": Decimal("4.90")},
    }
    payload |= changes
    return Record(payload, former_uuid(payload["county"], number))


def check(of: Record, stamp: PackStamp = STAMP, reason: str = "收取了“移表费”1200.00元") -> RecordCheck:
    """Return a violation, an undetermined answer, and no answer at all."""
    evidence: Mapping[str, Any] = {"fees[1].name": "移表费", "fees[1].amount": Decimal("1200.00"), "works.after_user_works": True}
    violation = Answer(
        of.id,
        of.inspectee_name,
        "wuzhi-2023.fees.banned",
        "二(三)",
        Verdict.VIOLATION,
        Decimal("1200.00"),
        Decimal(0),
        "yuan",
        reason,
        evidence,
    )
    unknown = Answer(
        of.id, of.inspectee_name, "wuzhi-2023.fees.other", "二(四)", Verdict.UNDETERMINED, None, None, "", "未记录收费项目", {}
    )
    return RecordCheck(stamp, bytes([Verdict.VIOLATION, Verdict.UNDETERMINED, NOT_ANSWERED]), (violation, unknown))


def checked(*records: Record) -> list[CheckedRecord]:
    return [CheckedRecord(record, check(record)) for record in records]


def pdf(number: DocumentNumber, day: date) -> bytes:
    return f"%PDF {number.text} {day}".encode()


def order(store: Store, of: Record, render: Callable[[DocumentNumber, date], bytes] = pdf) -> DocumentOrder:
    with store.reading() as unit:
        stored = unit.records.get(of.uuid)
    assert stored is not None
    due = {"wuzhi-2023.fees.banned": date(2023, 9, 10)}
    return DocumentOrder(of.uuid, stored.revision, render, lambda number: f"{number.text}.pdf", due)


def make_store(kind: str, folder: Path) -> Store:
    return MemoryStore(folder) if kind == "memory" else open_store(folder / "store.db")


PARTY = Party.of(record())


def opened(unit: UnitOfWork, number: str = "2023-0001", party: Party = PARTY) -> Case:
    """Open a case."""
    case = Case(uuid4(), number, party, date(2023, 8, 15))
    unit.cases.add([case])
    return case


def append(unit: UnitOfWork, of: Record, case: UUID, *parents: str, draft: UUID | None = None, at: datetime = AT) -> Event:
    """Keep a record in a case as a finished form does."""
    (sequence,) = unit.device.take(1)
    canonical = of.canonical()
    digest = payload_hash(canonical)
    event = Event(of.uuid, EventKind.FINISHED, digest, parents, unit.device.id, sequence, at, "张某", draft)
    visit = Visit.of(of)
    unit.visits.keep([visit])
    unit.records.append([Revision(event, of, canonical, case, visit.uuid)])
    return event


def piece(case: Case, number: int, **changes: object) -> Evidence:
    """Return a photo of a case."""
    taken = datetime(2023, 8, 15, 10, 5, tzinfo=UTC)
    evidence = Evidence(
        uuid4(), case.uuid, record().uuid, number, EvidenceKind.PHOTO, "表箱", ("wuzhi-2023.fees.banned",), taken, "某路", "张某",
        f"{number}.jpg", "image/jpeg", 12, f"{number:064d}",
    )  # fmt: skip
    return replace(evidence, **changes)  # type: ignore[arg-type] # any field
