"""The checklist above the verdicts, through the page: proposed, chosen, undone, kept; a stored record judged anew."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.preferences import PreferencesFile
from inspections.checklists.answer import Verdict
from inspections.documents.knowledge import Knowledge
from inspections.events.event import EventKind
from inspections.session import Session
from inspections.use_cases.changes import Changed
from tests.support.form_contents import OUTAGE, WHOLE
from tests.support.gui.record_form_page import PageBench
from tests.support.several_packs import HOURS, newer, provincial, with_packs, wuzhi


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def several(folder: Path, knowledge: Knowledge, preferences: PreferencesFile, qtbot: QtBot, dressed: QApplication) -> Iterator[PageBench]:
    """A page in a program with the county's and a province's checklist."""
    del dressed
    own = wuzhi(knowledge)
    made = PageBench(folder, with_packs(knowledge, own, provincial(own)), preferences, qtbot)
    yield made
    made.close()


def choose(bench: PageBench, checklist: str) -> None:
    """Choose in the list as a person does with the keyboard."""
    box = bench.page.panel.checklist.box
    target = box.findData(checklist)
    while box.currentIndex() != target:
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < target else Qt.Key.Key_Up)


def said(bench: PageBench, verdict: Verdict) -> list[str]:
    assert bench.page.presenter is not None
    return [line.summary for line in bench.page.panel.parts[verdict]._lines]  # noqa: SLF001 # what is folded, too


def test_the_checklist_follows_the_county_as_it_is_typed_and_the_cursor_stays(several: PageBench) -> None:
    several.page.open_new()
    bar = several.page.panel.checklist
    assert bar.box.currentData() == "wuzhi-2023"
    line = several.line("county")
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "330106")
    assert bar.box.currentData() == "zhejiang"
    assert several.has_cursor("county")
    assert line.text() == "330106"
    assert not bar.note.isVisible()


def test_another_checklist_changes_the_verdicts_and_the_fields(several: PageBench) -> None:
    several.open(OUTAGE)
    observed = "observations.wuzhi-2023.disclosure.outage"
    assert several.page.body.part(observed) is not None
    assert len(said(several, Verdict.VIOLATION)) == 2
    choose(several, "zhejiang")
    assert several.page.body.part(observed) is None
    assert said(several, Verdict.VIOLATION) == []
    assert several.page.panel.checklist.note.text().startswith("这份检查表是别的地方的（330000）")
    choose(several, "wuzhi-2023")
    assert several.page.body.part(observed) is not None
    assert not several.page.panel.checklist.note.isVisible()


def test_a_choice_is_kept_with_the_draft_and_can_be_undone(several: PageBench) -> None:
    draft = several.open(WHOLE)
    choose(several, "zhejiang")
    several.page.save()
    kept = several.drafts.get(draft)
    assert kept is not None
    assert (kept.checklist, kept.content) == ("zhejiang", WHOLE)
    several.page.open_new()
    several.page.open_draft(draft)
    assert several.page.panel.checklist.box.currentData() == "zhejiang"
    several.page.undo.click()
    assert several.page.panel.checklist.box.currentData() == "wuzhi-2023"
    assert several.page.message.text() == "已撤销：检查表"


def test_a_record_is_finished_by_the_checklist_that_was_chosen(several: PageBench) -> None:
    several.open({**WHOLE, "county": "330106", "id": "330106-2023-0001"})
    several.page.finish.click()
    with several.store.reading() as unit:
        (stored,) = unit.records.all()
        (check,) = unit.checks.of(stored.revision)
    assert check.pack.id == "zhejiang"
    assert several.page.panel.checklist.judged.text() == "已存的结论由第2版作出。"


def test_a_stored_record_goes_on_with_the_checklist_that_judged_it(several: PageBench) -> None:
    several.open(WHOLE)
    choose(several, "zhejiang")
    several.page.finish.click()
    with several.store.reading() as unit:
        (stored,) = unit.records.all()
    several.page.open_new()
    several.page.open_record(stored.record.uuid)
    assert several.page.panel.checklist.box.currentData() == "zhejiang"
    assert several.page.panel.checklist.note.text().endswith("》。")  # the county's own is proposed


def test_the_comparison_is_asked_for_with_what_the_form_holds(several: PageBench, qtbot: QtBot) -> None:
    several.open(OUTAGE)
    with qtbot.waitSignal(several.page.comparison_requested) as asked:
        QTest.mouseClick(several.page.panel.checklist.compare, Qt.MouseButton.LeftButton)
    assert asked.args == [OUTAGE, "wuzhi-2023"]


# --- a newer version ---------------------------------------------------------------------------------------------


class Later:
    """The program after an update: another page on the same store and drafts, with a second version of the checklist."""

    def __init__(self, before: PageBench, folder: Path, preferences: PreferencesFile, qtbot: QtBot) -> None:
        self.bench = PageBench(folder, self.updated(before.running.session.knowledge), preferences, qtbot)
        self.bench.store = before.store
        self.bench.running.session = Session(before.store, self.bench.drafts, self.bench.running.session.knowledge)

    @staticmethod
    def updated(knowledge: Knowledge) -> Knowledge:
        packs = knowledge.packs.by_id
        return with_packs(knowledge, newer(packs["wuzhi-2023"]), packs["zhejiang"])


@pytest.fixture
def later(several: PageBench, folder: Path, preferences: PreferencesFile, qtbot: QtBot) -> Iterator[PageBench]:
    """A page that shows a record which the first version judged, in a program with the second one."""
    several.open(OUTAGE)
    several.page.finish.click()
    with several.store.reading() as unit:
        (stored,) = unit.records.all()
    made = Later(several, folder, preferences, qtbot).bench
    made.page.open_record(stored.record.uuid)
    yield made
    made.close()


def standing(bench: PageBench) -> list[Any]:
    with bench.store.reading() as unit:
        (stored,) = unit.records.all()
        return [event.kind for _, event in unit.records.history(stored.record.uuid)]


def test_a_record_says_that_its_checklist_changed_and_keeps_its_answers(later: PageBench) -> None:
    bar = later.page.panel.checklist
    assert bar.changed.isVisible()
    assert bar.changed.text() == "检查表已有第3版，本记录由第2版核对，保持原来的结论。"
    assert bar.again.isVisible()
    assert later.page.panel.card(HOURS) is not None
    assert standing(later) == [EventKind.FINISHED]


def test_judging_anew_asks_first_and_says_what_changes(later: PageBench) -> None:
    bar = later.page.panel.checklist
    bar.again.click()
    (question,) = later.asked
    assert "第3版重新核对这条记录？" in question
    assert "2项结论不同：" in question
    assert "县域用户年平均停电时间，或较上年压缩8%以上：不符合 → 符合" in question
    assert "三(六)1：不符合 → 没有这一项" in question
    assert standing(later) == [EventKind.FINISHED]  # the bench answers no at first
    bar.again.click()
    assert standing(later) == [EventKind.FINISHED, EventKind.REJUDGED]
    assert later.page.panel.card(HOURS) is None
    assert not bar.again.isVisible()
    assert not bar.changed.isVisible()
    assert bar.judged.text() == "已存的结论由第3版作出。"
    assert later.page.message.text() == "已按第3版重新核对，2项结论不同；原来的结论留在历史中。"
    assert [changes.kinds for changes in later.running.broadcast] == [frozenset({Changed.RECORDS})]


def test_an_edit_is_held_against_the_new_version_and_leaves_nothing_to_judge_anew(later: PageBench) -> None:
    QTest.keyClicks(later.line("user.name"), "x")
    bar = later.page.panel.checklist
    assert not bar.again.isVisible()
    assert bar.changed.text().startswith("改动后按所选检查表第3版核对")
    assert later.page.panel.card(HOURS) is None
    later.page.undo.click()
    assert later.page.panel.card(HOURS) is None  # still a draft: what is finished is a new revision


def test_the_checklist_of_a_draft_that_rests_on_a_record_tells_who_judged_that(later: PageBench) -> None:
    QTest.keyClicks(later.line("user.name"), "x")
    later.page.save()
    (draft,) = later.drafts.unfinished()
    later.page.open_new()
    later.page.open_draft(draft.id)
    assert draft.checklist == "wuzhi-2023"
    assert later.page.panel.checklist.changed.text().startswith("改动后按所选检查表第3版核对")
