"""The first run, without Qt: three steps, none passed with something missing, left and taken up again without loss."""

from datetime import date
from pathlib import Path

import pytest

from gui.first_run.presenter import FirstRunPresenter
from gui.first_run.state import STEPS, FirstRunState
from gui.preferences import PreferencesFile
from gui.settings.profile_form import FIELDS, ProfileForm
from inspections.documents.knowledge import Knowledge
from inspections.profiles.loading import load_profile
from inspections.session import Session
from inspections.use_cases.changes import Changed
from tests.support.gui.synchronous_operations import SynchronousOperations

TODAY = date(2026, 12, 1)


class Guide:
    """A presenter with what it shows."""

    def __init__(self, session: Session, preferences: PreferencesFile, resources: Path) -> None:
        self.states: list[FirstRunState] = []
        self.closed = 0
        self.operations = SynchronousOperations(session)
        self.presenter = FirstRunPresenter(self.states.append, self.close, self.operations, preferences, resources, lambda: TODAY)

    def close(self) -> None:
        self.closed += 1

    @property
    def state(self) -> FirstRunState:
        return self.states[-1]


@pytest.fixture
def guide(session: Session, preferences: PreferencesFile, resources: Path, knowledge: Knowledge) -> Guide:
    guide = Guide(session, preferences, resources)
    guide.presenter.ready(knowledge)
    return guide


def type_in(guide: Guide, **texts: str) -> None:
    for name, text in texts.items():
        guide.presenter.edit(guide.state.form.with_text(name, text))


def stored_records(session: Session) -> int:
    with session.store.reading() as unit:
        return sum(1 for _ in unit.records.all())


def test_every_field_that_must_be_filled_stands_on_a_step() -> None:
    asked = [name for _, names in STEPS for name in names]
    assert sorted(asked) == sorted(field.name for field in FIELDS if field.required)
    assert len(STEPS) <= 3


def test_the_first_step_begins_without_reproach_and_is_not_passed_empty(guide: Guide) -> None:
    assert (guide.state.step, guide.state.faults) == (0, {})
    guide.presenter.forward()
    assert guide.state.step == 0
    assert set(guide.state.faults) == {"county", "issuer", "number_prefix", "checklist"}


def test_a_county_with_a_checklist_of_its_own_gets_it(guide: Guide) -> None:
    type_in(guide, county="410823")
    assert guide.state.checklist == "wuzhi-2023"


def test_the_first_step_says_which_rules_hold_today(guide: Guide) -> None:
    assert guide.state.holding == ""
    guide.presenter.choose("wuzhi-2023")
    assert guide.state.holding.startswith("今天（2026年12月1日）有效的：这份检查表")
    assert "已过施行期，不再用于2026年12月1日发生的行为" in guide.state.holding
    guide.presenter.choose("jiangsu-2018")
    assert guide.state.holding.endswith("文书引用时会注明。")
    guide.presenter.choose("national")
    assert "另有全国要求" not in guide.state.holding


def test_three_steps_keep_profile_county_and_checklist(guide: Guide, session: Session, preferences: PreferencesFile) -> None:
    type_in(guide, county="410823", issuer="武陟县发展和改革委员会", number_prefix="武发改能源")
    guide.presenter.forward()
    type_in(
        guide,
        contact_name="王某",
        contact_phone="0391-7200000",
        address="某路1号",
        reconsideration="武陟县人民政府",
        court="武陟县人民法院",
    )
    guide.presenter.forward()
    guide.presenter.forward()
    assert guide.state.step == 2
    assert guide.state.faults == {"inspectors": "还没有检查人，请至少添加两名。"}
    guide.presenter.edit(guide.state.form.with_inspectors((("张某", "A1"), ("李某", "A2"))))
    guide.presenter.forward()
    assert guide.closed == 1
    with session.store.reading() as unit:
        kept = unit.profiles.of("410823")
    assert kept == guide.state.form.profile()
    current = preferences.current
    assert (current.county, current.checklist, current.first_run_done) == ("410823", "wuzhi-2023", True)
    assert [changes.touch(Changed.RECORDS) for changes in guide.operations.broadcast] == [False]
    assert stored_records(session) == 0


def test_going_back_loses_nothing(guide: Guide) -> None:
    guide.presenter.fill_in_sample()
    form = guide.state.form
    guide.presenter.forward()
    guide.presenter.back()
    assert (guide.state.step, guide.state.form) == (0, form)


def test_the_sample_fills_everything_in_and_brings_records_when_wanted(guide: Guide, session: Session, resources: Path) -> None:
    guide.presenter.fill_in_sample()
    assert guide.state.form == ProfileForm.of(load_profile(resources / "profiles" / "410823.toml"))
    assert "虚构" in guide.state.message
    for _ in STEPS:
        guide.presenter.forward()
    lines = (resources / "samples" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    assert stored_records(session) == sum(bool(line.strip()) for line in lines)
    assert guide.operations.broadcast[-1].touch(Changed.RECORDS)


def test_samples_are_left_out_where_nobody_wants_them(guide: Guide, session: Session) -> None:
    guide.presenter.fill_in_sample()
    guide.presenter.want_samples(False)
    for _ in STEPS:
        guide.presenter.forward()
    assert guide.closed == 1
    assert stored_records(session) == 0


def test_left_in_the_middle_it_is_taken_up_there(
    guide: Guide, session: Session, preferences: PreferencesFile, resources: Path, knowledge: Knowledge, tmp_path: Path
) -> None:
    guide.presenter.fill_in_sample()
    guide.presenter.forward()
    type_in(guide, contact_phone="0391-1")
    guide.presenter.leave()
    assert guide.closed == 1
    assert not preferences.current.first_run_done
    later = Guide(session, PreferencesFile(tmp_path / "preferences.json"), resources)
    later.presenter.ready(knowledge)
    assert (later.state.step, later.state.form, later.state.checklist) == (1, guide.state.form, "wuzhi-2023")


def test_each_step_that_is_passed_survives_a_program_that_is_killed(
    guide: Guide, session: Session, resources: Path, knowledge: Knowledge, tmp_path: Path
) -> None:
    guide.presenter.fill_in_sample()
    guide.presenter.forward()
    later = Guide(session, PreferencesFile(tmp_path / "preferences.json"), resources)
    later.presenter.ready(knowledge)
    assert (later.state.step, later.state.form) == (1, guide.state.form)


def test_a_bureau_that_was_set_up_is_shown_when_the_guide_comes_again(
    guide: Guide, session: Session, preferences: PreferencesFile, resources: Path, knowledge: Knowledge
) -> None:
    guide.presenter.fill_in_sample()
    for _ in STEPS:
        guide.presenter.forward()
    again = Guide(session, preferences, resources)
    again.presenter.ready(knowledge)
    assert (again.state.step, again.state.form) == (0, guide.state.form)
