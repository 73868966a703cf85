"""Which items of the form a record calls for: what its topics' requirements read, and what it holds already."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inspections.checklists.conditions import FEE
from inspections.checklists.pack import Pack, Requirement
from inspections.forms.content import value_at
from inspections.forms.sections import Section

_ALWAYS = frozenset({"basic", "visit", "problems", "rectification"})
_REFUNDED = frozenset({"fees", "resale", "charging"})
"""Topics on which money was taken that may have to be given back."""
_NAMED = "user.name"
"""Stands in notices, so that it is asked for whatever the topic."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Paths of items: `needed` always show, `further` ones may be filled in and are folded."""

    needed: frozenset[str]
    further: frozenset[str]


def facts_read(requirement: Requirement) -> tuple[str, ...]:
    """Return the facts that a requirement's verdict may rest on, the conditions first; fee lines count as the list `fees`."""
    named = [
        *(condition.fact for condition in requirement.applies_when),
        *(condition.fact for condition in requirement.violation_when),
        requirement.start,
        (requirement.kind.read_instead or {}).get(requirement.measure, requirement.measure),
        requirement.end,
        *requirement.kind.reads(requirement),
    ]
    if requirement.measure == "outage.hours":
        named.append("outage.year")
    return tuple(dict.fromkeys(_item_of(fact) for fact in named if fact))


def shown(sections: Sequence[Section], pack: Pack, topics: Collection[str], content: Mapping[str, Any]) -> Shown:
    """Return the items that a record of these topics shows.

    Needed is what every record has, what the pack's requirements of the topics read, whole lists of the topics, and whatever
    the record holds already (so that nothing is kept unseen). The rest of the chosen topics' own facts is further.
    """
    read = {fact for requirement in pack.checked if requirement.topic in topics for fact in facts_read(requirement)}
    needed, further = set[str](), set[str]()
    for section in sections:
        for item in section.items:
            own = section.topic in topics
            asked = section.key in _ALWAYS or (section.key == "refunds" and not _REFUNDED.isdisjoint(topics))
            if asked or item.path in read or item.path == _NAMED or value_at(content, item.path) is not None:
                needed.add(item.path)
            elif own or (not section.topic and topics):
                further.add(item.path)
    for section in sections:  # a topic of which the pack asks nothing shows all its facts
        if section.topic in topics and not any(item.path in needed for item in section.items):
            paths = {item.path for item in section.items}
            needed |= paths
            further -= paths
    return Shown(frozenset(needed), frozenset(further))


def _item_of(fact: str) -> str:
    return "fees" if fact.startswith(FEE) else fact


def topics_of(content: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the topics that a content chooses, as far as they can be read."""
    return tuple(_texts(content.get("topics")))


def _texts(raw: object) -> Iterator[str]:
    if isinstance(raw, list):
        yield from (part for part in raw if isinstance(part, str))
