"""A store of every release opens in this one, whole and with all that was in it."""

import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from db.drafts import open_drafts
from db.engine import How, connect, rows
from db.opening import open_store
from db.store import SqliteStore
from inspections.cases.case import Party
from inspections.cases.listings import RecordQuery, RecordState
from inspections.cases.numbers import NumberKind, Series
from inspections.cases.visit import Visit
from inspections.drafts.draft import Draft
from inspections.events.chain import broken_links
from inspections.events.event import EventKind, Rejudgement
from inspections.use_cases.export_records import export_records
from tests.data.make_golden_store import DRAFT, RELEASE
from tests.support.store_samples import AT, PREFIX, STAMP, check, record

STORES = Path(__file__).resolve().parents[1] / "data/stores"
RELEASES = sorted(folder.name for folder in STORES.iterdir())


def open_golden(release: str, folder: Path) -> SqliteStore:
    shutil.copytree(STORES / release, folder / release)
    return open_store(folder / release / "golden.store", create=False)


@pytest.mark.parametrize("release", RELEASES)
def test_a_store_of_an_earlier_release_is_read_whole(release: str, tmp_path: Path) -> None:
    store = open_golden(release, tmp_path)
    changed = record("A-1", determinations={"wuzhi-2023.fees.banned": {"decision": "confirmed"}})
    with store.reading() as unit:
        (first, _), (last, event) = history = unit.records.history(changed.uuid)
        assert broken_links(history, {}) == ()
        assert (event.parents, event.draft, event.author) == ((first,), DRAFT, "李某")
        assert unit.records.at(first) == record("A-1")
        assert unit.checks.of(last) == (check(changed),)
        standing, other = unit.ledgers.of_month("410823", 2023, 8)
        assert (standing.record, other.record) == (changed, record("A-2"))
        assert standing.case == other.case
        assert standing.case.number == "2023-0001"
        assert [document.state.value for document in standing.documents] == ["voided", "issued"]
        for document in standing.documents:
            assert document.number.text in store.archive.read(document.sha256).decode()
        given = unit.numbers.given(Series(NumberKind.NOTICE, PREFIX, 2023))
        assert [number.voided for number in given] == ["当事人名称有误", ""]
        profile = unit.profiles.of("410823")
        assert profile is not None
        assert len(profile.inspectors) == 3
        visited = unit.records.last_of(Party.of(changed))  # found by the key that a step filled
        assert visited is not None
        assert visited.record == record("A-2")
        assert unit.cases.open_of([Party.of(changed)]) == {Party.of(changed): standing.case}
    assert export_records(store, tmp_path / "o.jsonl") == 3
    assert rows(store._database, "PRAGMA integrity_check") == [("ok",)]  # noqa: SLF001 # looks below the public door on purpose
    store.close()


@pytest.mark.parametrize("release", RELEASES)
def test_a_store_of_an_earlier_release_is_listed(release: str, tmp_path: Path) -> None:
    store = open_golden(release, tmp_path)
    with store.reading() as unit:
        lines = unit.listings.lines(unit.listings.keys(RecordQuery()))
        assert [(line.number, line.state, line.violations, line.notices) for line in lines] == [
            ("A-2", RecordState.VIOLATION, 1, ()),
            ("A-1", RecordState.NOTICED, 1, ("武发改能源〔2023〕2号",)),
            ("A-3", RecordState.VIOLATION, 1, ()),
        ]
        assert unit.listings.keys(RecordQuery("物业")) == (lines[2].key,)
    store.close()


def test_a_name_that_is_compared_otherwise_now_is_found_by_it_in_an_older_store(tmp_path: Path) -> None:
    path = tmp_path / "0.4.0/golden.store"
    shutil.copytree(STORES / "0.4.0", path.parent)
    former = connect(path)
    former.conn.execute("UPDATE records SET inspectee_name = '乙縣\ufe00物業公司' WHERE number = 'A-3'")
    former.close()
    store = open_store(path, create=False)
    with store.reading() as unit:
        (line,) = unit.listings.lines(unit.listings.keys(RecordQuery("乙县物业")))
        assert line.number == "A-3"
        last = unit.records.last_of(Party("410823", "乙县物业公司", "property_manager"))
        assert last is not None
        assert last.record.id == "A-3"
    store.close()


def test_an_older_store_was_backed_up_before_it_was_changed(tmp_path: Path) -> None:
    shutil.copy(STORES / "0.1.0/golden.store", tmp_path / "former.store")
    open_golden("0.1.0", tmp_path).close()
    (backed_up,) = (tmp_path / "0.1.0").glob("golden-before-m*-1.backup")
    backup = connect(backed_up)
    assert rows(backup, "PRAGMA integrity_check") == [("ok",)]
    assert rows(backup, "PRAGMA user_version") == [(1,)]
    former = connect(tmp_path / "former.store")
    for table in ("events", "payloads", "records", "checks", "findings", "documents", "numbers"):
        assert rows(backup, f"SELECT * FROM {table} ORDER BY 1") == rows(former, f"SELECT * FROM {table} ORDER BY 1")  # noqa: S608 # a name of the schema, no word of a person
    former.close()
    backup.close()


def test_a_store_that_was_brought_up_to_date_is_like_a_new_one(tmp_path: Path) -> None:
    store, new = open_golden("0.1.0", tmp_path), open_store(tmp_path / "new.store")
    sql = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    assert rows(store._database, sql) == rows(new._database, sql)  # noqa: SLF001 # looks below the public door on purpose
    store.close()
    new.close()


def test_a_store_keeps_its_lists_up_to_date_as_a_step_would_fill_them(tmp_path: Path) -> None:
    stores = [open_golden(release, tmp_path) for release in RELEASES]
    counted = "SELECT number, violations, undetermined, notices, state FROM records ORDER BY number"
    assert len({tuple(rows(store._database, counted)) for store in stores}) == 1  # noqa: SLF001 # looks below the public door on purpose
    for store in stores:
        store.close()


@pytest.mark.parametrize(("release", "checklist"), [("0.2.0", ""), ("0.3.0", "wuzhi-2023"), ("0.4.0", "wuzhi-2023")])
def test_the_drafts_of_an_earlier_release_are_found(release: str, checklist: str, tmp_path: Path) -> None:
    shutil.copy(STORES / release / "golden.drafts", tmp_path / "golden.drafts")
    drafts = open_drafts(tmp_path / "golden.drafts", create=False)
    content = {"id": "A-4", "outage": {"hours": "约五"}, "fees": [{"amount": Decimal("12.50")}]}
    assert drafts.unfinished() == (Draft(DRAFT, content, None, AT, checklist),)
    later, earlier = drafts.redo(DRAFT), drafts.undo(DRAFT)
    assert later is not None
    assert later.content["outage"] == {"hours": "约五小时"}
    assert earlier == Draft(DRAFT, content, None, AT, checklist)
    drafts.close()


def test_a_record_that_was_judged_anew_keeps_what_was_answered_before(tmp_path: Path) -> None:
    store = open_golden("0.3.0", tmp_path)
    newer = replace(STAMP, version="2", content_hash="cd" * 32)
    with store.reading() as unit:
        (first, former), (last, event) = history = unit.records.history(record("A-2").uuid)
        assert broken_links(history, {}) == ()
        assert (former.rejudgement, event.rejudgement) == (None, Rejudgement((STAMP.pack_version,), newer.pack_version))
        assert (event.kind, event.payload, event.parents) == (EventKind.REJUDGED, former.payload, (first,))
        assert [unit.checks.of(revision) for revision in (first, last)] == [(check(record("A-2")),), (check(record("A-2"), newer),)]
    store.close()


def test_a_case_file_of_an_earlier_release_is_whole(tmp_path: Path) -> None:
    store = open_golden("0.4.0", tmp_path)
    with store.reading() as unit:
        stored = unit.records.get(record("A-3").uuid)
        assert stored is not None
        former, review, receipt = unit.documents.of_case(stored.case)
        assert [document.state.value for document in (former, review, receipt)] == ["replaced", "issued", "issued"]
        assert (review.replaces, receipt.number.text) == (former.uuid, "武发改能源送〔2023〕1号")
        assert receipt.content == {"server": "张某"}
        (photo,) = unit.evidence.of_case(stored.case)
        assert (photo.number, photo.shows, photo.taken_at) == (1, "表箱", AT)
    assert store.archive.read(photo.sha256) == b"photo"
    store.close()


def test_there_are_golden_stores() -> None:
    assert {"0.1.0", RELEASE} <= set(RELEASES)


@pytest.mark.parametrize("release", RELEASES)
def test_every_record_of_an_earlier_release_has_its_visit_and_every_case_its_beginning(release: str, tmp_path: Path) -> None:
    former = connect(STORES / release / "golden.store", how=How.IMMUTABLE)
    counted = rows(former, "SELECT count(DISTINCT inspected_on || inspectee_name), count(*), count(DISTINCT case_uuid) FROM records")
    pieces = {table: rows(former, f"SELECT count(*) FROM {table}") for table in ("events", "payloads", "checks", "documents", "numbers")}  # noqa: S608 # a name of the schema
    former.close()
    store = open_golden(release, tmp_path)
    database = store._database  # noqa: SLF001 # looks below the public door on purpose
    with store.reading() as unit:
        visits = unit.visits.get([stored.visit for stored in unit.records.all()])
        assert [(len(visits), sum(1 for _ in unit.records.all()), len({stored.case for stored in unit.records.all()}))] == counted
        for stored in unit.records.all():
            own, visit, case = Visit.of(replace(stored.record, visit=None)), visits[stored.visit], unit.cases.get(stored.case)
            assert visit == own
            assert visit.inspectors
            assert case is not None
            assert (case.opened_on, case.source, case.closed_on) == (stored.record.inspected_on, "", None)
        assert list(unit.soundness.dangling()) == []
    assert {table: rows(database, f"SELECT count(*) FROM {table}") for table in pieces} == pieces  # noqa: S608 # a name of the schema
    store.close()


def test_an_older_store_gets_the_visits_that_were_counted_in_it(tmp_path: Path) -> None:
    """Two users on one day are one visit, another source or day is another one, and the first record tells where the case comes from."""
    path = tmp_path / "0.4.0/golden.store"
    shutil.copytree(STORES / "0.4.0", path.parent)
    former = connect(path)
    ((payload, json),) = rows(
        former,
        "SELECT payloads.hash, json FROM payloads JOIN events ON events.payload = payloads.hash JOIN records ON head = events.id "
        "WHERE records.number = 'A-2'",
    )
    changed = json.replace('"id":', '"visit":{"lead":{"number":"7"},"source":"complaint"},"id":', 1)
    former.execute("DROP TRIGGER payloads_no_update")
    former.conn.execute("UPDATE payloads SET json = ? WHERE hash = ?", (changed, payload))
    former.close()
    store = open_store(path, create=False)
    visits = rows(store._database, "SELECT party_name, source, task_number FROM visits ORDER BY party_name, source")  # noqa: SLF001 # as above
    assert visits == [("某县供电公司", "", ""), ("某县供电公司", "complaint", "7"), ("某物业公司", "", "")]
    store.close()
