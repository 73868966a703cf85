"""Two checklists held against each other on one record: which requirements meet, and what the difference is called."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from inspections.checklists.answer import Verdict
from inspections.checklists.check import check
from inspections.checklists.comparing import ComparedMatter, Comparison, Difference, spoken_bounds
from inspections.checklists.kinds.limit import LIMIT
from inspections.checklists.kinds.mean_time_limit import MEAN_TIME_LIMIT
from inspections.checklists.kinds.range import RANGE
from inspections.checklists.pack import Pack, Requirement
from inspections.records.reading import table_of
from inspections.records.vocabulary import load_prefectures
from tests.support.checklists import ROOT, _packs_with, calendar, pack_with

WUZHI, TRIAL = pack_with("wuzhi-2023"), pack_with("trial")
BASE: dict[str, Any] = {
    "id": "A-1",
    "topics": ["connection"],
    "inspected_on": "2023-08-15",
    "county": "410823",
    "inspectee": {"name": "某县供电公司", "kind": "grid_company"},
    "inspectors": [],
    "user": {"supply": "residential"},
    "connection": {"applied_on": "2023-06-19", "energized_on": "2023-06-28"},
}
RESIDENTIAL = WUZHI.requirement("wuzhi-2023.time.residential")


def other_pack(*requirements: Requirement) -> Pack:
    return replace(WUZHI, id="other", requirements=requirements)


def renamed(requirement: Requirement, **changes: Any) -> Requirement:  # noqa: ANN401 # any field
    return replace(requirement, **{"id": requirement.id.replace("wuzhi-2023", "other"), **changes})


def compared(first: Pack, second: Pack, *records: dict[str, Any]) -> Comparison:
    vocabulary = _packs_with("wuzhi-2023").vocabulary(load_prefectures(ROOT / "resources" / "prefectures.csv"))
    table = table_of(list(records or (BASE,)), vocabulary)
    return Comparison(check(table, first, calendar()), check(table, second, calendar()))


def of(matters: Sequence[ComparedMatter], requirement: str) -> ComparedMatter:
    (matter,) = [
        matter for matter in matters if requirement in {side.requirement.id for side in (matter.first, matter.second) if side is not None}
    ]
    return matter


def test_a_longer_limit_makes_another_verdict_on_the_same_matter() -> None:
    matters = compared(WUZHI, other_pack(renamed(RESIDENTIAL, limit=Decimal(10)))).of_record(0)
    matter = of(matters, "wuzhi-2023.time.residential")
    assert (matter.topic, matter.matter, matter.difference) == ("connection", "申请日期至接电日期", Difference.VERDICT)
    assert matter.first is not None
    assert matter.second is not None
    assert (matter.first.answer.verdict, matter.second.answer.verdict) == (Verdict.VIOLATION, Verdict.COMPLIANT)
    assert matter.second.rule == "居民用户从申请到接电全过程办电时间（不超过10个工作日）"


def test_another_limit_with_the_same_verdict_is_told() -> None:
    matters = compared(WUZHI, other_pack(renamed(RESIDENTIAL, limit=Decimal(4)))).of_record(0)
    assert of(matters, "other.time.residential").difference is Difference.LIMIT
    matters = compared(WUZHI, other_pack(renamed(RESIDENTIAL))).of_record(0)
    assert of(matters, "other.time.residential").difference is Difference.NONE


def test_what_only_one_checklist_asks_stands_alone() -> None:
    comparison = compared(WUZHI, other_pack(renamed(RESIDENTIAL)))
    alone = [matter for matter in comparison.of_record(0) if matter.difference is Difference.ONLY_FIRST]
    assert len(alone) > 1
    assert all(matter.second is None for matter in alone)
    turned = [matter.difference for matter in Comparison(comparison.second, comparison.first).of_record(0)]
    assert turned.count(Difference.ONLY_SECOND) == len(alone)


def test_what_applies_on_one_side_alone_stands_beside_the_others_rule_for_other_cases() -> None:
    three_zero = renamed(WUZHI.requirement("wuzhi-2023.time.three-zero"))
    matter = of(compared(WUZHI, other_pack(three_zero)).of_record(0), "other.time.three-zero")
    assert matter.first is not None
    assert matter.second is not None
    assert matter.first.requirement is RESIDENTIAL
    assert matter.second.answer.verdict is Verdict.NOT_APPLICABLE
    assert matter.difference is Difference.INAPPLICABLE


def test_requirements_under_the_same_conditions_meet_first() -> None:
    lenient = renamed(RESIDENTIAL, id="other.a", applies_when=())
    strict = renamed(RESIDENTIAL, id="other.b", limit=Decimal(3))
    matters = compared(WUZHI, other_pack(lenient, strict)).of_record(0)
    matter = of(matters, "wuzhi-2023.time.residential")
    assert matter.second is not None
    assert matter.second.requirement.id == "other.b"
    assert of(matters, "other.a").first is not None  # beside three-zero, which is for other users


def test_fees_acts_materials_and_outages_meet_by_what_is_judged() -> None:
    fees = {**BASE, "topics": ["fees", "designation", "base_station", "reliability"]}
    fees |= {"fees": [{"name": "移表费", "amount": "1.00"}], "designation": {"acts": []}, "outage": {"hours": 5, "year": 2023}}
    ids = ("fees.banned", "designation.acts", "5g.materials", "outage.hours")
    own = {name: WUZHI.requirement(f"wuzhi-2023.{name}") for name in ids}
    other = [renamed(own[name]) for name in ids[:3]]
    plain = renamed(own["outage.hours"], kind=LIMIT, drop_percent=None)
    matters = compared(WUZHI, other_pack(*other, plain), fees).of_record(0)
    names = {name: of(matters, f"other.{name}") for name in ("fees.banned", "designation.acts", "outage.hours")}
    assert [matter.matter for matter in names.values()] == ["不得收取的费用", "三指定行为", "年平均停电时间"]
    assert [matter.difference for matter in names.values()] == [Difference.NONE, Difference.NONE, Difference.VERDICT]


def test_the_means_of_an_inspectee_are_compared_after_the_records() -> None:
    mean = next(requirement for requirement in TRIAL.requirements if requirement.kind is MEAN_TIME_LIMIT)
    first, second = other_pack(mean), replace(other_pack(replace(mean, limit=mean.limit and mean.limit + 100)), id="second")
    records = [BASE | {"topics": [mean.topic]}, BASE | {"id": "A-2", "topics": [mean.topic]}]
    (matter,) = compared(first, second, *records).matters()
    assert (matter.record, matter.inspectee) == (None, "某县供电公司")
    assert matter.first is not None
    assert matter.matter.endswith("（平均）")
    assert matter.difference in {Difference.LIMIT, Difference.VERDICT}


def test_bounds_are_spoken_as_a_rule() -> None:
    assert spoken_bounds(RESIDENTIAL) == "不超过5个工作日"
    assert spoken_bounds(WUZHI.requirement("wuzhi-2023.outage.hours")) == "不超过4.9小时，或者比上年下降8%以上"
    assert spoken_bounds(WUZHI.requirement("wuzhi-2023.charging.reserve")) == "不低于20%"
    assert spoken_bounds(WUZHI.requirement("wuzhi-2023.fees.banned")) == ""
    both = next(requirement for requirement in TRIAL.requirements if requirement.kind is RANGE)
    assert spoken_bounds(both).startswith("不低于")
    assert "不超过" in spoken_bounds(both)


_REQUIREMENTS = st.lists(st.sampled_from(WUZHI.checked), unique_by=lambda requirement: requirement.id, min_size=1, max_size=30)
_TURNED = {
    Difference.ONLY_FIRST: Difference.ONLY_SECOND,
    Difference.ONLY_SECOND: Difference.ONLY_FIRST,
}


@given(_REQUIREMENTS, _REQUIREMENTS, st.sampled_from(["residential", "lv_business", "hv_single", None]), st.booleans())
def test_every_answer_that_applies_is_shown_once_and_turning_the_sides_turns_the_differences(
    first: list[Requirement],
    second: list[Requirement],
    supply: str | None,
    pushed: bool,  # a fact of the record
) -> None:
    record = {**BASE, "topics": ["connection", "fees", "reliability"], "user": {"supply": supply} if supply else {}}
    record["connection"] = {**BASE["connection"], "source": "pushed" if pushed else "ordinary", "step_count": 2}
    comparison = compared(replace(WUZHI, requirements=tuple(first)), replace(WUZHI, id="other", requirements=tuple(second)), record)
    matters = comparison.of_record(0)
    for verdicts, sides in (
        (comparison.first, [matter.first for matter in matters]),
        (comparison.second, [matter.second for matter in matters]),
    ):
        shown = Counter(side.requirement.id for side in sides if side is not None)
        assert set(shown.values()) <= {1}
        assert {answer.requirement for answer in verdicts.of_record(0, least=Verdict.COMPLIANT)} <= shown.keys()
    turned = Comparison(comparison.second, comparison.first).of_record(0)
    expected = Counter(_TURNED.get(matter.difference, matter.difference) for matter in matters)
    assert Counter(matter.difference for matter in turned) == expected
