"""The inspection itself as documents speak of it: the articles it rests on, which visit of the year it is, and its days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from inspections.days import spoken_day
from inspections.documents.paper_draft import PaperDraft
from inspections.faults import Fault

_INSPECT = (
    (date(2025, 1, 1), "《中华人民共和国能源法》第六十四条"),
    (date(1996, 4, 1), "《中华人民共和国电力法》第五十六条至第五十八条"),
    (date(1996, 9, 1), "《电力供应与使用条例》第三十六条"),
)
"""The articles that let energy departments enter, ask, read and copy, each with the day from which it is in force."""


def inspect_basis(day: date) -> str:
    """Return the articles that gave the right to inspect on a day."""
    return "、".join(article for since, article in _INSPECT if since <= day)


def visit_of_year(draft: PaperDraft) -> str:
    """Return which visit of the year the record's is (国办发〔2024〕54号 counts them), empty where the case's file does not tell."""
    visits = [visit.uuid for visit in draft.file.visits]
    own = draft.filed.stored.visit
    return str(visits.index(own) + 1) if own in visits else ""


def cap_of(draft: PaperDraft) -> str:
    """Return the bureau's cap of visits of a firm in a year, empty where it has none."""
    profile = draft.file.profile
    cap = None if profile is None else profile.inspection_cap_per_year
    return "" if cap is None else str(cap)


def planned(start: date | None, end: date | None) -> str:
    """Return from which day to which an inspection is planned, empty where no day is set."""
    if start is None:
        return ""
    return spoken_day(start) if end is None or end == start else f"{spoken_day(start)}至{spoken_day(end)}"


def plan_faults(start: date | None, end: date | None, helpers: Decimal | None) -> list[Fault]:
    """Return the faults of an inspection that is planned to end before it begins, or with a part of a helper."""
    faults = []
    if start is not None and end is not None and end < start:
        faults.append(Fault("ends_before_start", "检查结束的日期早于开始的日期", "检查结束日期", "请核对两个日期", "planned_until"))
    if helpers is not None and helpers % 1:
        faults.append(Fault("not_whole", f"协助检查人数“{helpers}”不是整数", "协助检查人数", "请改正", "helpers"))
    return faults


def helpers_text(helpers: Decimal | None) -> str:
    """Return how many help, empty where that is not said."""
    return "" if helpers is None else f"{int(helpers)}人"
