"""`--db FILE health`: every kind of damage is told with what to do, a sound store is called sound, and nothing is written."""

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import simplejson
import sqlcipher3

from inspections.backups.last import last_backup, remember
from tests.support import damaged_stores
from tests.support.command_line import Run

KNOWN = {"faults", "counts"}


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Return the path of a store with records, documents and evidence, in a folder of its own."""
    base = tmp_path / "库" / "inspection.db"
    base.parent.mkdir()
    damaged_stores.make(base)
    return base


def everything(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def edit(base: Path, *statements: str) -> None:
    connection = sqlcipher3.connect(str(base), isolation_level=None)
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {trigger}")  # they keep this program from changing what may not change
    for statement in statements:
        connection.execute(statement)
    connection.close()


def documents(base: Path) -> list[Path]:
    return sorted((base.parent / "inspection.db-documents").iterdir())


def codes(run: Run, base: Path) -> list[str]:
    before = everything(base.parent)
    result = run("--db", base, "health", "--format", "json")
    assert everything(base.parent) == before
    said = simplejson.loads(result.out)
    assert set(said) == KNOWN
    assert result.code == (1 if said["faults"] else 0)
    assert all(set(fault) == {"code", "what", "where", "action"} and all(fault.values()) for fault in said["faults"])
    return [fault["code"] for fault in said["faults"]]


def test_a_sound_store_is_called_sound_and_what_was_looked_at_is_counted(run: Run, base: Path) -> None:
    result = run("--db", base, "health", "--format", "json")
    assert (result.code, result.err) == (0, "")
    said = simplejson.loads(result.out)
    assert said["faults"] == []
    assert said["counts"] == {"records": damaged_stores.RECORDS, "events": damaged_stores.RECORDS, "files": 5, "quarantined_files": 0}
    result = run("--db", base, "health")
    assert result.out == "体检完成，没有发现问题。核对了记录12条，改动12次，登记的文书和证据文件5个，隔离文件夹中0个。还没有备份。\n"


def test_a_store_that_is_not_there_cannot_be_checked(run: Run, base: Path) -> None:
    result = run("--db", base.with_name("没有.db"), "health", "--format", "json")
    assert (result.code, result.out) == (2, "")
    assert "找不到数据库文件" in result.err
    base.write_bytes(b"")
    assert run("--db", base, "health").code == 2  # docs/contract.md, "Commands"


def lose_a_file(base: Path) -> None:
    documents(base)[0].unlink()


def change_a_file(base: Path) -> None:
    documents(base)[0].write_bytes(b"changed")


def add_a_file(base: Path) -> None:
    (documents(base)[0].parent / hashlib.sha256(b"new").hexdigest()).write_bytes(b"new")


def add_an_own_file(base: Path) -> None:
    (documents(base)[0].parent / "我的备份.zip").write_bytes(b"mine")


def add_an_own_folder(base: Path) -> None:
    (documents(base)[0].parent / "新建文件夹").mkdir()


def lose_the_folder(base: Path) -> None:
    shutil.rmtree(documents(base)[0].parent)


def change_a_payload(base: Path) -> None:
    edit(base, "UPDATE payloads SET json = replace(json, '1200.00', '1300.00') WHERE rowid = 3")


def break_a_payload(base: Path) -> None:
    edit(base, "UPDATE payloads SET json = CAST(x'7bff' AS TEXT) WHERE rowid = 3")


def change_an_event(base: Path) -> None:
    edit(base, "UPDATE events SET author = '李某' WHERE position = 2")


def change_a_parent(base: Path) -> None:
    edit(base, """UPDATE events SET parents = '["no such event"]' WHERE position = 2""")


def make_a_kind_unreadable(base: Path) -> None:
    edit(base, "UPDATE documents SET kind = 'notise' WHERE position = 1")


def make_a_day_unreadable(base: Path) -> None:
    edit(base, "UPDATE cases SET opened_on = '2023-13-45' WHERE position = 1")


def lose_a_visit(base: Path) -> None:
    edit(base, "UPDATE records SET visit_uuid = NULL WHERE position = 1")


def make_a_visit_unreadable(base: Path) -> None:
    edit(base, "UPDATE visits SET inspectors = '[[]]' WHERE position = 1")


def point_to_no_visit(base: Path) -> None:
    edit(base, "PRAGMA foreign_keys = OFF", "DELETE FROM visits WHERE position = 1")


def make_a_piece_unreadable(base: Path) -> None:
    edit(base, "UPDATE evidence SET taken_at = 'yesterday'")


def lose_a_case(base: Path) -> None:
    edit(base, "PRAGMA foreign_keys = OFF", "DELETE FROM cases WHERE position = 1")


def lose_a_payload(base: Path) -> None:
    edit(base, "DELETE FROM payloads WHERE rowid = 3")


def put_aside_a_known_file(base: Path) -> None:
    quarantine = base.with_name("inspection.db-quarantine")
    quarantine.mkdir()
    documents(base)[0].rename(quarantine / documents(base)[0].name)


def put_aside_an_unknown_file(base: Path) -> None:
    quarantine = base.with_name("inspection.db-quarantine")
    quarantine.mkdir()
    (quarantine / hashlib.sha256(b"new").hexdigest()).write_bytes(b"new")


@pytest.mark.parametrize(
    ("become", "code"),
    [
        (lose_a_file, "file_missing"),
        (change_a_file, "file_changed"),
        (add_a_file, "file_unknown"),
        (add_an_own_file, "file_unknown"),
        (add_an_own_folder, "file_unknown"),
        (lose_the_folder, "archive_missing"),
        (change_a_payload, "changed_payload"),
        (break_a_payload, "changed_payload"),
        (change_an_event, "broken_history"),
        (change_a_parent, "broken_history"),
        (make_a_kind_unreadable, "unreadable"),
        (make_a_day_unreadable, "unreadable"),
        (make_a_piece_unreadable, "unreadable"),
        (lose_a_visit, "unreadable"),
        (make_a_visit_unreadable, "unreadable"),
        (point_to_no_visit, "dangling"),
        (lose_a_payload, "lost_record"),
        (put_aside_a_known_file, "file_put_aside"),
        (put_aside_an_unknown_file, "file_quarantined"),
    ],
)
def test_each_kind_of_damage_is_told_and_nothing_is_mended_unasked(run: Run, base: Path, become: Callable[[Path], None], code: str) -> None:
    become(base)
    *others, added_code = codes(run, base)
    assert added_code == code
    assert set(others) <= {"damaged", "dangling"}  # SQLite itself may have seen it


def test_a_row_that_points_to_nothing_is_told(run: Run, base: Path) -> None:
    lose_a_case(base)
    assert set(codes(run, base)) == {"dangling"}


def test_a_page_that_was_lost_is_told_and_the_other_checks_go_on(run: Run, base: Path) -> None:
    connection = sqlcipher3.connect(str(base))
    ((page,),) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'records_by_newest'").fetchall()
    connection.close()
    content = bytearray(base.read_bytes())
    content[(page - 1) * damaged_stores.PAGE : page * damaged_stores.PAGE] = bytes(damaged_stores.PAGE)
    base.write_bytes(content)
    change_a_file(base)
    assert {"damaged", "file_changed"} <= set(codes(run, base))


def test_all_faults_are_told_each_in_one_line(run: Run, base: Path) -> None:
    change_a_payload(base)
    change_a_file(base)
    add_an_own_file(base)
    result = run("--db", base, "health")
    *faults, counted = result.out.splitlines()
    assert result.code == 1
    assert [part in line for part, line in zip(("与存入时的校验值不符", "已被改动或损坏", "我的备份.zip"), faults, strict=True)] == [
        True
    ] * 3
    assert "记录“A-3”" in faults[0]
    assert counted.startswith("体检完成，发现3处问题。")


def test_the_last_good_backup_is_told_and_none_yet_is_no_fault(run: Run, base: Path, tmp_path: Path) -> None:
    assert "还没有备份" in run("--db", base, "health").out
    run("--db", base, "backup", "--to", tmp_path / "备份")
    said = simplejson.loads(run("--db", base, "health", "--format", "json").out)
    assert (said["faults"], said["counts"]["days_since_backup"]) == ([], 0)
    assert "今天有完好的备份" in run("--db", base, "health").out
    (tmp_path / "备份").rename(tmp_path / "拔下的")
    assert codes(run, base) == []


def test_a_backup_that_is_old_damaged_or_gone_from_its_folder_is_told(run: Run, base: Path, tmp_path: Path) -> None:
    manifest = Path(run("--db", base, "backup", "--to", tmp_path / "备份").lines[0])
    last = last_backup(base)
    assert last is not None
    remember(base, replace(last, taken_at=last.taken_at - timedelta(days=8)))
    assert codes(run, base) == ["backup_old"]
    remember(base, last)
    content = manifest.read_bytes()
    manifest.write_bytes(content[:-9])
    assert codes(run, base) == ["backup_damaged", "backup_missing"]
    assert run("--db", base, "health").out.endswith("今天备份过。\n")  # and not that today has a good one
    manifest.write_bytes(content)
    (manifest.parent.parent / "files").rename(tmp_path / "files")
    assert codes(run, base) == ["backup_damaged"]
