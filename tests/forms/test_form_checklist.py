"""Which checklist a form is held against, and what is said of it."""

from typing import Any

import pytest

from inspections.cases.checked import RecordCheck
from inspections.cases.checking import checked_table
from inspections.checklists.answer import Verdict
from inspections.checklists.check import check
from inspections.checklists.pack import Pack
from inspections.documents.knowledge import Knowledge
from inspections.forms.form_checklist import FormChecklist
from inspections.forms.verdicts import NO_LONGER_ASKED, REASON_NOT_KEPT
from inspections.records.reading import table_of
from inspections.records.record import Record
from tests.support.form_contents import OUTAGE, WHOLE
from tests.support.several_packs import HOURS, newer, provincial, with_packs, wuzhi


@pytest.fixture
def own(knowledge: Knowledge) -> Pack:
    return wuzhi(knowledge)


def judged(content: dict[str, Any], pack: Pack, knowledge: Knowledge) -> RecordCheck:
    table = table_of([content], knowledge.vocabulary)
    (checked,) = checked_table([Record(content)], check(table, pack, knowledge.calendar))
    return checked.check


def test_county_and_day_propose_and_while_they_cannot_be_read_nothing_changes(knowledge: Knowledge, own: Pack) -> None:
    against = FormChecklist(with_packs(knowledge, own, provincial(own)), own, {})
    for county, expected in (("330106", "zhejiang"), ("33010", "zhejiang"), ("410823", "wuzhi-2023")):
        against.take({**WHOLE, "county": county})
        assert against.pack.id == expected
    against.take({**WHOLE, "county": "330106", "inspected_on": "2023-02-30"})
    assert against.pack.id == "wuzhi-2023"


def test_a_choice_holds_whatever_is_proposed_and_the_proposal_is_told(knowledge: Knowledge, own: Pack) -> None:
    against = FormChecklist(with_packs(knowledge, own, provincial(own)), own, {})
    against.choose("zhejiang", WHOLE)
    state = against.state(changed=True)
    assert (against.pack.id, state.checklist, state.reason) == ("zhejiang", "zhejiang", "")
    assert state.note == (
        f"这份检查表是别的地方的（330000），记录的行政区划代码是410823，请核对是否适用。按县（区）和检查时间，建议用《{own.title}》。"
    )
    against.choose("", WHOLE)
    state = against.state(changed=True)
    assert (state.checklist, state.note, state.reason) == ("wuzhi-2023", "", "410823本县（区）的检查表。")


def test_a_checklist_past_its_year_says_so(knowledge: Knowledge, own: Pack) -> None:
    against = FormChecklist(with_packs(knowledge, own), own, {})
    against.take({**WHOLE, "inspected_on": "2024-01-01"})
    assert against.state(changed=True).note.startswith("检查时间已过这份检查表的施行期（至2023年12月31日）")


def test_what_judged_is_told_and_a_newer_version_is_offered_only_while_nothing_was_edited(knowledge: Knowledge, own: Pack) -> None:
    first = judged(OUTAGE, own, knowledge)
    against = FormChecklist(with_packs(knowledge, own), own, OUTAGE, chosen=own.id, judged=(first,))
    state = against.state(changed=False)
    assert (state.judged, state.changed, state.may_rejudge) == (f"已存的结论由第{own.version}版作出。", "", False)
    against = FormChecklist(with_packs(knowledge, newer(own)), newer(own), OUTAGE, chosen=own.id, judged=(first,))
    state = against.state(changed=False)
    assert (state.judged, state.changed, state.may_rejudge) == (
        "",
        f"检查表已有第{newer(own).version}版，本记录由第{own.version}版核对，保持原来的结论。",
        True,
    )
    state = against.state(changed=True)
    assert state.changed == f"改动后按所选检查表第{newer(own).version}版核对，完成时形成新的一版；原来的结论留在历史中。"
    assert not state.may_rejudge


def verdict_of(against: FormChecklist, requirement: str, *, changed: bool) -> Verdict | None:
    lines = against.verdicts({}, changed=changed).lines
    return next((verdict for verdict, answered in lines.items() for line in answered if line.requirement == requirement), None)


def test_a_stored_record_shows_the_answers_it_was_given_until_it_is_edited(knowledge: Knowledge, own: Pack) -> None:
    against = FormChecklist(with_packs(knowledge, newer(own)), newer(own), OUTAGE, chosen=own.id, judged=(judged(OUTAGE, own, knowledge),))
    assert verdict_of(against, HOURS, changed=False) is Verdict.VIOLATION
    assert verdict_of(against, HOURS, changed=True) is Verdict.COMPLIANT
    lines = {line.requirement: line for answered in against.verdicts({}, changed=False).lines.values() for line in answered}
    gone = lines["wuzhi-2023.disclosure.outage"]
    assert gone.verdict is Verdict.VIOLATION
    assert (gone.clause, gone.summary) == ("三(六)1", NO_LONGER_ASKED)
    assert lines["wuzhi-2023.items.resident"].reason != ""
    assert all(line.reason == REASON_NOT_KEPT for line in lines.values() if line.verdict < Verdict.UNDETERMINED)


def test_a_checklist_that_is_gone_leaves_its_answers(knowledge: Knowledge, own: Pack) -> None:
    against = FormChecklist(
        with_packs(knowledge, provincial(own)), provincial(own), OUTAGE, chosen=own.id, judged=(judged(OUTAGE, own, knowledge),)
    )
    state = against.state(changed=False)
    assert state.changed == "核对本记录的检查表“wuzhi-2023”已不在程序中，原来的结论保持不变。"
    assert not state.may_rejudge
    assert verdict_of(against, HOURS, changed=False) is Verdict.VIOLATION
