"""行政检查审批表, 行政检查通知书, 检查结果告知书: approval, notice and answer around a visit."""

from datetime import date
from decimal import Decimal

import pytest

from inspections.cases.numbers import NumberKind
from inspections.documents.composing import blank
from inspections.documents.kinds import KINDS
from inspections.documents.precheck.remark import Mark
from inspections.documents.visits import inspect_basis, visit_of_year
from inspections.store import Store
from inspections.typesetting.pdf.drawing import render_pdf
from tests.support.begun_papers import begun, plain, remarks
from tests.support.made_up_case import codes, draft, issued, issued_notice, opened, printed, templates, visit, words_in
from tests.support.notice_drafts import fonts

APPROVAL, NOTICE, RESULT = (NumberKind(key) for key in ("inspection_approval", "inspection_notice", "result_notice"))
DAY = date(2023, 8, 15)


@pytest.mark.parametrize(
    ("day", "energy_law"), [(date(2024, 12, 31), False), (date(2025, 1, 1), True)], ids=["before-the-energy-law", "from-it-on"]
)
def test_the_right_to_inspect_is_that_of_the_day(day: date, energy_law: bool) -> None:
    basis = inspect_basis(day)
    assert ("《中华人民共和国能源法》第六十四条" in basis) is energy_law
    assert "《中华人民共和国电力法》第五十六条至第五十八条、《电力供应与使用条例》第三十六条" in basis


def test_an_approval_begins_with_all_that_the_record_gives(store: Store) -> None:
    made = begun(store, APPROVAL)
    text = plain(printed(made, day=DAY))
    assert codes(made, DAY) == {}
    for words in ("检查内容：", "检查依据：《中华人民共和国电力法》", "第1次", "张某某（执法证号豫H20010）", "机关负责人审批意见"):
        assert words in text


def test_an_approval_without_source_basis_items_and_day_is_refused(store: Store) -> None:
    (record,) = opened(store)
    assert codes(draft(store, record, APPROVAL)) == dict.fromkeys(("source", "basis", "items", "planned_from"), "missing_content")


def test_an_inspection_is_not_planned_to_end_before_it_begins(store: Store) -> None:
    (record,) = opened(store)
    for kind in (APPROVAL, NOTICE):
        assert codes(begun(store, kind, record, planned_until="2023-08-14"), DAY) == {"planned_until": "ends_before_start"}
        assert codes(begun(store, kind, record, helpers=Decimal("1.5")), DAY) == {"helpers": "not_whole"}


def test_a_notice_of_inspection_says_rights_and_what_officers_must_not_do(store: Store) -> None:
    text = plain(printed(begun(store, NOTICE, helpers=2, supervision_phone="0391-7200000"), day=DAY))
    for words in (
        "决定对你单位实施行政检查",
        "协助人数：2人",
        "有权申请其回避",
        "陈述和申辩",
        "严禁逐利检查；严禁干扰企业正常生产经营；严禁任性处罚企业；严禁下达检查指标；严禁变相检查",
        "监督电话：0391-7200000",
        "检查机关（印章）",
    ):
        assert words in text


def test_a_notice_before_the_approval_is_remarked_on_and_not_kept_back(store: Store) -> None:
    (record,) = opened(store)
    made = begun(store, NOTICE, record)
    assert remarks(made)["行政检查审批表"].mark is Mark.WARNING
    assert not [remark for remark in remarks(made).values() if remark.mark is Mark.FAULT]
    issued(store, begun(store, APPROVAL, record), DAY)
    assert remarks(begun(store, NOTICE, record))["行政检查审批表"].mark is Mark.FINE


def test_a_notice_repeats_what_was_approved(store: Store) -> None:
    (record,) = opened(store)
    changed = {"items": "收费公示和收费依据", "planned_until": "2023-08-16"}
    issued(store, begun(store, APPROVAL, record, **changed), DAY)
    assert changed.items() <= begun(store, NOTICE, record).content.items()


def test_a_notice_after_the_inspection_began_is_remarked_on(store: Store) -> None:
    late = remarks(begun(store, NOTICE), date(2023, 8, 16))["签发日期"]
    assert late.mark is Mark.WARNING
    assert "事后补办" in late.message


def test_a_clean_inspection_ends_with_a_paper_for_the_firm(store: Store) -> None:
    (record,) = opened(store)
    made = draft(store, record, RESULT, {"result": "nothing_found", "visit_of_year": "1", "inspection_code": "410823-2023-0007"})
    assert codes(made) == {}
    text = plain(printed(made))
    assert "■未发现问题" in text
    assert "本次检查在上述检查内容范围内未发现问题。" in text
    assert "检查编码：410823-2023-0007" in text
    assert "发现的问题" not in text


def test_an_answer_tells_the_party_its_own_problems(store: Store) -> None:
    made = begun(store, RESULT)
    content = made.content
    own = [finding for finding in made.findings if finding.requirement.binds("grid_company")]
    assert content["result"] == "problems_found"
    assert len(content["problems"].splitlines()) <= len(own) <= len(made.findings)
    assert "另行作出处理并送达文书" in printed(made)


def test_an_answer_names_what_was_issued_on_the_visit(store: Store) -> None:
    payload = visit()
    (record,) = opened(store, payload)
    issued(store, begun(store, NOTICE, record, supervision_phone="0391-7200000"), DAY)
    ordered = issued_notice(store, payload, record, date(2023, 8, 17))
    content = begun(store, RESULT, record).content
    assert ordered.number.text in content["handling"]
    assert content["supervision_phone"] == "0391-7200000"


def test_result_and_problems_go_together(store: Store) -> None:
    (record,) = opened(store)
    assert codes(draft(store, record, RESULT)) == {"result": "missing_content"}
    assert codes(draft(store, record, RESULT, {"result": "problems_found"})) == {"problems": "no_problem"}
    assert codes(draft(store, record, RESULT, {"result": "nothing_found", "problems": "未公示"})) == {"problems": "problem_told"}


def test_visits_after_this_one_are_not_counted(store: Store) -> None:
    first, *_ = opened(store, visit(), visit("WZ-2023-002", "2023-09-20"))
    made = draft(store, first, NOTICE)
    assert len(made.file.visits) == 2
    by_day = {filed.stored.record.inspected_on: filed for filed in made.file.records}
    assert visit_of_year(draft(store, first, NOTICE)) == str(sorted(by_day).index(made.filed.stored.record.inspected_on) + 1)


@pytest.mark.parametrize("kind", [APPROVAL, NOTICE, RESULT])
def test_each_has_a_form_to_fill_by_hand(kind: NumberKind) -> None:
    text = plain(words_in(render_pdf(blank(templates()[kind], None), fonts())))
    assert f"{KINDS[kind].title}" in text
    assert "统一社会信用代码：" in text
    assert "None" not in text
