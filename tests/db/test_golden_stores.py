"""A store of every release opens in this one, whole and with all that was in it."""

import shutil
from pathlib import Path

import pytest

from db.engine import rows
from db.opening import open_store
from inspections.cases.exporting import export_records
from inspections.cases.numbers import NumberKind, Series
from inspections.history.chain import broken_links
from tests.data.make_golden_store import DRAFT
from tests.store_samples import PREFIX, check, record

STORES = Path(__file__).resolve().parents[1] / "data/stores"
RELEASES = sorted(folder.name for folder in STORES.iterdir())


@pytest.mark.parametrize("release", RELEASES)
def test_a_store_of_an_earlier_release_is_read_whole(release: str, tmp_path: Path) -> None:
    shutil.copytree(STORES / release, tmp_path / release)
    store = open_store(tmp_path / release / "golden.store", create=False)
    changed = record("A-1", determinations={"wuzhi-2023.fees.banned": {"decision": "confirmed"}})
    with store.reading() as unit:
        (first, _), (last, event) = history = unit.records.history(changed.uuid)
        assert broken_links(history, {}) == ()
        assert (event.parents, event.draft, event.author) == ((first,), DRAFT, "李某")
        assert unit.records.at(first) == record("A-1")
        assert unit.checks.of(last) == (check(changed),)
        standing, other = unit.ledgers.of_month("410823", 2023, 8)
        assert (standing.record, other.record) == (changed, record("A-2"))
        assert standing.case == other.case
        assert standing.case.number == "2023-0001"
        assert [document.state.value for document in standing.documents] == ["voided", "issued"]
        for document in standing.documents:
            assert document.number.text in store.archive.read(document.sha256).decode()
        given = unit.numbers.given(Series(NumberKind.NOTICE, PREFIX, 2023))
        assert [held.voided for held in given] == ["当事人名称有误", ""]
        profile = unit.profiles.of("410823")
        assert profile is not None
        assert len(profile.inspectors) == 3
    assert export_records(store, tmp_path / "o.jsonl") == 3
    assert rows(store._database, "PRAGMA integrity_check") == [("ok",)]  # noqa: SLF001
    store.close()


def test_there_is_a_golden_store() -> None:
    assert "0.1.0" in RELEASES
