"""Every pack's words, filled from its own violating sample: nothing is left open and no code shows."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.checklists.answer import Verdict
from inspections.checklists.check import check
from inspections.checklists.pack import Pack, Requirement, Source
from inspections.checklists.samples import sample_record
from inspections.findings.phrases import (
    IN_TABLES,
    cited,
    cited_again,
    cited_on,
    clause_text,
    fill,
    money,
    spoken_clause,
    spoken_fees,
    total,
)
from inspections.findings.violations import Fact, violations
from inspections.records.reading import table_of
from inspections.records.record import Record
from inspections.records.rows import record_of
from tests.support.checklists import calendar, pack_with
from tests.support.notice_drafts import USER, charged, fee, verdicts_on
from tests.support.records import vocabulary

PACK = pack_with("wuzhi-2023")
CODE = re.compile(r"[{}]|[a-z]+_[a-z]+|None|Decimal")


def fact_of(pack: Pack, requirement: Requirement) -> tuple[Fact, Record]:
    table = table_of([sample_record(requirement, requirement.violating or {}, pack.county)], vocabulary())
    verdicts = check(table, pack, calendar())
    one = record_of(table, 0)
    findings = violations(verdicts.of_record(0, least=Verdict.VIOLATION), one, pack)
    (finding,) = [finding for finding in findings if finding.requirement is requirement]
    return Fact(finding, finding.lines, ()), one


OWN = [(pack, one) for pack in (PACK, pack_with("national")) for one in pack.own if one.kind.answered]


@pytest.mark.parametrize(("pack", "requirement"), OWN, ids=[one.id for _, one in OWN])
def test_the_words_are_whole_chinese_sentences(pack: Pack, requirement: Requirement) -> None:
    fact, one = fact_of(pack, requirement)
    wording = requirement.wording
    assert wording is not None
    for words in (wording.heading, wording.found, wording.correct):
        said = fill(words, fact, one, pack)
        assert said.strip()
        assert not CODE.search(said), said
        assert not said.endswith(("。", "；", "，")), said


def filled(words: str, *lines: dict[str, object]) -> str:
    verdicts = verdicts_on(charged(*lines))
    one = record_of(verdicts.facts.table, 0)
    finding = violations(verdicts.of_record(0, least=Verdict.VIOLATION), one, PACK)[0]
    return fill(words, Fact(finding, finding.lines, ()), one, PACK)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("{fees}", "移表费1200.00元（2023年6月1日）"),
        ("{amount}", "1200.00"),
        ("{measured}元", "1200.00元"),
        ("{user}", USER),
        ("{start}", "＿＿＿＿＿＿"),
        ("{previous}", "＿＿＿＿＿＿"),
        ("{site.area}", "＿＿＿＿＿＿"),
        ("{inspectee.kind}", "供电公司"),
        ("{inspected_on}", "2023年8月15日"),
        ("没有占位符", "没有占位符"),
    ],
)
def test_a_placeholder_is_filled_or_left_blank(words: str, said: str) -> None:
    assert filled(words, fee(), fee("电费")) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"name": "移表费", "amount": "5"}, "移表费5.00元（＿＿＿年＿＿月＿＿日）"),
        ({"name": "移表费", "amount": "0.125"}, "移表费0.125元（＿＿＿年＿＿月＿＿日）"),
        ({"name": "移表费", "charged_on": "2023-06-01"}, "移表费＿＿＿＿＿＿元（2023年6月1日）"),
        ({"amount": "5.00", "charged_on": "2023-06-01"}, "＿＿＿＿＿＿5.00元（2023年6月1日）"),
        ({"name": "移表费", "amount": "5.00", "charged_on": "2023-06-01"}, "移表费5.00元（2023年6月1日）"),
        ({"name": "移表费", "amount": "5.00", "payee": "某县供电公司"}, "移表费5.00元（＿＿＿年＿＿月＿＿日）"),
        ({"name": "移表费", "amount": "5.00", "payee": "某工程公司"}, "移表费5.00元（＿＿＿年＿＿月＿＿日，由某工程公司收取）"),
        (
            {"name": "移表费", "amount": "5.00", "payee": "某工程公司", "payee_relation": "affiliate", "charged_on": "2023-06-01"},
            "移表费5.00元（2023年6月1日，由关联企业某工程公司收取）",
        ),
    ],
)
def test_a_payment_in_words(line: dict[str, str], said: str) -> None:
    assert spoken_fees([line], "某县供电公司") == said


def test_a_table_says_of_a_payment_what_is_known() -> None:
    assert spoken_fees([{"name": "移表费", "amount": "5"}, {"amount": "5", "payee": "某工程公司"}], "某县供电公司", IN_TABLES) == (
        "移表费5.00元、（未记录）5.00元（由某工程公司收取）"
    )
    assert spoken_fees([{"name": "移表费"}], "某县供电公司", IN_TABLES) == "移表费（未记录）元"


def test_several_payments_are_joined_and_summed_exactly() -> None:
    lines: list[Mapping[str, Any]] = [
        {"name": name, "amount": amount, "charged_on": "2023-06-01"} for name, amount in (("移表费", "0.10"), ("搭伙费", "0.20"))
    ]
    assert spoken_fees(lines, "某公司") == "移表费0.10元（2023年6月1日）、搭伙费0.20元（2023年6月1日）"
    assert total(lines) == Decimal("0.30")
    assert total([*lines, {"name": "调试费"}]) is None


@given(st.decimals(-(10**9), 10**9, places=2))
def test_money_has_two_decimals_and_loses_nothing(amount: Decimal) -> None:
    assert re.fullmatch(r"-?\d+\.\d{2}", money(amount))
    assert Decimal(money(amount)) == amount


def test_a_clause_in_full_width() -> None:
    assert clause_text("三(一)2(1)") == "三（一）2（1）"


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("二", "第二部分"),
        ("三8", "第三部分第8点"),
        ("三(一)2(1)", "第三部分（一）第2点（1）"),
        ("二(二)注2", "第二部分（二）注2"),
        ("三8、三9", "第三部分第8点、第三部分第9点"),
        ("三(一)3、三(三)1", "第三部分（一）第3点、第三部分（三）第1点"),
        ("认定情形第一项", "认定情形第一项"),
        ("附件1(2)", "附件1（2）"),
    ],
)
def test_a_clause_in_a_sentence(clause: str, said: str) -> None:
    assert spoken_clause(clause) == said


@pytest.mark.parametrize("pack_id", ["wuzhi-2023", "linfen-2021", "jiangsu-2018", "jiangxi-2025", "zhejiang-2021"])
def test_no_clause_that_ships_is_said_in_its_short_form(pack_id: str) -> None:
    for requirement in (one for one in pack_with(pack_id).own if one.kind.answered):
        assert all(re.match("第.+部分|认定情形第.项", part) for part in spoken_clause(requirement.clause).split("、")), requirement.clause


def test_a_document_is_cited_by_title_and_number_and_without_a_number_by_title_alone() -> None:
    source = Source("某委员会", "某发〔2023〕1号", "关于印发《某方案》的通知", None, collected=False)
    assert (cited(source), cited_again(source)) == ("《关于印发〈某方案〉的通知》（某发〔2023〕1号）", "某发〔2023〕1号文件")
    unnumbered = replace(source, document="")
    assert (cited(unnumbered), cited_again(unnumbered)) == ("《关于印发〈某方案〉的通知》", "《关于印发〈某方案〉的通知》")


def test_a_document_past_its_own_years_is_cited_as_such() -> None:
    pack = PACK
    first, later = (cited_on(pack, date(2026, 3, 2), again=again) for again in (False, True))
    assert first.endswith("（武发改能源〔2023〕114号，施行期至2023年12月31日）")
    assert later == "武发改能源〔2023〕114号文件（施行期至2023年12月31日）"
    assert cited_on(pack, date(2023, 12, 31), again=False).endswith("（武发改能源〔2023〕114号）")
    plan = pack_with("jiangsu-2018")
    assert cited_on(plan, date(2026, 3, 2), again=False).endswith("》（施行期至2018年12月31日）")
