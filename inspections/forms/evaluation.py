"""Holding a content against a pack: what can be read of it is checked, the rest are faults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inspections.checklists.answer import Answer
from inspections.checklists.approved_fees import NONE_APPROVED, ApprovedFees
from inspections.checklists.check import check
from inspections.checklists.pack import Pack
from inspections.documents.knowledge import Knowledge
from inspections.faults import Fault
from inspections.forms.content import Content
from inspections.forms.derived import stated
from inspections.forms.faults import form_faults
from inspections.forms.needs import topics_of
from inspections.forms.verdicts import VerdictsState, verdicts_state
from inspections.records.lenient import read_leniently
from inspections.records.record import Record
from inspections.records.rows import record_of

_DAY = "inspected_on"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The answers on a content and the faults of it, in the words of a form."""

    content: Content
    record: Record
    pack: Pack
    answers: tuple[Answer, ...]
    faults: tuple[Fault, ...]

    def verdicts(self, beside: Mapping[str, str]) -> VerdictsState:
        """Return what the panel shows, with the sentences that stand beside determinations."""
        asked = bool(topics_of(self.content))
        return verdicts_state(self.answers, self.content, self.record, self.pack, beside, topics=asked, dated=self.dated)

    @property
    def dated(self) -> bool:
        """Whether the day of the inspection can be read: which requirements hold depends on it."""
        return all(fault.path != _DAY for fault in self.faults)


def evaluate(content: Content, knowledge: Knowledge, pack: Pack, approved: ApprovedFees = NONE_APPROVED) -> Evaluation:
    """Return what a content comes to under a pack; `approved` are the fees that bureaus list as approved."""
    table, faults = read_leniently(stated(content), knowledge.vocabulary)
    worded = form_faults(faults, content)
    undated = any(fault.path == _DAY for fault in worded)
    answers = () if undated else tuple(check(table, pack, knowledge.calendar, approved).of_record(0))
    return Evaluation(content, record_of(table, 0), pack, answers, worded)
