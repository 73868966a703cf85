"""The session of a form, without a window: what an edit does to content, answers, sections and draft."""

import pytest

from inspections.checklists.answer import Verdict
from inspections.documents.knowledge import Knowledge
from inspections.faults import refuse
from inspections.forms.session import Edit, Step
from tests.support.form_contents import OUTAGE, WHOLE
from tests.support.form_session import HandTimer, open_form
from tests.support.memory_drafts import MemoryDrafts
from tests.support.several_packs import provincial, with_packs, wuzhi


def test_typing_changes_what_the_field_shows_already_and_what_follows_from_it_must_be_filled_in(knowledge: Knowledge) -> None:
    form = open_form(knowledge, {**WHOLE, "fees": [{"name": "移表费"}]})
    assert form.edit("visit.address", "某路") is Edit.TYPED
    assert form.edit("visit.address", "某路") is Edit.NOTHING
    assert form.edit("fees[1].payee", "某供电公司") is Edit.FILLED
    assert form.derived == ("fees[1].payee_relation",)
    assert form.confirm_derived() is Edit.FILLED
    assert not form.derived


@pytest.mark.parametrize("path", ["nothing", "fees", "uuid"])
def test_what_is_no_field_of_the_form_is_not_edited(knowledge: Knowledge, path: str) -> None:
    form = open_form(knowledge, WHOLE)
    assert form.edit(path, "x") is Edit.NOTHING
    assert form.content == WHOLE
    assert not form.changed


def test_every_edit_is_answered_at_once(knowledge: Knowledge) -> None:
    form = open_form(knowledge, WHOLE)
    assert Verdict.VIOLATION in form.verdicts({}).lines
    form.remove_line("fees", 1)
    assert Verdict.VIOLATION not in form.verdicts({}).lines
    form.undo()
    assert Verdict.VIOLATION in form.verdicts({}).lines


def test_an_edit_waits_for_the_timer_and_is_on_the_disk_when_it_has_rung(knowledge: Knowledge) -> None:
    drafts, timer = MemoryDrafts(), HandTimer()
    form = open_form(knowledge, WHOLE, drafts=drafts, timer=timer)
    assert form.flush() is None
    form.edit("visit.address", "某路")
    assert (timer.running, form.unsaved, drafts.unfinished()) == (True, True, ())
    assert form.flush() is not None
    assert not form.unsaved
    (draft,) = drafts.unfinished()
    assert (draft.id, draft.content) == (form.id, form.content)


def test_a_step_back_says_where_it_led_and_one_that_cannot_be_says_why(knowledge: Knowledge) -> None:
    form = open_form(knowledge, WHOLE)
    form.edit("fees[1].amount", "5")
    assert form.undo() == Step("fees[1].amount", "收费金额（第1行）")
    assert form.content == WHOLE
    assert form.undo() == "没有可以撤销的修改"
    assert form.redo() == Step("fees[1].amount", "收费金额（第1行）")


def test_what_the_disk_does_not_take_is_named_as_what_would_be_lost(knowledge: Knowledge) -> None:
    class Full(MemoryDrafts):
        def save(self, draft: object) -> None:
            del draft
            raise refuse("disk_full", "磁盘空间不足", "drafts.db", "请腾出空间")

    form = open_form(knowledge, WHOLE, drafts=Full())
    assert form.loss() == ""
    form.edit("visit.address", "某路")
    assert form.flush() is None
    assert form.trouble is not None
    assert "磁盘空间不足，请腾出空间" in form.loss()
    assert "“某供电公司”的整份草稿，即" in form.loss()
    form.give_up()
    assert form.loss() == ""


def test_another_checklist_brings_its_sections_and_its_answers(knowledge: Knowledge) -> None:
    own = wuzhi(knowledge)
    form = open_form(with_packs(knowledge, own, provincial(own)), OUTAGE)
    topics = [section.key for section in form.sections]
    before = form.verdicts({}).lines
    form.choose_checklist("zhejiang")
    assert form.pack.id == "zhejiang"
    assert [section.key for section in form.sections] != topics
    assert form.verdicts({}).lines != before
    assert form.undo() == Step("", "检查表")
    assert form.pack.id == own.id


def test_a_proposed_number_fits_as_long_as_nobody_wrote_one(knowledge: Knowledge) -> None:
    form = open_form(knowledge, {"county": "410823", "inspected_on": "2023-08-20"}, new=True)
    assert form.number_wanted() == ("410823", 2023)
    assert form.number_wanted() is None
    form.edit("id", "A-7")
    assert not form.take_number("410823-2023-0001", ("410823", 2023))
    assert form.content["id"] == "A-7"


def test_faults_come_in_reading_order_and_what_is_lacking_is_said_when_finishing(knowledge: Knowledge) -> None:
    form = open_form(knowledge, {"topics": ["fees"], "inspected_on": "2023-08-15", "fees": [{"amount": "很多"}]})
    assert list(form.sentences()) == ["fees[1].amount"]
    form.finishing = True
    paths = [fault.path for fault in form.in_order(form.faults)]
    assert paths.index("inspectee.name") < paths.index("fees[1].amount")
    assert set(paths) == set(form.sentences())
