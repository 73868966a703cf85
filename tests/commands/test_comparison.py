"""`check FILE --checklist A --against B`: only the differences, and what each side says."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import simplejson

from tests.support.command_line import CHECKLIST, Run, clean, files_in, on_paper, record
from tests.support.other_resources import resources_with

AGAINST = (*CHECKLIST, "--against", "other-2023")


def outage(hours: str = "4.95") -> dict[str, Any]:
    fees = [{"name": "移表费", "amount": "1.00", "payee_relation": "supplier", "stage": "connection", "charged_on": "2023-06-01"}]
    return record(
        topics=["reliability", "fees"], fees=fees, outage={"year": 2023, "hours": Decimal(hours), "hours_previous_year": Decimal(5)}
    )


def test_a_person_reads_matter_clauses_rules_and_verdicts(run: Run, tmp_path: Path) -> None:
    result = run("check", on_paper(tmp_path, outage()), *AGAINST, resources=resources_with(tmp_path, hours="5"))
    assert result.code == 1
    head, difference, first, verdict, second, other, counts = result.lines
    assert head == "记录 A-1 某县供电公司"
    assert difference == "  【结论不同】供电可靠性：年平均停电时间"
    assert first == "      wuzhi-2023 二(四) 县域用户年平均停电时间，或较上年压缩8%以上（不超过5小时，或者比上年下降8%以上）"
    assert verdict.startswith("        符合：")
    assert second.startswith("      other-2023 二(四) 县域用户年平均停电时间")
    assert other.startswith("        不符合：")
    assert counts.startswith("共1条记录：结论不同1项，规定不同0项，一方不适用0项，只有 wuzhi-2023 要求0项，只有 other-2023 要求0项，相同")


def test_a_program_reads_every_matter(run: Run, tmp_path: Path) -> None:
    result = run("check", on_paper(tmp_path, outage()), *AGAINST, "--format", "json", resources=resources_with(tmp_path, hours="5"))
    assert (result.code, result.err) == (1, "")
    matters = simplejson.loads(result.out, use_decimal=True)
    assert {one["difference"] for one in matters} == {"verdict", "none"}
    (differing,) = [one for one in matters if one["difference"] == "verdict"]
    assert list(differing) == ["record", "inspectee", "topic", "matter", "difference", "first", "second"]
    keys = ["checklist", "requirement", "clause", "rule", "verdict", "measured", "limit", "unit", "reason"]
    assert list(differing["first"]) == list(differing["second"]) == keys
    assert (differing["first"]["verdict"], differing["first"]["limit"]) == ("compliant", "5")
    assert (differing["second"]["verdict"], differing["second"]["limit"]) == ("violation", "4.9")


@pytest.mark.parametrize("form", ["json", "text"])
def test_no_violation_on_either_side_is_told_by_the_exit_code(run: Run, tmp_path: Path, form: str) -> None:
    resources = resources_with(tmp_path)
    result = run("check", on_paper(tmp_path, clean(observations={})), *AGAINST, "--format", form, resources=resources)
    assert result.code == 0
    assert files_in(tmp_path / "resources-2" / "checklists") == ["national.toml", "other-2023.toml", "wuzhi-2023.toml"]


def test_one_checklist_against_itself_is_refused(run: Run, tmp_path: Path) -> None:
    result = run("check", on_paper(tmp_path, outage()), *CHECKLIST, "--against", "wuzhi-2023")
    assert (result.code, result.out) == (2, "")
    assert result.err == "--against 与 --checklist 是同一个检查表“wuzhi-2023”，请换一个检查表。\n"


def test_an_unknown_checklist_is_refused(run: Run, tmp_path: Path) -> None:
    result = run("check", on_paper(tmp_path, outage()), *CHECKLIST, "--against", "wuzhi-2024")
    assert result.code == 2
    assert "没有检查表“wuzhi-2024”" in result.err
