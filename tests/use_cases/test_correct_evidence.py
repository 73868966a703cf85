"""What is said of evidence is corrected with a reason; number, file and hash stay, and so does what was said before."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from inspections.cases.evidence import Evidence, EvidenceCorrection
from inspections.faults import UserError
from inspections.recognising.time_source import TimeSource
from inspections.store import Store
from inspections.use_cases.attach_evidence import Found, attach
from inspections.use_cases.correct_evidence import correct, withdraw
from inspections.use_cases.import_records import import_records
from tests.support.store_samples import AT, TAKEN, checked, record


@pytest.fixture
def stored(store: Store) -> Store:
    import_records(store, checked(record()), author="张某", at=AT)
    return store


@pytest.fixture
def piece(stored: Store, tmp_path: Path) -> Evidence:
    (tmp_path / "1.jpg").write_bytes(b"\xff\xd8\xff\xe0photo")
    attachable = Found(tmp_path / "1.jpg", "电表箱", ("wuzhi-2023.fees.banned",), TAKEN, "某路1号", "张某", TimeSource.PHOTO)
    return attach(stored, record().uuid, [attachable]).pieces[0]


def correction(piece: Evidence, reason: str = "写错了", **changes: object) -> EvidenceCorrection:
    after = replace(piece.words, **changes)  # type: ignore[arg-type] # any field
    return EvidenceCorrection(piece.uuid, AT, "李某", reason, piece.words, after)


def kept(store: Store, piece: Evidence) -> tuple[tuple[Evidence, ...], tuple[EvidenceCorrection, ...]]:
    with store.reading() as unit:
        return unit.evidence.of_case(piece.case), unit.evidence.corrections(piece.case)


def test_every_word_of_a_piece_is_corrected_and_what_was_said_stays(stored: Store, piece: Evidence) -> None:
    earlier = TAKEN - timedelta(hours=1)
    made = correction(
        piece, shows=" 收费公示栏 ", requirements=(), taken_at=earlier, place="营业厅", taken_by="李某", source=TimeSource.STATED
    )
    corrected = correct(stored, made).piece
    assert (corrected.shows, corrected.place, corrected.taken_by, corrected.taken_at) == ("收费公示栏", "营业厅", "李某", earlier)
    assert corrected.source.label == "取得时间"
    assert (corrected.number, corrected.sha256, corrected.file_name) == (piece.number, piece.sha256, piece.file_name)
    assert kept(stored, piece) == ((corrected,), (replace(made, after=corrected.words),))
    assert stored.archive.read(piece.sha256)


@pytest.mark.parametrize(
    ("reason", "changes", "codes"),
    [
        (" ", {"place": "营业厅"}, ["no_reason"]),
        ("写错了", {}, ["nothing_corrected"]),
        ("写错了", {"shows": " 电表箱 "}, ["nothing_corrected"]),
        ("", {"shows": " ", "place": "", "taken_by": ""}, ["no_words", "no_place", "no_taker", "no_reason"]),
        ("写错了", {"taken_at": AT + timedelta(minutes=1)}, ["taken_later"]),
    ],
)
def test_a_correction_that_corrects_nothing_or_leaves_a_gap_is_refused(
    stored: Store, piece: Evidence, reason: str, changes: dict[str, object], codes: list[str]
) -> None:
    with pytest.raises(UserError) as refused:
        correct(stored, correction(piece, reason, **changes))
    assert [fault.code for fault in refused.value.faults] == codes
    assert kept(stored, piece) == ((piece,), ())


def test_a_withdrawn_piece_is_not_corrected(stored: Store, piece: Evidence) -> None:
    withdraw(stored, piece.uuid, "拍错了表箱")
    with pytest.raises(UserError, match="已经撤回，不能更正"):
        correct(stored, correction(piece, place="营业厅"))
    with pytest.raises(UserError, match="不存在"):
        correct(stored, replace(correction(piece, place="营业厅"), evidence=uuid4()))


def test_what_another_corrected_meanwhile_is_not_overwritten(stored: Store, piece: Evidence) -> None:
    correct(stored, correction(piece, place="营业厅"))
    with pytest.raises(UserError, match="刚刚被更正过"):
        correct(stored, correction(piece, place="档案室"))
    assert [made.after.place for made in kept(stored, piece)[1]] == ["营业厅"]
