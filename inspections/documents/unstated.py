"""What a finding's words speak of and nobody stated: a document that would have to say “some user” there is not issued.

Which facts a finding needs follows from the placeholders of its own requirement's words, and from nothing else: a requirement that
speaks of no user needs none. Where an inspector told the facts in words of his own, those words stand and nothing is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from inspections.checklists.placeholders import COMPUTED, PLACEHOLDER
from inspections.faults import Fault
from inspections.findings.violations import Fact
from inspections.records.fields.catalogue import FIELDS, LISTS
from inspections.records.record import Record

_ACTION = "请在记录中填写，或者在认定中写明查明的事实，不成立的改为不予认定"


def words_to_fill(fact: Fact) -> str:
    """Return those of a finding's words in a notice that the record has to fill, found and correct, where no inspector wrote his own."""
    wording, own = fact.main.requirement.wording, fact.main.determination
    if wording is None:
        return ""
    return found_to_fill(fact) + ("" if str(own.get("correct", "")).strip() else wording.correct)


def found_to_fill(fact: Fact) -> str:
    """Return the words of what was found alone, as documents tell it that order nothing."""
    wording, own = fact.main.requirement.wording, fact.main.determination
    return "" if wording is None or str(own.get("found", "")).strip() else wording.found


def unstated(stated: Iterable[tuple[Fact, str]], record: Record) -> list[Fault]:
    """Return a fault, once each, for every fact of the record that the words of a finding (fact, words) need and nobody stated."""
    faults: dict[str, Fault] = {}
    for fact, words in stated:
        for name in dict.fromkeys(PLACEHOLDER.findall(words)):
            for path, label in _lacking(name, fact, record.payload):
                what = f"没有填写{label}，“{fact.main.requirement.summary}”一项无法写明"
                faults.setdefault(path, Fault("not_stated", what, path, _ACTION, path))
    return list(faults.values())


def amount_faults(numbers: Iterable[int], record: Record) -> list[Fault]:
    """Return a fault for each of these payments that cannot be put into words: without an amount, or one that is not above zero."""
    faults = []
    for number in sorted(numbers):
        amount = record.payload["fees"][number - 1].get("amount")
        if amount is None or Decimal(amount) <= 0:
            what = "收费金额没有记录" if amount is None else f"收费金额“{amount}”不大于零"
            action = "请补填金额，或在认定中写明查明的事实或不予认定"
            path = f"fees[{number}].amount"
            faults.append(Fault("no_amount", f"{what}，无法写入文书", path, action, path))
    return faults


def at_record(record: Record, faults: list[Fault] | tuple[Fault, ...]) -> list[Fault]:
    """Return faults that name the record they belong to."""
    named = f"记录“{record.id}”"
    return [
        Fault(fault.code, fault.what, f"{named}的 {fault.where}" if fault.where else named, fault.action, fault.path) for fault in faults
    ]


def _lacking(name: str, fact: Fact, payload: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield path and label of each fact behind a placeholder that the record does not state."""
    match name:
        case "fees":
            yield from _of_lines(payload, "fees", fact.lines, ("name", "charged_on"), "第{}笔收费的")
        case "acts":
            acts = payload.get("designation", {}).get("acts", [])
            yield from _of_lines(
                payload.get("designation", {}), "acts", range(1, len(acts) + 1), ("target",), "第{}项认定情形的", "designation."
            )
        case _:
            requirement = fact.main.requirement
            own = requirement.kind.placeholder(name)
            paths = {"user": "user.name", "start": requirement.start, "period": "outage.year"}
            path = paths.get(name, "" if name in COMPUTED else name) if own is None else own.fact
            if path and not _states(payload, path):
                yield path, FIELDS[path].label


def _of_lines(  # where the lines are, which of them, and how they are called
    holder: Mapping[str, Any], key: str, numbers: Iterable[int], facts: tuple[str, ...], words: str, prefix: str = ""
) -> Iterator[tuple[str, str]]:
    labels = {field.path: field.label for field in LISTS[f"{prefix}{key}"].lines}
    for number in numbers:
        for name in facts:
            if not _says(holder[key][number - 1].get(name)):
                yield f"{prefix}{key}[{number}].{name}", f"{words.format(number)}{labels[name]}"


def _states(payload: Mapping[str, Any], path: str) -> bool:
    value: Any = payload
    for part in path.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return _says(value)


def _says(value: object) -> bool:
    return value is not None and (not isinstance(value, str) or bool(value.strip()))
