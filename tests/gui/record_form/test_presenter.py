"""The form's presenter, without a widget: edits, drafts, undo, opening, finishing."""

from datetime import date
from uuid import uuid4

import pytest

from gui.record_form.presenter import RECOVERED
from inspections.cases.documents import Document
from inspections.cases.numbers import DocumentNumber, NumberKind, Series
from inspections.checklists.answer import Verdict
from inspections.profiles.profile import Inspector, Profile
from inspections.use_cases.changes import Changed
from tests.support.form_contents import WHOLE
from tests.support.form_session import HandTimer
from tests.support.gui.record_form import FormBench

BANNED, RELATION = "wuzhi-2023.fees.banned", "fees[1].payee_relation"
INSPECTORS = (Inspector("张某", "豫H20010"), Inspector("李某", "豫H20011"))


def profile() -> Profile:
    return Profile("410823", "某局", "某发改", "王某", "0391-1", "某路", "某政府", "某法院", inspectors=INSPECTORS)


def test_a_blank_record_has_its_day_county_and_number_and_no_draft_yet(bench: FormBench) -> None:
    bench.presenter.open_new()
    assert bench.presenter.content == {"inspected_on": "2023-08-20", "inspectors": [], "county": "410823", "id": "410823-2023-0001"}
    assert bench.drafts.unfinished() == ()
    assert bench.view.state.title == "新检查记录"
    assert bench.view.state.faults == {}


def test_an_edit_is_shown_checked_and_kept_when_the_timer_rings(bench: FormBench) -> None:
    bench.presenter.open_new()
    bench.presenter.edit("topics", ["fees"])
    bench.presenter.edit("inspectee.kind", "grid_company")
    bench.presenter.declare_none("fees", True)
    assert bench.timer.running
    assert bench.view.state.saved == "正在保存…"
    lines = {line.requirement: line.verdict for lines in bench.view.state.verdicts.lines.values() for line in lines}
    assert lines["wuzhi-2023.fees.banned"] is Verdict.COMPLIANT
    bench.presenter.flush()
    assert bench.timer == HandTimer(running=False)
    (kept,) = bench.drafts.unfinished()
    assert kept.content == bench.presenter.content
    assert bench.view.state.saved.startswith("草稿已保存 ")


def test_wrong_input_is_kept_as_typed_with_one_sentence_beside_its_field(bench: FormBench) -> None:
    bench.presenter.open_new()
    bench.presenter.edit("inspected_on", "2023-2-30")
    assert bench.presenter.content["inspected_on"] == "2023-2-30"
    assert dict(bench.view.state.faults) == {"inspected_on": "日期“2023-2-30”不存在，请核对年月日。"}
    bench.presenter.edit("inspected_on", "20230815")
    assert bench.presenter.content["inspected_on"] == "2023-08-15"
    assert bench.view.state.faults == {}


def test_a_draft_that_was_not_finished_is_opened_with_a_plain_message(bench: FormBench) -> None:
    draft = bench.open({**WHOLE, "fees": [{"amount": "很多"}]})
    assert bench.presenter.draft == draft
    assert bench.view.state.message == RECOVERED
    assert bench.view.state.faults == {"fees[1].amount": "“很多”不是十进制数，请只写数字和小数点。"}


def test_a_draft_that_is_gone_is_told(bench: FormBench) -> None:
    draft = bench.open(WHOLE)
    bench.presenter.discard()
    bench.presenter.open_draft(draft)
    assert [fault.code for fault in bench.shown.faults] == ["no_draft"]


def test_undo_goes_back_through_what_was_kept_and_redo_forward_again(bench: FormBench) -> None:
    bench.presenter.open_new()
    bench.presenter.edit("visit.address", "甲")
    bench.presenter.flush()
    bench.presenter.edit("visit.address", "乙")
    before = bench.view.state.generation
    bench.presenter.undo()
    assert bench.presenter.content["visit"] == {"address": "甲"}
    assert bench.view.state.generation > before
    bench.presenter.undo()
    assert "visit" not in bench.presenter.content
    assert bench.presenter.content["id"] == "410823-2023-0001"
    bench.presenter.undo()
    assert bench.view.state.message == "没有可以撤销的修改"
    bench.presenter.redo()
    bench.presenter.redo()
    assert bench.presenter.content["visit"] == {"address": "乙"}


@pytest.mark.parametrize(
    ("path", "raw", "name"),
    [
        ("visit.address", "甲", "检查地址"),
        ("fees[1].amount", "5", "收费金额（第1行）"),
        ("topics", ["mining"], "检查项目"),
    ],
)
def test_a_step_goes_to_the_field_that_it_changed_and_names_it(bench: FormBench, path: str, raw: object, name: str) -> None:
    bench.open(WHOLE)
    bench.presenter.edit(path, raw)
    bench.presenter.undo()
    assert bench.view.state.message == f"已撤销：{name}"
    assert bench.view.focused[-1] == path
    bench.presenter.redo()
    assert bench.view.state.message == f"已重做：{name}"
    assert bench.view.focused[-1] == path


def test_a_step_over_a_line_goes_to_the_line(bench: FormBench) -> None:
    bench.open(WHOLE)
    bench.presenter.add_line("fees")
    bench.presenter.undo()
    assert bench.view.focused[-1] == "fees"
    bench.presenter.redo()
    assert bench.view.focused[-1] == "fees[2]"
    bench.presenter.edit("determinations.wuzhi-2023.fees.banned.decision", "confirmed")
    bench.presenter.undo()
    assert bench.view.focused[-1] == "determinations.wuzhi-2023.fees.banned.decision"


def test_steps_are_offered_only_where_there_are_any(bench: FormBench) -> None:
    def offered() -> tuple[bool, bool]:
        return bench.view.state.can_undo, bench.view.state.can_redo

    bench.presenter.open_new()
    assert offered() == (False, False)
    bench.presenter.edit("visit.address", "甲")
    assert offered() == (True, False)
    bench.presenter.undo()
    assert offered() == (False, True)
    bench.presenter.redo()
    assert offered() == (True, False)
    bench.presenter.undo()
    bench.presenter.edit("visit.address", "乙")
    bench.presenter.flush()
    assert offered() == (True, False)
    bench.open(WHOLE)
    bench.presenter.undo()  # nothing went before: from now on none is offered
    assert offered() == (False, False)


def test_typing_does_not_fill_the_fields_anew_but_lines_do(bench: FormBench) -> None:
    bench.presenter.open_new()
    before = bench.view.state.generation
    bench.presenter.edit("visit.address", "甲")
    assert bench.view.state.generation == before
    bench.presenter.add_line("fees")
    assert bench.view.state.generation > before
    assert bench.presenter.content["fees"] == [{}]
    assert bench.view.focused == ["fees[1]"]
    bench.presenter.remove_line("fees", 1)
    assert "fees" not in bench.presenter.content


def test_inspectors_of_the_bureau_are_offered_and_chosen(bench: FormBench) -> None:
    with bench.store.writing() as unit:
        unit.profiles.save(profile())
    bench.presenter.open_new()
    assert bench.view.state.inspectors == INSPECTORS
    for inspector in INSPECTORS:
        bench.presenter.choose_inspector(inspector, True)
    bench.presenter.choose_inspector(INSPECTORS[0], False)
    assert bench.presenter.content["inspectors"] == [{"name": "李某", "certificate": "豫H20011"}]
    bench.presenter.remove_line("inspectors", 1)
    assert bench.presenter.content["inspectors"] == []


def test_finishing_shows_every_fault_and_goes_to_the_first_in_reading_order(bench: FormBench) -> None:
    bench.presenter.open_new()
    bench.presenter.edit("topics", ["fees"])
    bench.presenter.edit("visit.started_at", "早上")
    bench.presenter.add_line("fees")
    bench.presenter.edit("fees[1].amount", "很多")
    bench.presenter.finish()
    assert list(bench.view.state.faults) == ["visit.started_at", "fees[1].amount", "inspectee.name", "inspectee.kind"]
    assert bench.view.focused[-1] == "inspectee.name"
    assert "共有4处需要处理" in bench.view.state.message
    assert bench.view.done == []


def test_finishing_writes_the_record_discards_the_draft_and_tells_everybody(bench: FormBench) -> None:
    uuid = bench.open(WHOLE)
    bench.presenter.finish()
    assert bench.view.done == [uuid]
    assert bench.drafts.unfinished() == ()
    assert bench.running.broadcast[-1].touch(Changed.RECORDS)
    assert uuid in bench.running.broadcast[-1].uuids
    assert bench.view.state.record == uuid
    assert not bench.view.state.changed
    assert bench.view.state.locked == {"id", "county"}
    with bench.store.reading() as unit:
        stored = unit.records.get(uuid)
        assert stored is not None
        assert stored.record.payload == WHOLE


def test_a_finished_record_can_be_changed_and_finished_again(bench: FormBench) -> None:
    record = bench.open(WHOLE)
    bench.presenter.finish()
    first = bench.presenter.draft
    bench.presenter.edit("id", "OTHER")
    assert bench.presenter.content["id"] == "410823-2023-0001"
    bench.presenter.edit("visit.address", "某路")
    bench.presenter.finish()
    with bench.store.reading() as unit:
        assert len(unit.records.history(record)) == 2
    assert bench.presenter.draft != first


def test_a_stored_record_is_opened_and_its_first_edit_makes_a_draft_of_its_revision(bench: FormBench) -> None:
    record = bench.open(WHOLE)
    bench.presenter.finish()
    bench.presenter.open_record(record)
    assert bench.drafts.unfinished() == ()
    bench.presenter.edit("visit.address", "某路")
    bench.presenter.flush()
    (draft,) = bench.drafts.unfinished()
    assert draft.base is not None
    bench.presenter.open_draft(draft.id)
    assert bench.view.state.record == record
    assert bench.view.state.locked == {"id", "county"}


def test_a_taken_number_is_told_beside_the_number(bench: FormBench) -> None:
    bench.open(WHOLE)
    bench.presenter.finish()
    bench.open({**WHOLE, "fees": []})
    bench.presenter.finish()
    assert (
        bench.view.state.faults["id"]
        == "编号已被使用：编号“410823-2023-0001”，某供电公司（供电公司，县（区）410823），2023-08-15检查，请换一个编号。"
    )
    assert bench.view.focused[-1] == "id"
    assert not bench.view.state.busy


def test_the_last_visit_fills_what_is_empty_and_nothing_else(bench: FormBench) -> None:
    bench.open({**WHOLE, "visit": {"address": "旧址", "phone": "1"}})
    bench.presenter.finish()
    bench.presenter.open_new()
    bench.presenter.fill_from_last_visit()
    assert bench.view.state.message == "请先填写被检查单位"
    assert bench.view.focused[-1] == "inspectee.name"
    bench.presenter.edit("inspectee.name", "某供电公司")
    bench.presenter.edit("visit.phone", "2")
    bench.presenter.fill_from_last_visit()
    assert bench.presenter.content["visit"] == {"phone": "2", "address": "旧址"}
    assert bench.presenter.content["inspectee"]["kind"] == "grid_company"
    assert bench.view.state.message == "已带入上次检查的2项资料，请核对"


def test_a_notice_rests_on_the_record_as_it_is_finished(bench: FormBench) -> None:
    bench.open(WHOLE)
    bench.presenter.want_notice()
    assert bench.view.notices == bench.view.done
    bench.presenter.want_notice()
    assert len(bench.view.done) == 1
    assert len(bench.view.notices) == 2


def test_the_proposed_number_follows_day_and_county_until_one_is_written(bench: FormBench) -> None:
    bench.presenter.open_new()
    before = bench.view.state.generation
    bench.presenter.edit("inspected_on", "2022-12-30")
    assert bench.presenter.content["id"] == "410823-2022-0001"
    assert bench.view.state.generation == before  # the day that is being typed is not written anew
    bench.presenter.flush()
    bench.presenter.edit("inspected_on", "2022-12-3")
    bench.presenter.edit("inspected_on", "2022-12-")
    bench.presenter.edit("county", "410822")
    bench.presenter.edit("inspected_on", "2023-12-01")
    assert bench.presenter.content["id"] == "410822-2023-0001"
    bench.presenter.edit("county", "410823")
    assert bench.presenter.content["id"] == "410823-2023-0001"
    bench.presenter.edit("id", "A-7")
    bench.presenter.edit("inspected_on", "2022-12-30")
    assert bench.presenter.content["id"] == "A-7"
    bench.presenter.edit("id", "")
    bench.presenter.edit("inspected_on", "2023-12-30")
    assert "id" not in bench.presenter.content


def test_a_record_with_a_notice_says_so_as_long_as_the_notice_stands(bench: FormBench) -> None:
    record = bench.open(WHOLE)
    bench.presenter.finish()
    assert bench.view.state.standing == ""
    series = Series(NumberKind.NOTICE, "武发改能源", 2023)
    with bench.store.writing() as unit:
        (serial,) = unit.numbers.give(series)
        document = Document(uuid4(), DocumentNumber(series, serial), uuid4(), record, "rev", "1号.pdf", "0" * 64, date(2023, 8, 16), {})
        unit.documents.add(document)
    said = "已出具 武发改能源〔2023〕1号；改动后完成会形成新的版本，需要时另行出具。"
    bench.presenter.open_record(record)
    assert bench.view.state.standing == said
    bench.presenter.edit("visit.address", "某路")
    bench.presenter.finish()
    assert bench.view.state.standing == said
    bench.presenter.edit("visit.address", "某街")
    bench.presenter.flush()
    bench.presenter.open_draft(bench.presenter.draft)
    assert bench.view.state.standing == said
    with bench.store.writing() as unit:
        unit.documents.void(document.uuid)
    bench.presenter.look_around()
    assert bench.view.state.standing == ""
    bench.presenter.open_new()
    assert bench.view.state.standing == ""


def test_a_notice_that_cannot_be_issued_yet_is_told_as_such(bench: FormBench) -> None:
    bench.presenter.open_new()
    bench.presenter.finish()
    assert bench.view.state.message.startswith("还不能完成：")
    bench.presenter.want_notice()
    assert bench.view.state.message.startswith("还不能出具通知书：")
    assert bench.view.notices == []


def test_opening_another_record_keeps_what_was_typed_last(bench: FormBench) -> None:
    bench.presenter.open_new()
    bench.presenter.edit("visit.address", "甲")
    bench.presenter.open_new()
    (kept,) = bench.drafts.unfinished()
    assert kept.content["visit"] == {"address": "甲"}
    assert bench.presenter.content["id"] == "410823-2023-0002"


@pytest.mark.parametrize("path", ["nothing", "fees", "visit", "fees[1].nothing"])
def test_an_edit_of_what_is_no_field_is_ignored(bench: FormBench, path: str) -> None:
    bench.presenter.open_new()
    before = bench.presenter.content
    bench.presenter.edit(path, "x")
    assert bench.presenter.content == before


def test_a_new_fee_says_nothing_of_who_took_it_and_convicts_nobody(bench: FormBench) -> None:
    bench.open({key: value for key, value in WHOLE.items() if key != "fees"})
    bench.presenter.add_line("fees")
    for path, value in (("name", "接火费"), ("amount", "500"), ("payee", "武陟县光明电力工程有限公司"), ("approved_item", False)):
        bench.presenter.edit(f"fees[1].{path}", value)
    fee = bench.presenter.content["fees"][0]
    assert "payee_relation" not in fee
    assert "stage" not in fee
    assert Verdict.VIOLATION not in bench.view.state.verdicts.lines


def test_a_derived_relation_is_noted_and_confirmed_before_the_record_is_finished(bench: FormBench) -> None:
    bench.open({**WHOLE, "fees": [{"name": "移表费", "amount": "1200.00", "charged_on": "2023-06-01", "stage": "connection"}]})
    before = bench.view.state.generation
    bench.presenter.edit("fees[1].payee", "某供电公司")
    assert bench.view.state.generation > before
    assert bench.view.state.notes == {RELATION: "由收款单位推定，请核对"}
    assert Verdict.VIOLATION in bench.view.state.verdicts.lines
    bench.view.answers_yes = False
    bench.presenter.finish()
    assert bench.view.done == []
    assert bench.view.focused[-1] == RELATION
    assert "· 收款单位关系（第1行）" in bench.view.questions[-1]
    bench.view.answers_yes = True
    bench.presenter.finish()
    (record,) = bench.view.done
    with bench.store.reading() as unit:
        stored = unit.records.get(record)
    assert stored is not None
    assert stored.record.payload["fees"][0]["payee_relation"] == "supplier"
    assert "derived" not in stored.record.payload["fees"][0]
    assert bench.view.state.notes == {}


def test_a_derived_relation_that_was_chosen_by_hand_is_asked_about_no_more(bench: FormBench) -> None:
    bench.open({**WHOLE, "fees": [{"name": "移表费", "amount": "1200.00", "charged_on": "2023-06-01", "stage": "connection"}]})
    bench.presenter.edit("fees[1].payee", "某供电公司")
    bench.presenter.flush()
    bench.presenter.edit(RELATION, "supplier")
    assert bench.view.state.notes == {}
    bench.presenter.undo()
    assert bench.view.state.notes == {RELATION: "由收款单位推定，请核对"}
    bench.presenter.redo()
    bench.presenter.finish()
    assert bench.view.questions == []
    assert len(bench.view.done) == 1


def test_one_act_confirms_every_violation_that_nobody_decided_on(bench: FormBench) -> None:
    bench.open({**WHOLE, "determinations": {BANNED: {"decision": "set_aside", "reason": "已退还"}}})
    (line,) = bench.view.state.verdicts.lines[Verdict.VIOLATION]
    assert line.requirement == BANNED
    bench.presenter.confirm_all()
    assert bench.view.questions == []
    bench.open(WHOLE)
    bench.view.answers_yes = False
    bench.presenter.confirm_all()
    assert line.summary in bench.view.questions[-1]
    assert "determinations" not in bench.presenter.content
    bench.view.answers_yes = True
    bench.presenter.confirm_all()
    assert bench.presenter.content["determinations"] == {BANNED: {"decision": "confirmed"}}
