"""The floor: whatever a pack says, what is banned everywhere is found, and what is legal is accused by none."""

from typing import Any

import pytest

from inspections.checklists.answer import Answer, Verdict
from tests.support.checklists import answers, pack_with
from tests.support.records import record

PACKS = ("jiangsu-2018", "jiangxi-2025", "linfen-2021", "national", "wuzhi-2023", "zhejiang-2021")
COUNTIES = {"jiangsu-2018": "320000", "jiangxi-2025": "360000", "linfen-2021": "141000", "zhejiang-2021": "330000"}
DAYS = ("2021-06-01", "2022-06-01", "2023-08-15", "2026-03-02")

BANNED = (
    *[
        "移表费",
        "计量装置赔偿费",
        "环境监测费",
        "高压电缆介损试验费",
        "高压电缆震荡波试验费",
        "低压电缆试验费",
        "低压计量检测费",
        "互感器试验费",
    ],
    *[
        "网络自动化费",
        "配电室试验费",
        "开闭站集资费",
        "调试费",
        "变电站间隔占用费",
        "电力负荷管理终端设备费",
        "电卡补办工本费",
        "更名过户费",
    ],
    *["临时接电费", "供配电贴费", "增容费", "智能电表费", "电能表检定费"],
)
LEGAL = (
    *[
        "高可靠性供电费",
        "系统备用费",
        "基本电费",
        "上网环节线损费用",
        "系统运行费用",
        "违约使用电费",
        "输配电费",
        "电费违约金",
        "功率因数调整电费",
        "电费",
    ],
    *["容量电费", "代理购电费", "政府性基金及附加", "电度电费", "居民生活电费"],
)


def charged(name: str, day: str, pack: str, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 # any fact of a fee line
    fee = {"name": name, "amount": "1200.00", "charged_on": day, "payee_relation": "supplier", "stage": "connection"} | changes
    county = COUNTIES.get(pack, "410823")
    return record(inspected_on=max(day, "2021-06-01"), county=county, fees=[fee], user={"kind": "private", "supply": "hv_single"})


def violations(payload: dict[str, Any], pack: str) -> list[Answer]:
    return [answer for answer in answers([payload], pack) if answer.verdict is Verdict.VIOLATION]


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("day", DAYS)
def test_what_is_banned_everywhere_is_found_by_every_pack_whatever_was_approved(pack: str, day: str) -> None:
    """A county that approves a fee, or an inspector who finds it reasonable, does not soften the national rule."""
    softened: tuple[dict[str, bool], ...] = ({}, {"approved_item": True, "above_standard": False, "reasonable": True, "receipt": True})
    missed = [name for name in BANNED for changes in softened if not violations(charged(name, day, pack, **changes), pack)]
    assert missed == []


@pytest.mark.parametrize("pack", PACKS)
def test_what_is_legal_is_accused_by_none(pack: str) -> None:
    facts: tuple[dict[str, bool], ...] = ({}, {"approved_item": True, "above_standard": False, "reasonable": True, "receipt": True})
    accused = [name for name in LEGAL for day in DAYS for changes in facts if violations(charged(name, day, pack, **changes), pack)]
    assert accused == []


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("day", DAYS[1:])
def test_designation_and_mining_never_vanish(pack: str, day: str) -> None:
    county = COUNTIES.get(pack, "410823")
    acts = {"acts": [{"code": "named", "target": "equipment", "unit": "某电气设备有限公司"}]}
    assert violations(record(inspected_on=day, county=county, topics=["designation"], designation=acts), pack)
    for facts in ({"connection": "connected_after_ban"}, {"connection": "in_process"}, {"still_supplied": True}):
        mining = {"status": "confirmed", **facts}
        assert violations(record(inspected_on=day, county=county, topics=["mining"], mining=mining), pack)


@pytest.mark.parametrize("pack", PACKS)
def test_the_floor_comes_after_the_pack_under_its_own_ids(pack: str) -> None:
    own, national = pack_with(pack), pack_with("national")
    restated = {requirement.restates for requirement in own.own}
    assert own.requirements == (*own.own, *own.floor)
    assert {one.id for one in national.requirements} - restated <= {one.id for one in own.requirements}
    assert all(one.id.startswith("national.") for one in own.floor)


def test_a_restated_requirement_answers_for_the_days_before_alone() -> None:
    before, since = (violations(charged("移表费", day, "wuzhi-2023"), "wuzhi-2023") for day in ("2022-12-31", "2023-01-01"))
    assert "national.fees.2021" in [answer.requirement for answer in before]
    assert "national.fees.2021" not in [answer.requirement for answer in since]
    assert "wuzhi-2023.fees.banned" in [answer.requirement for answer in since]
