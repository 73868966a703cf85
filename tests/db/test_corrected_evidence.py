"""Both stores keep what is said of a piece of evidence, and every word that was said before."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from inspections.cases.evidence import EvidenceCorrection
from inspections.recognising.time_source import TimeSource
from inspections.store import Store
from tests.support.store_samples import AT, append, make_store, opened, piece, record


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    store = make_store(request.param, tmp_path)
    yield store
    store.close()


def test_what_is_said_of_evidence_is_corrected_and_what_was_said_stays(store: Store) -> None:
    with store.writing() as unit:
        case = opened(unit)
        append(unit, record(), case.uuid)
        first, second = piece(case, 1, source=TimeSource.PHOTO), piece(case, 2)
        unit.evidence.add(first)
        unit.evidence.add(second)
        words = replace(first.words, shows="电表箱", taken_at=AT, source=TimeSource.STATED)
        once = EvidenceCorrection(first.uuid, AT, "张某", "写错了", first.words, words)
        again = EvidenceCorrection(first.uuid, AT, "李某", "地点不对", words, replace(words, place="另一路", requirements=()))
        for correction in (once, again):
            unit.evidence.correct(correction)
    with store.reading() as unit:
        assert unit.evidence.get(first.uuid) == first.described(again.after)
        assert unit.evidence.of_case(case.uuid) == (first.described(again.after), second)
        assert unit.evidence.corrections(case.uuid) == (once, again)
        assert unit.evidence.corrections(uuid4()) == ()
        assert unit.evidence.get(uuid4()) is None
    with pytest.raises(KeyError), store.writing() as unit:
        unit.evidence.correct(EvidenceCorrection(uuid4(), AT, "张某", "误", first.words, words))
