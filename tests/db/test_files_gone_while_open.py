"""What is written into a file that nobody will find again is no more saved than what was never written."""

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from db.drafts import open_drafts
from db.opening import open_store
from inspections.drafts.draft import Draft
from inspections.faults import UserError
from tests.support.made_up_case import profile

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody remove or replace a file that is open")


def removed(file: Path) -> None:
    file.rename(file.with_name("elsewhere"))


def replaced(file: Path) -> None:
    removed(file)
    shutil.copy(file.with_name("elsewhere"), file)  # as a program that keeps folders alike puts another computer's file in its place


def moved_with_its_folder(file: Path) -> None:
    file.parent.rename(file.parent.with_name("moved"))


@pytest.fixture(params=[removed, replaced, moved_with_its_folder])
def goes(request: pytest.FixtureRequest) -> Callable[[Path], None]:
    return request.param  # type: ignore[no-any-return] # one of the functions above


def test_a_store_whose_file_is_gone_takes_nothing_and_says_so(tmp_path: Path, goes: Callable[[Path], None]) -> None:
    path = tmp_path / "data" / "inspection.db"
    store = open_store(path)
    goes(path)
    with pytest.raises(UserError, match="被移走、删除或者换掉了，本次操作没有保存") as refused, store.writing() as unit:
        unit.profiles.save(profile())
    assert [(fault.code, fault.where) for fault in refused.value.faults] == [("database_gone", str(path))]
    with store.reading() as unit:
        assert unit.profiles.of("410823") is None
    store.close()


def test_drafts_whose_file_is_gone_stay_in_hand_and_are_taken_once_it_is_back(tmp_path: Path) -> None:
    path = tmp_path / "drafts.db"
    drafts = open_drafts(path)
    draft = Draft(uuid4(), {"county": "410823"}, None, datetime(2026, 11, 30, tzinfo=UTC))
    removed(path)
    writes: tuple[Callable[[], object], ...] = (
        lambda: drafts.save(draft),
        lambda: drafts.undo(draft.id),
        lambda: drafts.discard(draft.id),
        lambda: drafts.keep_paper("a", {}),
        lambda: drafts.forget_paper("a"),
    )
    for write in writes:
        with pytest.raises(UserError, match="被移走"):
            write()
    path.with_name("elsewhere").rename(path)
    drafts.save(draft)
    assert [unfinished.id for unfinished in drafts.unfinished()] == [draft.id]
    drafts.close()
