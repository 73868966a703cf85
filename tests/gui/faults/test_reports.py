"""A report of a bug tells a maintainer where and what, and a stranger nothing of whom it was about."""

from pathlib import Path

import pytest

from gui.faults.reports import scrubbed, worded
from inspections.faults import refuse


def caught(name: str, certificate: str) -> BaseException:
    """Return what a chain of failures about a person brings."""
    try:
        try:
            int(name)
        except ValueError as error:
            raise refuse("no_number", f"“{name}”不是数字", f"记录“{certificate}”") from error
    except Exception as error:  # noqa: BLE001 # whatever it is, it is what a report tells of
        return error
    raise AssertionError


def test_frames_and_kinds_stay_and_values_go() -> None:
    report = worded(caught("张某某", "豫H20010"))
    assert "in caught" in report
    assert f'File "{str(Path(__file__)).replace(str(Path.home()), "~")}"' in report
    assert "ValueError: invalid literal for int() with base #: '…'" in report
    assert "UserError: no_number" in report
    for value in ("张某某", "豫H20010", "20010"):
        assert value not in report


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("could not convert 'Zhang San' to date", "could not convert '…' to date"),
        ("武陟县某供电公司 has no 检查人", "… has no …"),
        ("amount 1200.00 at 2023-08-15 of +86 138-0000-0000", "amount # at # of +# #"),
        ('QPixmap: cannot load "/home/zhang/照片.jpg"', "QPixmap: cannot load '…'"),
        ("dictionary changed size during iteration", "dictionary changed size during iteration"),
    ],
)
def test_only_the_programs_own_words_stay_of_a_message(message: str, expected: str) -> None:
    assert scrubbed(message) == expected


def test_a_long_message_is_cut() -> None:
    assert len(scrubbed("word " * 1000)) <= 300
