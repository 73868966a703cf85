"""A made-up connection ledger: the same seed gives the same file, and nobody in it exists.

    python -m benchmarks.connection_records OUT.csv [COUNT]

Every record has a connection, with two inspectors, the dates of the process and two or three stages; the topics of the pack are mixed
as a year's work mixes them. About one record in eight breaks something, and one in ten leaves a fact out.
"""

import csv
import sys
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from random import Random

SEED = 20230815
COUNT = 100_000
AHEAD = 5_000
"""Records in which every heading is met; a later one with a new heading is refused by the writer."""

FURTHER_TOPICS = (
    ("", 50),
    ("fees", 25),
    ("reliability", 5),
    ("base_station", 5),
    ("designation;mining", 5),
    ("disclosure", 5),
    ("charging;resale", 3),
    ("pv", 2),
)
"""What is inspected beside the connection, and its share in percent."""
SUPPLIES = ("residential", "lv_business", "hv_single", "hv_dual")
KINDS = {"residential": "resident", "lv_business": "small_micro", "hv_single": "private", "hv_dual": "other"}
STEPS = ("业务受理", "现场勘查", "方案答复", "竣工检验", "装表接电")
HOLDERS = ("supplier", "user", "supplier")
LEGAL_FEES = ("高可靠性供电费", "委托设计费", "电工材料费", "用户工程施工费")
BANNED_FEES = ("移表费", "带电作业费", "互感器试验费", "环境监测费", "验收接入费")
FIRST_DAY = date(2023, 1, 3)
DAYS = 200


def records(count: int = COUNT, seed: int = SEED) -> Iterator[dict[str, str]]:
    """Yield `count` records as heading to cell; empty cells are left out."""
    dice = Random(seed)
    for number in range(1, count + 1):
        record = _inspection(dice, number) | _user(dice, number)
        record |= _connection(dice, record["user.supply"])
        record |= _works(dice, record)
        record |= _further(dice, record["topics"].split(";"))
        yield {heading: cell for heading, cell in record.items() if cell and not (heading in _MAY_LACK and dice.random() < 0.01)}


def write_csv(path: Path, count: int = COUNT, seed: int = SEED) -> None:
    """Write the ledger as CSV (UTF-8), a column for every heading that some record has."""
    made = records(count, seed)
    ahead = list(islice(made, AHEAD))
    headings = dict.fromkeys(heading for record in ahead for heading in record)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(headings), restval="")
        writer.writeheader()
        writer.writerows(chain(ahead, made))


_MAY_LACK = frozenset(
    {
        "user.three_zero",
        "connection.energized_on",
        "connection.source",
        "connection.access_voltage",
        "connection.investor",
        "works.voltage_kv",
    }
    | {"approval.exempt", "approval.required", "connection.stages[1].held_by", "fees[1].stage", "fees[1].payee_relation", "fees[1].amount"}
)
"""What inspectors forget: each is missing from one record in a hundred."""


def _inspection(dice: Random, number: int) -> dict[str, str]:
    (further,) = dice.choices([topic for topic, _ in FURTHER_TOPICS], [weight for _, weight in FURTHER_TOPICS])
    return {
        "id": f"JD-2023-{number:06d}",
        "topics": f"connection;{further}".strip(";"),
        "inspected_on": (FIRST_DAY + timedelta(days=DAYS + 60 + number % 40)).isoformat(),
        "county": "410823",
        "inspectee.name": f"武陟县第{dice.randint(1, 40)}供电所",
        "inspectee.kind": "grid_company",
        "inspectors[1].name": "张某",
        "inspectors[1].certificate": "豫H20010",
        "inspectors[2].name": "李某",
        "inspectors[2].certificate": "豫H20011",
    }


def _user(dice: Random, number: int) -> dict[str, str]:
    (supply,) = dice.choices(SUPPLIES, [40, 35, 20, 5])
    high = supply.startswith("hv")
    capacity = str(dice.choice((200, 315, 400, 630, 1250)) if high else dice.randint(4, 160))
    return {
        "user.name": f"用户{number:06d}",
        "user.supply": supply,
        "user.kind": KINDS[supply],
        "user.three_zero": _yes(dice, 0.7) if supply == "lv_business" else "",
        "user.capacity_kva" if high else "user.capacity_kw": capacity,
        "site.area": dice.choice(("urban", "town", "rural")),
    }


def _connection(dice: Random, supply: str) -> dict[str, str]:
    applied = FIRST_DAY + timedelta(days=dice.randrange(DAYS))
    high = supply.startswith("hv")
    stages: dict[str, str] = {}
    start = applied
    for number, holder in enumerate(HOLDERS[: 3 if high else 2], start=1):
        finish = start + timedelta(days=dice.randint(1, 12 if high else 4))
        stages |= {f"connection.stages[{number}].name": STEPS[number], f"connection.stages[{number}].started_on": start.isoformat()}
        stages |= {f"connection.stages[{number}].finished_on": finish.isoformat(), f"connection.stages[{number}].held_by": holder}
        start = finish
    pushed = dice.random() < 0.3
    received = applied - timedelta(days=dice.randint(2, 5))
    return {
        "connection.applied_on": applied.isoformat(),
        "connection.accepted_on": applied.isoformat(),
        "connection.plan_issued_on": (applied + timedelta(days=1)).isoformat(),
        "connection.plan_confirmed_on": (applied + timedelta(days=2)).isoformat(),
        "connection.plan_pushed_on": (applied + timedelta(days=dice.choice((1, 2, 2, 5)))).isoformat(),
        "connection.info_received_on": received.isoformat() if pushed else "",
        "connection.contacted_on": (received + timedelta(days=1)).isoformat() if pushed else "",
        "connection.energized_on": start.isoformat(),
        **stages,
        "connection.steps": ";".join(STEPS[: dice.choice((2, 2, 2, 3)) if high else dice.choice((1, 2, 2, 2))]),
        "connection.source": "pushed" if pushed else "ordinary",
        "connection.access_voltage": "high" if high or dice.random() < 0.02 else "low",
        "connection.investor": dice.choice(("government", "supplier", "user")),
        "connection.voltage_kv": "10" if high else "0.4",
        "connection.within_extension_policy": _yes(dice, 0.5),
        "connection.user_paid_outside_redline": "0" if dice.random() < 0.96 else _yuan(dice),
    }


def _works(dice: Random, record: Mapping[str, str]) -> dict[str, str]:
    started = date.fromisoformat(record["connection.plan_confirmed_on"])
    return {
        "works.started_on": started.isoformat(),
        "works.completed_on": (started + timedelta(days=dice.randint(1, 13))).isoformat(),
        "works.voltage_kv": record["connection.voltage_kv"],
        "works.completion_agreed": _yes(dice, 0.1),
        "works.agreed_day_kept": _yes(dice, 0.97),
        "works.after_user_works": _yes(dice, 0.01),
        "approval.exempt": _yes(dice, 0.8),
        "approval.required": _yes(dice, 0.01),
        "approval.submitted_on": record["connection.applied_on"],
        "approval.granted_on": (date.fromisoformat(record["connection.applied_on"]) + timedelta(days=1)).isoformat(),
    }


def _further(dice: Random, topics: list[str]) -> dict[str, str]:
    facts: dict[str, str] = {}
    if "fees" in topics:
        facts |= _fees(dice)
    if "reliability" in topics:
        facts |= {"outage.year": "2023", "outage.hours": f"{Decimal(dice.randint(10, 60)) / 10}", "outage.hours_previous_year": "6.1"}
    if "base_station" in topics:
        facts |= {"user.base_station": "true", "connection.materials": dice.choice(("identity", "identity;property"))}
    if "designation" in topics:
        facts |= {"designation.acts": "[]", "mining.status": dice.choice(("excluded", "confirmed")), "mining.connection": "none"}
    if "disclosure" in topics:
        facts |= {"service.one_thing_resident": str(dice.randint(11, 15)), "service.one_thing_enterprise": "12"}
    if "charging" in topics:
        facts |= {"site.new_residential": _yes(dice, 0.5), "charging.reserved_share": str(dice.randint(15, 30))}
    if "pv" in topics:
        facts |= {
            "pv.capacity_ratio": str(dice.randint(40, 90)),
            "pv.zone": dice.choice(("red", "yellow", "green")),
            "pv.new_project": "true",
        }
    return facts


def _fees(dice: Random) -> dict[str, str]:
    facts: dict[str, str] = {}
    for number in range(1, dice.choice((2, 2, 3))):
        bad = dice.random() < 0.1
        facts |= {
            f"fees[{number}].name": dice.choice(BANNED_FEES if bad else LEGAL_FEES),
            f"fees[{number}].amount": _yuan(dice),
            f"fees[{number}].charged_on": (FIRST_DAY + timedelta(days=dice.randrange(DAYS))).isoformat(),
            f"fees[{number}].payee_relation": dice.choice(("supplier", "affiliate", "other")),
            f"fees[{number}].stage": "connection",
            f"fees[{number}].approved_item": _yes(dice, 0.95),
            f"fees[{number}].above_standard": _yes(dice, 0.01),
            f"fees[{number}].reasonable": "false" if bad else "true",
        }
    return facts


def _yes(dice: Random, share: float) -> str:
    return "true" if dice.random() < share else "false"


def _yuan(dice: Random) -> str:
    return f"{Decimal(dice.randint(1000, 9_000_000)) / 100:.2f}"


if __name__ == "__main__":
    write_csv(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else COUNT)
