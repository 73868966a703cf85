"""What was backed up comes back as it was; a second backup writes only what is new."""

import json
import os
import shutil
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.drafts import open_drafts
from db.opening import open_store
from inspections.backups.last import last_backup, look_at_last
from inspections.backups.origin import Origin
from inspections.backups.restoring import restore
from inspections.drafts.draft import Draft
from inspections.faults import UserError
from inspections.use_cases.attach_evidence import Found, attach
from tests.support.backed_up_store import DATABASES, DRAFT, add, back_up, documents, exported, make, pool_files
from tests.support.store_samples import AT, record

STORES = Path(__file__).resolve().parents[1] / "data/stores"
RELEASES = sorted(folder.name for folder in STORES.iterdir())


def draft(folder: Path) -> Draft | None:
    drafts = open_drafts(folder / "drafts.db")
    try:
        return drafts.get(DRAFT)
    finally:
        drafts.close()


def test_records_documents_and_all_that_lies_beside_come_back_byte_for_byte(tmp_path: Path) -> None:
    origin = make(tmp_path / "data", "A-1", "A-2")
    drafts = open_drafts(origin.drafts)
    drafts.save(Draft(DRAFT, {"inspectee_name": "武陟县某供电公司"}, None, datetime(2026, 11, 30, tzinfo=UTC)))
    drafts.close()
    beside = {"preferences.json": b"{}", "calendars/2027.toml": "[calendar] # 二〇二七".encode(), "inspection.db-quarantine/x": b"aside"}
    for name, content in beside.items():
        (tmp_path / "data" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "data" / name).write_bytes(content)
    taken = back_up(origin, tmp_path / "U盘")
    assert taken.snapshot.complete
    assert taken.snapshot.counts == {"records": 2, "documents": 1, "evidence": 0}
    restored = restore(tmp_path / "U盘", tmp_path / "new", DATABASES)
    assert restored.passed_over == ()
    assert {name: (tmp_path / "new" / name).read_bytes() for name in beside} == beside
    assert exported(restored.database) == exported(origin.database)
    assert documents(restored.database) == documents(origin.database) != {}
    kept_draft = draft(tmp_path / "new")
    assert kept_draft is not None
    assert kept_draft.content == {"inspectee_name": "武陟县某供电公司"}


def test_evidence_comes_back_and_counts(tmp_path: Path) -> None:
    origin = make(tmp_path / "data", "A-1")
    photo = tmp_path / "电表.txt"
    photo.write_bytes(b"seen on the spot")
    store = open_store(origin.database)
    attach(store, record("A-1").uuid, [Found(photo, "电表", (), AT, "配电房", "张某")])
    store.close()
    taken = back_up(origin, tmp_path / "bak")
    assert taken.snapshot.counts == {"records": 1, "documents": 1, "evidence": 1}
    restored = restore(tmp_path / "bak", tmp_path / "new", DATABASES)
    assert documents(restored.database) == documents(origin.database)
    assert b"seen on the spot" in documents(restored.database).values()


@pytest.mark.parametrize("release", RELEASES)
def test_a_store_of_an_earlier_release_is_backed_up_unchanged_and_opens_when_restored(tmp_path: Path, release: str) -> None:
    shutil.copytree(STORES / release, tmp_path / "data")
    origin = Origin(tmp_path / "data" / "golden.store", "0.4.0", "办公电脑")
    before = origin.database.read_bytes()
    assert back_up(origin, tmp_path / "bak").snapshot.complete
    assert origin.database.read_bytes() == before
    restored = restore(tmp_path / "bak", tmp_path / "new", DATABASES)
    assert exported(restored.database).count(b"\n") == 3


def test_copies_that_a_killed_run_left_in_the_systems_folder_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for name, age in (("inspection-trial-old", 10**6), ("inspection-trial-new", 0), ("another-old", 10**6)):
        (tmp_path / name).mkdir()
        os.utime(tmp_path / name, (time.time() - age, time.time() - age))
    back_up(make(tmp_path / "data", "A-1"), tmp_path / "bak")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["another-old", "bak", "data", "inspection-trial-new"]


def test_a_store_in_use_is_backed_up_as_it_stands(tmp_path: Path) -> None:
    origin = make(tmp_path / "data", "A-1", "A-2")
    store = open_store(origin.database)
    with store.reading() as unit:
        assert len(list(unit.records.all())) == 2
        back_up(origin, tmp_path / "bak")
    with store.writing() as unit:
        assert unit.device.take(1)
        back_up(origin, tmp_path / "bak")  # a writer that has not committed is not seen, and not waited for
    store.close()
    assert exported(restore(tmp_path / "bak", tmp_path / "new", DATABASES).database) == exported(origin.database)


def test_a_second_backup_writes_only_what_is_new(tmp_path: Path) -> None:
    origin = make(tmp_path / "data", "A-1")
    back_up(origin, tmp_path / "bak")
    before = pool_files(tmp_path / "bak")
    assert back_up(origin, tmp_path / "bak", 1).written == 0
    assert pool_files(tmp_path / "bak") == before
    add(origin.database, "A-2", issue=True)
    assert back_up(origin, tmp_path / "bak", 2).written == 2  # the database and one document
    after = pool_files(tmp_path / "bak")
    assert {name: at for name, at in after.items() if name in before} == before
    assert len(after) == len(before) + 2


def test_the_newest_is_taken_by_its_number_whatever_the_clock_said(tmp_path: Path) -> None:
    origin = make(tmp_path / "data", "A-1")
    back_up(origin, tmp_path / "bak", 4000)
    add(origin.database, "A-2")
    newest = back_up(origin, tmp_path / "bak", 0)
    assert restore(tmp_path / "bak", tmp_path / "new", DATABASES).snapshot == newest.snapshot


def test_a_named_snapshot_is_taken_by_its_manifest_with_or_without_the_ending(tmp_path: Path) -> None:
    origin = make(tmp_path / "data", "A-1")
    first = back_up(origin, tmp_path / "bak")
    add(origin.database, "A-2")
    back_up(origin, tmp_path / "bak", 1)
    for number, named in enumerate((first.manifest, first.manifest.with_suffix(""))):
        assert restore(named, tmp_path / f"new{number}", DATABASES).snapshot == first.snapshot


def test_stores_share_a_folder_without_mixing(tmp_path: Path) -> None:
    one, two = make(tmp_path / "one", "A-1"), make(tmp_path / "two", "A-2")
    # a whole folder was copied to another place, with the id of its device
    shutil.copytree(tmp_path / "one", tmp_path / "copy")
    copied = type(one)(tmp_path / "copy" / "inspection.db", one.version, one.computer)
    add(copied.database, "A-3")
    taken = [back_up(origin, tmp_path / "bak") for origin in (one, two, copied)]
    with pytest.raises(UserError) as refused:
        restore(tmp_path / "bak", tmp_path / "new", DATABASES)
    (fault,) = refused.value.faults
    assert fault.code == "several_stores"
    for number, (origin, backup) in enumerate(zip((one, two, copied), taken, strict=True)):
        store = backup.manifest.parent.parent
        assert store.name in fault.what
        assert exported(restore(store, tmp_path / f"new{number}", DATABASES).database) == exported(origin.database)


def test_a_file_that_is_gone_is_named_and_comes_from_the_pool_where_that_has_it(tmp_path: Path) -> None:
    origin = make(tmp_path / "data", "A-1")
    (document,) = origin.archive.iterdir()
    content = document.read_bytes()
    document.unlink()
    taken = back_up(origin, tmp_path / "bak")
    assert [(lack.path, lack.why) for lack in taken.snapshot.lacking] == [(f"inspection.db-documents/{document.name}", "文件缺失")]
    restore(tmp_path / "bak", tmp_path / "lacking", DATABASES)
    document.write_bytes(content)
    assert back_up(origin, tmp_path / "bak", 1).snapshot.complete
    document.unlink()
    assert back_up(origin, tmp_path / "bak", 2).snapshot.complete
    assert documents(restore(tmp_path / "bak", tmp_path / "new", DATABASES).database) == {document.name: content}


def test_a_changed_file_is_named_and_kept_as_it_is(tmp_path: Path) -> None:
    origin = make(tmp_path / "data", "A-1")
    (document,) = origin.archive.iterdir()
    document.write_bytes(b"changed")
    taken = back_up(origin, tmp_path / "bak")
    assert [lack.why for lack in taken.snapshot.lacking] == ["文件已被改动或损坏"]
    assert documents(restore(tmp_path / "bak", tmp_path / "new", DATABASES).database) == {document.name: b"changed"}


def test_a_file_in_quarantine_whose_row_is_back_is_no_missing_one(tmp_path: Path) -> None:
    origin = make(tmp_path / "data", "A-1")
    origin.archive.rename(origin.quarantine)
    assert back_up(origin, tmp_path / "bak").snapshot.complete


def test_damaged_drafts_do_not_stand_in_the_way_of_the_records(tmp_path: Path) -> None:
    origin = make(tmp_path / "data", "A-1")
    origin.drafts.write_bytes(b"no database" * 500)
    taken = back_up(origin, tmp_path / "bak")
    assert [lack.path for lack in taken.snapshot.lacking] == ["drafts.db"]
    assert exported(restore(tmp_path / "bak", tmp_path / "new", DATABASES).database) == exported(origin.database)


def test_the_last_good_backup_is_remembered_beside_the_database(tmp_path: Path) -> None:
    origin = make(tmp_path / "data", "A-1")
    assert last_backup(origin.database) is None
    taken = back_up(origin, tmp_path / "bak")
    last = last_backup(origin.database)
    assert last is not None
    assert (last.snapshot, last.taken_at, last.lacking) == (taken.snapshot.name, taken.snapshot.taken_at, 0)
    assert look_at_last(last) == ()
    (tmp_path / "bak").rename(tmp_path / "unplugged")
    assert look_at_last(last) == ()
    (tmp_path / "unplugged").rename(tmp_path / "bak")
    taken.manifest.write_bytes(taken.manifest.read_bytes().replace(b'"records": 1', b'"records": 2'))
    assert [fault.code for fault in look_at_last(last)] == ["backup_damaged", "backup_missing"]
    taken.manifest.unlink()
    assert [fault.code for fault in look_at_last(last)] == ["backup_missing"]
    taken.manifest.mkdir()  # reading it fails, as on a stick that was pulled out and still shows its names
    assert [(fault.code, fault.where) for fault in look_at_last(last)] == [("backup_unreadable", str(last.folder))]
    (tmp_path / "data" / "inspection.db-backup.json").write_text("[]", encoding="utf-8")
    assert last_backup(origin.database) is None


def test_backups_are_readable_by_their_owner_only(tmp_path: Path) -> None:
    if sys.platform == "win32":
        return
    origin = make(tmp_path / "data", "A-1")
    taken = back_up(origin, tmp_path / "bak")
    restore(tmp_path / "bak", tmp_path / "new", DATABASES)
    store = taken.manifest.parent.parent
    assert {path.stat().st_mode & 0o077 for path in (store, *store.rglob("*"), tmp_path / "new", *(tmp_path / "new").rglob("*"))} == {0}


def test_the_manifest_is_plain_text_that_names_each_file(tmp_path: Path) -> None:
    taken = back_up(make(tmp_path / "data", "A-1"), tmp_path / "bak")
    said = json.loads(taken.manifest.read_bytes())
    assert (said["database"], said["computer"], said["version"]) == ("inspection.db", "办公电脑", "0.4.0")
    store = taken.manifest.parent.parent
    for file in said["files"]:
        assert (store / "files" / file["sha256"][:2] / file["sha256"]).stat().st_size == file["size"]
    assert "手工恢复" in (store / "说明.txt").read_text(encoding="utf-8-sig")
