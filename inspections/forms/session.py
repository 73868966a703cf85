"""The session of one form: what it holds, what each edit makes of it, what is answered on it, and what of it is on the disk.

It knows no window: whoever shows the form asks for an edit and shows what the session then says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from enum import Enum, auto
from typing import Any, NamedTuple
from uuid import UUID

from inspections.cases.checked import RecordCheck
from inspections.checklists.approved_fees import ApprovedFees
from inspections.checklists.pack import Pack
from inspections.drafts.draft import Draft
from inspections.drafts.saving import Trouble
from inspections.faults import Fault
from inspections.forms.changed_fields import changed_names, first_changed, name_of
from inspections.forms.confirming import derived_question, undecided, upheld
from inspections.forms.content import Content, add_line, field_at, put, remove_line, value_at, with_inspector
from inspections.forms.derived import derived_after, derived_paths, notes_on, stated
from inspections.forms.entry import entered
from inspections.forms.faults import sentences
from inspections.forms.form_checklist import ChecklistState, FormChecklist
from inspections.forms.kept_draft import KeptDraft
from inspections.forms.needs import Shown, shown, topics_of
from inspections.forms.proposed_number import ProposedNumber
from inspections.forms.sections import Section, form_sections
from inspections.forms.verdicts import VerdictLine, VerdictsState
from inspections.profiles.profile import Inspector
from inspections.records.fields.inspection import IDENTITY

_KEPT = frozenset({"id", "county"})
"""What stays as it is in a stored record."""
_MOST_NAMED = 4
"""How many changed facts are named one by one."""


class Edit(Enum):
    """What an edit did: nothing; changed what the fields show already; or changed what they must be filled with anew."""

    NOTHING = auto()
    TYPED = auto()
    FILLED = auto()


class Step(NamedTuple):
    """The field that undoing or doing again changed, and what it is called on the form; an empty path where only the checklist did."""

    path: str
    name: str


class FormSession:
    """One draft being filled in.

    `finishing` says that finishing was asked for: from then on what is merely lacking is a fault. `changed` says that the form holds
    more than was finished, `record` is the stored record it is a state of.
    """

    def __init__(self, begun: Draft, kept: KeptDraft, checklist: FormChecklist, *, on_disk: bool = False, new: bool = False) -> None:
        """Begin with a draft, which `kept` keeps and `checklist` answers; `new` says that its number is to be proposed."""
        self._kept, self._checklist = kept, checklist
        self.content, self.record = begun.content, begun.record
        self.locked = _KEPT if begun.base is not None else frozenset[str]()
        self.finishing = False
        self.changed = on_disk
        self._number = ProposedNumber() if new else None
        self._laid_out: Pack | None = None
        self._lay_out()

    # --- edits ---------------------------------------------------------------------------------------------------

    def edit(self, path: str, raw: object) -> Edit:
        """Take what was entered into the field at a path: text as typed, or a value; None or an empty text clears it."""
        field = field_at(path)
        if field is None or path in {IDENTITY, *self.locked}:
            return Edit.NOTHING
        typed = put(self.content, path, entered(field, raw))
        content = derived_after(typed, path)
        return self._change(content, Edit.TYPED if content is typed else Edit.FILLED)

    def add_line(self, path: str) -> Edit:
        """Add a line to a list, which says nothing yet."""
        return self._change(add_line(self.content, path, {}))

    def remove_line(self, path: str, number: int) -> Edit:
        """Remove a line (from 1) of a list. Of inspectors the list stays: a record without any says so."""
        content = remove_line(self.content, path, number)
        return self._change(put(content, path, []) if path == "inspectors" and value_at(content, path) is None else content)

    def declare_none(self, path: str, *, none: bool) -> Edit:
        """Record that a list was looked into and is empty, or take that back."""
        return self._change(put(self.content, path, [] if none else None))

    def choose_inspector(self, inspector: Inspector, *, chosen: bool) -> Edit:
        """Add an inspector of the profile to the record, or take him out."""
        return self._change(with_inspector(self.content, inspector, chosen=chosen))

    def carry_over(self, facts: Mapping[str, Any]) -> tuple[Edit, int]:
        """Take over facts of an earlier visit, by path, where the content says nothing yet; return how many those were too."""
        lacking = {path: value for path, value in facts.items() if value_at(self.content, path) is None}
        content = self.content
        for path, value in lacking.items():
            content = derived_after(put(content, path, value), path)
        return self._change(content), len(lacking)

    def undecided(self) -> tuple[VerdictLine, ...]:
        """Return the violations that nobody has upheld or set aside."""
        return undecided(self.verdicts({}))

    def uphold(self, violations: Iterable[VerdictLine]) -> Edit:
        """Uphold violations, once a person has looked at their list."""
        return self._change(upheld(self.content, violations))

    def choose_checklist(self, checklist: str) -> None:
        """Hold the form against another checklist; that is an edit like any other."""
        self._kept.change(self.content, checklist)
        self._checklist.choose(checklist, self.content)
        self.changed = True
        self._lay_out()

    def undo(self) -> Step | str:
        """Go one kept step back; return in a sentence why not where that cannot be."""
        return self._step(KeptDraft.undo)

    def redo(self) -> Step | str:
        """Go one step forward again; return in a sentence why not where that cannot be."""
        return self._step(KeptDraft.redo)

    # --- the number ----------------------------------------------------------------------------------------------

    def number_wanted(self, path: str = "") -> tuple[str, int] | None:
        """Return county and year to propose a number of after the field at `path` was edited; None where none is to be proposed."""
        return None if self._number is None else self._number.wanted(self.content, path)

    def take_number(self, number: str, basis: tuple[str, int]) -> bool:
        """Fill in the number that was proposed of county and year, where it still fits; say whether it did."""
        if self._number is None or not self._number.take(self.content, basis, number):
            return False
        self._take(put(self.content, "id", number))
        self._kept.fill_in(self.content)
        return True

    # --- finishing -----------------------------------------------------------------------------------------------

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What hinders finishing."""
        return self._checklist.evaluation.faults

    def in_order(self, faults: Sequence[Fault]) -> list[Fault]:
        """Return faults in the reading order of the form."""
        last = len(self._rank)
        return sorted(faults, key=lambda fault: self._rank.get(fault.path.partition("[")[0], last))

    @property
    def derived(self) -> tuple[str, ...]:
        """The paths of what the program derived and nobody confirmed yet; it is confirmed before the form is finished."""
        return derived_paths(self.content)

    def derived_question(self) -> str:
        """Return the question whether what was derived is right."""
        return derived_question(name_of(path, self._items) for path in self.derived)

    def confirm_derived(self) -> Edit:
        """Take what was derived as stated by a person."""
        return self._change(stated(self.content))

    def as_draft(self) -> Draft:
        """Return the draft as it stands now."""
        return self._kept.as_draft()

    # --- the disk ------------------------------------------------------------------------------------------------

    @property
    def id(self) -> UUID:
        """The id of the draft that edits go to."""
        return self._kept.id

    @property
    def unsaved(self) -> bool:
        """Whether something is not on the disk."""
        return self._kept.unsaved

    @property
    def trouble(self) -> Trouble | None:
        """What hinders the saving; None while nothing does."""
        return self._kept.trouble

    @property
    def why_unsaved(self) -> str:
        """Why something is not on the disk, and since when; empty while it is."""
        return self._kept.why_unsaved

    def flush(self) -> datetime | None:
        """Put the draft on the disk now and return when that was; None where there was nothing to save, or `trouble` hinders it."""
        return self._kept.flush()

    def discard(self) -> str:
        """Forget the draft. Where the disk refuses nothing is forgotten, and a sentence says why."""
        return self._kept.discard()

    def give_up(self) -> None:
        """Forget what is not on the disk; the draft stays as it is there."""
        self._kept.give_up()

    def loss(self) -> str:
        """Return what of the form would be lost if it were left now, and why; empty where all of it is on the disk."""
        if not self.unsaved:
            return ""
        names = changed_names(self._kept.saved or {}, self.content, self._items)
        listed = "、".join(names[:_MOST_NAMED]) + (f"等{len(names)}项" if len(names) > _MOST_NAMED else "")
        party = str(value_at(self.content, "inspectee.name") or "").strip()
        whole = "" if self._kept.saved is not None else "整份草稿，即"
        return f"{self.why_unsaved}\n还没有存盘的是{f'“{party}”的' if party else ''}{whole}{listed or '最后的修改'}。"

    # --- what is shown -------------------------------------------------------------------------------------------

    @property
    def pack(self) -> Pack:
        """The checklist that holds now."""
        return self._checklist.pack

    @property
    def can_undo(self) -> bool:
        """Whether there is, or may be, something to go back to."""
        return self._kept.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether something was undone that can be done again."""
        return self._kept.can_redo

    @property
    def title(self) -> str:
        """Whom the record is about."""
        return str(value_at(self.content, "inspectee.name") or "") or "新检查记录"

    def shown(self) -> Shown:
        """Return which items of the sections the record calls for."""
        return shown(self.sections, self.pack, topics_of(self.content), self.content)

    def sentences(self) -> dict[str, str]:
        """Return what is said beside fields that are at fault, by path."""
        return dict(sentences(self.faults, finishing=self.finishing))

    def loose(self, beside: Mapping[str, str]) -> tuple[str, ...]:
        """Return those of such sentences that belong to no field."""
        return tuple(sentence for path, sentence in beside.items() if field_at(path) is None and path not in self._rank)

    def notes(self) -> dict[str, str]:
        """Return what a person should look at, by path."""
        return notes_on(self.content)

    def verdicts(self, beside: dict[str, str]) -> VerdictsState:
        """Return the answers, with the sentences that stand beside determinations."""
        return self._checklist.verdicts(beside, changed=self.changed)

    def checklist_state(self) -> ChecklistState:
        """Return what is shown of the checklist."""
        return self._checklist.state(changed=self.changed)

    def judged_by(self, checks: tuple[RecordCheck, ...]) -> None:
        """Take over the checks that stand on the stored record."""
        self._checklist.judged = checks

    def approve(self, approved: ApprovedFees) -> None:
        """Take over the fees that the bureau lists as approved."""
        self._checklist.approve(approved, self.content)

    # --- inside --------------------------------------------------------------------------------------------------

    def _change(self, content: Content, how: Edit = Edit.FILLED) -> Edit:
        if content == self.content:
            return Edit.NOTHING
        self._kept.change(content)
        self._take(content)
        self.changed = True
        return how

    def _take(self, content: Content) -> None:
        self.content = content
        self._checklist.take(content)
        self._lay_out()

    def _step(self, step: Callable[[KeptDraft], Content | str]) -> Step | str:
        self._kept.flush()
        content = step(self._kept)
        if isinstance(content, str):
            return content
        path = first_changed(self.content, content, self._items)
        name = name_of(path, self._items) or "检查表"
        self.content = content
        self._checklist.choose(self._kept.checklist, content)
        self._lay_out()
        self.changed = True
        return Step(path, name)

    def _lay_out(self) -> None:
        """Take up the sections of the checklist that holds now, where it is another one."""
        if self._laid_out is not self.pack:
            self._laid_out = self.pack
            self.sections: tuple[Section, ...] = form_sections(self.pack)
            self._items = tuple(item for section in self.sections for item in section.items)
            self._rank = {item.path: rank for rank, item in enumerate(self._items)}
