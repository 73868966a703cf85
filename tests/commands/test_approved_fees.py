"""Fees that a bureau lists as approved are answered as such; no list of a county lifts a ban that stands above it."""

from pathlib import Path
from typing import Any

import pytest
import simplejson

from inspections.checklists.check import check
from inspections.records.reading import table_of
from tests.support.checklists import ROOT, calendar, pack_with
from tests.support.command_line import Run, on_paper
from tests.support.records import record, vocabulary

UNAPPROVED = "wuzhi-2023.fees.unapproved"
PROFILE = ROOT / "resources" / "profiles" / "410823.toml"


def charged(name: str, county: str = "410823", **line: object) -> dict[str, Any]:
    fee = {"name": name, "amount": "1000.00", "charged_on": "2023-06-01", "payee_relation": "supplier", "stage": "connection", **line}
    return record(county=county, topics=["fees"], fees=[fee])


def verdicts(payload: dict[str, Any], pack_id: str, *names: str) -> dict[str, str]:
    given = check(table_of([payload], vocabulary()), pack_with(pack_id), calendar(), {"410823": names})
    return {answer.requirement: answer.verdict.code for answer in given.of_record(0)}


def test_a_listed_fee_is_an_approved_item() -> None:
    assert verdicts(charged("高可靠性供电费"), "wuzhi-2023")[UNAPPROVED] == "undetermined"
    assert verdicts(charged("高可靠性供电费"), "wuzhi-2023", "高可靠性供电费")[UNAPPROVED] == "compliant"
    assert verdicts(charged("2023年高可靠性 供电费用"), "wuzhi-2023", "高可靠性供电费")[UNAPPROVED] == "compliant"


def test_what_an_inspector_stated_stands_before_the_list() -> None:
    assert verdicts(charged("高可靠性供电费", approved_item=False), "wuzhi-2023", "高可靠性供电费")[UNAPPROVED] == "violation"


def test_another_county_s_list_says_nothing() -> None:
    assert verdicts(charged("高可靠性供电费", county="410822"), "wuzhi-2023", "高可靠性供电费")[UNAPPROVED] == "undetermined"


@pytest.mark.parametrize("name", ["移表费", "电表移位费", "临时接电费", "电卡补办工本费", "供电贴费", "智能电表费"])
@pytest.mark.parametrize("pack_id", ["national", "wuzhi-2023", "linfen-2021"])
def test_no_list_lifts_a_ban_that_stands_above_it(name: str, pack_id: str) -> None:
    without, with_list = verdicts(charged(name), pack_id), verdicts(charged(name), pack_id, name)
    banned = {requirement for requirement, verdict in without.items() if verdict == "violation"}
    assert banned
    assert banned == {requirement for requirement, verdict in with_list.items() if verdict == "violation"}


def test_a_fee_with_a_condition_is_still_asked_about() -> None:
    assert verdicts(charged("复电费"), "national", "复电费")["national.fees.2018"] == "undetermined"


def test_a_name_that_only_resembles_is_answered_by_the_list() -> None:
    assert "undetermined" in verdicts(charged("停送电费"), "national").values()
    assert verdicts(charged("停送电费"), "national", "停送电费")["national.fees.2018"] == "compliant"


def test_a_record_keeps_only_what_was_stated() -> None:
    table = table_of([charged("高可靠性供电费")], vocabulary())
    given = check(table, pack_with("wuzhi-2023"), calendar(), {"410823": ["高可靠性供电费"]})
    assert given.facts.table is table
    answer = next(answer for answer in given.of_record(0) if answer.requirement == UNAPPROVED)
    assert "fees[1].approved_item" not in answer.evidence


@pytest.mark.parametrize(("options", "verdict"), [((), "undetermined"), (("--profile", str(PROFILE)), "compliant")])
def test_the_command_reads_the_list_of_a_profile(run: Run, tmp_path: Path, options: tuple[str, ...], verdict: str) -> None:
    file = on_paper(tmp_path, charged("高可靠性供电费"))
    ran = run("check", file, "--checklist", "wuzhi-2023", "--format", "json", *options)
    assert [one["verdict"] for one in simplejson.loads(ran.out) if one["requirement"] == UNAPPROVED] == [verdict]
