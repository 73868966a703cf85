"""A pack proves itself: each requirement's violating and compliant sample must be answered so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inspections.checklists.answer import Verdict
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.check import check
from inspections.checklists.pack import BOUND_KINDS, Pack, Requirement
from inspections.errors import Fault, UserError
from inspections.records.reading import table_of
from inspections.records.vocabulary import Vocabulary

_DAY = "2023-08-15"
"""A day of inspection for samples that do not name one."""


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


def sample_faults(pack: Pack, vocabulary: Vocabulary, calendar: WorkingDays) -> list[Fault]:
    """Return a fault for each sample that is no record, or is not answered as it claims."""
    faults: list[Fault] = []
    for requirement in pack.checked:
        for name, fragment, expected in (
            ("violating", requirement.violating, Verdict.VIOLATION),
            ("compliant", requirement.compliant, Verdict.COMPLIANT),
        ):
            where = f"{requirement.id} {name}"
            try:
                table = table_of([sample_record(requirement, fragment or {}, pack.county)], vocabulary)
            except UserError as error:
                faults.extend(
                    Fault(fault.code, f"样例不是正确的记录：{fault.what}", f"{where} {fault.where}", fault.action) for fault in error.faults
                )
                continue
            answers = [answer for answer in check(table, pack, calendar).answers() if answer.requirement == requirement.id]
            if not answers:
                faults.append(Fault("wrong_sample", "样例的检查项目不含本项，没有结论", where, "请改正样例的 topics"))
            for answer in answers:
                if answer.verdict is not expected:
                    what = f"样例的结论应为“{expected.label}”，实为“{answer.verdict.label}”（{answer.reason}）"
                    faults.append(Fault("wrong_sample", what, where, "请改正样例或者规则"))
    return faults


def _merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        held = merged.get(key)
        merged[key] = _merged(held, value) if isinstance(held, dict) and isinstance(value, dict) else value
    return merged
