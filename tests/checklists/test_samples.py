"""Every requirement that ships proves itself by a violating and a compliant sample."""

from pathlib import Path

import pytest

from inspections.checklists.answer import Answer
from inspections.checklists.check import check
from inspections.checklists.loading import join, load_packs
from inspections.checklists.pack import Pack, Requirement
from inspections.checklists.reading import read_pack
from inspections.checklists.samples import check_samples, sample_record
from inspections.records.reading import table_of
from inspections.records.vocabulary import Vocabulary, load_prefectures
from tests.support.checklists import ROOT, SHIPPED, TRIAL, calendar
from tests.support.pack_texts import FEES, TEXT, line_of, spoiled, written

PREFECTURES = load_prefectures(ROOT / "resources" / "prefectures.csv")
PACKS = [(pack, load_packs(folder).vocabulary(PREFECTURES)) for folder in (SHIPPED, TRIAL) for pack in load_packs(folder).checklists]
SAMPLES = [
    pytest.param(pack, vocabulary, requirement, verdict, id=f"{requirement.id}-{verdict}")
    for pack, vocabulary in PACKS
    for requirement in pack.own
    if requirement.kind.answered
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


def sample_faults(tmp_path: Path, text: str) -> list[str]:
    """Return the faults of a pack's samples, each with its code and its line."""
    read = read_pack(written(tmp_path, text))
    packs = join([read])
    check_samples(packs.by_id["paper"], read, packs.vocabulary(PREFECTURES), calendar())
    return [f"{fault.code} {fault.where} {fault.what}" for fault in read.file.faults_by_line]


def test_a_correct_pack_s_samples_hold(tmp_path: Path) -> None:
    assert sample_faults(tmp_path, TEXT) == []


def test_a_sample_that_is_answered_otherwise_is_a_fault_with_the_reason(tmp_path: Path) -> None:
    (fault,) = sample_faults(tmp_path, spoiled('connection.energized_on = "2023-04-28"', 'connection.energized_on = "2023-04-27"'))
    assert fault.startswith(f"wrong_sample paper.toml 第{line_of(TEXT, '[requirement.violating]')}行 requirement[1].violating “paper.time”")
    assert "应为“不符合”，实为“符合”" in fault
    assert "共5个工作日" in fault


def test_a_sample_that_is_no_record_is_a_fault_on_the_line_of_the_fact(tmp_path: Path) -> None:
    text = spoiled('connection.energized_on = "2023-04-28"', "connection.energized_on = 2023-04-28")
    (fault,) = sample_faults(tmp_path, text)
    line = line_of(text, "connection.energized_on = 2023-04-28")
    assert fault.startswith(f"wrong_type paper.toml 第{line}行 requirement[1].violating.connection.energized_on ")


@pytest.mark.parametrize(
    ("added", "path"),
    [
        ('connection.stages = [{ held_by = "supplier" },\n{ held_by = "nobody" }]', "connection.stages[2].held_by"),
        ('observations."paper.gone" = "violation"', "observations.paper.gone"),
        ('determinations."paper.gone".decision = "confirmed"', "determinations.paper.gone"),
        ("observations = 1", "observations"),
        ("county = 410823", "county"),
    ],
)
def test_a_wrong_fact_of_a_sample_is_told_on_its_line_however_deep(tmp_path: Path, added: str, path: str) -> None:
    text = spoiled("[requirement.compliant]\n", f"[requirement.compliant]\n{added}\n")
    fault = sample_faults(tmp_path, text)[0]
    line = line_of(text, added) + added.count("\n")
    assert f"paper.toml 第{line}行 requirement[1].compliant.{path} " in fault


def test_a_sample_that_is_not_asked_about_proves_nothing(tmp_path: Path) -> None:
    (fault,) = sample_faults(tmp_path, spoiled("[requirement.violating]\n", '[requirement.violating]\ntopics = ["fees"]\n'))
    assert fault.startswith("wrong_sample paper.toml")
    assert "没有结论" in fault


def test_a_requirement_at_fault_proves_nothing_and_its_samples_are_not_told_too(tmp_path: Path) -> None:
    (fault,) = sample_faults(tmp_path, spoiled("limit = 5", 'limit = "5"'))
    assert fault.startswith("wrong_type")


def test_samples_are_run_though_the_law_beside_them_is_unknown(tmp_path: Path) -> None:
    text = spoiled('legal_basis = ["law-1"]', 'legal_basis = ["law-2"]').replace(
        'energized_on = "2023-04-28"', 'energized_on = "2023-04-27"'
    )
    assert [fault.split()[0] for fault in sample_faults(tmp_path, text)] == ["unknown_law", "wrong_sample"]


def test_a_list_of_fees_at_fault_is_told_and_not_its_samples(tmp_path: Path) -> None:
    text = TEXT + FEES
    assert sample_faults(tmp_path, text) == []
    (fault,) = sample_faults(
        tmp_path, text.replace('name = "移表费"\nal', 'nam = "移表费"\nname = " "\nal').replace('nam = "移表费"\n', "")
    )
    assert fault.startswith("blank")


@pytest.mark.parametrize("county", ["41082", "４１０８２３", "武陟县", ""])
def test_a_wrong_county_of_the_pack_is_one_fault_on_its_line(tmp_path: Path, county: str) -> None:
    text = spoiled('version = "1"', f'version = "1"\ncounty = "{county}"').replace(
        'user.supply = "residential"\n', 'user.supply = "residential"\nsite.city = "杭州"\n'
    )
    (fault,) = sample_faults(tmp_path, text)
    assert fault.startswith("wrong_county paper.toml 第4行 pack.county ")


def test_a_county_that_every_sample_s_city_denies_is_one_fault_on_its_line(tmp_path: Path) -> None:
    text = spoiled('version = "1"', 'version = "1"\ncounty = "410823"').replace(
        'user.supply = "residential"\n', 'user.supply = "residential"\nsite.city = "杭州"\n'
    )
    (fault,) = sample_faults(tmp_path, text)
    assert fault.startswith("city_clash paper.toml 第4行 pack.county ")
