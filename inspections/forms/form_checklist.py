"""Which checklist a form is held against, and what its content comes to: by proposal, by choice, or by who judged it before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from inspections.cases.changed_packs import pack_changed, told_change
from inspections.cases.checked import RecordCheck
from inspections.checklists.approved_fees import NONE_APPROVED, ApprovedFees
from inspections.checklists.pack import Pack
from inspections.checklists.proposing import Proposal, note_on, propose
from inspections.documents.knowledge import Knowledge
from inspections.forms.content import Content, value_at
from inspections.forms.evaluation import Evaluation, evaluate
from inspections.forms.verdicts import VerdictsState, kept_state

_COUNTY = re.compile(r"\d{6}", re.ASCII)


@dataclass(frozen=True, slots=True)
class ChecklistState:
    """What is shown of the checklist: ids and titles to choose from, the one that holds, and sentences, empty where there is none.

    `reason` says why the one was proposed, `note` what is to be borne in mind, `judged` which version judged the stored record,
    `changed` that the program has another one now; then `may_rejudge` says whether it can be judged anew.
    """

    offered: tuple[tuple[str, str], ...]
    checklist: str
    reason: str
    note: str
    judged: str
    changed: str
    may_rejudge: bool


class FormChecklist:
    """The checklist of one form. `pack` holds now; `evaluation` is of the content that was last taken."""

    def __init__(
        self, knowledge: Knowledge, fallback: Pack, content: Content, *, chosen: str = "", judged: Sequence[RecordCheck] = ()
    ) -> None:
        """Take up a form; `fallback` holds where nothing can be proposed.

        `chosen` is the id of the checklist that was chosen for the form, `judged` are the checks that stand on the record.
        """
        self._knowledge, self.pack, self.judged = knowledge, fallback, tuple(judged)
        self._chosen = chosen
        self._approved: ApprovedFees = NONE_APPROVED
        self.take(content)

    def approve(self, approved: ApprovedFees, content: Content) -> None:
        """Take over the fees that the bureau lists as approved, and evaluate the content by them."""
        if approved != self._approved:
            self._approved = approved
            self.take(content)

    def choose(self, checklist: str, content: Content) -> None:
        """Hold the content against the checklist of this id, whatever is proposed; empty: against what is proposed."""
        self._chosen = checklist
        self.take(content)

    def take(self, content: Content) -> None:
        """Evaluate a content. While county or day cannot be read the checklist stays what it was."""
        self._proposal = self._proposed(content)
        own = next((pack for pack in self._knowledge.packs.checklists if pack.id == self._chosen), None)
        if own is not None:
            self.pack = own
        elif self._proposal is not None:
            self.pack = self._proposal.pack
        self.evaluation: Evaluation = evaluate(content, self._knowledge, self.pack, self._approved)

    def verdicts(self, beside: dict[str, str], *, changed: bool) -> VerdictsState:
        """Return what the panel shows: of a stored record whose checklist changed since, and that was not edited, what was kept."""
        if not changed and self._judge is not None and told_change(self._judge.pack, self._knowledge.packs.by_id):
            return kept_state(self._judge, self.evaluation.content, self.evaluation.record, self.pack)
        return self.evaluation.verdicts(beside)

    def state(self, *, changed: bool) -> ChecklistState:
        """Return what is shown of the checklist; `changed` says that the form holds more than was finished."""
        packs = self._knowledge.packs
        judge = self._judge
        change = "" if judge is None else told_change(judge.pack, packs.by_id)
        if change and changed:
            change = f"改动后按所选检查表第{self.pack.version}版核对，完成时形成新的一版；原来的结论留在历史中。"
        return ChecklistState(
            offered=tuple((pack.id, pack.title) for pack in packs.checklists),
            checklist=self.pack.id,
            reason="" if self._proposal is None or self._proposal.pack is not self.pack else self._proposal.reason,
            note=self._note(),
            judged="" if change else self._who_judged(),
            changed=change,
            may_rejudge=judge is not None and not changed and pack_changed(judge.pack, packs.by_id),
        )

    @property
    def _judge(self) -> RecordCheck | None:
        """The check that stands on the stored record, by this checklist where there is one."""
        own = [check for check in self.judged if check.pack.id == self.pack.id]
        return next(reversed(own or self.judged), None)

    def _who_judged(self) -> str:
        if self._judge is None:
            return ""
        stamp = self._judge.pack
        pack = self._knowledge.packs.by_id.get(stamp.id)
        name = stamp.id if pack is None else pack.title
        if stamp.id == self.pack.id:
            return f"已存的结论由第{stamp.version}版作出。"
        return f"已存的结论由《{name}》第{stamp.version}版作出；完成后改用上面所选的检查表。"

    def _note(self) -> str:
        content = self.evaluation.content
        county_and_day = _county_and_day(content)
        if county_and_day is None:
            return ""
        other = ""
        if self._proposal is not None and self._proposal.pack is not self.pack:
            other = f"按县（区）和检查时间，建议用《{self._proposal.pack.title}》。"
        return f"{note_on(self.pack, *county_and_day)}{other}"

    def _proposed(self, content: Content) -> Proposal | None:
        county_and_day = _county_and_day(content)
        return None if county_and_day is None else propose(self._knowledge.packs.checklists, *county_and_day)


def _county_and_day(content: Content) -> tuple[str, date] | None:
    """Return county and day of the inspection where both can be read."""
    county, day = value_at(content, "county"), value_at(content, "inspected_on")
    if not isinstance(county, str) or not _COUNTY.fullmatch(county) or not isinstance(day, str):
        return None
    try:
        return county, date.fromisoformat(day)
    except ValueError:
        return None
