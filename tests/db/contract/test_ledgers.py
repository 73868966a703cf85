"""What a month's ledger is made of, in memory and on SQLite."""

from dataclasses import replace
from pathlib import Path

from db.engine import rows
from db.opening import open_store
from inspections.cases.checked import CheckedRecord
from inspections.cases.documents import Document
from inspections.cases.links import by_record
from inspections.cases.numbers import NumberKind
from inspections.store import Store
from inspections.use_cases.import_records import import_records
from inspections.use_cases.issue import issue_document
from inspections.use_cases.void_document import void_document
from tests.support.store_samples import AT, ISSUED_ON, PREFIX, STAMP, check, checked, order, record


def test_a_month_has_its_own_records_by_day(store: Store) -> None:
    days = {
        "A": "2023-08-31",
        "B": "2023-07-31",
        "C": "2023-08-01",
        "D": "2023-09-01",
        "E": "2023-08-01",
        "F": "2022-08-15",
        "G": "2023-12-31",
    }
    import_records(store, checked(*(record(number, inspected_on=day) for number, day in days.items())), author="张某", at=AT)
    import_records(store, checked(record("X", county="410822")), author="张某", at=AT)
    with store.reading() as unit:
        assert [entry.record.id for entry in unit.ledgers.of_month("410823", 2023, 8)] == ["C", "E", "A"]
        assert [entry.record.id for entry in unit.ledgers.of_month(None, 2023, 8)] == ["C", "E", "X", "A"]
        assert [entry.record.id for entry in unit.ledgers.of_month(None, 2023, 12)] == ["G"]
        assert unit.ledgers.of_month(None, 2024, 1) == ()


def test_an_entry_has_all_that_hangs_on_the_record_as_it_stands(store: Store) -> None:
    import_records(store, checked(record(inspectee={"name": "旧名", "kind": "grid_company"})), author="张某", at=AT)
    now = record(determinations={"wuzhi-2023.fees.banned": {"decision": "confirmed"}})
    import_records(store, checked(now), author="张某", at=AT)
    first = issue_document(store, order(store, now), prefix=PREFIX, issued_on=ISSUED_ON).document
    void_document(store, first.uuid, "误")
    second = issue_document(store, order(store, now), prefix=PREFIX, issued_on=ISSUED_ON).document
    with store.reading() as unit:
        (entry,) = unit.ledgers.of_month("410823", 2023, 8)
        assert entry.record == now
        assert entry.record.payload["determinations"] == {"wuzhi-2023.fees.banned": {"decision": "confirmed"}}
        assert entry.checks == (check(now),)
        assert [(document.number.serial, document.state.value) for document in entry.documents] == [(1, "voided"), (2, "issued")]
        assert entry.documents[1] == second
        assert entry.revision == second.revision
        assert second.case is not None
        assert entry.case == unit.cases.get(second.case)


def test_an_entry_has_what_rests_on_another_record_and_speaks_of_its_documents(store: Store) -> None:
    first, later, other = record("A-1"), record("A-2", inspected_on="2023-09-04"), record("B-1", inspectee={"name": "乙", "kind": "other"})
    import_records(store, checked(first, later, other), author="张某", at=AT)
    notice = issue_document(store, order(store, first), prefix=PREFIX, issued_on=ISSUED_ON).document

    def on_later(kind: NumberKind, content: object) -> Document:
        made = replace(order(store, later), kind=kind, due={}, content=content)  # type: ignore[arg-type] # damaged ones too
        return issue_document(store, made, prefix=f"{PREFIX}{kind}", issued_on=ISSUED_ON).document

    receipt = on_later(NumberKind.RECEIPT, {"documents": [{"title": "其他"}, {"document": str(notice.uuid)}]})
    review = on_later(NumberKind.REVIEW, {"notice": str(notice.uuid), "findings": []})
    for damaged in ({"documents": "x"}, {"documents": [1, "y", None, []]}, {"notice": 5, "documents": {"document": str(notice.uuid)}}, {}):
        on_later(NumberKind.RECEIPT, damaged)
    with store.reading() as unit:
        august = {entry.record.id: entry.documents for entry in unit.ledgers.of_month(None, 2023, 8)}
        (september,) = unit.ledgers.of_month(None, 2023, 9)
        assert august == {"A-1": (notice, receipt, review), "B-1": ()}
        assert len(september.documents) == 6
        assert by_record(unit.documents.of_case(september.case.uuid))[first.uuid] == august["A-1"]


def test_of_two_checks_by_a_pack_the_last_stands_beside_the_other_packs(store: Store) -> None:
    other = replace(STAMP, id="jiangxi-2025", content_hash="ef" * 32)
    newer = replace(STAMP, version="2", content_hash="cd" * 32)
    import_records(store, checked(record()), author="张某", at=AT)
    import_records(store, [CheckedRecord(record(), check(record(), other))], author="张某", at=AT)
    with store.writing() as unit:
        revision = unit.records.heads([record().uuid])[record().uuid].event
        unit.checks.add([(record().uuid, revision, check(record(), newer))])
    with store.reading() as unit:
        (entry,) = unit.ledgers.of_month(None, 2023, 8)
    assert [(stored_check.pack.id, stored_check.pack.version) for stored_check in entry.checks] == [
        ("wuzhi-2023", "2"),
        ("jiangxi-2025", "1"),
    ]


def test_a_month_is_found_by_index(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s.db")
    sql = "EXPLAIN QUERY PLAN SELECT head FROM records WHERE inspected_on >= '2023-08-01' AND inspected_on < '2023-09'"
    plan = rows(store._database, sql)  # noqa: SLF001 # looks below the public door on purpose
    store.close()
    assert "records_by_newest" in plan[0][3]
