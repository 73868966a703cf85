"""The samples of a pack: each requirement's violating and compliant sample must be answered so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from inspections.checklists.answer import Verdict
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.check import check
from inspections.checklists.pack import BOUND_KINDS, Pack, Requirement
from inspections.checklists.positions import Path
from inspections.checklists.reading import PackFile
from inspections.checklists.strict import TomlFile
from inspections.faults import UserError
from inspections.records.fields.catalogue import DETERMINATION
from inspections.records.reading import table_of
from inspections.records.vocabulary import Vocabulary

_DAY = "2023-08-15"
"""A day of inspection for samples that do not name one."""

_COUNTY: Path = ("pack", "county")
_PART = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


def sample_record(requirement: Requirement, fragment: Mapping[str, Any], county: str) -> dict[str, Any]:
    """Return a whole record made of a sample's fragment: an inspectee the requirement binds, its topic, two inspectors."""
    kind = min(BOUND_KINDS[requirement.addressee], key=lambda name: (name != "grid_company", name != requirement.addressee, name))
    base = {
        "id": requirement.id,
        "topics": [requirement.topic],
        "inspected_on": _DAY,
        "county": county or "410823",
        "inspectee": {"name": "某单位", "kind": kind},
        "inspectors": [{"name": "张某", "certificate": "甲"}, {"name": "李某", "certificate": "乙"}],
    }
    return _merged(base, fragment)


def check_samples(pack: Pack, read: PackFile, vocabulary: Vocabulary, calendar: WorkingDays) -> None:
    """Note in the pack's file each sample that is no record, or is not answered as it claims.

    `pack` is the pack of `read` with what it builds on. A requirement whose own form or foundation is at fault proves nothing and
    is passed over.
    """
    for position, requirement in enumerate(pack.own):
        if requirement.kind.answered and position in read.sound and _founded(requirement, pack, read.file):
            alone = replace(pack, requirements=(requirement,))
            for name, expected in (("violating", Verdict.VIOLATION), ("compliant", Verdict.COMPLIANT)):
                _check_sample(alone, ("requirement", position, name), expected, read.file, vocabulary, calendar)


def _founded(requirement: Requirement, pack: Pack, file: TomlFile) -> bool:
    """Say whether the fees and acts that a requirement rests on could be read."""
    if not requirement.kind.rests_on:
        return True
    whole = file.is_sound(("pack", "builds_on")) and all(file.is_sound((key,)) for key in requirement.kind.rests_on)
    return whole and all(name in pack.fee_lists for name in requirement.fee_lists)


def _check_sample(
    pack: Pack, at: tuple[str, int, str], expected: Verdict, file: TomlFile, vocabulary: Vocabulary, calendar: WorkingDays
) -> None:
    (requirement,) = pack.requirements
    fragment = (requirement.violating if expected is Verdict.VIOLATION else requirement.compliant) or {}
    sound = file.is_sound(_COUNTY)
    county = pack.county if sound else ""
    of_pack = "county" not in fragment and (pack.county != "" or not sound)
    try:
        table = table_of([sample_record(requirement, fragment, county)], vocabulary)
    except UserError as error:
        for fault in error.faults:
            if fault.code != "city_clash" or not of_pack:
                file.note(fault.code, (*at, *_keys(fault.path)), f"样例不是正确的记录：{fault.what}", fault.action)
            elif file.is_sound(_COUNTY):
                # Every sample with a city would tell it again: the county is the pack's own.
                file.note(fault.code, _COUNTY, f"样例中的城市不在本县所属的地市：{fault.what}", fault.action)
        return
    answers = list(check(table, pack, calendar).answers())
    if not answers:
        file.note("wrong_sample", at, f"“{requirement.id}”样例的检查项目不含本项，没有结论", "请改正样例的 topics")
    for answer in answers:
        if answer.verdict is not expected:
            what = f"“{requirement.id}”样例的结论应为“{expected.label}”，实为“{answer.verdict.label}”（{answer.reason}）"
            file.note("wrong_sample", at, what, "请改正样例或者规则")


def _keys(path: str) -> Path:
    """Return the path of a record's fact as keys and positions: `fees[2].amount` is `("fees", 1, "amount")`."""
    group, _, rest = path.partition(".")
    if group == "observations" and rest:
        return (group, rest)
    if group == "determinations" and rest:
        requirement, _, key = rest.rpartition(".")
        return (group, requirement, key) if key in DETERMINATION else (group, rest)
    return tuple(int(number) - 1 if number else name for name, number in _PART.findall(path))


def _merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        former = merged.get(key)
        merged[key] = _merged(former, value) if isinstance(former, dict) and isinstance(value, dict) else value
    return merged
