"""Figures of a built folder: its size, and the oldest glibc it runs on."""

from pathlib import Path

import pytest

from freezing.figures import binaries, newest_reference, size

DUMP = """
Version definitions:
1 0x01 0x0e6a8c61 libexample.so.1

Version References:
  required from libc.so.6:
    0x09691a75 0x00 03 GLIBC_2.2.5
    0x069691b4 0x00 04 {}
    0x0d696914 0x00 05 GLIBC_2.4
  required from libstdc++.so.6:
    0x08922974 0x00 02 GLIBCXX_3.4.29
"""


@pytest.mark.parametrize("version", ["2.28", "2.34", "2.100"])
def test_versions_are_compared_as_numbers_and_only_those_of_glibc_count(version: str) -> None:
    assert newest_reference(DUMP.format(f"GLIBC_{version}")) == version


@pytest.mark.parametrize("dump", ["", "required from libstdc++.so.6: GLIBCXX_3.4", "GLIBC_PRIVATE"])
def test_a_binary_may_name_no_version(dump: str) -> None:
    assert newest_reference(dump) is None


def test_a_folder_is_weighed_without_its_links_and_only_binaries_are_asked(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "a.so.1").write_bytes(b"\x7fELF" + b"0" * 96)
    (tmp_path / "lib" / "a.so").symlink_to("a.so.1")
    (tmp_path / "text.so").write_bytes(b"INPUT(-la)")
    assert size(tmp_path) == 110
    assert list(binaries(tmp_path)) == [tmp_path / "lib" / "a.so.1"]
