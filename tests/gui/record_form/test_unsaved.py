"""A draft that the disk does not take: it stays in hand, a line says so, it is tried again, and nothing is left without a question."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from db.engine import Database, connect
from gui.record_form.presenter import RecordFormPresenter
from gui.unsaved_question import UnsavedQuestion
from inspections.drafts.draft import Draft
from inspections.faults import refuse
from tests.support.form_contents import WHOLE
from tests.support.form_session import HandTimer
from tests.support.gui.record_form import FormBench, RecordingView, type_words
from tests.support.gui.record_form_page import PageBench
from tests.support.memory_drafts import MemoryDrafts

FULL = refuse("disk_full", "磁盘空间不足", "drafts.db", "请腾出空间")
FAILURES = [
    FULL,
    refuse("readonly", "数据库是只读的", "drafts.db", "请检查文件夹和文件的权限"),
    refuse("busy", "数据库正被另一个程序使用", "drafts.db", "请等它完成后重试"),
    OSError(5, "Input/output error"),
    RuntimeError("whatever nobody foresaw"),
]


class UnwillingDrafts(MemoryDrafts):
    """Drafts on a disk that takes nothing while `error` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.error: Exception | None = None

    def _ask(self) -> None:
        if self.error is not None:
            raise self.error

    def save(self, draft: Draft) -> None:
        self._ask()
        super().save(draft)

    def discard(self, draft: UUID) -> None:
        self._ask()
        super().discard(draft)

    def undo(self, draft: UUID) -> Draft | None:
        self._ask()
        return super().undo(draft)

    def redo(self, draft: UUID) -> Draft | None:
        self._ask()
        return super().redo(draft)


@pytest.fixture
def drafts(bench: FormBench) -> UnwillingDrafts:
    """The bench's drafts, on a disk that can be filled."""
    made = UnwillingDrafts()
    bench.drafts = made
    bench.around = replace(bench.around, drafts=made)
    bench.running.session = replace(bench.running.session, drafts=made)
    bench.view = RecordingView()
    bench.presenter = RecordFormPresenter(bench.view, bench.around)
    return made


@pytest.mark.parametrize("error", FAILURES, ids=lambda error: type(error).__name__)
def test_what_the_disk_does_not_take_is_told_and_saved_when_it_does(bench: FormBench, drafts: UnwillingDrafts, error: Exception) -> None:
    bench.presenter.open_new()
    bench.presenter.edit("visit.address", "甲")
    bench.presenter.flush()
    drafts.error = error
    bench.presenter.edit("visit.address", "乙")
    bench.presenter.flush()
    bench.presenter.edit("visit.phone", "1")
    bench.presenter.flush()
    trouble = bench.view.state.trouble
    assert trouble.startswith("自09:30起未能存盘：")
    assert trouble.endswith("已录入的内容保留在窗口中，正在重试。")
    assert not any(word in trouble for word in ("Input", "Error", "whatever"))
    assert bench.view.state.saved == "未能存盘"
    assert bench.timer == HandTimer(retrying=True)
    drafts.error = None
    bench.presenter.flush()
    assert bench.view.state.trouble == ""
    assert bench.view.state.saved.startswith("草稿已保存")
    assert bench.timer == HandTimer()
    (kept,) = drafts.unfinished()
    assert kept.content["visit"] == {"address": "乙", "phone": "1"}


def test_the_very_first_saving_may_fail_and_every_step_can_still_be_undone(bench: FormBench, drafts: UnwillingDrafts) -> None:
    bench.presenter.open_new()
    drafts.error = FULL
    for words in ("甲", "甲乙", "甲乙丙"):
        bench.presenter.edit("visit.address", words)
        bench.presenter.flush()
    assert drafts.unfinished() == ()
    drafts.error = None
    bench.presenter.flush()
    for words in ("甲乙", "甲"):
        bench.presenter.undo()
        assert bench.presenter.content["visit"] == {"address": words}
    bench.presenter.undo()
    assert "visit" not in bench.presenter.content
    for _ in range(3):
        bench.presenter.redo()
    assert bench.presenter.content["visit"] == {"address": "甲乙丙"}


def test_since_when_is_the_first_failure_and_names_another_day(bench: FormBench, drafts: UnwillingDrafts) -> None:
    bench.presenter.open_new()
    drafts.error = FULL
    bench.presenter.edit("visit.address", "甲")
    bench.presenter.flush()
    bench.around.now.at = bench.around.now.at.replace(day=21, hour=1)  # type: ignore[attr-defined] # the bench's own clock
    bench.presenter.flush()
    assert bench.view.state.trouble.startswith("自8月20日09:30起未能存盘：磁盘空间不足，请腾出空间。")


def test_nothing_is_finished_undone_or_given_up_on_a_disk_that_takes_nothing(bench: FormBench, drafts: UnwillingDrafts) -> None:
    bench.open(WHOLE)
    bench.presenter.edit("visit.address", "甲")
    drafts.error = FULL
    before = bench.presenter.content
    bench.presenter.finish()
    assert bench.view.state.message == "还不能完成：内容还没有存盘，磁盘空间不足，请腾出空间。"
    assert bench.view.done == []
    bench.presenter.undo()
    assert bench.view.state.message == "内容还没有存盘，暂时不能撤销。"
    bench.presenter.redo()
    assert bench.view.state.message == "内容还没有存盘，暂时不能重做。"
    bench.presenter.discard()
    assert bench.view.state.message == "没有放弃草稿：磁盘空间不足，请腾出空间。"
    assert bench.presenter.content == before
    drafts.error = None
    bench.presenter.finish()
    assert len(bench.view.done) == 1


def test_why_it_was_not_finished_goes_when_the_disk_takes_the_draft(bench: FormBench, drafts: UnwillingDrafts) -> None:
    bench.open(WHOLE)
    bench.presenter.edit("visit.address", "甲")
    drafts.error = FULL
    bench.presenter.finish()
    drafts.error = None
    bench.presenter.flush()
    assert bench.view.state.message == bench.view.state.trouble == ""
    assert bench.view.state.saved.startswith("草稿已保存")


def test_a_step_back_that_the_disk_refuses_is_told_in_the_form(bench: FormBench, drafts: UnwillingDrafts) -> None:
    bench.open(WHOLE)
    bench.presenter.edit("visit.address", "甲")
    bench.presenter.flush()
    drafts.error = FULL
    bench.presenter.undo()
    assert bench.view.state.message == "没有撤销：磁盘空间不足，请腾出空间。"
    assert bench.presenter.content["visit"] == {"address": "甲"}


def test_a_record_that_was_asked_for_does_not_take_the_place_of_what_is_not_saved(bench: FormBench, drafts: UnwillingDrafts) -> None:
    bench.open(WHOLE)
    bench.presenter.finish()
    (record,) = bench.view.done
    bench.presenter.open_new()
    drafts.error = FULL
    bench.presenter.edit("visit.address", "甲")
    bench.presenter.open_record(record)
    assert bench.presenter.content["visit"] == {"address": "甲"}
    assert bench.view.state.message == "没有打开所选的记录：正在填写的内容还没有存盘。"


# --- the page, on drafts that another program holds -------------------------------------------------------------------


@pytest.fixture
def lock(tmp_path: Path) -> Iterator[Callable[[], Database]]:
    """Hold drafts.db for writing, as another program does; closed in the end."""
    databases: list[Database] = []

    def hold() -> Database:
        other = connect(tmp_path / "drafts.db", timeout=0)
        databases.append(other)
        other.conn.execute("BEGIN IMMEDIATE")
        return other

    yield hold
    for other in databases:
        other.close()


def written(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def press(which: str, seen: list[str]) -> None:
    """Press a button of the question when it is there, and note what it says."""

    def act() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, UnsavedQuestion)
        seen.append(f"{question.text()}\n{question.informativeText()}")
        {"stay": question.staying, "copy": question.copying, "give up": question.giving_up}[which].click()

    QTimer.singleShot(0, act)


def test_the_line_stands_at_the_foot_and_no_dialog_comes(page_bench: PageBench, lock: Callable[[], Database]) -> None:
    page_bench.page.open_new()
    other = lock()
    line = page_bench.line("visit.address")
    QApplication.processEvents()
    corner = line.mapTo(page_bench.page, QPoint(0, 0))
    type_words(page_bench.line("visit.address"), "某路")
    assert not page_bench.page.save()
    assert page_bench.page.trouble.isVisible()
    assert "数据库正被另一个程序使用" in page_bench.page.trouble.text()
    QApplication.processEvents()
    assert line.mapTo(page_bench.page, QPoint(0, 0)) == corner
    assert page_bench.page.saved.text() == "未能存盘"
    assert page_bench.shown.faults == []
    other.conn.execute("ROLLBACK")
    assert page_bench.page.save()
    assert not page_bench.page.trouble.isVisible()
    (draft,) = page_bench.drafts.unfinished()
    assert draft.content["visit"] == {"address": "某路"}


def test_it_is_tried_again_without_a_key(page_bench: PageBench, lock: Callable[[], Database], qtbot: QtBot) -> None:
    page_bench.page.open_new()
    other = lock()
    type_words(page_bench.line("visit.address"), "某路")
    qtbot.waitUntil(page_bench.page.trouble.isVisible)
    other.conn.execute("ROLLBACK")
    qtbot.waitUntil(lambda: not page_bench.page.trouble.isVisible())
    assert page_bench.drafts.unfinished()


@pytest.mark.parametrize("leaving", ["rail", "new", "draft"])
def test_leaving_asks_says_what_would_be_lost_and_staying_is_the_default(
    page_bench: PageBench, lock: Callable[[], Database], leaving: str
) -> None:
    draft = page_bench.open(WHOLE)
    lock()
    type_words(page_bench.line("visit.address"), "某路")
    seen: list[str] = []
    press("stay", seen)
    match leaving:
        case "rail":
            assert not page_bench.page.may_leave()
        case "new":
            page_bench.page.new()
        case _:
            page_bench.page.open_draft(draft)
    assert "还没有存盘的是“某供电公司”的检查地址。" in seen[0]
    assert "数据库正被另一个程序使用" in seen[0]
    assert page_bench.line("visit.address").text() == "某路"


def test_what_is_given_up_is_gone_and_the_draft_is_as_it_was(page_bench: PageBench, lock: Callable[[], Database]) -> None:
    page_bench.open(WHOLE)
    other = lock()
    type_words(page_bench.line("visit.address"), "某路")
    press("give up", [])
    assert page_bench.page.may_leave()
    other.conn.execute("ROLLBACK")
    page_bench.page.shown()
    assert page_bench.line("visit.address").text() == ""
    assert page_bench.line("inspectee.name").text() == "某供电公司"


def test_a_copy_can_be_put_elsewhere_before(
    page_bench: PageBench, lock: Callable[[], Database], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page_bench.open({**WHOLE, "user": {"capacity_kva": Decimal("1250.50")}})
    lock()
    type_words(page_bench.line("visit.address"), "某路")
    seen: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "stick" / "某供电公司"), ""))

    def then() -> None:
        press("copy", seen)
        QTimer.singleShot(0, lambda: press("stay", seen))

    then()
    assert not page_bench.page.may_leave()
    (kept,) = written(tmp_path / "stick" / "某供电公司.jsonl")
    assert kept["visit"] == {"address": "某路"}
    assert kept["user"] == {"capacity_kva": 1250.5}
    assert "已另存到" in seen[1]


def test_drafts_that_cannot_be_read_are_told_and_no_bug(page_bench: PageBench, monkeypatch: pytest.MonkeyPatch) -> None:
    page_bench.page.open_new()

    def broken(*_: object) -> None:
        raise FULL

    monkeypatch.setattr(page_bench.opened[0], "get", broken)
    page_bench.page.open_draft(uuid4())
    assert [fault.code for fault in page_bench.shown.faults] == ["disk_full"]
