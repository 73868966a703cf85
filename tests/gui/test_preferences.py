"""Preferences: kept in a file of their own; a damaged one is no reason not to start."""

from pathlib import Path

import pytest

from gui.preferences import Preferences, PreferencesFile
from inspections.errors import UserError


def test_what_was_chosen_is_there_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "preferences.json"
    PreferencesFile(path).change(county="410823", unfinished_profile={"texts": {"issuer": "武陟"}})
    assert PreferencesFile(path).current == Preferences(county="410823", unfinished_profile={"texts": {"issuer": "武陟"}})


@pytest.mark.parametrize("held", ["", "{", "[]", "7", '{"county": 3, "first_run_step": "x"}', '{"unknown": 1}', "\x00"])
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, held: str) -> None:
    path = tmp_path / "preferences.json"
    path.write_text(held, encoding="utf-8")
    assert PreferencesFile(path).current == Preferences()


def test_what_is_readable_of_a_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.write_text('{"county": "410823", "first_run_done": 1, "newer": true}', encoding="utf-8")
    assert PreferencesFile(path).current == Preferences(county="410823")


def test_an_unknown_field_is_a_bug_and_an_unwritable_folder_a_user_error(tmp_path: Path) -> None:
    preferences = PreferencesFile(tmp_path / "preferences.json")
    with pytest.raises(TypeError):
        preferences.change(nonsense=1)
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UserError):
        PreferencesFile(tmp_path / "file" / "preferences.json").change(county="410823")
    assert preferences.current == Preferences()
