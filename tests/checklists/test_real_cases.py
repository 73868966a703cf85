"""Published cases in which an authority intervened: its finding comes out, or the answer says which fact is missing.

`tests/data/real_cases/`: `given.json` are the eight records of the review as they were written down there, `published.json` further
cases with source, finding and what must be answered; firms bear no names. `supplied` says which values of a record no source gives.
"""

from decimal import Decimal
from typing import Any

import pytest
import simplejson

from inspections.checklists.answer import Answer
from tests.support.checklists import ROOT, answers

FOLDER = ROOT / "tests" / "data" / "real_cases"
GIVEN: dict[str, dict[str, Any]] = {
    one["id"].split("-")[0]: one for one in simplejson.loads((FOLDER / "given.json").read_text(encoding="utf-8"), use_decimal=True)
}
PUBLISHED: list[dict[str, Any]] = simplejson.loads((FOLDER / "published.json").read_text(encoding="utf-8"), use_decimal=True)
OVERCHARGE = "national.resale.overcharge"


def answer(record: dict[str, Any], pack: str, requirement: str) -> Answer:
    return next(one for one in answers([record], pack) if one.requirement == requirement)


@pytest.mark.parametrize("case", PUBLISHED, ids=lambda case: case["record"]["id"])
def test_a_published_finding_comes_out_or_the_missing_fact_is_named(case: dict[str, Any]) -> None:
    for expected in case["expected"]:
        given = answer(case["record"], "national", expected["requirement"])
        assert given.verdict.code == expected["verdict"], given.reason
        assert all(fact in given.reason for fact in expected["missing"]), given.reason
        if "measured" in expected:
            assert given.measured is not None
            assert abs(given.measured - Decimal(expected["measured"])) < 1, "the authority's sum, to the yuan"


@pytest.mark.parametrize(
    ("case", "pack", "requirement", "verdict", "said"),
    [
        ("R01", "wuzhi-2023", OVERCHARGE, "undetermined", "“转供电收费”"),
        ("R03", "national", OVERCHARGE, "undetermined", "“转供电收费”"),
        ("R05", "national", OVERCHARGE, "undetermined", "“转供电收费”"),
        ("R06", "national", "national.arrears.thirty-days", "undetermined", "“电费缴费到期日期”、“欠费停电日期”"),
        ("R06", "national", "national.arrears.shared-loads", "undetermined", "“停电影响的负荷”"),
        ("R10", "national", "national.licence.class-five", "undetermined", "“许可证等级”"),
        ("R13", "wuzhi-2023", "national.prepay.agreement", "violation", "预付"),
        ("R14", "wuzhi-2023", "national.charging.materials", "violation", "物业同意安装证明"),
        ("R17", "wuzhi-2023", "wuzhi-2023.pv.red-zone", "undetermined", "“新增光伏项目的受理情况”"),
    ],
)
def test_the_eight_cases_of_the_review_find_what_the_authority_found_or_say_what_is_missing(
    case: str, pack: str, requirement: str, verdict: str, said: str
) -> None:
    given = answer(GIVEN[case], pack, requirement)
    assert given.verdict.code == verdict, given.reason
    assert said in given.reason


def test_an_overcharge_is_the_same_finding_in_every_county_and_is_handed_over() -> None:
    lines = [{"kwh": 1000, "charged": "1200.00", "reference_price": "0.6876", "added": "30.00", "repaid": "42.40"}]
    for county, pack in (("410823", "wuzhi-2023"), ("330106", "zhejiang-2021"), ("141002", "linfen-2021"), ("360102", "jiangxi-2025")):
        record = GIVEN["R05"] | {"county": county, "resale": {"lines": lines}}
        record["inspectee"] = {"name": "某充电设施运营企业", "kind": "charging_operator"}
        given = answer(record, pack, OVERCHARGE)
        assert (given.verdict.code, given.measured) == ("violation", Decimal(500))


def test_a_pause_of_the_red_zone_is_lawful() -> None:
    paused = GIVEN["R17"] | {"pv": {"zone": "red", "new_project": True, "application": "refused"}}
    assert answer(paused, "wuzhi-2023", "wuzhi-2023.pv.red-zone").verdict.code == "compliant"
