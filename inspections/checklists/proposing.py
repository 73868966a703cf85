"""Which checklist a record is to be held against: the nearest area's, in force on the day of inspection. It is only proposed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from inspections.checklists.pack import Pack, Requirement
from inspections.days import spoken_day

_PROVINCE, _PREFECTURE = "0000", "00"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A checklist, why it is the one, and what to bear in mind; each a sentence in Chinese, `note` empty where there is nothing."""

    pack: Pack
    reason: str
    note: str


def propose(packs: Iterable[Pack], county: str, day: date | None = None) -> Proposal | None:
    """Return the checklist for an inspection in a county (GB/T 2260) on a day, or None where no pack holds the county.

    The pack of the nearest area that holds the county (the county itself, prefecture, province, the whole country) wins, among
    those of one area one in force on the day (where one is given), then the newest.
    """
    fitting = [pack for pack in packs if pack.requirements and holds(pack.county, county)]
    if not fitting:
        return None
    pack = max(fitting, key=lambda pack: (_nearness(pack.county), _in_force(pack, day), *_age(pack), pack.id))
    return Proposal(pack, _reason(pack, county), note_on(pack, county, day))


def holds(area: str, county: str) -> bool:
    """Say whether an area (GB/T 2260; empty: the whole country) is the county or holds it."""
    return county.startswith(_stem(area))


def note_on(pack: Pack, county: str, day: date | None) -> str:
    """Return what is to be borne in mind where a pack is held against an inspection: another area's, or not of its time.

    It is a note and no refusal: measures without an end of their own stay in force after a pack's year (docs/contract.md, "In force").
    """
    notes = []
    if county and not holds(pack.county, county):
        notes.append(f"这份检查表是别的地方的（{pack.county}），记录的行政区划代码是{county}，请核对是否适用。")
    if day is None:
        return "".join(notes)
    if pack.in_force_until is not None and day > pack.in_force_until:
        until = spoken_day(pack.in_force_until)
        notes.append(f"检查时间已过这份检查表的施行期（至{until}）：限于施行期的要求不再适用，其余措施继续核对。")
    elif pack.in_force_from is not None and day < pack.in_force_from:
        notes.append(f"这份检查表自{spoken_day(pack.in_force_from)}起施行，检查时间在此之前，请核对是否适用。")
    return "".join(notes)


def holding_on(pack: Pack, day: date) -> str:
    """Return how many of a pack's requirements hold on a day, its own and those it builds on, and what that means for its use."""
    own, floor = (sum(_holds_on(one, day) for one in part if one.kind.answered) for part in (pack.own, pack.floor))
    gone = sum(one.in_force_until is not None and one.in_force_until < day for one in pack.own if one.kind.answered)
    to_come = sum(one.in_force_from is not None and one.in_force_from > day for one in pack.own if one.kind.answered)
    others = "、".join(f"{count}项{words}" for count, words in ((gone, "已过施行期"), (to_come, "尚未施行")) if count)
    floor_words = f"，另有全国要求{floor}项" if pack.builds_on else ""
    outside = f"；其余{others}，不再用于{spoken_day(day)}发生的行为" if others else ""
    past = pack.in_force_until is not None and day > pack.in_force_until
    note = f"文件的施行期至{spoken_day(pack.in_force_until)}，文书引用时会注明。" if past and pack.in_force_until is not None else ""
    return f"今天（{spoken_day(day)}）有效的：这份检查表{own}项{floor_words}{outside}。{note}"


def _holds_on(requirement: Requirement, day: date) -> bool:
    return (requirement.in_force_from or day) <= day <= (requirement.in_force_until or day)


def _stem(area: str) -> str:
    """Return the digits with which every county of an area begins."""
    for end in (_PROVINCE, _PREFECTURE):
        if area.endswith(end):
            return area.removesuffix(end)
    return area


def _nearness(area: str) -> int:
    return len(_stem(area))


def _in_force(pack: Pack, day: date | None) -> bool:
    return day is None or (pack.in_force_from or day) <= day <= (pack.in_force_until or day)


def _age(pack: Pack) -> tuple[date, date]:
    """Return what the newest of several has most of: from when it is in force, then when it was issued."""
    issued = pack.source.issued_on or date.min
    return pack.in_force_from or issued, issued


def _reason(pack: Pack, county: str) -> str:
    if not pack.county:
        return f"没有{county}所在地方的检查表，用全国通用的检查表。"
    area = {2: "所在省（自治区、直辖市）", 4: "所在设区市"}.get(_nearness(pack.county), "本县（区）")
    return f"{county}{area}的检查表。"
