"""What the system refuses is told in Chinese, whatever it is."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import pytest

from inspections.faults import UserError
from inspections.files.system_words import spoken
from inspections.files.writing import write_atomically


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_no_error_of_the_system_is_told_in_english(number: int) -> None:
    sentence = spoken(OSError(number, "No such English word"))
    assert not re.search("[A-Za-z]", sentence)
    assert re.search("[一-鿿]", sentence)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "磁盘空间不足"),
        (PermissionError(errno.EACCES, "Permission denied"), "没有权限"),
        (OSError(errno.ENOTCONN, "Transport endpoint is not connected"), "与磁盘或网络位置的连接已断开"),
        (OSError(errno.EROFS, "Read-only file system"), "位置是只读的"),
        (OSError("something a library said"), "系统没有说明原因"),
        (OSError(987654, "unheard of"), "系统错误987654"),
    ],
)
def test_what_happens_often_has_words_of_its_own(error: OSError, expected: str) -> None:
    assert spoken(error) == expected


def test_a_file_that_another_program_holds_on_windows_is_no_matter_of_permissions() -> None:
    error = PermissionError(errno.EACCES, "Permission denied")
    error.winerror = 32  # type: ignore[attr-defined] # Windows alone has it
    assert spoken(error) == "文件正被另一个程序打开"


def test_a_file_that_cannot_be_written_is_told_without_an_english_word(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(UserError) as refused:
        write_atomically(tmp_path / "folder", b"")
    fault = refused.value.faults[0]
    assert not re.search("[A-Za-z]", fault.what)
    assert "这是文件夹，不是文件" in fault.what
