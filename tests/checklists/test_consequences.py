"""What a violation leads to on one record: an order only where a power over this act was in force and covers who was burdened."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from inspections.checklists.answer import Verdict
from inspections.checklists.consequences import Consequence
from inspections.checklists.law import LawRole
from inspections.checklists.loading import join
from inspections.checklists.pack import Outcome
from inspections.checklists.reading import read_pack
from inspections.findings.violations import violations
from inspections.records.rows import records_of
from tests.support.checklists import SHIPPED, pack_with, plain_packs
from tests.support.notice_drafts import verdicts_on
from tests.support.pack_texts import TEXT, written
from tests.support.records import record

PRIVATE: dict[str, Any] = {"kind": "private"}
RESIDENT: dict[str, Any] = {"kind": "resident"}


def charged(day: str, user: dict[str, Any] | None, kind: str = "grid_company") -> dict[str, Any]:
    fee = {"name": "移表费", "amount": "1200.00", "charged_on": day, "payee_relation": "supplier", "stage": "connection"}
    return record(inspected_on="2026-03-02", inspectee={"name": "某公司", "kind": kind}, user=user, fees=[fee])


def leading(payload: dict[str, Any], requirement: str, pack_id: str = "national") -> Consequence:
    """Return what the violation leads to, the same while checking and as a kept record tells it."""
    verdicts = verdicts_on(payload, pack_id=pack_id)
    (answer,) = [one for one in verdicts.of_record(0, least=Verdict.VIOLATION) if one.requirement == requirement]
    (kept,) = records_of(verdicts.facts.table)
    (finding,) = violations([answer], kept, verdicts.pack)
    assert finding.consequence == verdicts.consequence(answer, 0)
    return finding.consequence


@pytest.mark.parametrize(
    ("day", "user", "outcome", "powers"),
    [
        ("2024-12-31", PRIVATE, Outcome.ORDER, ["yshj-70-3"]),
        ("2025-01-01", PRIVATE, Outcome.ORDER, ["yshj-70-3", "nyf-70"]),
        ("2024-12-31", {"supply": "hv_single"}, Outcome.ORDER, ["yshj-70-3"]),
        ("2024-12-31", RESIDENT, Outcome.ADVISE, []),
        ("2024-12-31", {"supply": "residential", "kind": "private"}, Outcome.ADVISE, []),
        ("2024-12-31", {"kind": "other"}, Outcome.ADVISE, []),
        *[("2024-12-31", {"kind": "other", "supply": supply}, Outcome.ADVISE, []) for supply in ("lv_business", "hv_single", "hv_dual")],
        ("2024-12-31", None, Outcome.ADVISE, []),
        ("2025-01-01", RESIDENT, Outcome.ORDER, ["nyf-70"]),
        ("2025-01-01", None, Outcome.ORDER, ["nyf-70"]),
    ],
)
def test_an_order_needs_a_power_of_that_day_over_that_payer(day: str, user: Any, outcome: Outcome, powers: list[str]) -> None:  # noqa: ANN401 # a user as a record writes it
    led_to = leading(charged(day, user), "national.fees.2021")
    assert (led_to.outcome, [law.key for law in led_to.powers]) == (outcome, powers)
    assert led_to.transfer_to == "市场监督管理部门"
    assert led_to.rests_on.get(LawRole.POWER, ()) == led_to.powers


def test_another_s_duty_is_handed_over_and_a_department_s_is_supervised() -> None:
    assert leading(charged("2025-06-01", PRIVATE, "property_manager"), "national.fees.2021").outcome is Outcome.TRANSFER
    market = {"mining": {"status": "confirmed"}, "observations": {"national.mining.market": "violation"}}
    assert leading(record(topics=["mining"], **market), "national.mining.market").outcome is Outcome.SUPERVISE


def test_a_mine_s_supplier_is_ordered_by_the_notice_that_bans_it() -> None:
    led_to = leading(record(topics=["mining"], mining={"status": "confirmed", "still_supplied": True}), "national.mining.supply")
    assert (led_to.outcome, [law.key for law in led_to.powers]) == (Outcome.ORDER, ["1283-10", "1283-12"])


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('orders = ["grid"]', 'orders = ["reseller"]', "no_power"),
        ('roles = ["duty", "power"]\norders = ["grid"]', 'roles = ["duty"]', "no_power"),
        ("confirmed = true", "confirmed = false", "no_power"),
        ('orders = ["grid"]', 'orders = ["grid"]\nuntil = 2020-12-31', "no_power"),
        ('outcome = "order"', 'outcome = "order"\ntransfer_to = "某局"', "no_ground"),
        ('roles = ["duty", "power"]', 'roles = ["power"]', "no_ground"),
        ('addressee = "grid"', 'addressee = "authority"', "no_power"),
    ],
)
def test_lint_refuses_an_order_without_a_power_and_a_ground_that_nobody_breaks(tmp_path: Path, old: str, new: str, code: str) -> None:
    text = TEXT.replace('unit = "working_day"\nseverity', 'unit = "working_day"\nin_force_from = 2021-01-01\nseverity')
    if 'roles = ["power"]' in new:
        text = text.replace('outcome = "order"', 'outcome = "order"\ntransfer_to = "某局"\ntransfer_ground = "law-1"')
    one = read_pack(written(tmp_path, text.replace(old, new, 1)))
    join([one])
    assert [fault.code for fault in one.file.faults_by_line] == [code]


def test_what_is_no_order_does_not_say_so() -> None:
    texts = {
        one["id"]: one.get("found", "") + one.get("correct", "") + one.get("heading", "")
        for name, pack in plain_packs().items()
        if (SHIPPED / f"{name}.toml").exists()
        for one in pack["requirement"]
        if one.get("outcome") != "order"
    }
    assert [name for name, said in texts.items() if "责令" in said] == []


@pytest.mark.parametrize("pack_id", ["jiangsu-2018", "jiangxi-2025", "linfen-2021", "national", "wuzhi-2023", "zhejiang-2021"])
def test_every_order_that_ships_names_what_was_broken_since_its_power_holds(pack_id: str) -> None:
    pack = pack_with(pack_id)
    for requirement in pack.own:
        laws = [pack.laws[key] for key in requirement.legal_basis]
        for power in (law for law in laws if requirement.outcome is Outcome.ORDER and law.empowers_over(requirement.addressee)):
            day = max(power.in_force_from or date.min, requirement.in_force_from or date.min)
            assert [law for law in laws if law.may_be_broken and law.in_force_on(day)], (requirement.id, power.key)


@pytest.mark.parametrize(
    ("cut_on", "inspected_on", "powers"),
    [
        ("2024-12-30", "2025-03-01", ["dlf-64"]),
        ("2025-01-02", "2025-03-01", ["dlf-64", "nyf-70"]),
        (None, "2025-03-01", ["dlf-64", "nyf-70"]),
        (None, "2024-12-31", ["dlf-64"]),
    ],
)
def test_a_cut_for_arrears_is_judged_by_the_power_of_its_own_day(cut_on: str | None, inspected_on: str, powers: list[str]) -> None:
    arrears = {"cut_off": True, "notified": False, **({} if cut_on is None else {"cut_on": cut_on})}
    led_to = leading(record(topics=["reliability"], inspected_on=inspected_on, arrears=arrears), "national.arrears.notified")
    assert [law.key for law in led_to.powers] == powers


def test_a_firm_that_resells_breaks_the_ban_beside_the_power() -> None:
    found_on_site = {"national.resale.unauthorised": "violation"}
    reseller = {"name": "某物业公司", "kind": "reseller"}
    led_to = leading(record(topics=["resale"], inspectee=reseller, observations=found_on_site), "national.resale.unauthorised")
    assert [law.key for law in led_to.broken] == ["gdtl-20-2"]
