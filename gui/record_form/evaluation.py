"""Holding a content against a pack: what can be read of it is checked, the rest are faults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gui.record_form.verdicts import VerdictsState, verdicts_state
from inspections.checklists.answer import Answer
from inspections.checklists.check import check
from inspections.checklists.pack import Pack
from inspections.errors import Fault
from inspections.forms.content import Content, held, put
from inspections.forms.faults import form_faults
from inspections.forms.needs import topics_of
from inspections.forms.sections import ACTS
from inspections.records.lenient import read_leniently
from inspections.records.record import Record
from inspections.records.rows import record_of
from inspections.session import Knowledge


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
        return verdicts_state(self.answers, self.content, self.record, self.pack, beside, topics=bool(topics_of(self.content)))


def evaluate(content: Content, knowledge: Knowledge, pack: Pack) -> Evaluation:
    """Return what a content comes to under a pack."""
    table, faults = read_leniently(content, knowledge.vocabulary)
    certain = _without_unnamed_acts(content)
    judged = table if certain is content else read_leniently(certain, knowledge.vocabulary)[0]
    answers = tuple(check(judged, pack, knowledge.calendar).of_record(0))
    return Evaluation(content, record_of(table, 0), pack, answers, form_faults(faults, content))


def _without_unnamed_acts(content: Content) -> Content:
    """Leave out acts of 三指定 whose kind is not chosen yet: a line that was just added accuses nobody."""
    acts = held(content, ACTS)
    if not isinstance(acts, list) or all(isinstance(act, Mapping) and act.get("code") for act in acts):
        return content
    return put(content, ACTS, [act for act in acts if isinstance(act, Mapping) and act.get("code")] or None)
