"""Content of papers: read strictly, all faults at once; whatever is valid composes, whatever its text."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.cases.numbers import NumberKind
from inspections.documents.composing import (
    blank,
    compose,
    compose_unfinished,
    content_faults,
)
from inspections.documents.kinds import KINDS
from inspections.documents.kinds.notice import NoticeDraft
from inspections.documents.paper_draft import PaperDraft
from inspections.faults import UserError
from inspections.records.clean_text import are_clean
from inspections.records.fields.field import Field, FieldType, ListField
from inspections.store import Store
from inspections.typesetting.paper import Paper
from inspections.typesetting.word.exporting import to_docx
from tests.support.made_up_case import (
    INTERVIEW,
    PAPERS,
    SIGNED,
    codes,
    draft,
    evidence,
    issued,
    opened,
    profile,
    receipt,
    signed_on,
    templates,
    visit,
)
from tests.support.notice_drafts import drafts_of
from tests.support.store_samples import make_store

DAY = date(2099, 1, 1)
# Controls and the like are refused where they are typed (tests/records).
TEXTS = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=40).filter(
    lambda text: bool(text.strip()) and are_clean([text])
)
NUMBERS = st.floats(-1e6, 1e6) | st.integers(-1000, 1000) | st.decimals(-1000, 1000, allow_nan=False)
STROKES = st.lists(st.lists(st.tuples(NUMBERS, NUMBERS).map(list), max_size=4), max_size=3)
REFUSALS = st.fixed_dictionaries(
    {"reason": TEXTS}, optional={"witnesses": st.lists(st.fixed_dictionaries({"name": TEXTS}, optional={"unit": TEXTS}), max_size=2)}
)

IN_ORDER = (("started_at", "ended_at"), ("planned_from", "planned_until"))
AGREEING = {
    "at": "2099-02-03T09:30",
    "due_on": "2099-02-03",
    "approved_at": "2099-01-01T08:00",
    "result": "problems_found",
    "electronic": "yes",
}


@cache
def case() -> PaperDraft:
    """A case with evidence and a document, made once."""
    folder = Path(mkdtemp())
    store = make_store("memory", folder)
    (record,) = opened(store)
    evidence(store, record, folder)
    issued(store, draft(store, record, NumberKind.SITE_RECORD), date(2023, 8, 15))
    return draft(store, record, NumberKind.SITE_RECORD)


def of_kind(kind: NumberKind, content: Mapping[str, Any]) -> PaperDraft:
    made = case()
    return signed_on(PaperDraft(KINDS, made.file, made.filed, templates()[kind], made.packs, made.read, content, calendar=made.calendar))


def values(field: Field) -> st.SearchStrategy[object]:
    match field.type:
        case FieldType.DATETIME:
            return st.dates(date(2023, 8, 20), date(2098, 12, 31)).map(lambda on: f"{on.isoformat()}T09:05")
        case FieldType.DATE:
            return st.dates(date(2023, 8, 20), date(2098, 12, 31)).map(date.isoformat)
        case FieldType.NUMBER:
            return st.integers(0, 9)
        case FieldType.BOOLEAN:
            return st.just(True)
        case FieldType.CHOICE:
            return st.sampled_from(sorted(field.choices))
        case FieldType.CHOICES:
            return st.just(sorted(field.choices))
        case FieldType.TEXTS:
            return (
                st.just([str(piece.uuid) for piece in case().file.evidence[:1]])
                if field.path == "pieces"
                else st.lists(TEXTS, min_size=1, max_size=3)
            )
        case _:
            return TEXTS if field.path != "document" else st.just("")


def line_of(described: ListField) -> st.SearchStrategy[dict[str, object]]:
    return st.fixed_dictionaries({field.path: values(field) for field in described.lines})


@st.composite
def contents(draw: st.DrawFn, kind: NumberKind) -> dict[str, Any]:
    content: dict[str, Any] = {}
    for described in KINDS[kind].fields:
        if isinstance(described, ListField):
            content[described.path] = draw(st.lists(line_of(described), min_size=1, max_size=3))
        else:
            content[described.path] = draw(values(described))
    if kind == NumberKind.SITE_RECORD:
        content.pop(draw(st.sampled_from(("statement", "heard"))))  # one speaks against the other
    for first, last in IN_ORDER:
        if last in content:
            earlier, later = sorted((content[first], content[last]))
            # A day keeps its form beside a moment.
            content[first], content[last] = earlier[: len(content[first])], later[:10] + content[last][10:]
    # What is asked for lies ahead, and choices go with what is filled in.
    content |= {path: value for path, value in AGREEING.items() if path in content}
    signatures = {}
    for signer in KINDS[kind].signers(case().payload):
        ways = [st.none(), st.builds(lambda strokes: {"strokes": strokes}, STROKES)]
        ways += [st.builds(lambda refused: {"refused": refused}, REFUSALS)] if signer.may_refuse else []
        signatures[signer.key] = draw(st.one_of(ways))
    if content.get("manner") == "left":
        signatures["party"] = None  # who takes nothing signs nothing
    return content | {"signatures": signatures}


@given(st.sampled_from(PAPERS).flatmap(lambda kind: st.tuples(st.just(kind), contents(kind))))
def test_valid_content_composes_whatever_its_text(made: tuple[NumberKind, dict[str, Any]]) -> None:
    kind, content = made
    draft_of_kind = of_kind(kind, content)
    assert content_faults(draft_of_kind, DAY) == ()
    paper = compose(draft_of_kind, "武发改能源〔2099〕1号", DAY)
    assert isinstance(paper, Paper)
    assert paper.title == templates()[kind].title
    assert compose_unfinished(draft_of_kind, "武发改能源〔2099〕1号", DAY) == paper, (
        "what is filled in has no blanks more than what is issued"
    )
    assert to_docx(paper).startswith(b"PK")


NAMES = ("started_at", "documents", "questions", "signatures", "manner", "pieces", "x")
LETTER_NAMES = ("notice", "notice_dated", "reviewed_on", "officers", "findings", "due_on", "to", "requirements", "facts")


@given(
    st.sampled_from((*PAPERS, NumberKind.REVIEW, NumberKind.TRANSFER)),
    st.dictionaries(
        st.sampled_from((*NAMES, *LETTER_NAMES)),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=5),
            lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
            max_leaves=5,
        ),
    ),
)
def test_no_content_at_all_ends_in_anything_but_faults(kind: NumberKind, content: dict[str, Any]) -> None:
    draft_of_kind = of_kind(kind, content)
    faults = content_faults(draft_of_kind, DAY)
    for fault in faults:
        assert fault.what
        assert fault.sentence().endswith("。")
    if faults:
        with pytest.raises(UserError):
            compose(draft_of_kind, "1", DAY)
    else:
        compose(draft_of_kind, "1", DAY)
    assert compose_unfinished(draft_of_kind, "1", DAY).title == templates()[kind].title


def test_faults_name_the_place_and_guess_the_name() -> None:
    faults = content_faults(of_kind(NumberKind.INTERVIEW, INTERVIEW | {"nmae": "吴某", "questions": [{"qestion": "？"}, "？"]}), DAY)
    by_path = {fault.path: fault.sentence() for fault in faults}
    assert by_path["nmae"] == "nmae：没有“nmae”这一栏（是否为“name”？），请删除或改正。"
    assert by_path["questions[1].qestion"].startswith("questions[1].qestion：没有“qestion”这一栏（是否为“question”？）")
    assert by_path["questions[1].question"] == "问答第1行的问：没有填写问，请填写。"
    assert by_path["questions[2]"] == "问答第2行：这一行无法读取，请重新填写。"


@pytest.mark.parametrize(
    ("signature", "code"),
    [
        (SIGNED, None),
        (None, None),
        ({}, "wrong_type"),
        ("张某", "wrong_type"),
        ({"strokes": [[[0]]]}, "wrong_type"),
        ({"strokes": [[[0, "1"]]]}, "wrong_type"),
        ({"strokes": [[[0, float("nan")]]]}, "wrong_type"),
        ({"strokes": [], "refused": {"reason": "不签"}}, "wrong_type"),
        ({"refused": "不签"}, "wrong_type"),
        ({"refused": {"reason": "不签"}}, "may_not_refuse"),
    ],
)
def test_a_signature_is_strokes_or_a_refusal_or_nothing(signature: object, code: str | None) -> None:
    codes_given = codes(of_kind(NumberKind.SITE_RECORD, {"signatures": {"officer_1": signature}}), DAY)
    assert codes_given == ({} if code is None else {"signatures.officer_1": code})


def test_a_refusal_needs_its_reason_and_names_its_witnesses() -> None:
    refused = {"refused": {"reason": " ", "witnesses": [{"unit": "村委会"}]}}
    codes_given = codes(of_kind(NumberKind.SITE_RECORD, {"signatures": {"party": refused, "nobody": SIGNED}}), DAY)
    assert codes_given == {
        "signatures.party.refused.reason": "no_reason",
        "signatures.party.refused.witnesses": "wrong_witness",
        "signatures.nobody": "unknown_signer",
    }
    assert codes(of_kind(NumberKind.SITE_RECORD, {"signatures": "张某"}), DAY) == {"signatures": "wrong_type"}


def test_a_bureau_without_profile_issues_nothing(store: Store) -> None:
    (record,) = opened(store, profiled=False)
    for kind, content in ((NumberKind.SITE_RECORD, {}), (NumberKind.RECEIPT, receipt(("通知书", "1号")))):
        with pytest.raises(UserError, match="没有行政区划代码 410823 的单位资料"):
            compose(draft(store, record, kind, content), "1", DAY)


def test_a_notice_is_composed_by_the_same_door() -> None:
    (made,) = drafts_of(visit())
    assert isinstance(made, NoticeDraft)
    assert compose(made, "1", DAY) == compose_unfinished(made, "1", DAY)


def test_a_notice_has_neither_a_form_nor_content_nor_signers() -> None:
    with pytest.raises(ValueError, match="no form to fill by hand"):
        blank(templates()[NumberKind.NOTICE], profile())
    assert KINDS[NumberKind.NOTICE].fields == ()
    assert KINDS[NumberKind.TRANSFER].signers({}) == ()
