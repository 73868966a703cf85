"""Preferences: kept in a file of their own; a damaged one is no reason not to start."""

from pathlib import Path
from shutil import rmtree

import pytest

from gui.preferences import Preferences, PreferencesFile
from inspections.faults import Fault


def test_what_was_chosen_is_there_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "preferences.json"
    PreferencesFile(path).change(county="410823", unfinished_profile={"texts": {"issuer": "武陟"}})
    assert PreferencesFile(path).current == Preferences(county="410823", unfinished_profile={"texts": {"issuer": "武陟"}})


@pytest.mark.parametrize("expected", [b"", b"{", b"[]", b"7", b"\x00", b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_file_gives_the_defaults_and_is_put_aside_with_a_word(tmp_path: Path, expected: bytes) -> None:
    path = tmp_path / "preferences.json"
    path.write_bytes(expected)
    read = PreferencesFile(path)
    assert read.current == Preferences()
    (remark,) = read.remarks
    assert remark.code == "preferences_put_aside"
    (aside,) = tmp_path.iterdir()
    assert (remark.where, aside.read_bytes()) == (str(aside), expected)
    assert aside.name.startswith("preferences-损坏-")
    assert PreferencesFile(path).remarks == ()


@pytest.mark.parametrize("expected", ['{"county": 3, "first_run_step": "x"}', '{"unknown": 1}'])
def test_what_is_not_understood_is_passed_over(tmp_path: Path, expected: str) -> None:
    path = tmp_path / "preferences.json"
    path.write_text(expected, encoding="utf-8")
    assert PreferencesFile(path).current == Preferences()
    assert path.exists()


def test_what_is_readable_of_a_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.write_text('{"county": "410823", "first_run_done": 1, "newer": true}', encoding="utf-8")
    assert PreferencesFile(path).current == Preferences(county="410823")


def test_an_unknown_field_is_a_bug(tmp_path: Path) -> None:
    preferences = PreferencesFile(tmp_path / "preferences.json")
    with pytest.raises(TypeError):
        preferences.change(nonsense=1)
    assert preferences.current == Preferences()


def test_what_cannot_be_written_holds_all_the_same_is_told_once_and_written_later(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    (path / "in its place").mkdir(parents=True)
    preferences, remarks = PreferencesFile(path), list[Fault]()
    preferences.refused = remarks.append
    preferences.change(county="410823")
    preferences.change(last_folder="/elsewhere")
    assert preferences.current == Preferences(county="410823", last_folder="/elsewhere")
    assert [fault.code for fault in remarks] == ["unwritable"]
    rmtree(path)
    preferences.change(last_folder="/elsewhere")
    assert PreferencesFile(path).current == Preferences(county="410823", last_folder="/elsewhere")
    (tmp_path / "gone").write_text("a file where the folder was", encoding="utf-8")
    PreferencesFile(tmp_path / "gone" / "preferences.json").change(county="410823")


def test_a_folder_whose_name_is_no_text_can_be_remembered(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    PreferencesFile(path).change(last_folder="/\udcd0\udcc2", county="410823")
    assert PreferencesFile(path).current == Preferences(last_folder="/\udcd0\udcc2", county="410823")
