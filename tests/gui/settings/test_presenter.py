"""The settings' presenter, without Qt: judged at each edit, kept whole or not at all."""

from pathlib import Path

import pytest

from gui.faults.presenter import FaultPresenter
from gui.preferences import PreferencesFile
from gui.settings.presenter import SettingsPresenter
from gui.settings.profile_form import ProfileForm
from gui.settings.state import SettingsState
from inspections.documents.knowledge import Knowledge
from inspections.profiles.loading import load_profile
from inspections.profiles.profile import Profile
from inspections.session import Session
from inspections.use_cases.changes import Changed
from tests.support.gui.synchronous_operations import SynchronousOperations


class Desk:
    """A presenter with what it shows."""

    def __init__(self, session: Session, preferences: PreferencesFile) -> None:
        self.states: list[SettingsState] = []
        self.message: list[str] = []
        self.session = session
        self.operations = SynchronousOperations(session)
        self.preferences = preferences
        faults = FaultPresenter(lambda _heading, sentences: self.message.extend(sentences))
        self.presenter = SettingsPresenter(self.states.append, self.operations, faults, preferences)

    @property
    def state(self) -> SettingsState:
        return self.states[-1]

    def kept(self, county: str) -> Profile | None:
        with self.session.store.reading() as unit:
            return unit.profiles.of(county)


@pytest.fixture
def shipped(resources: Path) -> Path:
    return resources / "profiles" / "410823.toml"


@pytest.fixture
def desk(session: Session, preferences: PreferencesFile, knowledge: Knowledge) -> Desk:
    desk = Desk(session, preferences)
    desk.presenter.ready(knowledge)
    return desk


def filled(desk: Desk, shipped: Path) -> ProfileForm:
    form = ProfileForm.of(load_profile(shipped))
    desk.presenter.edit(form)
    desk.presenter.choose("wuzhi-2023")
    return form


def test_a_new_installation_shows_an_empty_form_without_reproach(desk: Desk) -> None:
    assert desk.state.form == ProfileForm.empty()
    assert desk.state.faults == {}
    assert not desk.state.modified
    assert {"wuzhi-2023", "national"} <= dict(desk.state.checklists).keys()


def test_what_is_wrong_is_told_while_typing_and_what_is_missing_at_the_first_try(desk: Desk) -> None:
    desk.presenter.edit(desk.state.form.with_text("county", "4108"))
    assert set(desk.state.faults) == {"county"}
    desk.presenter.save()
    assert {"county", "issuer", "court", "checklist"} <= set(desk.state.faults)
    assert desk.presenter.refused
    assert "没有保存" in desk.state.message
    assert desk.operations.broadcast == []


def test_saving_keeps_profile_county_and_checklist(desk: Desk, shipped: Path) -> None:
    filled(desk, shipped)
    assert desk.presenter.modified
    desk.presenter.save()
    assert desk.kept("410823") == load_profile(shipped)
    assert (desk.preferences.current.county, desk.preferences.current.checklist) == ("410823", "wuzhi-2023")
    assert not desk.state.modified
    assert [changes.touch(Changed.PROFILES) for changes in desk.operations.broadcast] == [True]


def test_the_next_start_shows_what_was_kept(desk: Desk, shipped: Path, knowledge: Knowledge) -> None:
    form = filled(desk, shipped)
    desk.presenter.save()
    later = Desk(desk.session, desk.preferences)
    later.presenter.ready(knowledge)
    assert later.state.form == form
    assert later.state.checklist == "wuzhi-2023"
    assert not later.state.modified


def test_dropping_goes_back_to_what_was_kept(desk: Desk, shipped: Path) -> None:
    form = filled(desk, shipped)
    desk.presenter.save()
    desk.presenter.edit(form.with_text("issuer", "别的"))
    desk.presenter.choose("national")
    desk.presenter.drop()
    assert (desk.state.form, desk.state.checklist, desk.state.modified) == (form, "wuzhi-2023", False)


def test_a_profile_goes_to_a_file_and_comes_back(desk: Desk, shipped: Path, tmp_path: Path) -> None:
    form = filled(desk, shipped)
    desk.presenter.save_file(tmp_path / "ours.toml")
    desk.presenter.edit(ProfileForm.empty())
    desk.presenter.load_file(tmp_path / "ours.toml")
    assert desk.state.form == form
    assert desk.presenter.modified
    assert desk.kept("410823") is None
    assert desk.preferences.current.last_folder == str(tmp_path)


def test_a_bad_file_changes_nothing_and_every_fault_is_told(desk: Desk, tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text('[profile]\ncounty = "4108"\nissuer = ""\n', encoding="utf-8")
    desk.presenter.load_file(bad)
    assert desk.state.form == ProfileForm.empty()
    assert len(desk.operations.faults) > 5


def test_an_incomplete_form_is_not_written_to_a_file(desk: Desk, tmp_path: Path) -> None:
    desk.presenter.save_file(tmp_path / "ours.toml")
    assert not (tmp_path / "ours.toml").exists()
    assert any("检查机关名称" in sentence for sentence in desk.message)
