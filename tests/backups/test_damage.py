"""What is wrong with a backup is noticed, and an older good one is used; what is wrong with the medium costs no former backup."""

import errno
import hashlib
import io
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from inspections.backups.restoring import restore
from inspections.backups.store_folder import StoreFolder
from inspections.faults import UserError
from tests.support.backed_up_store import DATABASES, add, back_up, documents, exported, make, pool_files


def flip(path: Path, offset: int = -1) -> None:
    content = bytearray(path.read_bytes())
    content[offset] ^= 0x10
    path.write_bytes(content)


def codes(refused: pytest.ExceptionInfo[UserError]) -> list[str]:
    return [fault.code for fault in refused.value.faults]


@pytest.mark.parametrize("what", ["database", "document", "manifest", "half a manifest", "no manifest", "document gone"])
def test_the_next_older_good_one_is_used_and_the_bad_one_told(tmp_path: Path, what: str) -> None:
    origin = make(tmp_path / "data", "A-1")
    first = back_up(origin, tmp_path / "bak")
    former = exported(origin.database)
    add(origin.database, "A-2", issue=True)
    second = back_up(origin, tmp_path / "bak", 1)
    pool = StoreFolder(second.manifest.parent.parent).pool
    (new,) = {file.sha256 for file in second.snapshot.files[1:]} - {file.sha256 for file in first.snapshot.files}
    match what:
        case "database":
            flip(pool.path(second.snapshot.files[0].sha256), 5000)
        case "document":
            flip(pool.path(new))
        case "document gone":
            pool.path(new).unlink()
        case "manifest":
            flip(second.manifest, 40)
        case "half a manifest":
            second.manifest.write_bytes(second.manifest.read_bytes()[:300])
        case _:
            second.manifest.unlink()
    restored = restore(tmp_path / "bak", tmp_path / "new", DATABASES)
    assert restored.snapshot == first.snapshot
    assert [fault.code for fault in restored.passed_over] == ([] if what == "no manifest" else ["backup_damaged"])
    assert exported(restored.database) == former


def test_where_no_snapshot_is_good_nothing_is_restored_and_all_is_told(tmp_path: Path) -> None:
    origin = make(tmp_path / "data", "A-1")
    for day in range(2):
        taken = back_up(origin, tmp_path / "bak", day)
    flip(StoreFolder(taken.manifest.parent.parent).pool.path(taken.snapshot.files[1].sha256))
    with pytest.raises(UserError) as refused:
        restore(tmp_path / "bak", tmp_path / "new", DATABASES)
    assert codes(refused) == ["backup_damaged", "backup_damaged", "no_backup"]
    with pytest.raises(UserError) as refused:
        restore(taken.manifest, tmp_path / "new", DATABASES)
    assert codes(refused) == ["backup_damaged", "no_backup"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bak", "data"]


def test_a_rotten_file_in_the_pool_is_mended_from_the_data_within_32_backups(tmp_path: Path) -> None:
    origin = make(tmp_path / "data", "A-1")
    taken = back_up(origin, tmp_path / "bak")
    pool = StoreFolder(taken.manifest.parent.parent).pool
    document = taken.snapshot.files[1].sha256
    flip(pool.path(document))
    assert any(back_up(origin, tmp_path / "bak", day).written == 1 for day in range(1, 33))
    assert documents(restore(tmp_path / "bak", tmp_path / "new", DATABASES).database) == documents(origin.database)


def forge(manifest: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change a manifest and give it the checksum that belongs to it."""
    said = json.loads(manifest.read_bytes())
    del said["checksum"]
    change(said)
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    manifest.write_bytes(json.dumps({**said, "checksum": hashlib.sha256(text.encode()).hexdigest()}).encode())


def test_a_snapshot_of_a_newer_program_is_told_as_such(tmp_path: Path) -> None:
    taken = back_up(make(tmp_path / "data", "A-1"), tmp_path / "bak")
    forge(taken.manifest, lambda said: said.update(format=2, files="told otherwise"))
    with pytest.raises(UserError) as refused:
        restore(tmp_path / "bak", tmp_path / "new", DATABASES)
    assert codes(refused) == ["newer_backup", "no_backup"]


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "C:x", "a\\..\\x", "", "."])
def test_a_manifest_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path, path: str) -> None:
    taken = back_up(make(tmp_path / "data", "A-1"), tmp_path / "bak")
    forge(taken.manifest, lambda said: said["files"][1].update(path=path))
    with pytest.raises(UserError) as refused:
        restore(tmp_path / "bak", tmp_path / "new", DATABASES)
    assert codes(refused) == ["backup_damaged", "no_backup"]


def test_a_damaged_database_is_not_backed_up_and_the_former_backup_stays(tmp_path: Path) -> None:
    origin = make(tmp_path / "data", *(f"A-{number}" for number in range(40)))
    taken = back_up(origin, tmp_path / "bak")
    with origin.database.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 60_000)
    with pytest.raises(UserError) as refused:
        back_up(origin, tmp_path / "bak", 1)
    assert codes(refused) == ["damaged"]
    assert restore(tmp_path / "bak", tmp_path / "new", DATABASES).snapshot == taken.snapshot


def test_no_file_of_the_pool_goes_while_a_manifest_cannot_be_read(tmp_path: Path) -> None:
    origin = make(tmp_path / "data", "A-1")
    first = back_up(origin, tmp_path / "bak")
    content = first.manifest.read_bytes()
    first.manifest.write_bytes(b"")
    for day in range(1, 10):
        add(origin.database, f"B-{day}")
        assert back_up(origin, tmp_path / "bak", day).thinned == ()
    for path in tmp_path.glob("bak/*/files/*/*"):
        os.utime(path, (0, 0))
    assert back_up(origin, tmp_path / "bak", 10).thinned == ()
    first.manifest.write_bytes(content)
    restore(first.manifest, tmp_path / "new", DATABASES)
    assert len(back_up(origin, tmp_path / "bak", 11).thinned) > 0


def test_files_that_no_snapshot_names_go_after_a_day_and_not_before(tmp_path: Path) -> None:
    origin = make(tmp_path / "data", "A-1")
    taken = back_up(origin, tmp_path / "bak")
    folder = taken.manifest.parent.parent / "files" / "ab"
    folder.mkdir(exist_ok=True)
    young, old, aside, foreign = (folder / name for name in ("ab" + "0" * 62, "ab" + "1" * 62, ".0123456789abcdef.part", "我的.zip"))
    for path in (young, old, aside, foreign):
        path.write_bytes(b"x")
    for path in (old, aside, foreign):
        os.utime(path, (0, 0))
    back_up(origin, tmp_path / "bak", 1)
    assert sorted(path.name for path in folder.iterdir() if path in (young, old, aside, foreign)) == sorted([young.name, foreign.name])


class Failing:
    """Lets the n-th call that reaches for a folder fail, as a medium that is full, read-only or gone does."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, below: Path) -> None:
        self.below, self.left, self.number, self.again = str(below), -1, errno.EIO, False
        for module, name in ((io, "open"), (os, "mkdir"), (os, "replace"), (os, "rename"), (os, "unlink"), (os, "open"), (os, "utime")):
            monkeypatch.setattr(module, name, self.wrapped(getattr(module, name)))
        for name in ("fsync", "posix_fadvise"):
            if hasattr(os, name):
                monkeypatch.setattr(os, name, self.wrapped(getattr(os, name), always=True))

    def wrapped(self, real: Callable[..., object], *, always: bool = False) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            if always or any(str(part).startswith(self.below) for part in arguments if isinstance(part, str | os.PathLike)):
                self.left -= 1
                if self.left == 0 or (self.again and self.left < 0 <= self.left + 10**6):
                    raise OSError(self.number, os.strerror(self.number), self.below)
            return real(*arguments, **named)

        return call

    def arm(self, at: int, number: int, *, again: bool) -> None:
        self.left, self.number, self.again = at, number, again

    def disarm(self) -> None:
        self.left, self.again = -(10**7), False


def tried(failing: Failing, work: Callable[[], object], at: int) -> str:
    """Do the work with its call number `at` failing, and return what was told, empty where it ended well."""
    failing.arm(at, (errno.ENOSPC, errno.EIO, errno.EROFS, errno.ENODEV)[at % 4], again=at % 3 == 0)
    sentence = ""
    try:
        work()
    except UserError as error:
        sentence = str(error)
    failing.disarm()
    assert os.strerror(failing.number) not in sentence
    return sentence


def calls(failing: Failing, work: Callable[[], object]) -> int:
    """Return how many calls reach for the folder when nothing fails."""
    failing.arm(10**9, 0, again=False)
    work()
    count = 10**9 - failing.left
    failing.disarm()
    return count


@pytest.mark.parametrize("every", [pytest.param(1, marks=pytest.mark.long), 9])
def test_whatever_fails_on_the_medium_the_former_backup_stays_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, every: int) -> None:
    origin = make(tmp_path / "data", "A-1")
    former = back_up(origin, tmp_path / "bak")
    store = StoreFolder(former.manifest.parent.parent)
    failing = Failing(monkeypatch, tmp_path / "bak")
    add(origin.database, "B-0")
    sentences = []
    for at in range(1, calls(failing, lambda: back_up(origin, tmp_path / "bak", 1)) + 1, every):
        add(origin.database, f"B-{at}")
        sentences.append(tried(failing, lambda: back_up(origin, tmp_path / "bak", 1), at))
        reading = store.read()
        assert former.snapshot in reading.snapshots
        assert reading.unreadable == ()
        assert all(store.pool.sound(file.sha256, lambda: None) for snapshot in reading.snapshots for file in snapshot.files)
    refused = [sentence for sentence in sentences if sentence]
    assert len(refused) > len(sentences) // 3
    assert [sentence for sentence in refused if re.search("[0-9a-f]{64}", sentence)] == []  # a person knows the stick, not the hash
    assert [sentence for sentence in refused if "不一致" in sentence] == []  # what cannot be read was not written wrongly
    back_up(origin, tmp_path / "bak", 2)
    assert exported(restore(tmp_path / "bak", tmp_path / "new", DATABASES).database) == exported(origin.database)


@pytest.mark.parametrize("every", [pytest.param(1, marks=pytest.mark.long), 7])
def test_whatever_fails_while_restoring_nothing_is_left_under_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, every: int) -> None:
    origin = make(tmp_path / "data", "A-1")
    back_up(origin, tmp_path / "bak")
    restored_to = tmp_path / "there"
    restored_to.mkdir()
    failing = Failing(monkeypatch, restored_to)
    sentences = []
    for at in range(1, calls(failing, lambda: restore(tmp_path / "bak", restored_to / "new", DATABASES)) + 1, every):
        target = restored_to / f"new{at}"
        sentences.append(tried(failing, lambda target=target: restore(tmp_path / "bak", target, DATABASES), at))  # type: ignore[misc] # binds now
        if target.exists():
            assert documents(target / "inspection.db") == documents(origin.database)
    assert len([sentence for sentence in sentences if sentence]) > len(sentences) // 3


def test_a_folder_that_is_a_file_or_cannot_be_made_is_told(tmp_path: Path) -> None:
    origin = make(tmp_path / "data", "A-1")
    (tmp_path / "bak").write_bytes(b"")
    with pytest.raises(UserError) as refused:
        back_up(origin, tmp_path / "bak")
    assert codes(refused) == ["no_backup_folder"]


def test_a_snapshot_is_restored_into_an_empty_folder_only(tmp_path: Path) -> None:
    origin = make(tmp_path / "data", "A-1")
    back_up(origin, tmp_path / "bak")
    (tmp_path / "file").write_bytes(b"x")
    for target in (tmp_path / "data", tmp_path / "file", Path(tmp_path.anchor)):
        with pytest.raises(UserError) as refused:
            restore(tmp_path / "bak", target, DATABASES)
        assert codes(refused) == ["not_empty"]
    (tmp_path / "empty").mkdir()
    assert restore(tmp_path / "bak", tmp_path / "empty", DATABASES).database == tmp_path / "empty" / "inspection.db"
    for nothing in (tmp_path / "absent", tmp_path / "data"):
        with pytest.raises(UserError) as refused:
            restore(nothing, tmp_path / "other", DATABASES)
        assert codes(refused)[0] in {"no_backup", "no_backup_folder"}
    assert pool_files(tmp_path / "bak")
