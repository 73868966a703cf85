"""What is kept of a check."""

from dataclasses import dataclass

import pytest

from inspections.cases.checked import PackStamp
from inspections.checklists.answer import Verdict
from tests.support.store_samples import STAMP, check, record

BANNED, OTHER, MINING = STAMP.topics


@dataclass(frozen=True)
class Result:
    id: str
    topic: str


@dataclass(frozen=True)
class PackOfThree:
    """What a stamp reads of a pack."""

    id: str = STAMP.id
    version: str = STAMP.version
    content_hash: str = STAMP.content_hash
    checked: tuple[Result, ...] = tuple(Result(requirement, topic) for requirement, topic in STAMP.topics.items())


@pytest.mark.parametrize(("requirement", "verdict"), [(BANNED, Verdict.VIOLATION), (OTHER, Verdict.UNDETERMINED), (MINING, None)])
def test_a_verdict_is_unpacked(requirement: str, verdict: Verdict | None) -> None:
    assert check(record()).verdict_of(requirement) is verdict


def test_a_stamp_names_the_pack_and_the_requirements_that_a_check_answers() -> None:
    assert PackStamp.of(PackOfThree()) == STAMP  # type: ignore[arg-type] # as much of a pack as is asked for
