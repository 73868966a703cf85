"""What happens on the settings page. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gui.faults.presenter import ShowsFaults
from gui.operations.operation import Operation
from gui.operations.running import Running
from gui.preferences import PreferencesFile
from gui.settings.profile_form import ProfileForm, faults
from gui.settings.state import SettingsState
from inspections.documents.knowledge import Knowledge
from inspections.faults import Fault
from inspections.files.writing import write_atomically
from inspections.profiles.loading import load_profile
from inspections.profiles.profile import Profile
from inspections.profiles.profile_text import profile_toml
from inspections.store import Store
from inspections.use_cases.changes import Changes
from inspections.use_cases.save_profile import save_profile


class SettingsPresenter:
    """Holds the form, judges it at each edit, and keeps it in the store and in files."""

    def __init__(
        self, render: Callable[[SettingsState], None], operations: Running, shows_faults: ShowsFaults, preferences: PreferencesFile
    ) -> None:
        """Show by `render`; nothing is known before `ready`."""
        self._render = render
        self._operations = operations
        self._shows_faults = shows_faults
        self._preferences = preferences
        self._knowledge: Knowledge | None = None
        self._form = self._kept = self._taken = ProfileForm.empty()
        self._checklist = self._kept_checklist = ""
        self._tried = False
        self._message = ""

    @property
    def modified(self) -> bool:
        """Whether something was typed or chosen that is not kept yet."""
        return self._form != self._kept or self._checklist != self._kept_checklist

    @property
    def edited(self) -> bool:
        """Whether the person changed something here: what the first-run dialog left unfinished is no edit of this page."""
        return self._form != self._taken or self._checklist != self._kept_checklist

    @property
    def refused(self) -> bool:
        """Whether the last try to save found something missing or wrong."""
        return self._tried and bool(self._faults())

    def ready(self, knowledge: Knowledge) -> None:
        """Take up what is known and show the county's profile."""
        self._knowledge = knowledge
        self.reload()

    def reload(self) -> None:
        """Show what is kept; what was typed is dropped."""
        county = self._preferences.current.county
        self._checklist = self._kept_checklist = self._preferences.current.checklist
        if not county:
            self._take(ProfileForm.from_plain(self._preferences.current.unfinished_profile), kept=False)
            return

        def shown(profile: Profile | None) -> None:
            form = ProfileForm.empty().with_text("county", county) if profile is None else ProfileForm.of(profile)
            self._take(form, kept=True)

        self._operations.run(Operation("读取本单位资料", lambda session, _: _stored(session.store, county), shown))

    def edit(self, form: ProfileForm) -> None:
        """Take over what the form holds now."""
        if form != self._form:
            self._form, self._message = form, ""
            self._show()

    def choose(self, checklist: str) -> None:
        """Take over which checklist new records are held against."""
        if checklist != self._checklist:
            self._checklist, self._message = checklist, ""
            self._show()

    def save(self, then: Callable[[], None] = lambda: None) -> None:
        """Keep profile, county and checklist, or show what is missing; `then` is called when the store has answered."""
        self._tried = True
        wrong = self._faults()
        if wrong:
            self._message = f"没有保存：还有{len(wrong)}处需要填写或改正，已在下面用红字标出。"
            self._show()
            then()
            return
        form, checklist, profile = self._form, self._checklist, self._form.profile()

        def saved(_: Changes) -> None:
            self._preferences.change(county=profile.county, checklist=checklist, unfinished_profile={})
            self._kept = self._taken = form
            self._kept_checklist = checklist
            self._tried, self._message = False, "已保存。"
            self._show()
            then()

        def failed(faults: tuple[Fault, ...]) -> None:
            self._message = f"没有保存：{faults[0].what}。填写的内容还在，请处理后再点“保存”。"
            self._show()
            self._shows_faults.show_faults(faults)
            then()

        self._operations.run(Operation("保存本单位资料", lambda session, _: save_profile(session.store, profile), saved, failed=failed))

    def load_file(self, path: Path) -> None:
        """Fill the form in from a file; nothing is kept before 保存."""

        def loaded(profile: Profile) -> None:
            self._preferences.change(last_folder=str(path.parent))
            self._tried = False
            self._form, self._message = ProfileForm.of(profile), f"已读入“{path.name}”，核对后请点“保存”。"
            self._show()

        self._operations.run(Operation("读取资料文件", lambda _session, _progress: load_profile(path), loaded))

    def save_file(self, path: Path) -> None:
        """Write what the form holds to a file, or show what is missing."""
        self._tried = True
        wrong = self._faults()
        if wrong:
            self._show()
            self._shows_faults.show_faults(wrong)
            return
        content = profile_toml(self._form.profile()).encode()

        def written(_: None) -> None:
            self._preferences.change(last_folder=str(path.parent))
            self._message = f"已写入“{path.name}”。"
            self._show()

        self._operations.run(Operation("写资料文件", lambda _session, _progress: write_atomically(path, content), written))

    def drop(self) -> None:
        """Go back to what stood here before the edits."""
        self._form, self._checklist = self._taken, self._kept_checklist
        self._tried, self._message = False, ""
        self._show()

    def _take(self, form: ProfileForm, *, kept: bool) -> None:
        self._form = self._taken = form
        self._kept = form if kept else ProfileForm.empty()
        self._tried = False
        self._show()

    def _faults(self) -> tuple[Fault, ...]:
        vocabulary = None if self._knowledge is None else self._knowledge.vocabulary
        wrong = list(faults(self._form, vocabulary))
        if not self._checklist:
            wrong.append(Fault("blank", "还没有选择", "检查表", "请选择", "checklist"))
        return tuple(wrong)

    def _show(self) -> None:
        """Show the state. Before the first try to save, a field that is merely empty is not held against anybody."""
        shown_faults = [fault for fault in self._faults() if self._tried or fault.code != "blank"]
        packs = () if self._knowledge is None else self._knowledge.packs.checklists
        offered = tuple((pack.id, pack.title) for pack in packs)
        sentences = {fault.path: f"{fault.what}，{fault.action}。" for fault in reversed(shown_faults)}
        self._render(SettingsState(self._form, offered, self._checklist, sentences, self.modified, self._message))


def _stored(store: Store, county: str) -> Profile | None:
    with store.reading() as unit:
        return unit.profiles.of(county)
