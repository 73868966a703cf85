"""Evidence, in memory and on SQLite."""

from dataclasses import replace
from uuid import uuid4

import pytest

from inspections.cases.evidence import EvidenceCorrection
from inspections.cases.numbers import DuplicateError
from inspections.recognising.time_source import TimeSource
from inspections.store import Store
from tests.support.store_samples import AT, append, opened, piece, record


def test_evidence_is_numbered_within_its_case_and_stays(store: Store) -> None:
    with store.writing() as unit:
        case, other = opened(unit), opened(unit, "2023-0002")
        append(unit, record(), case.uuid)
        assert unit.evidence.next_number(case.uuid) == 1
        first, second, elsewhere = piece(case, 1), piece(case, 2), piece(other, 1, sha256="e" * 64)
        for piece_to_keep in (second, first, elsewhere):
            unit.evidence.add(piece_to_keep)
        unit.evidence.withdraw(second.uuid, "重复")
        assert unit.evidence.next_number(case.uuid) == 3
    with store.reading() as unit:
        assert unit.evidence.of_case(case.uuid) == (first, replace(second, withdrawn="重复"))
        assert unit.files.named([first.sha256, second.sha256, "f" * 64]) == {first.sha256, second.sha256}
        assert [file.sha256 for file in unit.files.all()] == [first.sha256, second.sha256, elsewhere.sha256]
        assert [file.what for file in unit.files.all()][2] == f"案件2023-0002的第1号证据“{elsewhere.file_name}”"
    with pytest.raises(DuplicateError, match="1"), store.writing() as unit:
        unit.evidence.add(piece(case, 1))
    with pytest.raises(KeyError), store.writing() as unit:
        unit.evidence.withdraw(uuid4(), "误")


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
