"""What the program keeps is for its owner's eyes alone, where the system tells users apart by file modes."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.drafts import open_drafts
from db.opening import open_store
from gui.preferences import PreferencesFile
from inspections.files.private import keep_private
from inspections.use_cases.import_records import import_records
from inspections.use_cases.issue import issue_document
from inspections.use_cases.unregistered import put_in_order
from tests.support.store_samples import AT, ISSUED_ON, PREFIX, checked, order, record

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows goes by access lists, which the user's profile hands down")


@pytest.fixture(autouse=True)
def usual_mask() -> Iterator[None]:
    """Have the mask that most systems set, with which others may read what is made."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): stat.S_IMODE(path.lstat().st_mode) for path in sorted(folder.rglob("*"))}


def open_to_others(folder: Path) -> list[str]:
    return [name for name, mode in modes(folder).items() if mode & 0o077]


def fill(folder: Path) -> None:
    store = open_store(folder / "inspection.db")
    import_records(store, checked(record()), author="张某", at=AT)
    issue_document(store, order(store, record()), prefix=PREFIX, issued_on=ISSUED_ON)
    store.archive.put(b"no row names this")
    put_in_order(store, AT)
    drafts = open_drafts(folder / "drafts.db")
    drafts.keep_paper("receipt", {"server": "张某"})
    PreferencesFile(folder / "preferences.json").change(county="410823")
    assert {"inspection.db-wal", "inspection.db-shm", "drafts.db-wal", "inspection.db-quarantine/隔离清单.csv"} <= set(modes(folder))
    assert open_to_others(folder) == []
    store.close()
    drafts.close()


def test_databases_drafts_documents_quarantine_and_preferences_are_made_for_their_owner(tmp_path: Path) -> None:
    fill(tmp_path)
    assert open_to_others(tmp_path) == []
    assert stat.S_IMODE(tmp_path.stat().st_mode) & 0o700 == 0o700  # a person's folder, whose mode is not the program's


def test_what_an_earlier_release_made_is_mended_with_all_that_lies_below(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    fill(data)
    (data / "logs").mkdir()
    (data / "logs" / "program.log").touch()
    for path in (data, *data.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    keep_private(data)
    assert open_to_others(tmp_path) == []


def test_a_folder_in_which_a_person_keeps_other_things_stays_as_it_is(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    fill(data)
    (data / "照片").mkdir()
    (data / "照片" / "1.jpg").touch()
    (data / "inspection.db").chmod(0o644)
    keep_private(data)
    assert open_to_others(tmp_path) == ["data", "data/照片", "data/照片/1.jpg"]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    data, elsewhere = tmp_path / "data", tmp_path / "elsewhere"
    data.mkdir()
    elsewhere.mkdir()
    (elsewhere / "mine").touch()
    (data / "inspection.db-documents").symlink_to(elsewhere)
    keep_private(data)
    assert open_to_others(elsewhere) == ["mine"]
