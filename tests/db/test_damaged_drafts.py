"""A damaged file of drafts is put aside with a word, what can be read of it is taken over, and the records stay open."""

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
import sqlcipher3

from db.drafts import open_drafts, open_sound_drafts
from inspections.drafts.draft import Draft
from inspections.faults import UserError

AT = datetime(2023, 8, 16, 9, 30, tzinfo=UTC)
TODAY = date(2023, 11, 30)
FIRST, SECOND = UUID(int=1), UUID(int=2)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a file with two drafts and what was typed for a document."""
    path = tmp_path / "drafts.db"
    drafts = open_drafts(path)
    drafts.save(Draft(FIRST, {"id": "A-1"}, None, AT))
    drafts.save(Draft(SECOND, {"id": "A-2"}, None, AT))
    drafts.keep_paper("receipt", {"server": "张某"})
    drafts.close()
    return path


def test_a_sound_file_is_opened_without_a_word(path: Path) -> None:
    drafts, faults = open_sound_drafts(path, today=TODAY)
    assert faults == ()
    assert [draft.id for draft in drafts.unfinished()] == [SECOND, FIRST]
    drafts.close()


@pytest.mark.parametrize("content", [bytes(8192), b"\x9c\xf3" * 4096, b"SQLite format 3\0" + bytes(5000), "会议记录".encode() * 500])
def test_a_file_that_is_no_database_any_more_is_put_aside(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    drafts, (fault,) = open_sound_drafts(path, today=TODAY)
    assert drafts.unfinished() == ()
    drafts.save(Draft(FIRST, {"id": "A-9"}, None, AT))
    drafts.close()
    aside = path.with_name("drafts-损坏-20231130.db")
    assert aside.read_bytes() == content
    assert (fault.code, fault.where) == ("drafts_put_aside", str(aside))
    assert "已完成的记录不受影响" in fault.action
    assert open_sound_drafts(path, today=TODAY)[1] == ()


def test_a_second_damaged_file_of_the_day_does_not_take_the_place_of_the_first(path: Path) -> None:
    path.write_bytes(bytes(5000))
    open_sound_drafts(path, today=TODAY)[0].close()
    path.write_bytes(bytes(6000))
    open_sound_drafts(path, today=TODAY)[0].close()
    aside = [path.with_name(name) for name in ("drafts-损坏-20231130.db", "drafts-损坏-20231130-2.db")]
    assert [len(file.read_bytes()) for file in aside] == [5000, 6000]


def test_what_can_still_be_read_is_taken_over(path: Path) -> None:
    connection = sqlcipher3.connect(str(path), isolation_level=None)
    connection.execute("UPDATE steps SET content = '{\"id\":' WHERE draft = ?", (str(FIRST),))
    connection.close()
    drafts, (fault,) = open_sound_drafts(path, today=TODAY)
    assert "其中能读出的2份已经取回" in fault.what
    assert [(draft.id, draft.content) for draft in drafts.unfinished()] == [(SECOND, {"id": "A-2"})]
    assert drafts.paper("receipt") == {"server": "张某"}
    drafts.close()


def test_a_newer_programs_drafts_are_not_put_aside(path: Path) -> None:
    connection = sqlcipher3.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    with pytest.raises(UserError, match="较新版本"):
        open_sound_drafts(path, today=TODAY)
    assert [file.name for file in path.parent.iterdir()] == ["drafts.db"]
