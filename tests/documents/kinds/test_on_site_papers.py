"""询问通知书, 限期提供材料通知书, 先行登记保存通知书, 送达地址确认书: what is handed over while an inspection goes on."""

from dataclasses import replace
from datetime import date

import pytest

from inspections.cases.numbers import NumberKind
from inspections.checklists.calendars import WorkingDays
from inspections.documents.precheck.remark import Mark
from inspections.store import Store
from tests.support.begun_papers import begun, plain, remarks
from tests.support.county_case import KEPT, MATERIALS
from tests.support.made_up_case import codes, opened, printed, visit

ASKED, REQUEST, KEEPING, ADDRESS = map(NumberKind, ("interview_notice", "material_request", "safekeeping", "address_confirmation"))
DAY = date(2023, 8, 15)
UNSIGNED: dict[str, object] = {key: value for key, value in KEPT.items() if key != "signatures"}


def test_a_person_is_asked_to_come_with_place_and_basis_from_bureau_and_day(store: Store) -> None:
    made = begun(store, ASKED, name="吴某某", at="2023-08-17T09:30")
    assert codes(made, DAY) == {}
    text = plain(printed(made, day=DAY))
    assert "时间：2023年8月17日9时30分" in text
    assert "《中华人民共和国行政处罚法》第五十五条" in text
    assert made.profile.address in text


def test_nobody_is_asked_to_have_come_already(store: Store) -> None:
    assert codes(begun(store, ASKED, name="吴某某", at="2023-08-14T09:30"), DAY) == {"at": "asked_too_late"}


def test_materials_are_listed_with_their_form(store: Store) -> None:
    text = plain(printed(begun(store, REQUEST, materials=MATERIALS, due_on="2023-08-21"), day=DAY))
    for words in ("请你单位于2023年8月21日前（含当日）", "与昌明电力工程公司签订的全部合同", "电子数据"):
        assert words in text


def test_a_request_leaves_time_and_lists_something(store: Store) -> None:
    assert codes(begun(store, REQUEST, materials=MATERIALS, due_on="2023-08-15"), DAY) == {"due_on": "due_before_issue"}
    assert codes(begun(store, REQUEST, due_on="2023-08-21"), DAY) == {"materials": "missing_content"}


def test_a_last_day_on_a_sunday_is_remarked_on(store: Store) -> None:
    assert remarks(begun(store, REQUEST, materials=MATERIALS, due_on="2023-08-20"))["提供期限"].mark is Mark.WARNING
    assert remarks(begun(store, REQUEST, materials=MATERIALS, due_on="2023-08-21"))["提供期限"].mark is Mark.FINE


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2023, 8, 15), "2023年8月24日"),  # a weekend between
        (date(2023, 9, 26), "2023年10月11日"),  # 中秋 and 国庆, and the make-up days of 7 and 8 October
    ],
)
def test_what_is_kept_is_decided_on_within_seven_working_days(store: Store, day: date, last: str) -> None:
    made = begun(store, KEEPING, None, **UNSIGNED)
    assert f"即在{last}前（含当日）" in plain(printed(made, day=day))
    assert last in remarks(made, day)["处理期限"].message


def test_a_year_that_is_not_published_prints_no_day(store: Store) -> None:
    record, *_ = opened(store, visit(day="2026-12-28"))
    made = replace(begun(store, KEEPING, record, **UNSIGNED), calendar=WorkingDays())
    text = plain(printed(made, day=date(2026, 12, 28)))
    assert "自先行登记保存之日起七个工作日内作出处理决定" in text
    assert "即在" not in text
    assert remarks(made, date(2026, 12, 28), WorkingDays())["处理期限"].mark is Mark.WARNING


def test_keeping_needs_the_approval_of_the_head_beforehand(store: Store) -> None:
    lacking: dict[str, object] = {key: value for key, value in UNSIGNED.items() if not key.startswith("approved")}
    assert codes(begun(store, KEEPING, None, **lacking), DAY) == {"approved_by": "missing_content", "approved_on": "missing_content"}
    later = {**UNSIGNED, "approved_on": "2023-08-16"}
    assert codes(begun(store, KEEPING, None, **later), DAY) == {"approved_on": "approved_later"}


def test_consent_to_be_served_electronically_has_an_address(store: Store) -> None:
    given: dict[str, object] = {"address": "武陟县某路1号", "phone": "0391-1", "receiver": "周某某"}
    assert codes(begun(store, ADDRESS, None, **given, electronic="yes"), DAY) == {"email": "no_electronic_address"}
    assert codes(begun(store, ADDRESS, None, **given, electronic="no", email="a@example.cn"), DAY) == {"electronic": "not_consented"}
    text = plain(printed(begun(store, ADDRESS, None, **given, electronic="yes", email="a@example.cn"), day=DAY))
    assert "■同意" in text
    assert "电子邮箱：a@example.cn" in text


def test_offices_do_not_number_an_address_confirmation(store: Store) -> None:
    given: dict[str, object] = {"address": "武陟县某路1号", "phone": "0391-1", "receiver": "周某某", "electronic": "no"}
    assert "〔2023〕" not in printed(begun(store, ADDRESS, None, **given), day=DAY)
