"""The form's presenter: hands edits to the form's session, runs what needs the store in the background, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID, uuid4

from gui.operations.operation import Operation
from gui.record_form.rejudging import Rejudging
from gui.record_form.state import FormState, FormView
from gui.record_form.surroundings import FormSurroundings
from inspections.cases.checked import RecordCheck
from inspections.drafts.draft import Draft
from inspections.faults import Fault, refuse
from inspections.forms.confirming import violations_question
from inspections.forms.content import Content, new_content, value_at
from inspections.forms.form_checklist import FormChecklist
from inspections.forms.kept_draft import KeptDraft
from inspections.forms.session import Edit, FormSession, Step
from inspections.profiles.profile import Inspector
from inspections.session import Session
from inspections.use_cases.finish_form import FinishedForm, finish_form
from inspections.use_cases.form_surroundings import Surroundings, surroundings
from inspections.use_cases.known_parties import last_visit
from inspections.use_cases.open_form import OpenedRecord, opened_record
from inspections.use_cases.propose_number import propose_number

RECOVERED = "上次没有完成的记录已恢复，可以接着填写。"


class RecordFormPresenter:
    """One form at a time. All methods are called in the window's thread."""

    def __init__(self, view: FormView, around: FormSurroundings) -> None:
        """Build the view's sections; one of the `open_` methods comes next."""
        self._view, self._around = view, around
        self._rejudging = Rejudging(around)
        self._built = ""
        self._inspectors: tuple[Inspector, ...] = ()
        self._parties: tuple[str, ...] = ()
        self._generation = 0
        self._unsaved_message = ""  # the message that holds only until the disk takes the draft
        self._begin(Draft(uuid4(), {}, None, around.now()))

    # --- opening -------------------------------------------------------------------------------------------------

    def open_new(self) -> None:
        """Begin a blank record; its number is proposed as soon as the store has answered."""
        self.flush()
        now = self._around.now()
        self._begin(Draft(uuid4(), new_content(self._around.county, now.date()), None, now), new=True)
        self._show_anew()
        self.look_around()
        self._propose_number()

    def open_draft(self, draft: UUID) -> None:
        """Go on with a draft, wherever the program was stopped. Shows a fault where it is gone."""
        self.flush()
        begun = self._around.drafts.get(draft)
        if begun is None:
            self._around.faults.show_faults(refuse("no_draft", "这份草稿已经完成或者已被删除", "", "请在检查记录中查找").faults)
            return
        self._begin(begun, on_disk=True, message=RECOVERED)
        self._show_anew()
        self.look_around()

    def open_record(self, record: UUID, message: str = "") -> None:
        """Show a stored record, by the checklist that judged it; the first edit makes a draft that rests on its revision."""
        self.flush()

        def done(opened: OpenedRecord) -> None:
            self.flush()  # what was typed while the record was fetched
            if self._form.unsaved:
                self._say("没有打开所选的记录：正在填写的内容还没有存盘。")
                return
            stored = opened.stored
            begun = Draft(uuid4(), stored.record.payload, stored.revision, self._around.now(), opened.checklist, record)
            self._begin(begun, opened.judged, message=message)
            self._show_anew()
            self.look_around()

        self._around.running.run(Operation("打开记录", lambda session, _: opened_record(session.store, record), done))

    # --- edits ---------------------------------------------------------------------------------------------------

    def edit(self, path: str, raw: object) -> None:
        """Take what was entered into the field at a path: text as typed, or a value; None or an empty text clears it."""
        if not self._busy:
            self._show_edit(self._form.edit(path, raw))
            self._propose_number(path)

    def add_line(self, path: str) -> None:
        """Add a line to a list, which says nothing yet, and go to it."""
        self._edit(lambda form: form.add_line(path))
        self._view.focus(f"{path}[{len(value_at(self.content, path))}]")

    def remove_line(self, path: str, number: int) -> None:
        """Remove a line (from 1) of a list."""
        self._edit(lambda form: form.remove_line(path, number))

    def declare_none(self, path: str, none: bool) -> None:  # noqa: FBT001 # what the box says
        """Record that a list was looked into and is empty, or take that back."""
        self._edit(lambda form: form.declare_none(path, none=none))

    def choose_inspector(self, inspector: Inspector, chosen: bool) -> None:  # noqa: FBT001 # what the box says
        """Add an inspector of the profile to the record, or take him out."""
        self._edit(lambda form: form.choose_inspector(inspector, chosen=chosen))

    def undo(self) -> None:
        """Go one kept step back."""
        self._step(FormSession.undo, "已撤销")

    def redo(self) -> None:
        """Go one step forward again."""
        self._step(FormSession.redo, "已重做")

    def fill_from_last_visit(self) -> None:
        """Take over what holds since the last visit to the party (credit code, address, phone …), where it is not filled in yet."""
        name = str(value_at(self.content, "inspectee.name") or "").strip()
        if not name:
            self._say("请先填写被检查单位")
            self._view.focus("inspectee.name")
            return

        def done(facts: Mapping[str, Any]) -> None:
            if self._busy:
                return
            edit, taken = self._form.carry_over(facts)
            self._message = f"已带入上次检查的{taken}项资料，请核对" if taken else "没有可以带入的资料"
            self._show_edit(edit)

        self._around.running.run(Operation("查找上次检查", lambda session, _: last_visit(session.store, name), done))

    def confirm_all(self) -> None:
        """Uphold every violation that nobody decided on, once a person has looked at their list."""
        violations = self._form.undecided()
        if violations:
            question = violations_question(violations)
            self._view.ask(question, ("全部认定", "返回核对"), lambda: self._edit(lambda form: form.uphold(violations)), None)

    # --- the checklist -------------------------------------------------------------------------------------------

    def choose_checklist(self, checklist: str) -> None:
        """Hold the form against another checklist; that is an edit like any other."""
        if not self._busy and checklist != self.checklist:
            self._form.choose_checklist(checklist)
            self._message = ""
            self._show_edit(Edit.FILLED)

    def foresee_rejudgement(self) -> None:
        """Find out what the stored record's checklist, as the program has it now, would change, and ask."""
        form = self._form
        if form.record is not None and not form.changed and not self._busy:
            self._rejudging.foresee(form.record, form.pack, self._view.rejudgement_foreseen)

    def rejudge(self) -> None:
        """Judge the stored record anew, as was asked for; the answers till then stay in its history."""
        record = self._form.record
        if record is not None and not self._form.changed and not self._busy:
            self._rejudging.write(record, self._form.pack, lambda outcome: self.open_record(record, outcome))

    # --- keeping and finishing -----------------------------------------------------------------------------------

    def flush(self) -> None:
        """Put the draft on the disk now; what cannot be written stays in memory and is tried again, and the form says so."""
        if (at := self._form.flush()) is not None or self._form.trouble is not None:
            self._saved = "未能存盘" if at is None else f"草稿已保存 {at:%H:%M:%S}"
            if at is not None and self._message == self._unsaved_message:
                self._message = ""
            self._render()

    def discard(self) -> None:
        """Forget the draft; a stored record is shown as it stands, else a blank one. Where the disk keeps it, the form says so."""
        refused = self._form.discard()
        if refused:
            self._say(refused)
        elif self._form.record is not None:
            self.open_record(self._form.record)
        else:
            self.open_new()

    def give_up(self) -> None:
        """Forget what is not on the disk; the draft stays as it is there."""
        self._form.give_up()

    def loss(self) -> str:
        """Return what of the form would be lost if it were left now, and why; empty where all of it is on the disk."""
        return self._form.loss()

    def finish(self, then: Callable[[UUID], None] | None = None) -> None:
        """Write the draft as one event of its record, or show every fault and go to the first."""
        if self._busy:
            return
        form, aim = self._form, "完成" if then is None else "出具通知书"
        self.flush()
        form.finishing = True
        if form.faults:
            self._refuse(form.faults, aim)
            return
        if form.derived:
            answers = ("核对无误", "返回核对")
            first = form.derived[0]
            self._view.ask(form.derived_question(), answers, lambda: self._write(aim, then), lambda: self._view.focus(first))
        else:
            self._write(aim, then)

    def want_notice(self) -> None:
        """Ask for a notice on the record as it is stored; what is not finished yet is finished first."""
        if self._form.record is not None and not self._form.changed:
            self._view.notice_wanted(self._form.record)
        else:
            self.finish(self._view.notice_wanted)

    def look_around(self) -> None:
        """Fetch the inspectors of the bureau, the parties that were inspected before, and the notices that stand on the record."""
        county, record = str(value_at(self.content, "county") or ""), self._form.record

        def done(known: Surroundings) -> None:
            self._inspectors, self._parties = known.inspectors, known.parties
            self._form.approve(known.approved)
            if record == self._form.record:
                self._standing = known.standing
                self._form.judged_by(known.judged)
            self._render()

        self._around.running.run(Operation("读取单位资料", lambda session, _: surroundings(session.store, county, record), done))

    @property
    def draft(self) -> UUID:
        """The id of the draft that edits go to."""
        return self._form.id

    @property
    def content(self) -> Content:
        """What the form holds."""
        return self._form.content

    @property
    def checklist(self) -> str:
        """The id of the checklist that holds now."""
        return self._form.pack.id

    # --- inside --------------------------------------------------------------------------------------------------

    def _begin(
        self, begun: Draft, judged: tuple[RecordCheck, ...] = (), *, on_disk: bool = False, new: bool = False, message: str = ""
    ) -> None:
        around = self._around
        kept = KeptDraft(around.drafts, around.timer, around.now, begun, on_disk=on_disk)
        checklist = FormChecklist(around.knowledge, around.pack, begun.content, chosen=begun.checklist, judged=judged)
        self._form = FormSession(begun, kept, checklist, on_disk=on_disk, new=new)
        self._busy = False
        self._saved = self._standing = ""
        self._message = message
        self._build()

    def _build(self) -> None:
        """Build the sections of the checklist that holds now, where it is another one."""
        if self._built != self.checklist:
            self._built = self.checklist
            self._view.build(self._form.sections)

    def _edit(self, what: Callable[[FormSession], Edit]) -> None:
        if not self._busy:
            self._show_edit(what(self._form))

    def _show_edit(self, edit: Edit) -> None:
        if edit is not Edit.NOTHING:
            self._saved = "正在保存…"
            self._build()
        if edit is Edit.TYPED:
            self._message = ""
        if edit is Edit.FILLED:
            self._generation += 1
        self._render()

    def _step(self, step: Callable[[FormSession], Step | str], done: str) -> None:
        self.flush()
        taken = step(self._form)
        if isinstance(taken, str):
            self._say(taken)
            return
        self._message = f"{done}：{taken.name}"
        self._build()
        self._show_anew()
        self._view.focus(taken.path)

    def _write(self, aim: str, then: Callable[[UUID], None] | None) -> None:
        """Write the draft, in which nothing is derived any more that a person has not confirmed."""
        form = self._form
        self._show_edit(form.confirm_derived())
        self.flush()
        if form.trouble is not None:
            self._unsaved_message = f"还不能{aim}：内容还没有存盘，{form.trouble.why()}。"
            self._say(self._unsaved_message)
            return
        around, draft, pack = self._around, form.as_draft(), form.pack
        self._busy = True
        self._render()

        def done(finished: FinishedForm) -> None:
            begun = Draft(uuid4(), draft.content, finished.revision, around.now(), pack.id, finished.record)
            self._begin(begun, message=f"记录“{finished.number}”已完成并存入记录库。")
            self._show_anew()
            self.look_around()
            self._view.finished(finished.record)
            if then is not None:
                then(finished.record)

        def failed(faults: tuple[Fault, ...]) -> None:
            self._busy = False
            self._refuse(faults, aim)
            around.faults.show_faults(faults)

        around.running.run(
            Operation(
                "完成记录",
                lambda session, _: finish_form(session, draft, pack, author=around.author, at=draft.updated_at),
                done,
                failed=failed,
            )
        )

    def _propose_number(self, path: str = "") -> None:
        """Find the number of a new record in the background; the draft's own is none that is taken."""
        form = self._form
        basis = form.number_wanted(path)
        if basis is None:
            return

        def work(session: Session, _progress: object) -> str:
            others = (draft for draft in session.drafts.unfinished() if draft.id != form.id)
            return propose_number(session.store, others, *basis)

        def done(number: str) -> None:
            if form is self._form and not self._busy and form.take_number(number, basis):
                self._build()
                self._render()

        def failed(faults: tuple[Fault, ...]) -> None:
            self._say(f"没有拟出记录编号，请自行填写：{faults[0].what}，{faults[0].action}。")

        self._around.running.run(Operation("编号", work, done, failed=failed))

    def _refuse(self, faults: tuple[Fault, ...], aim: str) -> None:
        ordered = self._form.in_order(faults)
        self._message = f"还不能{aim}：共有{len(ordered)}处需要处理，已在相应栏目旁注明。"
        self._render({fault.path: f"{fault.what}，{fault.action}。" for fault in ordered})
        self._view.focus(ordered[0].path)

    def _say(self, message: str) -> None:
        self._message = message
        self._render()

    def _show_anew(self) -> None:
        self._generation += 1
        self._render()

    def _render(self, refusals: Mapping[str, str] | None = None) -> None:
        form = self._form
        beside = {**form.sentences(), **(refusals or {})}
        self._view.show_state(
            FormState(
                title=form.title,
                content=form.content,
                generation=self._generation,
                shown=form.shown(),
                faults=beside,
                notes=form.notes(),
                loose=form.loose(beside),
                verdicts=form.verdicts(beside),
                saved=self._saved,
                trouble=form.why_unsaved,
                message=self._message,
                locked=form.locked,
                record=form.record,
                changed=form.changed,
                busy=self._busy,
                inspectors=self._inspectors,
                parties=self._parties,
                can_undo=form.can_undo,
                can_redo=form.can_redo,
                standing=self._standing,
                checklist=form.checklist_state(),
            )
        )
