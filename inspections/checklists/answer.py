"""A finding as data: what one requirement says of one record, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from types import MappingProxyType

from inspections.records.fact_table import Value


class Verdict(IntEnum):
    """The four answers, from the mildest to the worst: the worst line of a list is its maximum."""

    NOT_APPLICABLE = 0
    COMPLIANT = 1
    UNDETERMINED = 2
    VIOLATION = 3

    @property
    def code(self) -> str:
        """Its word in answers (docs/contract.md, "How a requirement is answered")."""
        return self.name.lower()

    @property
    def label(self) -> str:
        """The inspector's word."""
        return VERDICT_LABELS[self]


VERDICT_LABELS = MappingProxyType(
    {
        Verdict.NOT_APPLICABLE: "不适用",
        Verdict.COMPLIANT: "符合",
        Verdict.UNDETERMINED: "无法判断",
        Verdict.VIOLATION: "不符合",
    }
)


AT_LEAST = "至少"
"""Stands before a number of days of which part lies in a year without a published calendar: only the published ones are counted."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The verdict of one requirement on one record; `record` is None for a mean over an inspectee's connections.

    `measured` and `limit` are in `unit`. `evidence` maps each fact path that was read to its value (`fees[1].name`).
    """

    record: str | None
    inspectee: str
    requirement: str
    clause: str
    verdict: Verdict
    measured: Decimal | None
    limit: Decimal | None
    unit: str
    reason: str
    evidence: Mapping[str, Value]

    @property
    def is_lower_bound(self) -> bool:
        """Say whether `measured` is a least number: the reason says so, and a document that names it must say so too."""
        return self.measured is not None and f"{AT_LEAST}{self.measured:f}" in self.reason


@dataclass(frozen=True, slots=True)
class Explanation:
    """What an answer adds to its verdict: the measured value, the reason in Chinese and the facts it rests on."""

    measured: Decimal | None
    reason: str
    evidence: Mapping[str, Value]
