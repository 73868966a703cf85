"""What happens in the first-run dialog: three steps, which can be left at any time and taken up later. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from gui.first_run.state import STEPS, FirstRunState
from gui.operations.operation import Operation
from gui.operations.progress import Progress
from gui.operations.running import Running
from gui.preferences import PreferencesFile
from gui.settings.profile_form import INSPECTORS, ProfileForm, faults
from inspections.checklists.proposing import holding_on, propose
from inspections.documents.knowledge import Knowledge
from inspections.faults import Fault
from inspections.profiles.loading import load_profile
from inspections.profiles.profile import Profile
from inspections.session import Session
from inspections.use_cases.changes import Changes
from inspections.use_cases.import_samples import import_samples
from inspections.use_cases.save_profile import save_profile

SAMPLE_COUNTY = "410823"
"""The county of the profile and of the records that ship."""
_CODE = 6
"""Digits of a county's code."""


class FirstRunPresenter:
    """Leads through the steps. `show` shows the state, `close` closes the dialog."""

    def __init__(
        self,
        show: Callable[[FirstRunState], None],
        close: Callable[[], None],
        operations: Running,
        preferences: PreferencesFile,
        resources: Path,
        today: Callable[[], date],
    ) -> None:
        """Start where the person left; `resources` is the program's resources folder."""
        self._today = today
        self._show_state = show
        self._close = close
        self._operations = operations
        self._preferences = preferences
        self._resources = resources
        self._knowledge: Knowledge | None = None
        self._form = ProfileForm.from_plain(preferences.current.unfinished_profile)
        self._checklist = preferences.current.checklist
        self._step = min(max(preferences.current.first_run_step, 0), len(STEPS) - 1)
        self._samples = False
        self._tried = False
        self._message = ""

    def ready(self, knowledge: Knowledge) -> None:
        """Take up what is known; a bureau that was set up before is shown as it is kept."""
        self._knowledge = knowledge
        county = self._preferences.current.county

        def shown(profile: Profile | None) -> None:
            if profile is not None:
                self._form = ProfileForm.of(profile)
            self._show()

        def stored(session: Session, _progress: Progress) -> Profile | None:
            with session.store.reading() as unit:
                return unit.profiles.of(county)

        if county and self._form.blank():
            self._operations.run(Operation("读取本单位资料", stored, shown))
        self._show()

    def edit(self, form: ProfileForm) -> None:
        """Take over the form; a county gets the checklist of the nearest area unless another one was chosen."""
        if form == self._form:
            return
        self._form, self._message = form, ""
        if not self._checklist and self._knowledge is not None:
            county = form.texts["county"].strip()
            proposal = propose(self._knowledge.packs.checklists, county) if len(county) == _CODE else None
            self._checklist = "" if proposal is None else proposal.pack.id
        self._show()

    def choose(self, checklist: str) -> None:
        """Take over the checklist."""
        self._checklist = checklist
        self._show()

    def want_samples(self, wanted: bool) -> None:  # noqa: FBT001 # what a check box says
        """Take over whether sample records are wanted."""
        self._samples = wanted

    def fill_in_sample(self) -> None:
        """Fill all steps in with the made-up profile that ships, so that the program can be tried at once."""
        self._form = ProfileForm.of(load_profile(self._resources / "profiles" / f"{SAMPLE_COUNTY}.toml"))
        if self._knowledge is not None:
            self._checklist = next((pack.id for pack in self._knowledge.packs.checklists if pack.county == SAMPLE_COUNTY), self._checklist)
        self._samples = True
        self._message = "已填入样例资料：人员、电话、证号和地址都是虚构的，正式使用前请在“设置”中改成本单位的。"
        self._show()

    def back(self) -> None:
        """One step back; nothing typed is lost."""
        self._step, self._tried = max(self._step - 1, 0), False
        self._show()

    def forward(self) -> None:
        """One step forward, or the end, where nothing on this step is missing or wrong."""
        self._tried = True
        if self._faults():
            self._message = ""
            self._show()
        elif self._step < len(STEPS) - 1:
            self._step, self._tried = self._step + 1, False
            self._keep()
            self._show()
        else:
            self._finish()

    def leave(self) -> None:
        """稍后再填: keep what was typed and where it was left."""
        self._keep()
        self._close()

    def _keep(self) -> None:
        typed = {} if self._form.blank() else self._form.plain()
        self._preferences.change(unfinished_profile=typed, first_run_step=self._step, checklist=self._checklist)

    def _finish(self) -> None:
        profile, checklist, samples = self._form.profile(), self._checklist, self._resources / "samples"
        wanted = self._samples

        def kept(session: Session, progress: Progress) -> Changes:
            saved = save_profile(session.store, profile)
            return saved | import_samples(session, samples, progress.tell).changes if wanted else saved

        def done(_: Changes) -> None:
            self._preferences.change(
                county=profile.county, checklist=checklist, first_run_done=True, first_run_step=0, unfinished_profile={}
            )
            self._close()

        self._operations.run(Operation("保存资料并载入样例记录" if wanted else "保存本单位资料", kept, done))

    def _holding(self) -> str:
        packs = () if self._knowledge is None else self._knowledge.packs.checklists
        chosen = next((pack for pack in packs if pack.id == self._checklist), None)
        return "" if chosen is None else holding_on(chosen, self._today())

    def _faults(self) -> tuple[Fault, ...]:
        """Return what is wrong with the fields of the step in front."""
        vocabulary = None if self._knowledge is None else self._knowledge.vocabulary
        shown_faults = [fault for fault in faults(self._form, vocabulary) if self._on_this_step(fault.path)]
        if self._step == 0 and not self._checklist:
            shown_faults.append(Fault("blank", "还没有选择", "检查表", "请选择", "checklist"))
        if self._step == len(STEPS) - 1 and not self._form.filled_rows():
            shown_faults.append(Fault("blank", "还没有检查人", "检查人", "请至少添加两名", INSPECTORS))
        return tuple(shown_faults)

    def _on_this_step(self, path: str) -> bool:
        fields = STEPS[self._step][1]
        return path in fields or (self._step == len(STEPS) - 1 and path.startswith(INSPECTORS))

    def _show(self) -> None:
        shown_faults = [fault for fault in self._faults() if self._tried or fault.code != "blank"]
        packs = () if self._knowledge is None else self._knowledge.packs.checklists
        sentences = {fault.path: f"{fault.what}，{fault.action}。" for fault in reversed(shown_faults)}
        offered = tuple((pack.id, pack.title) for pack in packs)
        self._show_state(
            FirstRunState(self._step, self._form, offered, self._checklist, sentences, self._samples, self._message, self._holding())
        )
