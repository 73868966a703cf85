"""Problems of a record as findings: what was seen, or a ledger brought, and no requirement computes (docs/contract.md, "Conduct")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from inspections.records.fields.catalogue import LISTS
from inspections.records.fields.inspection import TOPICS
from inspections.records.fields.problems import RECTIFIED
from inspections.records.folding import folded
from inspections.records.record import Record

_LABELS = {field.path: field.choices for field in LISTS["problems"].lines}
_KEY_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem; `number` is its line from 1. What is not said is empty: also the code of outcome or state.

    A problem has no requirement: `outcome` is what the inspector chose, `basis` the articles in his words.
    """

    number: int
    text: str
    topic: str
    clause: str
    basis: str
    outcome: str
    correct: str
    responsible: str
    state: str
    rectified_on: date | None

    @property
    def path(self) -> str:
        """The path of its line in the record."""
        return f"problems[{self.number}]"

    @property
    def key(self) -> str:
        """What documents know it by in the place of a requirement's id: it stays where lines before it go or its state changes."""
        said = f"{self.topic}:{folded(self.text)}"
        return f"problem-{sha256(said.encode()).hexdigest()[:_KEY_LENGTH]}"

    @property
    def topic_label(self) -> str:
        """The topic's Chinese name."""
        return TOPICS.get(self.topic, self.topic)

    @property
    def outcome_label(self) -> str:
        """What it leads to, in Chinese; empty where nobody decided."""
        return _LABELS["outcome"].get(self.outcome, "")

    @property
    def state_label(self) -> str:
        """How far its rectification is said to have come, in the ledger's words; empty where nobody said."""
        return _LABELS["state"].get(self.state, "")

    @property
    def rectified(self) -> bool:
        """Whether it is said to be put right."""
        return self.state == RECTIFIED


def problems_of(record: Record) -> tuple[Problem, ...]:
    """Return the problems of a record, which may be unfinished, in their order."""
    return tuple(_problem(number, line) for number, line in enumerate(record.payload.get("problems", ()), start=1))


def leading_to(outcome: str, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems with this outcome (`order` `advise` `supervise` `transfer` `report`)."""
    return tuple(problem for problem in problems if problem.outcome == outcome)


def _problem(number: int, line: Mapping[str, Any]) -> Problem:
    day = line.get("rectified_on")
    words = {key: str(line.get(key, "")) for key in _LABELS if key != "rectified_on"}
    return Problem(number=number, rectified_on=None if day is None else date.fromisoformat(day), **words)
