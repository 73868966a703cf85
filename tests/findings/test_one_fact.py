"""What a county's checklist and the national floor find in one act is one fact: in documents, in the ledger, in all counts."""

from typing import Any

import pytest

from inspections.cases.checking import checked_table
from inspections.checklists.answer import Verdict
from inspections.checklists.check import check
from inspections.checklists.pack import Outcome
from inspections.findings.violations import facts_of, leading_to, violations
from inspections.ledgers.handled import handled_of
from inspections.ledgers.ledger_rows import CheckedOnly, counts_of, rows_of
from inspections.records.reading import table_of
from inspections.records.rows import records_of
from tests.support.checklists import calendar, pack_with
from tests.support.records import record, vocabulary

CUT = record(
    inspected_on="2026-03-02",
    county="360121",
    topics=["reliability"],
    user={"name": "某小区", "kind": "other", "supply": "lv_business"},
    arrears={"cut_off": True, "notified": False},
)
PAID = record(
    county="141024",
    inspected_on="2022-11-02",
    topics=["connection"],
    user={"name": "某商户", "kind": "small_micro", "supply": "lv_business", "capacity_kw": 80},
    site={"area": "rural"},
    connection={"applied_on": "2022-06-01", "user_paid_outside_redline": "8000.00", "redline_exception": False},
)
ACTS = [
    pytest.param("jiangxi-2025", CUT, "jiangxi-2025.arrears.notice", "national.arrears.notified", id="cut"),
    pytest.param("linfen-2021", PAID, "linfen-2021.invest.rural", "national.invest.redline", id="redline"),
]


def entry(pack_id: str, payload: dict[str, Any]) -> CheckedOnly:
    table = table_of([payload], vocabulary())
    (one,) = checked_table(records_of(table), check(table, pack_with(pack_id), calendar()))
    return CheckedOnly(one.record, (one.check,))


@pytest.mark.parametrize(("pack_id", "payload", "county", "floor"), ACTS)
def test_a_county_s_finding_and_the_floor_s_are_one_fact_with_both_clauses(
    pack_id: str, payload: dict[str, Any], county: str, floor: str
) -> None:
    pack, one = pack_with(pack_id), entry(pack_id, payload)
    findings = violations(one.checks[0].findings, one.record, pack)
    assert {county, floor} <= {finding.requirement.id for finding in findings}
    facts = [{requirement.id for requirement in fact.requirements} for fact in facts_of(findings)]
    assert [fact for fact in facts if fact & {county, floor}] == [fact for fact in facts if fact >= {county, floor}]


@pytest.mark.parametrize(("pack_id", "payload", "county", "floor"), ACTS)
def test_the_ledger_and_every_count_tell_it_once(pack_id: str, payload: dict[str, Any], county: str, floor: str) -> None:
    packs, one = {pack_id: pack_with(pack_id)}, entry(pack_id, payload)
    rows = list(rows_of([one], packs))
    clauses = [packs[pack_id].requirement(name).clause for name in (county, floor)]
    assert sum(any(clause in row.clause for clause in clauses) for row in rows) == 1
    assert any(all(clause in row.clause for clause in clauses) for row in rows)
    (count,) = counts_of([one], packs)
    (handled,) = handled_of([one], packs)
    assert handled.findings == sum(count.outcomes.values()) == len(rows) < count.verdicts[Verdict.VIOLATION]


def test_what_an_order_tells_is_not_advised_once_more() -> None:
    """The county only advises of what the floor lets the bureau order: one document, not two."""
    pack, one = pack_with("jiangxi-2025"), entry("jiangxi-2025", {**CUT, "topics": ["fees", "reliability"]})
    findings = violations(one.checks[0].findings, one.record, pack)
    ordered = {finding.requirement.id for finding in leading_to(Outcome.ORDER, findings)}
    assert "national.arrears.notified" in ordered
    assert not ordered & {finding.requirement.id for finding in leading_to(Outcome.ADVISE, findings)}


def test_what_a_supplier_does_and_what_its_customer_does_are_two_facts() -> None:
    mining = {"status": "confirmed", "still_supplied": True}
    payload = record(topics=["mining"], inspectee={"name": "某科技公司", "kind": "mining_firm"}, mining=mining)
    one = entry("wuzhi-2023", payload)
    facts = facts_of(violations(one.checks[0].findings, one.record, pack_with("wuzhi-2023")))
    (firm,) = [fact for fact in facts if fact.main.requirement.id == "national.mining.firm"]
    assert firm.further == ()
