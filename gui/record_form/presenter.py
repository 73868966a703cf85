"""The form's presenter: holds the content, applies edits, keeps the draft on the disk and the verdicts up to date."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from gui.operations.operation import Operation
from gui.record_form.confirming import confirmed_derived, confirmed_findings
from gui.record_form.finishing import write_finished
from gui.record_form.loss import told_of_loss
from gui.record_form.proposed_number import ProposedNumber
from gui.record_form.rejudging import Rejudging
from gui.record_form.state import FormState, FormView
from gui.record_form.surroundings import FormSurroundings
from inspections.cases.checked import RecordCheck
from inspections.drafts.draft import Draft
from inspections.faults import Fault, refuse
from inspections.forms.changed_fields import first_changed, name_of
from inspections.forms.content import Content, add_line, field_at, held, new_content, put, remove_line, with_inspector
from inspections.forms.derived import derived_after, notes_on
from inspections.forms.entry import entered
from inspections.forms.faults import sentences
from inspections.forms.form_checklist import FormChecklist
from inspections.forms.kept_draft import KeptDraft
from inspections.forms.needs import shown, topics_of
from inspections.forms.sections import form_sections
from inspections.profiles.profile import Inspector
from inspections.records.fields.inspection import IDENTITY
from inspections.use_cases.finish_form import FinishedForm
from inspections.use_cases.form_surroundings import Surroundings, surroundings
from inspections.use_cases.known_parties import carried_into, last_visit
from inspections.use_cases.open_form import OpenedRecord, opened_record

RECOVERED = "上次没有完成的记录已恢复，可以接着填写。"
_KEPT = frozenset({"id", "county"})
"""What stays as it is in a stored record."""


class RecordFormPresenter:
    """One form at a time. All methods are called in the window's thread."""

    def __init__(self, view: FormView, around: FormSurroundings) -> None:
        """Build the view's sections; one of the `open_` methods comes next."""
        self._view, self._around = view, around
        self._against = FormChecklist(around.knowledge, around.pack)
        self._rejudging = Rejudging(around)
        self._built = ""
        self._inspectors: tuple[Inspector, ...] = ()
        self._parties: tuple[str, ...] = ()
        self._generation = 0
        self._finishing = self._busy = self._changed = False
        self._unsaved_told = ""  # the message that holds only until the disk takes the draft
        self._proposed: ProposedNumber | None = None
        self._begin(Draft(uuid4(), {}, None, around.now()))

    # --- opening -------------------------------------------------------------------------------------------------

    def open_new(self) -> None:
        """Begin a blank record; its number is proposed as soon as the store has answered."""
        self.flush()
        now = self._around.now()
        self._begin(Draft(uuid4(), new_content(self._around.county, now.date()), None, now))
        self._proposed = ProposedNumber()
        self._show_anew()
        self.look_around()
        self._propose()

    def open_draft(self, draft: UUID) -> None:
        """Go on with a draft, wherever the program was stopped. Shows a fault where it is gone."""
        self.flush()
        found = self._around.drafts.get(draft)
        if found is None:
            self._around.faults.show_faults(refuse("no_draft", "这份草稿已经完成或者已被删除", "", "请在检查记录中查找").faults)
            return
        self._begin(found, on_disk=True)
        self._changed = True
        self._message = RECOVERED
        self._show_anew()
        self.look_around()

    def open_record(self, record: UUID, message: str = "") -> None:
        """Show a stored record, by the checklist that judged it; the first edit makes a draft that rests on its revision."""
        self.flush()

        def done(opened: OpenedRecord) -> None:
            self.flush()  # what was typed while the record was fetched
            if self._draft.unsaved:
                self._tell("没有打开所选的记录：正在填写的内容还没有存盘。")
                return
            stored = opened.stored
            begun = Draft(uuid4(), stored.record.payload, stored.revision, self._around.now(), opened.checklist, record)
            self._begin(begun, opened.judged)
            self._message = message
            self._show_anew()
            self.look_around()

        self._around.running.run(Operation("打开记录", lambda session, _: opened_record(session.store, record), done))

    # --- edits ---------------------------------------------------------------------------------------------------

    def edit(self, path: str, raw: object) -> None:
        """Take what was entered into the field at a path: text as typed, or a value; None or an empty text clears it."""
        field = field_at(path)
        if field is None or path in {IDENTITY, *self._locked} or self._busy:
            return
        typed = put(self._content, path, entered(field, raw))
        content = derived_after(typed, path)
        self._change(content, anew=content is not typed)
        self._propose(path)

    def add_line(self, path: str) -> None:
        """Add a line to a list, which says nothing yet, and go to it."""
        self._change(add_line(self._content, path, {}), anew=True)
        self._view.focus(f"{path}[{len(held(self._content, path))}]")

    def remove_line(self, path: str, number: int) -> None:
        """Remove a line (from 1) of a list."""
        kept = remove_line(self._content, path, number)
        self._change(put(kept, path, []) if path == "inspectors" and held(kept, path) is None else kept, anew=True)

    def declare_none(self, path: str, none: bool) -> None:  # noqa: FBT001 # what the box says
        """Record that a list was looked into and is empty, or take that back."""
        self._change(put(self._content, path, [] if none else None), anew=True)

    def choose_inspector(self, inspector: Inspector, chosen: bool) -> None:  # noqa: FBT001 # what the box says
        """Add an inspector of the profile to the record, or take him out."""
        self._change(with_inspector(self._content, inspector, chosen=chosen), anew=True)

    def undo(self) -> None:
        """Go one kept step back."""
        self._step(KeptDraft.undo, "已撤销")

    def redo(self) -> None:
        """Go one step forward again."""
        self._step(KeptDraft.redo, "已重做")

    def fill_from_last_visit(self) -> None:
        """Take over address, representative and phone of the last visit to the party, where they are not filled in yet."""
        name = str(held(self._content, "inspectee.name") or "").strip()
        if not name:
            self._tell("请先填写被检查单位")
            self._view.focus("inspectee.name")
            return

        def done(found: dict[str, Any]) -> None:
            content, taken = carried_into(self._content, found)
            self._message = f"已带入上次检查的{taken}项资料，请核对" if taken else "没有可以带入的资料"
            self._change(content, anew=True)

        self._around.running.run(Operation("查找上次检查", lambda session, _: dict(last_visit(session.store, name)), done))

    def confirm_all(self) -> None:
        """Uphold every violation that nobody decided on, once a person has looked at their list."""
        self._change(confirmed_findings(self._content, self._against.verdicts({}, changed=self._changed), self._view), anew=True)

    # --- the checklist -------------------------------------------------------------------------------------------

    def choose_checklist(self, checklist: str) -> None:
        """Hold the form against another checklist; that is an edit like any other."""
        if self._busy or checklist == self._against.pack.id:
            return
        self._draft.change(self._content, checklist)
        self._against.choose(checklist, self._content)
        self._changed, self._saved, self._message = True, "正在保存…", ""
        self._rebuild()
        self._show_anew()

    def foresee_rejudgement(self) -> None:
        """Find out what the stored record's checklist, as the program has it now, would change, and ask."""
        if self._record is not None and not self._changed and not self._busy:
            self._rejudging.foresee(self._record, self._against.pack, self._view.rejudgement_foreseen)

    def rejudge(self) -> None:
        """Judge the stored record anew, as was asked for; the answers till then stay in its history."""
        record = self._record
        if record is not None and not self._changed and not self._busy:
            self._rejudging.write(record, self._against.pack, lambda told: self.open_record(record, told))

    # --- keeping and finishing -----------------------------------------------------------------------------------

    def flush(self) -> None:
        """Put the draft on the disk now; what it does not take stays in hand and is tried again, and the form says so."""
        if (at := self._draft.flush()) is not None or self._draft.trouble is not None:
            self._saved = "未能存盘" if at is None else f"草稿已保存 {at:%H:%M:%S}"
            if at is not None and self._message == self._unsaved_told:
                self._message = ""
            self._render()

    def discard(self) -> None:
        """Forget the draft; a stored record is shown as it stands, else a blank one. Where the disk keeps it, the form says so."""
        refused = self._draft.discard()
        if refused:
            self._tell(refused)
        elif self._record is not None:
            self.open_record(self._record)
        else:
            self.open_new()

    def give_up(self) -> None:
        """Forget what is not on the disk; the draft stays as it is there."""
        self._draft.give_up()

    def loss(self) -> str:
        """Return what of the form would be lost if it were left now, and why; empty where all of it is on the disk."""
        return told_of_loss(self._draft, self._content, self._items) if self._draft.unsaved else ""

    def finish(self, then: Callable[[UUID], None] | None = None) -> None:
        """Write the draft as one event of its record, or show every fault and go to the first."""
        if self._busy:
            return
        aim = "完成" if then is None else "出具通知书"
        self.flush()
        self._finishing = True
        if self._against.evaluation.faults:
            self._refused(self._against.evaluation.faults, aim)
            return
        confirmed = confirmed_derived(self._content, self._items, self._view)
        if confirmed is None:
            return
        self._change(confirmed, anew=True)
        self.flush()
        if self._draft.trouble is not None:
            self._unsaved_told = f"还不能{aim}：内容还没有存盘，{self._draft.trouble.why()}。"
            self._tell(self._unsaved_told)
            return
        around, draft, pack = self._around, self._draft.as_draft(), self._against.pack
        self._busy = True
        self._render()

        def done(finished: FinishedForm) -> None:
            self._begin(Draft(uuid4(), draft.content, finished.revision, around.now(), pack.id, finished.record))
            self._message = f"记录“{finished.number}”已完成并存入记录库。"
            self._show_anew()
            self.look_around()
            self._view.finished(finished.record)
            if then is not None:
                then(finished.record)

        def failed(faults: tuple[Fault, ...]) -> None:
            self._busy = False
            self._refused(faults, aim)
            around.faults.show_faults(faults)

        write_finished(around, draft, pack, done, failed)

    def want_notice(self) -> None:
        """Ask for a notice on the record as it is stored; what is not finished yet is finished first."""
        if self._record is not None and not self._changed:
            self._view.notice_wanted(self._record)
        else:
            self.finish(self._view.notice_wanted)

    @property
    def draft(self) -> UUID:
        """The id of the draft that edits go to."""
        return self._draft.id

    @property
    def content(self) -> Content:
        """What the form holds."""
        return self._content

    @property
    def checklist(self) -> str:
        """The id of the checklist that holds now."""
        return self._against.pack.id

    # --- inside --------------------------------------------------------------------------------------------------

    def _begin(self, begun: Draft, judged: tuple[RecordCheck, ...] = (), *, on_disk: bool = False) -> None:
        around = self._around
        self._content, self._record = begun.content, begun.record
        self._draft = KeptDraft(around.drafts, around.timer, around.now, begun, on_disk=on_disk)
        self._locked = _KEPT if begun.base is not None else frozenset[str]()
        self._finishing = self._busy = self._changed = False
        self._saved = self._message = self._standing = ""
        self._proposed = None
        self._against.begin(begun.content, begun.checklist, judged)
        self._rebuild()

    def _rebuild(self) -> None:
        """Build the sections of the checklist that holds now, where it is another one."""
        if self._built != self._against.pack.id:
            self._built = self._against.pack.id
            self._sections = form_sections(self._against.pack)
            self._items = tuple(item for section in self._sections for item in section.items)
            self._order = {item.path: place for place, item in enumerate(self._items)}
            self._view.build(self._sections)

    def _take(self, content: Content) -> None:
        self._content = content
        self._against.take(content)
        self._rebuild()

    def _change(self, content: Content, *, anew: bool) -> None:
        """Take over a content; `anew` says that fields must show it again."""
        if self._busy:
            return
        if content == self._content:
            self._render()
            return
        self._draft.change(content)
        self._take(content)
        self._changed = True
        self._saved = "正在保存…"
        if anew:
            self._show_anew()
        else:
            self._message = ""
            self._render()

    def _step(self, step: Callable[[KeptDraft], Content | str], done: str) -> None:
        self.flush()
        content = step(self._draft)
        if isinstance(content, str):
            self._tell(content)
            return
        path = first_changed(self._content, content, self._items)
        self._message = f"{done}：{name_of(path, self._items) or '检查表'}"
        self._content = content
        self._against.choose(self._draft.checklist, content)
        self._rebuild()
        self._changed = True
        self._show_anew()
        self._view.focus(path)

    def _refused(self, faults: tuple[Fault, ...], aim: str) -> None:
        last = len(self._order)
        ordered = sorted(faults, key=lambda fault: self._order.get(fault.path.partition("[")[0], last))
        self._message = f"还不能{aim}：共有{len(ordered)}处需要处理，已在相应栏目旁注明。"
        self._render({fault.path: f"{fault.what}，{fault.action}。" for fault in ordered})
        self._view.focus(ordered[0].path)

    def _tell(self, message: str) -> None:
        self._message = message
        self._render()

    def _show_anew(self) -> None:
        self._generation += 1
        self._render()

    def look_around(self) -> None:
        """Fetch the inspectors of the bureau, the parties that were inspected before, and the notices that stand on the record."""
        county, record = str(held(self._content, "county") or ""), self._record

        def done(found: Surroundings) -> None:
            self._inspectors, self._parties = found.inspectors, found.parties
            if record == self._record:
                self._standing = found.standing
                self._against.judged = found.judged
            self._render()

        self._around.running.run(Operation("读取单位资料", lambda session, _: surroundings(session.store, county, record), done))

    def _propose(self, path: str = "") -> None:
        proposed, draft = self._proposed, self._draft.id

        def done(number: str, basis: tuple[str, int]) -> None:
            if draft == self._draft.id and not self._busy and proposed is not None and proposed.take(self._content, basis, number):
                self._take(put(self._content, "id", number))
                self._draft.fill_in(self._content)
                self._render()

        if proposed is not None:
            proposed.look_up(self._around.running, self._content, path, draft, done, self._tell)

    def _render(self, refusals: dict[str, str] | None = None) -> None:
        evaluation = self._against.evaluation
        beside = {**sentences(evaluation.faults, finishing=self._finishing), **(refusals or {})}
        seen = shown(self._sections, self._against.pack, topics_of(self._content), self._content)
        self._view.show_state(
            FormState(
                title=str(held(self._content, "inspectee.name") or "") or "新检查记录",
                content=self._content,
                generation=self._generation,
                shown=seen,
                faults=beside,
                notes=notes_on(self._content),
                loose=tuple(sentence for path, sentence in beside.items() if field_at(path) is None and path not in self._order),
                verdicts=self._against.verdicts(beside, changed=self._changed),
                saved=self._saved,
                trouble=self._draft.why_unsaved,
                message=self._message,
                locked=self._locked,
                record=self._record,
                changed=self._changed,
                busy=self._busy,
                inspectors=self._inspectors,
                parties=self._parties,
                can_undo=self._draft.can_undo,
                can_redo=self._draft.can_redo,
                standing=self._standing,
                checklist=self._against.state(changed=self._changed),
            )
        )
