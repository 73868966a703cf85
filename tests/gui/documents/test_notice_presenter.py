from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest

from gui.documents.presenter import DocumentPresenter
from gui.documents.state import DocumentState
from gui.documents.surroundings import DocumentFonts, DocumentSurroundings
from gui.preferences import PreferencesFile
from inspections.cases.numbers import NumberKind, Series
from inspections.checklists.loading import Packs
from inspections.documents.precheck.remark import Mark
from inspections.documents.wanted import WantedDocument
from inspections.profiles.profile import TermStart
from inspections.session import Session
from inspections.use_cases.changes import Changed, Changes
from inspections.use_cases.own_templates import keep_templates
from inspections.use_cases.void_document import void_document
from tests.support.gui.synchronous_operations import SynchronousOperations
from tests.support.notice_drafts import charged, decided, fee
from tests.support.stored_records import ShownFaults, keep, keep_profile

TODAY = date(2023, 8, 20)
VISIT = {"certificate_shown": True, "recusal": "none"}


class Desk:
    """One record's dialog without the dialog."""

    def __init__(self, session: Session, preferences: PreferencesFile, folder: Path, today: date = TODAY) -> None:
        self.session, self.folder = session, folder
        self.operations, self.faults = SynchronousOperations(session), ShownFaults()
        self.shown: list[DocumentState] = []
        fonts = DocumentFonts(session.knowledge.fonts)
        self._around = DocumentSurroundings(self.operations, self.faults, session.knowledge, preferences, fonts, today, folder)

    def open(self, record: UUID, replaced: UUID | None = None) -> DocumentPresenter:
        wanted = WantedDocument(NumberKind.NOTICE, record=record, replaced=replaced)
        presenter = DocumentPresenter(self.shown.append, self._around, wanted)
        presenter.begin()
        return presenter

    @property
    def state(self) -> DocumentState:
        return self.shown[-1]

    def marks(self, mark: Mark) -> dict[str, str]:
        return {line.title: line.message for line in self.state.remarks if line.mark is mark}


@pytest.fixture
def desk(session: Session, preferences: PreferencesFile, tmp_path: Path, resources: Path) -> Desk:
    keep_profile(session, resources)
    return Desk(session, preferences, tmp_path / "out")


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    pages = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    document.close()
    return "".join(pages)


def given(session: Session) -> int:
    with session.store.reading() as unit:
        return len(unit.numbers.given(Series(NumberKind.NOTICE, "武发改能源责改", 2023)))


def test_a_record_in_order_has_nothing_but_ticks_and_a_preview_without_number(desk: Desk, session: Session) -> None:
    desk.open(keep(session, decided(charged(fee(), visit=VISIT))))
    assert desk.marks(Mark.FAULT) == {}
    assert set(desk.marks(Mark.WARNING)) == {"当事人", "事先告知", "审批", "陈述和申辩", "证据"}  # none lies in the case yet
    assert {"核对结果", "认定", "检查人", "回避", "整改期限", "救济途径", "检查次数"} <= set(desk.marks(Mark.FINE))
    assert desk.state.may_issue
    assert desk.state.prefix == "武发改能源责改"
    assert desk.state.pages[0].width < desk.state.pages[0].height
    assert not desk.state.unfinished
    assert given(session) == 0


def test_a_bureau_s_own_word_for_the_numbers_of_notices_is_proposed(desk: Desk, session: Session) -> None:
    record = keep(session, decided(charged(fee())))
    keep_templates(session.store, "410823", '[notice]\nnumber_word = "改"\n', session.knowledge.templates)
    desk.open(record).issue()
    assert desk.state.number == "武发改能源改〔2023〕1号"


def test_what_is_not_recorded_is_a_warning(desk: Desk, session: Session) -> None:
    presenter = desk.open(keep(session, decided(charged(fee()))))
    assert set(desk.marks(Mark.WARNING)) == {"当事人", "执法证件", "回避", "事先告知", "审批", "陈述和申辩", "证据"}
    assert desk.state.may_issue
    assert presenter.question().endswith("签发前检查中还有7项注意没有处理：执法证件、当事人、事先告知、审批、回避、陈述和申辩、证据。")


def test_nothing_is_issued_while_a_finding_is_undecided_and_each_is_named(desk: Desk, session: Session) -> None:
    presenter = desk.open(keep(session, charged(fee(), fee("工程款", approved_item=False))))
    remark = desk.marks(Mark.FAULT)["认定"]
    for requirement in ("wuzhi-2023.fees.banned", "wuzhi-2023.fees.unapproved"):
        assert session.knowledge.packs.checklist("wuzhi-2023").requirement(requirement).summary in remark
    assert "请打开记录" in remark
    assert not desk.state.may_issue
    presenter.issue()
    assert given(session) == 0


def test_a_notice_that_would_name_nobody_is_not_issued_and_shows_the_blank(desk: Desk, session: Session) -> None:
    """The trial of 0.4.0: a mine without a user, and a fee without user and day, each passed without a word."""
    presenter = desk.open(keep(session, decided(charged(fee(charged_on=None), user={"kind": "private"}))))
    remark = desk.marks(Mark.FAULT)["写明的事实"]
    assert "没有填写" in remark
    assert not desk.state.may_issue
    assert desk.state.pages
    assert desk.state.unfinished
    presenter.issue()
    assert given(session) == 0


def test_an_order_that_waits_for_the_kind_of_user_says_so(desk: Desk, session: Session) -> None:
    presenter = desk.open(keep(session, decided(charged(fee(), user={"name": "某厂"}))))
    assert "没有填写用户类别" in desk.marks(Mark.FAULT)["用户"]
    assert not desk.state.may_issue
    presenter.issue()
    assert given(session) == 0


def test_every_reason_against_the_issue_stands_in_the_list(desk: Desk, session: Session) -> None:
    alone = [{"name": "张某", "certificate": "甲"}]
    record = charged(
        fee("工程款", None, approved_item=False),
        inspectors=alone,
        visit={"certificate_shown": False},
        rectification={"due_on": "2023-08-18"},
    )
    desk.open(keep(session, record))
    assert set(desk.marks(Mark.FAULT)) == {"检查人", "执法证件", "收费金额", "整改期限", "认定"}
    assert all(mark.endswith("。") and "，" in mark for mark in desk.marks(Mark.FAULT).values())
    assert not desk.state.may_issue
    assert desk.state.pages, "an inspector sees what there is"
    assert desk.state.unfinished


def test_a_notice_belongs_to_the_record_whatever_identity_the_record_bears(desk: Desk, session: Session) -> None:
    """A day in the real window: what was typed into the form bears its draft's identity, and no notice could be issued on it."""
    identity = UUID("b82103f7-687c-4814-9d3b-67dc8328cb45")
    presenter = desk.open(keep(session, decided(charged(fee(), uuid=str(identity)))))
    presenter.issue()
    assert desk.faults.codes == []
    with session.store.reading() as unit:
        assert [document.number.text for document in unit.documents.of_records([identity])[identity]] == ["武发改能源责改〔2023〕1号"]


def test_a_notice_that_is_seen_with_its_gaps_is_never_issued(desk: Desk, session: Session) -> None:
    presenter = desk.open(keep(session, decided(charged(fee(), inspectors=[]))))
    assert desk.state.unfinished
    presenter.issue()
    assert given(session) == 0
    presenter.zoom(-1)
    assert desk.state.unfinished


def test_characters_that_no_font_draws_are_told_before_the_issue(desk: Desk, session: Session) -> None:
    desk.open(keep(session, decided(charged(fee(), inspectee={"name": "某\ue000公司", "kind": "grid_company"}))))
    assert "U+E000" in desk.marks(Mark.FAULT)["文字"]
    assert not desk.state.may_issue
    assert desk.state.pages == ()
    assert "U+E000" in desk.state.preview_told


def test_without_a_profile_the_way_leads_to_the_settings(session: Session, preferences: PreferencesFile, tmp_path: Path) -> None:
    desk = Desk(session, preferences, tmp_path)
    desk.open(keep(session, decided(charged(fee()))))
    assert "设置" in desk.marks(Mark.FAULT)["单位资料"]
    assert desk.state.lacks_profile
    assert desk.state.preview_told.startswith("还不能预览。没有行政区划代码 410823 的单位资料")


def test_a_record_with_nothing_against_the_party_gets_no_notice(desk: Desk, session: Session) -> None:
    desk.open(keep(session, decided(charged())))
    assert list(desk.marks(Mark.FAULT)) == ["核对结果"]
    assert not desk.state.may_issue
    assert (desk.state.pages, desk.state.unfinished) == ((), False)
    assert "没有需要向被检查单位下达通知书的问题" in desk.state.preview_told


def test_the_record_is_held_against_the_checklist_of_its_last_check_unless_another_is_chosen(
    session: Session, preferences: PreferencesFile, tmp_path: Path, resources: Path
) -> None:
    known = session.knowledge
    other = replace(known.packs.checklist("wuzhi-2023"), id="a-2024")
    packs = Packs({**known.packs.by_id, other.id: other})
    session = replace(session, knowledge=replace(known, packs=packs))
    keep_profile(session, resources)
    preferences.change(checklist=other.id)
    desk = Desk(session, preferences, tmp_path)
    presenter = desk.open(keep(session, decided(charged(fee())), checklist="wuzhi-2023"))
    assert desk.state.checklist == "wuzhi-2023"
    presenter.choose_checklist(other.id)
    assert desk.state.checklist == other.id
    assert "检查表" in desk.marks(Mark.WARNING)


def test_terms_run_from_service_or_are_counted_from_the_day_that_is_chosen(desk: Desk, session: Session) -> None:
    presenter = desk.open(keep(session, decided(charged(fee()))))
    assert "截止日在填写送达回证时算出" in desk.marks(Mark.FINE)["整改期限"]
    with session.store.writing() as unit:
        profile = unit.profiles.of("410823")
        assert profile is not None
        unit.profiles.save(replace(profile, term_start=TermStart.ISSUE))
    presenter.write_day("2023-8-18")
    presenter.settle()
    before = desk.marks(Mark.FINE)["整改期限"]
    presenter.write_day("2023-8-28")
    presenter.settle()
    assert desk.marks(Mark.FINE)["整改期限"] != before
    presenter.write_day("2023-8-1")
    presenter.settle()
    assert "签发日期" in desk.marks(Mark.FAULT)


@pytest.mark.parametrize("typed", ["2023-08-28", "2023-8-28", "20230828", "2023年8月28日", " ２０２３/8/28 "])
def test_a_day_is_read_as_a_whole_in_any_usual_spelling(desk: Desk, session: Session, typed: str) -> None:
    presenter = desk.open(keep(session, decided(charged(fee()))))
    presenter.write_day(typed)
    assert not desk.state.may_issue  # terms are not yet counted from it
    presenter.settle()
    assert (desk.state.issued_on, desk.state.day_fault) == (date(2023, 8, 28), "")
    assert desk.state.may_issue


@pytest.mark.parametrize("typed", ["", " ", "2023-08", "2023-02-30", "明天"])
def test_what_is_no_day_is_told_and_nothing_is_issued(desk: Desk, session: Session, typed: str) -> None:
    presenter = desk.open(keep(session, decided(charged(fee()))))
    presenter.write_day(typed)
    presenter.settle()
    assert "签发日期" in desk.state.day_fault
    presenter.issue()
    assert given(session) == 0
    presenter.write_day("2023-08-20")
    assert desk.state.may_issue


@pytest.mark.parametrize("prefix", ["", "武发改 能源", "武发改〔2023〕"])
def test_a_prefix_that_is_none_keeps_the_notice_from_being_issued(desk: Desk, session: Session, prefix: str) -> None:
    presenter = desk.open(keep(session, decided(charged(fee()))))
    presenter.write_prefix(prefix)
    assert not desk.state.may_issue
    presenter.issue()
    assert given(session) == 0


@pytest.mark.parametrize("folder", ["", "通知书", "a_file"])
def test_a_place_that_is_no_folder_keeps_the_notice_from_being_issued(desk: Desk, session: Session, tmp_path: Path, folder: str) -> None:
    (tmp_path / "a_file").write_bytes(b"")
    presenter = desk.open(keep(session, decided(charged(fee()))))
    presenter.choose_folder(str(tmp_path / folder) if folder == "a_file" else folder)
    assert "存放位置" in desk.state.status
    presenter.issue()
    assert given(session) == 0


def test_issuing_gives_the_number_freezes_the_notice_and_writes_the_copy(
    desk: Desk, session: Session, preferences: PreferencesFile
) -> None:
    uuid = keep(session, decided(charged(fee())))
    presenter = desk.open(uuid)
    presenter.write_prefix("武发改监督")
    presenter.issue()
    assert desk.state.number == "武发改监督〔2023〕1号"
    copy = Path(desk.state.path)
    assert copy.parent == desk.folder
    assert "武发改监督〔2023〕1号" in text_of(copy.read_bytes())
    with session.store.reading() as unit:
        (document,) = unit.documents.of_records([uuid])[uuid]
    assert session.store.archive.read(document.sha256) == copy.read_bytes()
    assert document.issued_on == TODAY
    assert desk.operations.broadcast == [Changes.of(Changed.DOCUMENTS, uuids=[uuid])]
    assert preferences.current.last_folder == str(desk.folder)
    assert not desk.state.may_issue


def test_an_issued_notice_is_shown_as_such_and_can_be_taken_out_again(desk: Desk, session: Session, tmp_path: Path) -> None:
    uuid = keep(session, decided(charged(fee())))
    desk.open(uuid).issue()
    again = desk.open(uuid)
    assert (desk.state.number, desk.state.path) == ("武发改能源责改〔2023〕1号", "")
    assert list(desk.marks(Mark.FINE)) == ["已签发", "整改期限"]
    assert list(desk.marks(Mark.WARNING)) == ["送达"]
    again.issue()
    again.take_out(str(tmp_path / "second"))
    assert Path(desk.state.path).parent == tmp_path / "second"
    assert given(session) == 1


def states(session: Session) -> list[str]:
    with session.store.reading() as unit:
        return [document.state.value for document in unit.documents.of_kind(NumberKind.NOTICE)]


def test_a_changed_record_s_notice_is_to_replace_the_one_that_stands(desk: Desk, session: Session) -> None:
    """As in the trial: 替换 → 打开记录 → 出具通知书 issued a second valid notice beside the first."""
    desk.open(keep(session, decided(charged(fee())))).issue()
    presenter = desk.open(keep(session, decided(charged(fee(amount="1300.00")))))
    assert (desk.state.replaces, len(desk.state.formers)) == ("武发改能源责改〔2023〕1号", 1)
    assert "此前的通知书" not in desk.marks(Mark.WARNING)
    assert "替换武发改能源责改〔2023〕1号" in desk.marks(Mark.FINE)["替换"]
    assert "替换武发改能源责改〔2023〕1号" in presenter.question()
    presenter.issue()
    assert desk.state.number == "武发改能源责改〔2023〕2号"
    assert states(session) == ["replaced", "issued"]


def test_a_second_notice_stands_beside_the_first_only_where_a_person_said_so(desk: Desk, session: Session) -> None:
    desk.open(keep(session, decided(charged(fee())))).issue()
    presenter = desk.open(keep(session, decided(charged(fee(amount="1300.00")))))
    ((former, _),) = desk.state.formers
    presenter.choose_former(None)
    assert (desk.state.replaces, desk.state.former) == ("", None)
    assert "武发改能源责改〔2023〕1号" in desk.marks(Mark.WARNING)["此前的通知书"]
    assert "武发改能源责改〔2023〕1号仍然有效，签发后两份并存" in presenter.question()
    presenter.choose_former(former)
    assert desk.state.former == former
    presenter.choose_former(None)
    presenter.issue()
    assert states(session) == ["issued", "issued"]


def test_of_several_that_stand_the_last_is_to_be_replaced_and_another_can_be_chosen(desk: Desk, session: Session) -> None:
    desk.open(keep(session, decided(charged(fee())))).issue()
    second = desk.open(keep(session, decided(charged(fee(amount="1300.00")))))
    second.choose_former(None)
    second.issue()
    third = desk.open(keep(session, decided(charged(fee(amount="1400.00")))))
    assert [number for _, number in desk.state.formers] == ["武发改能源责改〔2023〕1号", "武发改能源责改〔2023〕2号"]
    assert desk.state.replaces == "武发改能源责改〔2023〕2号"
    third.choose_former(desk.state.formers[0][0])
    assert desk.state.replaces == "武发改能源责改〔2023〕1号"
    third.issue()
    assert states(session) == ["replaced", "issued", "issued"]


def test_a_notice_of_other_findings_is_not_to_be_replaced(desk: Desk, session: Session) -> None:
    desk.open(keep(session, decided(charged(fee())))).issue()
    published = "wuzhi-2023.fees.published"
    desk.open(keep(session, decided(charged(fee("电费", amount="0"), observations={published: "violation"}))))
    assert (desk.state.replaces, desk.state.formers) == ("", ())
    assert "武发改能源责改〔2023〕1号" in desk.marks(Mark.WARNING)["此前的通知书"]


def test_a_notice_that_was_made_void_meanwhile_is_not_replaced_by_a_second_one(desk: Desk, session: Session) -> None:
    uuid = keep(session, decided(charged(fee())))
    desk.open(uuid).issue()
    with session.store.reading() as unit:
        (former,) = unit.documents.of_kind(NumberKind.NOTICE)
    void_document(session.store, former.uuid, "误")
    desk.open(uuid, former.uuid)
    assert desk.faults.codes == ["not_standing"]
    assert not desk.state.may_issue


def test_a_record_that_changed_meanwhile_is_not_issued_but_looked_at_anew(desk: Desk, session: Session) -> None:
    presenter = desk.open(keep(session, decided(charged(fee()))))
    keep(session, decided(charged(fee(), inspectors=[{"name": "张某", "certificate": "甲"}])))
    presenter.issue()
    assert desk.faults.codes == ["record_changed"]
    assert "检查人" in desk.marks(Mark.FAULT)
    assert given(session) == 0


def test_a_copy_that_cannot_be_written_leaves_the_notice_issued(desk: Desk, session: Session) -> None:
    desk.folder.mkdir()
    record = keep(session, decided(charged(fee())))
    presenter = desk.open(record)
    presenter.choose_folder(str(desk.folder))
    presenter.issue()
    Path(desk.state.path).write_bytes(b"another file")
    again = desk.open(record)
    again.take_out(str(desk.folder))
    assert desk.faults.codes == ["file_exists"]
    assert (desk.state.number, desk.state.path) == ("武发改能源责改〔2023〕1号", "")


def test_zooming_renders_the_same_pages_in_another_size(desk: Desk, session: Session) -> None:
    presenter = desk.open(keep(session, decided(charged(fee()))))
    pages, zoom = desk.state.pages, desk.state.zoom
    presenter.zoom(1)
    assert desk.state.zoom > zoom
    assert desk.state.pages[0].width > pages[0].width
    for _ in range(20):
        presenter.zoom(-1)
    assert desk.state.pages[0].width < pages[0].width


def test_a_record_that_is_gone_is_told(desk: Desk) -> None:
    desk.open(UUID(int=1))
    assert desk.faults.codes == ["no_record"]
    assert not desk.state.may_issue
