"""One window a folder, and the truth about why there is none."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QSysInfo, QTimer
from PySide6.QtWidgets import QApplication

from gui.lock_question import LockQuestion
from gui.sole_window import Refusal, SoleWindow, unusable

ROOT = Path(__file__).resolve().parents[2]
OPEN = Refusal("程序已经打开，请切换到已经打开的窗口。")
ELSEWHERE = "4321\npython3.11\nOLD-LAPTOP\n0123456789abcdef0123456789abcdef\n7183d8b2-0000-0000-0000-03062d04403d\n"
"""As a folder brings it that was copied while the window of another computer was open."""
ONLY_ROOT = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can mount")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "window.lock"


def in_another_process(path: Path, then: str) -> subprocess.Popen[str]:
    """Take the lock in another process, which prints a line and goes on with `then`."""
    code = f"""
import os, pathlib, sys, time
from gui.sole_window import SoleWindow
held = SoleWindow(pathlib.Path({str(path)!r}))
print(held.take(), flush=True)
{then}
"""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "None\n"
    return process


def test_one_window_a_folder(path: Path) -> None:
    first, second = SoleWindow(path), SoleWindow(path)
    assert first.take() is None
    assert not first.left_behind
    assert second.take() == OPEN
    first.release()
    assert second.take() is None
    assert not second.left_behind
    second.release()


def test_a_window_of_another_process_is_open_while_it_lives_and_taken_over_when_it_was_killed(path: Path) -> None:
    other = in_another_process(path, "time.sleep(60)")
    mine = SoleWindow(path)
    assert mine.take() == OPEN
    other.kill()
    other.communicate()
    assert mine.take() is None
    assert mine.left_behind
    mine.release()


def test_a_lock_of_another_computer_names_it_and_can_be_taken_over(path: Path) -> None:
    path.write_text(ELSEWHERE, encoding="utf-8")
    os.utime(path, (1_692_063_000, 1_692_063_000))
    mine = SoleWindow(path)
    refusal = mine.take()
    assert refusal is not None
    assert refusal.may_take_over
    assert "另一台电脑“OLD-LAPTOP”（进程 4321，2023-08-1" in refusal.message
    assert mine.take_over() is None
    assert mine.left_behind
    assert str(os.getpid()) in path.read_text(encoding="utf-8")
    mine.release()


def test_a_computer_of_the_same_name_is_another_computer_all_the_same(path: Path) -> None:
    path.write_text(ELSEWHERE.replace("OLD-LAPTOP", QSysInfo.machineHostName()), encoding="utf-8")
    refusal = SoleWindow(path).take()
    assert refusal is None or refusal.may_take_over


@pytest.mark.parametrize("expected", [b"", b"garbage\n", b"\x00" * 80, "七\n八\n九\n".encode("gbk"), b"-5\nx\nhost\n"])
def test_a_lock_that_says_nothing_can_be_taken_over(path: Path, expected: bytes) -> None:
    path.write_bytes(expected)
    mine = SoleWindow(path)
    refusal = mine.take()
    assert refusal is not None
    assert refusal.may_take_over
    assert "内容不完整的锁文件" in refusal.message
    assert str(path) in refusal.message
    assert mine.take_over() is None
    mine.release()


def test_a_folder_in_the_locks_place_is_told_once_it_cannot_be_taken_over(path: Path) -> None:
    path.mkdir()
    mine = SoleWindow(path)
    refusal = mine.take()
    assert refusal is not None
    assert refusal.may_take_over
    after = mine.take_over()
    assert after is not None
    assert not after.may_take_over
    assert after.message == f"无法移走锁文件 {path}，请手工移走它，然后再打开程序；也可以用环境变量 INSPECTION_DATA 指定另一个文件夹。"


def test_a_full_disk_is_told_as_such(small_disk: Path) -> None:
    with suppress(OSError), (small_disk / "fill").open("wb", buffering=0) as file:
        while True:
            file.write(bytes(1024))
    refusal = SoleWindow(small_disk / "window.lock").take()
    assert refusal == Refusal(
        f"数据文件夹 {small_disk} 不能使用（磁盘空间不足）。请处理后再打开程序；也可以用环境变量 INSPECTION_DATA 指定另一个文件夹。"
    )
    assert [file.name for file in small_disk.iterdir()] == ["fill"]


@pytest.fixture
def read_only(small_disk: Path) -> Iterator[Path]:
    """A disk that was being used when it became read-only."""
    killed = in_another_process(small_disk / "window.lock", "os._exit(9)")
    killed.communicate()
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    yield small_disk
    subprocess.run(["mount", "-o", "remount,rw", small_disk], check=True)


def test_a_read_only_folder_is_not_told_as_open(read_only: Path) -> None:
    refusal = SoleWindow(read_only / "window.lock").take()
    assert refusal is not None
    assert "位置是只读的" in refusal.message
    assert not refusal.may_take_over
    fresh = SoleWindow(read_only / "other.lock").take()
    assert fresh is not None
    assert "位置是只读的" in fresh.message


def test_no_reason_is_told_in_english(path: Path) -> None:
    message = unusable(path.parent, PermissionError(13, "Permission denied")).message
    assert not re.search("[A-Za-z]", message.replace(str(path.parent), "").replace("INSPECTION_DATA", ""))


@pytest.mark.parametrize("button", ["leave", "take over"])
def test_the_question_leaves_the_folder_alone_unless_a_person_says_so(dressed: QApplication, button: str) -> None:
    question = LockQuestion(Refusal("why\ndanger", may_take_over=True))
    assert question.defaultButton() is question.leaving
    QTimer.singleShot(0, (question.leaving if button == "leave" else question.taking_over).click)
    assert question.taken_over() is (button == "take over")
    assert dressed.activeModalWidget() is None
