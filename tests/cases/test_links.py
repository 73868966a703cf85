"""Documents name one another by UUID; a number that is printed twice names two things."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from inspections.cases.documents import Document, DocumentState
from inspections.cases.linking import Bearer, linked
from inspections.cases.links import by_record, links_of, resting_on, thread_of
from inspections.cases.numbers import DocumentNumber, NumberKind, Series

RECORD, LATER = uuid4(), uuid4()
NOTICE = Bearer(uuid4(), "武发改能源〔2026〕1号", "责令整改通知书", notice=True)
SITE = Bearer(uuid4(), "武发改能源检〔2026〕1号", "现场检查记录", notice=False)


def document(kind: NumberKind, record: UUID | None = RECORD, **changes: object) -> Document:
    number = DocumentNumber(Series(kind, "武发改能源", 2026), 1)
    made = Document(uuid4(), number, uuid4(), record, "rev", "a.pdf", "0" * 64, date(2026, 11, 30), {})
    return replace(made, **changes)  # type: ignore[arg-type] # changes are typed as anything


def serving(*served: Document, record: UUID = RECORD) -> Document:
    return document(
        NumberKind.RECEIPT, record, content={"documents": [{"document": str(served_document.uuid)} for served_document in served]}
    )


def test_a_number_in_words_is_no_link_even_where_it_is_one_of_ours() -> None:
    notice = document(NumberKind.NOTICE)
    said = {"notice_number": notice.number.text, "documents": [{"title": "责令整改通知书", "number": notice.number.text}]}
    receipt = document(NumberKind.RECEIPT, content=said)
    assert links_of(said) == ()
    assert resting_on(notice, [notice, receipt]) == ()


@given(
    st.dictionaries(
        st.sampled_from(("notice", "documents", "document")),
        st.recursive(st.none() | st.text(max_size=3) | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)),
    )
)
def test_a_content_that_is_damaged_has_no_links(content: dict[str, object]) -> None:
    assert links_of(content) == ()


def test_what_a_later_record_gave_rise_to_is_about_the_record_of_the_notice_too() -> None:
    notice, other = document(NumberKind.NOTICE), document(NumberKind.NOTICE, LATER)
    receipt = serving(notice, other, record=LATER)
    report = document(NumberKind.REPORT, None)
    assert by_record([notice, other, receipt, report]) == {RECORD: (notice, receipt), LATER: (other, receipt)}


def test_a_thread_goes_back_over_every_replacement_and_ends_where_it_bites_its_tail() -> None:
    first = document(NumberKind.NOTICE, state=DocumentState.REPLACED)
    second = document(NumberKind.NOTICE, state=DocumentState.REPLACED, replaces=first.uuid)
    third = document(NumberKind.NOTICE, replaces=second.uuid)
    assert thread_of(third, [first, second, third]) == (third.uuid, second.uuid, first.uuid)
    biting = replace(first, replaces=third.uuid)
    assert thread_of(third, [biting, second, third]) == (third.uuid, second.uuid, first.uuid)
    lost = replace(third, replaces=uuid4())
    assert thread_of(lost, [lost])[0] == lost.uuid


def test_only_standing_documents_rest_on_another() -> None:
    notice = document(NumberKind.NOTICE)
    receipt, void = serving(notice), replace(serving(notice), state=DocumentState.VOIDED)
    assert resting_on(notice, [notice, receipt, void]) == (receipt,)


def test_a_number_of_old_becomes_a_link_where_one_document_alone_bears_it() -> None:
    review = {"notice": f" {NOTICE.number} ", "notice_dated": "2026-11-30", "reviewed_on": "2026-12-05"}
    assert linked(review, [NOTICE, SITE], {}) == {"notice": str(NOTICE.uuid), "reviewed_on": "2026-12-05"}
    twice = [NOTICE, replace(NOTICE, uuid=uuid4())]
    for bearers in ([], [SITE], twice):
        assert linked(review, bearers, {}) == {
            "notice_number": NOTICE.number,
            "notice_dated": "2026-11-30",
            "reviewed_on": "2026-12-05",
        }
    assert linked({"notice": SITE.number}, [SITE], {}) == {"notice_number": SITE.number}, "a site record is no notice"


def test_lines_of_old_become_links_and_keep_what_a_person_wrote_of_them() -> None:
    lines = [
        {"title": "责令整改通知书", "number": NOTICE.number, "copies": "2"},
        {"title": "现场检查记录（复印件）", "number": SITE.number},
        {"title": "告知函", "number": "武发改函〔2026〕7号"},
        {"title": "宣传材料"},
        {},
    ]
    assert linked({"documents": lines}, [NOTICE, SITE], {})["documents"] == [
        {"document": str(NOTICE.uuid), "copies": "2"},
        {"document": str(SITE.uuid), "title": "现场检查记录（复印件）"},
        *lines[2:],
    ]


def test_pieces_of_old_become_links_and_one_that_is_gone_stays_in_words() -> None:
    first = uuid4()
    assert linked({"pieces": ["1", " 1", "9"]}, [], {"1": first}) == {"pieces": [str(first), str(first), "9"]}


@given(st.dictionaries(st.sampled_from(("recorder", "to", "asked")), st.text()))
def test_a_content_that_names_no_document_stays_as_it_is(content: dict[str, object]) -> None:
    assert linked(content, [NOTICE, SITE], {"1": uuid4()}) == content
