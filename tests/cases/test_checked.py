"""What is kept of a check."""

from dataclasses import dataclass

import pytest

from inspections.cases.checked import NOT_ANSWERED, PackStamp, RecordCheck, checked_records
from inspections.checklists.answer import Answer, Verdict
from tests.store_samples import STAMP, check, record

BANNED, OTHER, MINING = STAMP.topics


def answer(of: str | None, requirement: str, verdict: Verdict) -> Answer:
    return Answer(of, "某县供电公司", requirement, "二", verdict, None, None, "", "", {})


@dataclass(frozen=True)
class Told:
    id: str
    topic: str


@dataclass(frozen=True)
class PackOfThree:
    """What a stamp reads of a pack."""

    id: str = STAMP.id
    version: str = STAMP.version
    content_hash: str = STAMP.content_hash
    checked: tuple[Told, ...] = tuple(Told(requirement, topic) for requirement, topic in STAMP.topics.items())


def test_answers_are_shared_out_to_their_records() -> None:
    answers = [
        answer("A", BANNED, Verdict.VIOLATION),
        answer("A", OTHER, Verdict.COMPLIANT),
        answer("B", BANNED, Verdict.NOT_APPLICABLE),
        answer("B", MINING, Verdict.UNDETERMINED),
        answer(None, MINING, Verdict.VIOLATION),
    ]
    first, second = checked_records([record("A"), record("B")], PackOfThree(), answers)  # type: ignore[arg-type]
    assert first.check == RecordCheck(STAMP, bytes([Verdict.VIOLATION, Verdict.COMPLIANT, NOT_ANSWERED]), (answers[0],))
    assert second.record == record("B")
    assert second.check.findings == (answers[3],)
    assert second.check.verdict_of(BANNED) is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(("requirement", "verdict"), [(BANNED, Verdict.VIOLATION), (OTHER, Verdict.UNDETERMINED), (MINING, None)])
def test_a_verdict_is_unpacked(requirement: str, verdict: Verdict | None) -> None:
    assert check(record()).verdict_of(requirement) is verdict


def test_a_stamp_names_the_pack_and_the_requirements_that_a_check_answers() -> None:
    assert PackStamp.of(PackOfThree()) == STAMP  # type: ignore[arg-type]
