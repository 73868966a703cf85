"""Every requirement that ships proves itself by a violating and a compliant sample."""

from pathlib import Path

import pytest

from inspections.checklists.answer import Answer
from inspections.checklists.check import check
from inspections.checklists.loading import load_packs
from inspections.checklists.pack import Pack, Requirement
from inspections.checklists.samples import sample_faults, sample_record
from inspections.records.reading import table_of
from inspections.records.vocabulary import Vocabulary, load_prefectures
from tests.checklists.door import ROOT, SHIPPED, TRIAL, calendar
from tests.checklists.packs_on_paper import TEXT, spoiled, written

PREFECTURES = load_prefectures(ROOT / "resources" / "prefectures.csv")
PACKS = [(pack, load_packs(folder).vocabulary(PREFECTURES)) for folder in (SHIPPED, TRIAL) for pack in load_packs(folder).checklists]
SAMPLES = [
    pytest.param(pack, vocabulary, requirement, verdict, id=f"{requirement.id}-{verdict}")
    for pack, vocabulary in PACKS
    for requirement in pack.checked
    for verdict in ("violation", "compliant")
]


def answer_to_sample(pack: Pack, vocabulary: Vocabulary, requirement: Requirement, verdict: str) -> Answer:
    fragment = requirement.violating if verdict == "violation" else requirement.compliant
    table = table_of([sample_record(requirement, fragment or {}, pack.county)], vocabulary)
    (answer,) = [one for one in check(table, pack, calendar()).answers() if one.requirement == requirement.id]
    return answer


@pytest.mark.parametrize(("pack", "vocabulary", "requirement", "verdict"), SAMPLES)
def test_a_sample_is_answered_as_it_claims_in_chinese_without_codes(
    pack: Pack, vocabulary: Vocabulary, requirement: Requirement, verdict: str
) -> None:
    answer = answer_to_sample(pack, vocabulary, requirement, verdict)
    assert answer.verdict.code == verdict
    assert any("\u4e00" <= character <= "\u9fff" for character in answer.reason)
    assert not any(code in answer.reason for code in ("None", "connection.", "user.", "fee.", "working_day", "grid_company", "Decimal"))
    assert answer.evidence or verdict == "compliant"


def told(tmp_path: Path, text: str) -> list[str]:
    written(tmp_path, text)
    packs = load_packs(tmp_path)
    return [
        f"{fault.code} {fault.where} {fault.what}"
        for fault in sample_faults(packs.checklist("paper"), packs.vocabulary(PREFECTURES), calendar())
    ]


def test_a_correct_pack_s_samples_hold(tmp_path: Path) -> None:
    assert told(tmp_path, TEXT) == []


def test_a_sample_that_is_answered_otherwise_is_a_fault_with_the_reason(tmp_path: Path) -> None:
    (fault,) = told(tmp_path, spoiled('connection.energized_on = "2023-04-28"', 'connection.energized_on = "2023-04-27"'))
    assert fault.startswith("wrong_sample paper.time violating")
    assert "应为“不符合”，实为“符合”" in fault
    assert "共5个工作日" in fault


def test_a_sample_that_is_no_record_is_a_fault(tmp_path: Path) -> None:
    (fault,) = told(tmp_path, spoiled('connection.energized_on = "2023-04-28"', "connection.energized_on = 2023-04-28"))
    assert fault.startswith("wrong_type paper.time violating")


def test_a_sample_that_is_not_asked_about_proves_nothing(tmp_path: Path) -> None:
    (fault,) = told(tmp_path, spoiled("[requirement.violating]\n", '[requirement.violating]\ntopics = ["fees"]\n'))
    assert fault.startswith("wrong_sample paper.time violating")
