"""A restored store takes the place of the present one, which lies aside in full; a killed switch is finished by the next start."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from inspections.backups.daily import is_due, refuse_where_absent
from inspections.backups.last import LastBackup, last_backup, remember
from inspections.backups.origin import Origin
from inspections.backups.restoring import restore
from inspections.backups.switching import carry_out, plan_switch, planned, staging_place
from inspections.faults import UserError
from tests.support.backed_up_store import DATABASES, NOON, add, back_up, documents, exported, make


class Killed(BaseException):
    """As if the process had died here."""


def ready(tmp_path: Path) -> tuple[Origin, bytes, dict[str, bytes]]:
    """A store with a backup of yesterday, unpacked beside it, and records of today; returns what yesterday's held."""
    origin = make(tmp_path / "data", "A-1")
    back_up(origin, tmp_path / "bak")
    former, issued = exported(origin.database), documents(origin.database)
    add(origin.database, "A-2", issue=True)
    (tmp_path / "data" / "preferences.json").write_text("{}", encoding="utf-8")
    return origin, former, issued


def unpacked(tmp_path: Path, now: datetime = NOON) -> Path:
    staged = staging_place(tmp_path / "data", now)
    restore(tmp_path / "bak", staged, DATABASES)
    return staged


def test_the_present_data_lies_aside_in_full(tmp_path: Path) -> None:
    origin, former, issued = ready(tmp_path)
    present, present_documents = exported(origin.database), documents(origin.database)
    aside = plan_switch(tmp_path / "data", unpacked(tmp_path), NOON)
    assert carry_out(origin.database) == aside
    assert (exported(origin.database), documents(origin.database)) == (former, issued)
    assert (exported(aside / "inspection.db"), documents(aside / "inspection.db")) == (present, present_documents)
    assert (tmp_path / "data" / "preferences.json").read_text(encoding="utf-8") == "{}"
    assert carry_out(origin.database) is None
    assert not list((tmp_path / "data").glob("restored-*"))


def test_a_missing_or_damaged_database_is_no_hindrance(tmp_path: Path) -> None:
    origin, former, issued = ready(tmp_path)
    origin.database.write_bytes(b"garbage")
    aside = plan_switch(tmp_path / "data", unpacked(tmp_path), NOON)
    assert carry_out(origin.database) == aside
    assert (exported(origin.database), documents(origin.database)) == (former, issued)
    assert (aside / "inspection.db").read_bytes() == b"garbage"
    origin.database.unlink()
    plan_switch(tmp_path / "data", unpacked(tmp_path), NOON + timedelta(seconds=1))
    carry_out(origin.database)
    assert exported(origin.database) == former


def test_a_switch_that_is_killed_anywhere_is_finished_by_the_next_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    origin, former, issued = ready(tmp_path)
    present = exported(origin.database)
    for at in range(1, 40):
        now = NOON + timedelta(seconds=at)
        aside = plan_switch(tmp_path / "data", unpacked(tmp_path, now), now)
        alive = partial(next, iter([True] * at), False)
        with monkeypatch.context() as patched:
            for name in ("rename", "replace", "unlink", "mkdir"):
                patched.setattr(os, name, dying(getattr(os, name), alive))
            try:
                carry_out(origin.database)
            except Killed:
                killed = True
            else:
                killed = False
        carry_out(origin.database)
        assert planned(tmp_path / "data") is None
        assert (exported(origin.database), documents(origin.database)) == (former, issued)
        assert exported(aside / "inspection.db") == present
        present = former
        if not killed:
            break
    else:
        pytest.fail("it never came to an end")


def dying(real: Callable[..., object], alive: Callable[[], bool]) -> Callable[..., object]:
    def call(*arguments: object, **named: object) -> object:
        if not alive():
            raise Killed
        return real(*arguments, **named)

    return call


def test_what_was_unpacked_and_never_put_in_is_cleared_and_a_plan_without_it_changes_nothing(tmp_path: Path) -> None:
    origin, _, _ = ready(tmp_path)
    present = exported(origin.database)
    first = unpacked(tmp_path)
    second = unpacked(tmp_path, NOON + timedelta(seconds=1))
    assert not first.exists()
    plan_switch(tmp_path / "data", first, NOON)
    assert carry_out(origin.database) is None
    assert exported(origin.database) == present
    assert second.exists()


@pytest.mark.parametrize(
    "text", ["", "[]", '{"staged": "../x", "aside": "恢复前的数据-1", "set_aside": false}', '{"staged": "restored-1"}']
)
def test_a_plan_that_cannot_be_read_moves_nothing(tmp_path: Path, text: str) -> None:
    origin, _, _ = ready(tmp_path)
    (tmp_path / "data" / "restore-pending.json").write_text(text, encoding="utf-8")
    present = exported(origin.database)
    assert carry_out(origin.database) is None
    assert exported(origin.database) == present


def test_a_backup_is_due_once_a_day_and_at_once_for_another_folder(tmp_path: Path) -> None:
    database = tmp_path / "inspection.db"
    assert is_due(last_backup(database), NOON)
    for at, due in (
        (NOON - timedelta(hours=13), True),
        (NOON + timedelta(days=400), True),
        (NOON - timedelta(hours=11), False),
        (NOON, False),
    ):
        remember(database, LastBackup(at, tmp_path / "bak" / "x", "00001", 1, 0))
        assert is_due(last_backup(database, tmp_path / "bak"), NOON) is due
    assert is_due(last_backup(database, tmp_path / "stick"), NOON)
    remember(database, LastBackup(NOON - timedelta(days=3), tmp_path / "stick" / "x", "00001", 1, 0))
    assert not is_due(last_backup(database, tmp_path / "bak"), NOON)
    assert is_due(last_backup(database, tmp_path / "stick"), NOON)


def test_a_stick_that_is_not_plugged_in_is_told_also_where_an_empty_folder_stands_in_its_place(tmp_path: Path) -> None:
    origin = make(tmp_path / "data", "A-1")
    stick = tmp_path / "stick"
    with pytest.raises(UserError, match="找不到备份文件夹"):
        refuse_where_absent(None, stick)
    back_up(origin, stick)
    last = last_backup(origin.database)
    refuse_where_absent(last, stick)
    stick.rename(tmp_path / "pulled")
    stick.mkdir()
    with pytest.raises(UserError, match="找不到以前的备份"):
        refuse_where_absent(last, stick)
