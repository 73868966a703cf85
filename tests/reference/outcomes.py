"""What a violation leads to (docs/contract.md, "Outcome"): the requirement's own outcome, as far as the powers behind it held."""

import datetime as dt
from typing import Any, NamedTuple

from tests.reference.facts import Line, Record, day, fact
from tests.reference.in_force import began

Law = dict[str, Any]
Pack = dict[str, Any]
Requirement = dict[str, Any]

BINDS = {
    "grid": {"grid_company", "incremental_grid"},
    "reseller": {"reseller", "property_manager", "charging_operator", "developer"},
}
"""Kinds of inspectee that an addressee means; any other addressee is itself a kind."""
MARKET_KINDS = {"small_micro", "private"}
MARKET_SUPPLIES = {"lv_business", "hv_single", "hv_dual"}


class Leads(NamedTuple):
    """The outcome, and the body that the finding is handed over to, or none."""

    outcome: str
    transfer_to: str | None


def leads_to(requirement: Requirement, record: Record, packs: list[Pack], lines: list[Line]) -> Leads:
    """Return what a violation leads to; `lines` are the fee lines that break the requirement, none for any other."""
    cut_on = day(record, "arrears.cut_on") if _about_a_cut(requirement) else None
    days = [began(requirement, record, line) for line in lines] or [cut_on or began(requirement, record, None)]
    laws = {law["key"]: law for pack in reversed(packs) for law in pack.get("law", [])}
    to, ground = requirement.get("transfer_to"), requirement.get("transfer_ground")
    if ground is not None and not _was_in_force(laws[ground], days):
        to = None
    outcome = _named(requirement, record)
    if outcome == "order" and not any(_bears(laws[key], requirement, record, days) for key in requirement.get("legal_basis", [])):
        outcome = "advise"
    if outcome == "transfer" and to is None:
        outcome = "report"
    return Leads(outcome, None if outcome in {"supervise", "report"} else to)


def _about_a_cut(requirement: Requirement) -> bool:
    asked = [requirement.get(key, "") for key in ("start", "end", "measure")]
    asked += [condition["fact"] for condition in requirement.get("violation_when", [])]
    return any(path.startswith("arrears.") for path in asked)


def _named(requirement: Requirement, record: Record) -> str:
    if requirement.get("force") == "aim":
        return "report"
    own, addressee = str(requirement["outcome"]), requirement["addressee"]
    if own == "supervise" or record["inspectee"]["kind"] in BINDS.get(addressee, {addressee}):
        return own
    return "transfer" if requirement.get("transfer_to") else "report"


def _bears(law: Law, requirement: Requirement, record: Record, days: list[dt.date]) -> bool:
    """Return whether a law is a confirmed power over the addressee that held on every day and covers who paid."""
    if not law["confirmed"] or "power" not in law.get("roles", []) or requirement["addressee"] not in law.get("orders", []):
        return False
    return _was_in_force(law, days) and (law.get("payers") != "market" or _market(record))


def _was_in_force(law: Law, days: list[dt.date]) -> bool:
    first, last = law.get("from", dt.date.min), law.get("until", dt.date.max)
    return all(first <= one <= last for one in days)


def _market(record: Record) -> bool:
    kind, supply = fact(record, "user.kind"), fact(record, "user.supply")
    if kind == "resident" or supply == "residential":
        return False
    return kind in MARKET_KINDS or (kind is None and supply in MARKET_SUPPLIES)
