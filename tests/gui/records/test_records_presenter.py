from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from gui.records.months import MOST_MONTHS, months_between
from gui.records.presenter import PAGE, RecordsPresenter
from gui.records.state import RecordsState
from inspections.cases.listings import RecordQuery, RecordState
from inspections.drafts.draft import Draft
from inspections.session import Session
from inspections.use_cases.changes import Changed, Changes
from inspections.use_cases.import_records import import_records
from tests.support.gui.synchronous_operations import SynchronousOperations
from tests.support.gui.waiting_operations import WaitingOperations
from tests.support.store_samples import AT, checked, record

DRAFT = UUID(int=7)


@dataclass
class Shown:
    """Implements `RecordsView`."""

    states: list[RecordsState] = field(default_factory=list)
    rows: list[tuple[int, int]] = field(default_factory=list)

    def show_state(self, state: RecordsState) -> None:
        self.states.append(state)

    def show_lines(self, first: int, last: int) -> None:
        self.rows.append((first, last))


@pytest.fixture
def view() -> Shown:
    return Shown()


@pytest.fixture
def operations(session: Session) -> SynchronousOperations:
    return SynchronousOperations(session)


@pytest.fixture
def presenter(view: Shown, operations: SynchronousOperations, resources: Path) -> RecordsPresenter:
    return RecordsPresenter(view, operations, resources / "samples")


def keep(session: Session, *numbers: str, **changes: object) -> None:
    import_records(session.store, checked(*(record(number, **changes) for number in numbers)), author="张某", at=AT)


def numbers(presenter: RecordsPresenter, view: Shown) -> list[str]:
    lines = [presenter.line(row) for row in range(len(view.states[-1].keys))]
    return [line.number if line else "" for line in lines]


def test_an_empty_store_is_told_from_a_search_that_finds_nothing(presenter: RecordsPresenter, view: Shown, session: Session) -> None:
    presenter.reload()
    assert (view.states[-1].ready, view.states[-1].stored) == (True, 0)
    keep(session, "A-1")
    presenter.reload()
    presenter.ask(RecordQuery("B"))
    assert (len(view.states[-1].keys), view.states[-1].stored) == (0, 1)


def test_filters_reach_the_store(presenter: RecordsPresenter, view: Shown, session: Session) -> None:
    keep(session, "A-1")
    keep(session, "A-2", topics=["mining"], inspected_on="2023-06-01")
    presenter.reload()
    assert numbers(presenter, view) == ["A-1", "A-2"]
    presenter.ask(RecordQuery(topic="fees"))
    assert numbers(presenter, view) == ["A-1"]
    presenter.ask(RecordQuery(month=(2023, 6)))
    assert numbers(presenter, view) == ["A-2"]
    presenter.ask(RecordQuery(state=RecordState.CLEAN))
    assert numbers(presenter, view) == []
    assert view.states[-1].months == ((2023, 8), (2023, 7), (2023, 6))


def test_the_same_question_is_not_asked_twice(presenter: RecordsPresenter, operations: SynchronousOperations) -> None:
    presenter.reload()
    presenter.ask(RecordQuery("A"))
    presenter.ask(RecordQuery("A"))
    assert operations.ran == ["查找记录", "查找记录"]


def test_only_the_pages_that_are_looked_at_are_fetched(
    presenter: RecordsPresenter, view: Shown, session: Session, operations: SynchronousOperations
) -> None:
    keep(session, *(f"A-{number:04d}" for number in range(PAGE * 3)))
    presenter.reload()
    assert presenter.line(0) is not None
    assert operations.ran == ["查找记录"]
    presenter.line(PAGE * 2 + 5)
    assert presenter.line(PAGE * 2 + 6) is not None
    assert operations.ran == ["查找记录", "读取记录"]
    assert view.rows == [(PAGE * 2, PAGE * 3 - 1)]


def test_a_question_that_was_overtaken_shows_nothing(view: Shown, session: Session, resources: Path) -> None:
    keep(session, "A-1", "B-1")
    operations = WaitingOperations(session)
    presenter = RecordsPresenter(view, operations, resources / "samples")
    presenter.ask(RecordQuery("A"))
    presenter.ask(RecordQuery("B"))
    operations.go_on()
    assert [state.query.text for state in view.states] == ["B"]


def test_drafts_say_what_they_are_and_can_be_thrown_away(
    presenter: RecordsPresenter, view: Shown, session: Session, operations: SynchronousOperations
) -> None:
    draft = Draft(DRAFT, {"id": "A-9", "inspectee": {"name": "某县供电公司"}}, None, datetime(2026, 11, 22, 4, tzinfo=UTC))
    session.drafts.save(draft)
    session.drafts.save(replace(draft, id=UUID(int=8), content={}, base="ab" * 32))
    presenter.reload()
    drafts_by_id = {line.id: (line.title, line.message) for line in view.states[-1].drafts}
    assert drafts_by_id[DRAFT][0] == "某县供电公司"
    assert drafts_by_id[DRAFT][1].startswith("A-9，新记录，2026-11-22")
    assert drafts_by_id[UUID(int=8)][0] == "未填写被检查单位"
    assert drafts_by_id[UUID(int=8)][1].startswith("对已有记录的修改")
    presenter.discard(DRAFT)
    assert session.drafts.get(DRAFT) is None
    assert [line.id for line in view.states[-1].drafts] == [UUID(int=8)]
    assert operations.broadcast == [Changes.of(Changed.DRAFTS, uuids=[DRAFT])]


def test_what_others_changed_is_shown(presenter: RecordsPresenter, view: Shown, session: Session) -> None:
    presenter.reload()
    keep(session, "A-1")
    presenter.refresh(Changes.of(Changed.SETTINGS))
    assert view.states[-1].stored == 0
    presenter.refresh(Changes.of(Changed.RECORDS))
    assert numbers(presenter, view) == ["A-1"]


def test_sample_records_are_loaded_on_request(presenter: RecordsPresenter, view: Shown, operations: SynchronousOperations) -> None:
    presenter.load_samples()
    presenter.refresh(operations.broadcast[-1])
    assert view.states[-1].stored == 50


def test_months_run_from_the_newest_to_the_oldest_and_a_mistyped_year_does_not_flood_the_list() -> None:
    assert months_between(date(2024, 2, 29), date(2023, 11, 1)) == ((2024, 2), (2024, 1), (2023, 12), (2023, 11))
    assert len(months_between(date(2024, 2, 29), date(1, 1, 1))) == MOST_MONTHS
