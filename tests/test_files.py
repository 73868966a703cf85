"""Files are written whole or not at all."""

import errno
import os
import re
import stat
import sys
from pathlib import Path

import pytest

from inspections.faults import UserError
from inspections.files.writing import flush_folder, write_all, write_atomically, writing_atomically


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "甲/乙/台账.xlsx"
    write_atomically(path, b"one")
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


def test_what_fails_half_way_leaves_the_former_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "f"
    write_atomically(path, b"former")

    def fail() -> None:
        with writing_atomically(path) as file:
            file.write(b"half")
            assert path.read_bytes() == b"former"
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert path.read_bytes() == b"former"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_the_files_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "f").mkdir()
    with pytest.raises(UserError) as refused:
        write_atomically(tmp_path / "f", b"x")
    (fault,) = refused.value.faults
    assert (fault.code, fault.where) == ("unwritable", str(tmp_path / "f"))
    assert list(tmp_path.iterdir()) == [tmp_path / "f"]


def test_a_long_name_still_fits(tmp_path: Path) -> None:
    path = tmp_path / f"{'长' * 83}.pdf"
    write_atomically(path, b"x")
    assert path.read_bytes() == b"x"


# --- what the system refuses ------------------------------------------------------------------------------------------


def refused(path: Path) -> str:
    with pytest.raises(UserError) as error:
        write_atomically(path, b"x")
    (fault,) = error.value.faults
    assert fault.where == str(path)
    assert not re.search("[A-Za-z]", fault.what.replace("Excel", "").replace("WPS", "") + fault.action)
    return f"{fault.what}，{fault.action}"


def test_a_name_that_is_too_long_says_so(tmp_path: Path) -> None:
    assert refused(tmp_path / ("长" * 90)) == "文件无法写入（名称或路径太长），请改用较短的文件名，或换一个路径较短的位置"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [errno.EPERM, errno.EACCES, errno.EBUSY, errno.ETXTBSY])
def test_a_file_that_may_not_be_replaced_is_probably_open_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    (tmp_path / "台账.xlsx").write_bytes(b"former")

    def refuse_replacing(self: Path, target: Path) -> Path:  # as `chattr +i` and Windows do, which a test cannot be sure to have
        raise OSError(number, "Permission denied", str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", refuse_replacing)
    sentence = refused(tmp_path / "台账.xlsx")
    assert sentence == "文件无法写入（可能正在 Excel、WPS 等程序中打开，或者是只读文件），请关闭该文件后重试，或换一个文件名"
    assert [path.name for path in tmp_path.iterdir()] == ["台账.xlsx"]


def test_a_disk_that_is_full_says_so_and_takes_all_files_or_none(small_disk: Path) -> None:
    folder = small_disk / "通知书"
    write_all([(folder / "1.pdf", b"a")])
    assert (
        refused_all([(folder / f"{n}.pdf", b"b" * 30_000) for n in range(1, 6)]) == "文件无法写入（磁盘空间不足），请腾出空间，或换一个位置"
    )
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [("1.pdf", b"a")]


@pytest.mark.skipif(sys.platform != "linux", reason="/proc cannot be flushed")
def test_a_folder_that_cannot_be_flushed_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flush_folder(Path("/proc"))
    flush = os.fsync

    def on_a_share(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        flush(handle)

    monkeypatch.setattr(os, "fsync", on_a_share)
    write_atomically(tmp_path / "f", b"x")
    assert (tmp_path / "f").read_bytes() == b"x"


def test_a_folder_that_fails_to_be_flushed_for_a_broken_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flush = os.fsync

    def broken(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, "Input/output error")
        flush(handle)

    monkeypatch.setattr(os, "fsync", broken)
    assert refused(tmp_path / "f") == "文件无法写入（读写磁盘出错），请检查磁盘或存储盘是否完好、插好，然后重试"


# --- many files -------------------------------------------------------------------------------------------------------


def refused_all(files: list[tuple[Path, bytes]]) -> str:
    with pytest.raises(UserError) as error:
        write_all(files)
    (fault,) = error.value.faults
    return f"{fault.what}，{fault.action}"


@pytest.mark.parametrize("third", ["长" * 90, "in the way/3.pdf"])
def test_where_one_of_many_files_cannot_be_written_none_is(tmp_path: Path, third: str) -> None:
    (tmp_path / "in the way").write_bytes(b"")
    (tmp_path / "2.pdf").write_bytes(b"former")
    refused_all([(tmp_path / "1.pdf", b"1"), (tmp_path / "2.pdf", b"2"), (tmp_path / third, b"3")])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"2.pdf": b"former", "in the way": b""}


def test_many_files_are_written_and_what_is_there_already_is_left_alone(tmp_path: Path) -> None:
    write_all([(tmp_path / "甲" / "1", b"1"), (tmp_path / "2", b"2")])
    os.utime(tmp_path / "2", (1, 1))
    (tmp_path / "甲" / "1").write_bytes(b"former")
    write_all([(tmp_path / "甲" / "1", b"1"), (tmp_path / "2", b"2")])
    assert (tmp_path / "2").stat().st_mtime == 1
    assert {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == {"1": b"1", "2": b"2"}


def test_what_a_killed_run_left_is_cleared_and_nothing_else(tmp_path: Path) -> None:
    kept = ["x.part", ".0123456789abcdef.part.txt", ".0123.part", ".ffffffffffffffff.part"]
    for name in (*kept, ".0123456789abcdef.part"):
        (tmp_path / name).write_bytes(b"half")
        if name != ".ffffffffffffffff.part":  # another window may be writing this one now
            os.utime(tmp_path / name, (1, 1))
    write_atomically(tmp_path / "f", b"x")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*kept, "f"])
