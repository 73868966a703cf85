"""The proof of "one kind, one place": a kind that nobody ships goes the whole way by its own file and its words in a template."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from inspections.cases.numbers import NumberKind
from inspections.documents.case_binding import bind_case
from inspections.documents.composing import compose_unfinished
from inspections.documents.document_kind import Kinds, by_key
from inspections.documents.kinds import KINDS
from inspections.documents.knowledge import Knowledge
from inspections.documents.orders import order_paper
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck.examining import examined_paper
from inspections.documents.precheck.remark import Mark, Remark
from inspections.documents.precheck.review import review
from inspections.documents.proceeding import in_order
from inspections.documents.sample import sample_document
from inspections.documents.templates.reading import load_templates
from inspections.documents.templates.template import Templates
from inspections.faults import UserError
from inspections.records.record import Record
from inspections.store import Store
from inspections.typesetting.pdf.drawing import render_pdf
from inspections.use_cases.issue import issue_document
from tests.support.checklists import calendar
from tests.support.made_up_case import draft, file_of, issued, opened, packs, profile, words_in
from tests.support.made_up_document_kind import KIND, TEMPLATE
from tests.support.notice_drafts import fonts
from tests.support.records import RESOURCES, vocabulary
from tests.support.store_samples import make_store

ALL: Kinds = by_key(*KINDS.values(), KIND)
DAY = date(2023, 8, 18)
CONTENT = {
    "advice": [
        {"matter": "收费公示", "advised": "在营业厅和网站公示全部收费项目"},
        {"matter": "报装流程", "advised": "取消业务受理前的预审"},
    ],
    "answer_by": "2023-09-15",
}


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return make_store(request.param, tmp_path)


@pytest.fixture
def templates(tmp_path: Path) -> Templates:
    file = tmp_path / "documents.toml"
    shipped = (RESOURCES / "templates" / "documents.toml").read_text(encoding="utf-8")
    file.write_text(f"{shipped}\n{TEMPLATE}", encoding="utf-8")
    return load_templates(file, ALL)


def advice(store: Store, record: Record, templates: Templates, content: Mapping[str, Any]) -> PaperDraft:
    file = file_of(store, record)
    return PaperDraft(ALL, file, file.records[-1], templates[KIND.key], packs(), store.archive.read, content, calendar=calendar())


def looked_over(made: PaperDraft) -> tuple[Remark, ...]:
    return review(examined_paper(made, DAY, calendar(), fonts()))


def test_it_goes_from_the_draft_to_the_case_s_file(store: Store, templates: Templates) -> None:
    (record,) = opened(store)
    site = issued(store, draft(store, record, NumberKind.SITE_RECORD), date(2023, 8, 15))
    begun = advice(store, record, templates, {})
    assert [line["matter"] for line in KIND.proposed(begun)["advice"]], "the record proposes what is to be advised"
    assert [remark.title for remark in looked_over(begun) if remark.mark is Mark.FAULT] == ["版面", "版面"]
    assert "提出以下建议" in words_in(render_pdf(compose_unfinished(begun, "1号", DAY), fonts()))

    made = advice(store, record, templates, CONTENT)
    remarks = {remark.title: remark.mark for remark in looked_over(made)}
    assert remarks["建议"] is Mark.FINE
    assert Mark.FAULT not in remarks.values()

    prefix = made.template.prefix(made.profile)
    document = issue_document(store, order_paper(made, fonts()), prefix=prefix, issued_on=DAY).document
    assert document.number.text == "武发改能源建〔2023〕1号"
    with store.reading() as unit:
        assert unit.documents.of_kind(KIND.key) == (document,)
        assert unit.numbers.kinds_of(prefix, 2023) == {KIND.key}
    assert document.content == CONTENT
    assert set(document.due.values()) == {date(2023, 9, 15)}
    page = words_in(store.archive.read(document.sha256))
    assert "现就收费公示、报装流程提出以下建议" in page
    assert "取消业务受理前的预审。" in page

    file = file_of(store, record)
    assert in_order(file, ALL) == (site, document)
    bound = words_in(bind_case(file, store.archive.read, fonts(), kinds=ALL))
    assert "改进意见书武发改能源建〔2023〕1号" in "".join(bound.split())


def test_its_faults_are_met_before_the_issue(store: Store, templates: Templates) -> None:
    (record,) = opened(store)
    made = advice(store, record, templates, CONTENT | {"answer_by": "2023-08-18"})
    with pytest.raises(UserError, match="答复期限不晚于签发日期"):
        issue_document(store, order_paper(made, fonts()), prefix=made.template.prefix(made.profile), issued_on=DAY)
    with store.reading() as unit:
        assert unit.documents.of_kind(KIND.key) == ()


def test_it_has_a_sample_and_says_what_has_to_come_first(templates: Templates) -> None:
    known = Knowledge(packs(), vocabulary(), calendar(), templates, Path())
    assert sample_document(templates[KIND.key], profile(), known).title == "改进意见书"
    assert KIND.needs((), has_evidence=True) == "先制作现场检查记录"
    assert KIND.meaning("matters") == "建议的事项"
    assert KIND.meaning("party") == "被检查单位"
