"""The operation helper: one worker with a session of its own; whatever comes of a work arrives in the window's thread."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, current_thread, main_thread
from typing import NoReturn

import pytest
from pytestqt.qtbot import QtBot

from gui.operations.operation import Operation
from gui.operations.operations import Operations
from gui.operations.progress import Progress
from inspections.documents.knowledge import Knowledge
from inspections.faults import Fault, UserError, refuse
from inspections.session import Session
from inspections.use_cases.changes import NOTHING, Changed, Changes
from inspections.use_cases.import_records import ImportReport
from tests.support.memory_drafts import MemoryDrafts
from tests.support.sessions import memory_session


@dataclass
class Bench:
    """Operations, and everything that came out of them."""

    operations: Operations
    opened_in: list[str]
    sessions: list[Session]
    refusals: list[UserError] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    bugs: list[BaseException] = field(default_factory=list)
    changes: list[Changes] = field(default_factory=list)
    out: list[object] = field(default_factory=list)


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path, knowledge: Knowledge) -> Iterator[Bench]:
    def open_session() -> Session:
        if made.refusals:
            raise made.refusals.pop()
        made.opened_in.append(current_thread().name)
        made.sessions.append(memory_session(tmp_path, knowledge))
        return made.sessions[-1]

    def report(bug: BaseException) -> None:
        made.bugs.append(bug)

    def refuse_to(faults: tuple[Fault, ...]) -> None:
        made.faults.extend(faults)

    made = Bench(Operations(open_session, refuse_to, report), [], [])
    made.operations.changed.connect(made.changes.append)
    yield made
    made.operations.close()
    del qtbot


def refused(_session: Session, _progress: Progress) -> NoReturn:
    raise refuse("no_file", "没有这个文件")


def until_cancelled(_session: Session, progress: Progress) -> None:
    while True:
        progress.tell(1, 2)


def wait_idle(qtbot: QtBot, bench: Bench) -> None:
    qtbot.waitUntil(lambda: not bench.operations.busy)


def test_work_runs_in_the_worker_and_its_result_arrives_in_the_window(qtbot: QtBot, bench: Bench) -> None:
    where: list[str] = []
    bench.operations.run(Operation("算", lambda _s, _p: current_thread().name, lambda name: where.extend([name, current_thread().name])))
    wait_idle(qtbot, bench)
    assert where == ["operations", main_thread().name]
    assert bench.opened_in == ["operations"]


def test_works_run_in_their_order_on_one_session(qtbot: QtBot, bench: Bench) -> None:
    for number in range(20):
        bench.operations.run(Operation("算", lambda session, _p, n=number: (n, session), bench.out.append))  # type: ignore[misc] # mypy cannot type a default
    wait_idle(qtbot, bench)
    assert bench.out == [(number, bench.sessions[0]) for number in range(20)]
    assert len(bench.sessions) == 1


def test_changes_are_broadcast_after_the_result_was_handed_out(qtbot: QtBot, bench: Bench) -> None:
    bench.operations.changed.connect(lambda changes: bench.out.append(changes.counties))
    bearing, itself = ImportReport(1, 0, 0, 1), Changes.of(Changed.DOCUMENTS, counties=["410823"])
    for result in (bearing, itself, NOTHING, "c"):
        bench.operations.run(Operation("记", lambda _s, _p, made=result: made, bench.out.append))  # type: ignore[misc] # mypy cannot type a default
    wait_idle(qtbot, bench)
    assert bench.out == [bearing, frozenset(), itself, frozenset({"410823"}), NOTHING, "c"]
    assert [changes.touch(Changed.RECORDS) for changes in bench.changes] == [True, False]


def test_user_errors_go_to_the_presenter_and_change_nothing(qtbot: QtBot, bench: Bench) -> None:
    bench.operations.run(Operation("读", refused, bench.out.append))
    wait_idle(qtbot, bench)
    assert [fault.code for fault in bench.faults] == ["no_file"]
    assert (bench.out, bench.changes) == ([], [])


def test_user_errors_go_to_whoever_asked_for_them(qtbot: QtBot, bench: Bench) -> None:
    bench.operations.run(Operation("读", refused, bench.out.append, failed=lambda faults: bench.out.extend(fault.code for fault in faults)))
    wait_idle(qtbot, bench)
    assert bench.out == ["no_file"]
    assert bench.faults == []


def test_a_bug_is_reported_and_the_worker_goes_on(qtbot: QtBot, bench: Bench) -> None:
    bench.operations.run(Operation("算", lambda _s, _p: 1 // 0, bench.out.append))
    bench.operations.run(Operation("算", lambda _s, _p: 7, bench.out.append))
    wait_idle(qtbot, bench)
    assert [type(bug) for bug in bench.bugs] == [ZeroDivisionError]
    assert bench.out == [7]


def test_cancelled_work_hands_out_nothing(qtbot: QtBot, bench: Bench) -> None:
    bench.operations.progressed.connect(lambda operation, _done, _total: operation.progress.cancel())
    bench.operations.run(Operation("导入", until_cancelled, bench.out.append, cancelled=lambda: bench.out.append("stopped")))
    wait_idle(qtbot, bench)
    assert (bench.out, bench.changes, bench.faults, bench.bugs) == (["stopped"], [], [], [])


def test_a_session_that_cannot_be_opened_is_told_and_tried_again(qtbot: QtBot, bench: Bench) -> None:
    bench.refusals.append(refuse("newer_database", "数据库由较新版本的程序建立"))
    bench.operations.run(Operation("打开", lambda _s, _p: 1, bench.out.append))
    bench.operations.run(Operation("打开", lambda _s, _p: 2, bench.out.append))
    wait_idle(qtbot, bench)
    assert [fault.code for fault in bench.faults] == ["newer_database"]
    assert bench.out == [2]


def test_the_end_is_told_before_the_result_so_that_a_dialog_has_the_screen_to_itself(qtbot: QtBot, bench: Bench) -> None:
    order: list[object] = []
    bench.operations.began.connect(lambda operation: order.append(operation.what))
    bench.operations.ended.connect(lambda operation: order.append(isinstance(operation, Operation)))
    bench.operations.run(Operation("算", lambda _s, _p: "result", order.append))
    wait_idle(qtbot, bench)
    assert order == ["算", True, "result"]


def test_closing_stops_what_runs_closes_the_session_and_calls_nobody(qtbot: QtBot, bench: Bench) -> None:
    running = Event()

    def endless(session: Session, progress: Progress) -> None:
        running.set()
        until_cancelled(session, progress)

    bench.operations.run(Operation("导入", endless, bench.out.append, cancelled=lambda: bench.out.append("stopped")))
    assert running.wait(5)
    bench.operations.close()
    qtbot.wait(20)
    drafts = bench.sessions[0].drafts
    assert isinstance(drafts, MemoryDrafts)
    assert drafts.closed
    assert (bench.out, bench.operations.busy) == ([], False)
