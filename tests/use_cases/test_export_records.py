"""Exported records can be imported again and are the same."""

from decimal import Decimal
from pathlib import Path

import pytest

from inspections.faults import UserError
from inspections.records.reading import read_records
from inspections.records.record import canonical_json
from inspections.records.rows import records_of
from inspections.records.vocabulary import Vocabulary
from inspections.store import Store
from inspections.use_cases.export_records import export_records
from inspections.use_cases.import_records import ImportReport, import_records
from tests.support.store_samples import AT, checked, record

VOCABULARY = Vocabulary(frozenset(), frozenset(), frozenset({"wuzhi-2023.fees.banned"}), {})
RECORDS = (
    record("B", determinations={"wuzhi-2023.fees.banned": {"decision": "set_aside", "reason": "已退还“移表费”\u2028\n"}}),
    record("A", outage={"hours": Decimal("4.900"), "count_12_months": Decimal(3)}, visit={"started_at": "2023-08-15T09:30:00"}),
)


def test_what_is_exported_is_read_and_changes_nothing(store: Store, tmp_path: Path) -> None:
    import_records(store, checked(*RECORDS), author="张某", at=AT)
    path = tmp_path / "出/记录.jsonl"
    assert export_records(store, path) == 2
    again = records_of(read_records(path, VOCABULARY))
    assert [kept.canonical() for kept in again] == [kept.canonical() for kept in RECORDS]
    assert import_records(store, checked(*again), author="李某", at=AT) == ImportReport(0, 0, 2, 0)


def test_one_county_alone_is_exported(store: Store, tmp_path: Path) -> None:
    import_records(store, checked(record("A"), record("B", county="410822")), author="张某", at=AT)
    assert export_records(store, tmp_path / "o.jsonl", "410822") == 1
    other = record("B", county="410822")
    with store.reading() as unit:
        head = unit.records.heads([other.uuid])[other.uuid]
    links = {"uuid": str(other.uuid), "visit_uuid": str(head.visit), "case_uuid": str(head.case)}
    assert (tmp_path / "o.jsonl").read_bytes() == canonical_json({**other.payload, **links}) + b"\n"


def test_a_place_that_cannot_be_written_is_named(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match=r"file/o\.jsonl：文件无法写入"):
        export_records(store, tmp_path / "file/o.jsonl")
