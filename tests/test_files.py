"""Files are written whole or not at all."""

from pathlib import Path

import pytest

from inspections.errors import UserError
from inspections.files import write_atomically, writing_atomically


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
