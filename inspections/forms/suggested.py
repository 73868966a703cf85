"""What the notice would say of a violation where the inspector writes nothing of his own."""

from __future__ import annotations

from typing import NamedTuple

from inspections.checklists.answer import Answer
from inspections.checklists.pack import Pack
from inspections.findings.phrases import fill
from inspections.findings.violations import Fact, Finding
from inspections.records.record import Record


class Suggested(NamedTuple):
    """Words for `found` and `correct` of a determination; empty where the record lacks what they speak of."""

    found: str
    correct: str


def suggested(answer: Answer, record: Record, pack: Pack) -> Suggested:
    """Return the pack's words for a violation, filled with the record, which may be unfinished."""
    requirement = pack.requirement(answer.requirement)
    if requirement.wording is None:
        return Suggested(requirement.summary, "")
    finding = Finding(requirement, answer, {})
    fact = Fact(finding, finding.lines, ())
    try:
        return Suggested(*(fill(words, fact, record, pack) for words in (requirement.wording.found, requirement.wording.correct)))
    except (KeyError, TypeError):  # the words name a fact that is not filled in yet
        return Suggested("", "")
