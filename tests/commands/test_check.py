"""`check FILE --checklist ID`: the answers, exactly, and nothing stored."""

from decimal import Decimal
from pathlib import Path

import pytest
import simplejson

from inspections.checklists.kinds.observation import OBSERVATION
from tests.support.checklists import pack_with
from tests.support.command_line import CHECKLIST, RESOURCES, Run, banned, clean, files_in, on_paper, record
from tests.support.other_resources import resources_with

KEYS = ["record", "inspectee", "requirement", "clause", "verdict", "outcome", "measured", "limit", "unit", "reason", "evidence"]
KEYS += ["rests_on", "transfer_to"]


def answers(run: Run, path: Path, code: int = 1) -> list[dict[str, object]]:
    result = run("check", path, *CHECKLIST, "--format", "json")
    assert (result.code, result.err) == (code, "")
    all_answers: list[dict[str, object]] = simplejson.loads(result.out, use_decimal=True)
    return all_answers


@pytest.mark.parametrize("form", ["json", "text"])
@pytest.mark.parametrize(("records", "code"), [([banned(), clean(id="A-2")], 1), ([clean()], 0), ([], 0)])
def test_the_exit_code_says_whether_there_is_a_violation(
    run: Run, tmp_path: Path, form: str, records: list[dict[str, object]], code: int
) -> None:
    assert run("check", on_paper(tmp_path, *records), *CHECKLIST, "--format", form).code == code
    assert files_in(tmp_path) == ["记录.json"]


def test_an_answer_has_its_keys_in_exact_figures(run: Run, tmp_path: Path) -> None:
    (violation,) = [one for one in answers(run, on_paper(tmp_path, banned())) if one["verdict"] == "violation"]
    assert list(violation) == KEYS
    assert (violation["record"], violation["inspectee"], violation["requirement"]) == ("A-1", "某县供电公司", "wuzhi-2023.fees.banned")
    assert (violation["clause"], violation["measured"], violation["limit"], violation["unit"]) == ("三(一)2(1)", "1200.00", "0", "yuan")
    assert violation["evidence"] == {
        "fees[1].name": "移表费",
        "fees[1].amount": "1200.00",
        "fees[1].charged_on": "2023-06-01",
        "fees[1].payee_relation": "supplier",
        "fees[1].stage": "connection",
    }


def test_eight_per_cent_below_18_9_comes_out_exactly(run: Run, tmp_path: Path) -> None:
    for hours, code in ((Decimal("17.388"), 0), (Decimal("17.389"), 1)):
        outage = {"year": 2023, "hours": hours, "hours_previous_year": Decimal("18.9")}
        all_answers = answers(run, on_paper(tmp_path, record(topics=["reliability"], outage=outage)), code)
        (answer,) = [one for one in all_answers if one["requirement"] == "wuzhi-2023.outage.hours"]
        assert (answer["measured"], answer["limit"]) == (str(hours), "4.9")


def test_answers_come_in_the_order_of_the_file(run: Run, tmp_path: Path) -> None:
    all_answers = answers(run, on_paper(tmp_path, banned(id="乙"), banned(id="甲")))
    assert list(dict.fromkeys(one["record"] for one in all_answers)) == ["乙", "甲"]


def test_no_records_are_no_answers(run: Run, tmp_path: Path) -> None:
    assert answers(run, on_paper(tmp_path), 0) == []


def test_text_tells_what_needs_attention_and_counts_the_rest(run: Run, tmp_path: Path) -> None:
    seen = {one.id: "compliant" for one in pack_with("wuzhi-2023").checked if (one.topic, one.kind) == ("fees", OBSERVATION)}
    spotless = clean(user={"kind": "other"}, observations=seen)
    result = run("check", on_paper(tmp_path, spotless, banned(id="B-2")), *CHECKLIST)
    assert result.lines[-1].startswith("共2条记录：不符合1项，")
    assert [line for line in result.lines if line.startswith("记录 ")] == ["记录 B-2 某县供电公司"]
    assert any("【不符合】三(一)2(1)" in line for line in result.lines)
    assert "属于不得收取的“移表费”" in result.out
    assert "【符合】" not in result.out


def test_text_says_whom_a_mean_is_about(run: Run, tmp_path: Path) -> None:
    trial = tmp_path / "resources"
    (trial / "checklists").mkdir(parents=True)
    for name in ("national.toml", "trial.toml"):
        source = RESOURCES / "checklists" / name if name == "national.toml" else RESOURCES.parent / "tests" / "data" / "checklists" / name
        (trial / "checklists" / name).write_bytes(source.read_bytes())
    (trial / "prefectures.csv").write_bytes((RESOURCES / "prefectures.csv").read_bytes())
    slow = {"applied_on": "2023-03-01", "energized_on": "2023-06-01"}
    path = on_paper(tmp_path, record(topics=["connection"], user={"supply": "lv_business"}, connection=slow))
    result = run("check", path, "--checklist", "trial", resources=trial)
    assert result.code == 1
    assert "合计 某县供电公司" in result.lines
    as_json = run("check", path, "--checklist", "trial", "--format", "json", resources=trial)
    assert [one["record"] for one in simplejson.loads(as_json.out)][-1] is None


BAD = record(id="甲", inspected_on="2023-02-30", unknwon=1)


@pytest.mark.parametrize("form", ["json", "text"])
def test_bad_input_is_told_line_by_line_on_standard_error_alone(run: Run, tmp_path: Path, form: str) -> None:
    result = run("check", on_paper(tmp_path, BAD, banned()), *CHECKLIST, "--format", form)
    assert (result.code, result.out) == (2, "")
    assert result.err.splitlines() == [
        "记录.json 第1条记录“甲”的 inspected_on（检查时间）：日期“2023-02-30”不存在，请核对年月日。",
        "记录.json 第1条记录“甲”的 unknwon：没有这个字段，请改正或删除。",
    ]


def test_an_unknown_checklist_is_refused_with_the_nearest(run: Run, tmp_path: Path) -> None:
    result = run("check", on_paper(tmp_path, banned()), "--checklist", "wuzhi2023")
    assert (result.code, result.out) == (2, "")
    assert "是否为“wuzhi-2023”？" in result.err


def test_a_record_of_another_county_is_noted_and_answered(run: Run, tmp_path: Path) -> None:
    result = run("check", on_paper(tmp_path, banned(county="410825")), *CHECKLIST, "--format", "json")
    assert result.code == 1
    assert "410825" in result.err
    assert simplejson.loads(result.out)


def test_a_broken_character_is_told_and_not_raised(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "记录.json"
    path.write_text('[{"id": "\\ud800", "\\ud800": 1}]', encoding="utf-8")
    result = run("check", path, *CHECKLIST, "--format", "json")
    assert (result.code, result.out) == (2, "")
    assert "无法保存的残缺字符" in result.err


def test_a_day_out_of_the_checklist_s_years_is_told_and_the_answers_are_given_all_the_same(run: Run, tmp_path: Path) -> None:
    result = run("check", on_paper(tmp_path, clean(), clean(id="A-2", inspected_on="2024-03-01")), *CHECKLIST)
    assert result.code == 0
    assert result.err == (
        "注意（检查表“wuzhi-2023”，部分记录）：检查时间已过这份检查表的施行期（至2023年12月31日）：限于施行期的要求不再适用，其余措施继续核对。\n"
    )
    assert result.lines[-1].startswith("共2条记录：")


def test_a_checklist_of_a_whole_prefecture_fits_all_its_counties(run: Run, tmp_path: Path) -> None:
    resources = resources_with(tmp_path)
    path = resources / "checklists" / "wuzhi-2023.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('county = "410823"', 'county = "410800"', 1), encoding="utf-8")
    assert run("check", on_paper(tmp_path, clean()), *CHECKLIST, resources=resources).err == ""
    result = run("check", on_paper(tmp_path, clean(county="410105")), *CHECKLIST, resources=resources)
    assert result.err.startswith("注意：检查表“wuzhi-2023”属于 410800，记录中有其他行政区划代码：410105。")
