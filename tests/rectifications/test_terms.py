"""By when a violation is to be corrected: the inspector's word, else the pack's, counted from the day of issue."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.checklists.pack import Term
from inspections.faults import UserError
from inspections.rectifications.terms import Deadline, deadline, deadlines, last_day
from tests.support.checklists import calendar

FIVE = Term(5, "working_day")


@pytest.mark.parametrize(
    ("issued_on", "term", "last"),
    [
        (date(2023, 8, 16), Term(15, "working_day"), date(2023, 9, 6)),
        (date(2023, 9, 27), Term(2, "working_day"), date(2023, 10, 7)),  # 9-28, then the make-up Saturday after the holidays
        (date(2023, 4, 21), Term(1, "working_day"), date(2023, 4, 23)),  # a Sunday that is worked
        (date(2023, 8, 19), Term(1, "working_day"), date(2023, 8, 21)),  # issued on a Saturday
        (date(2023, 8, 16), Term(15, "day"), date(2023, 8, 31)),
        (date(2023, 8, 16), Term(3, "day"), date(2023, 8, 21)),  # a Saturday runs on to the Monday
        (date(2023, 9, 20), Term(10, "day"), date(2023, 10, 7)),  # the national holidays
    ],
)
def test_days_are_counted_from_the_day_after_the_issue(issued_on: date, term: Term, last: date) -> None:
    assert deadline(None, term, issued_on, calendar()) == Deadline(last, term)


def test_the_inspector_s_term_and_day_stand_before_the_suggested_one() -> None:
    issued_on = date(2023, 8, 16)
    assert deadline({"term": 3, "unit": "day"}, FIVE, issued_on, calendar()) == Deadline(date(2023, 8, 21), Term(3, "day"))
    assert deadline({"due_on": "2023-08-20"}, FIVE, issued_on, calendar()) == Deadline(date(2023, 8, 20), None)
    assert deadline({"due_on": "2023-08-16"}, FIVE, issued_on, calendar()).day == issued_on
    assert deadline({}, FIVE, issued_on, calendar()).term == FIVE


@pytest.mark.parametrize(
    ("given_term", "suggested", "issued_on", "code"),
    [
        ({"due_on": "2023-08-15"}, FIVE, date(2023, 8, 16), "due_before_issue"),
        (None, None, date(2023, 8, 16), "no_term"),
        (None, FIVE, date(2026, 12, 30), "unpublished_year"),
        (None, FIVE, date(9999, 12, 31), "unpublished_year"),
        (None, Term(5, "day"), date(9999, 12, 30), "unpublished_year"),
    ],
)
def test_a_term_that_has_no_last_day_is_refused(
    given_term: dict[str, object] | None, suggested: Term | None, issued_on: date, code: str
) -> None:
    with pytest.raises(UserError) as caught:
        deadline(given_term, suggested, issued_on, calendar())
    assert [fault.code for fault in caught.value.faults] == [code]


def test_calendar_days_into_a_year_that_is_not_published_end_on_their_last_day_or_later() -> None:
    assert deadline(None, Term(20, "day"), date(2026, 12, 25), calendar()) == Deadline(date(2027, 1, 14), Term(20, "day"), certain=False)


@pytest.mark.parametrize(
    ("start", "term", "words"),
    [
        (date(2023, 9, 20), Term(15, "working_day"), "到2023年10月17日为止"),
        (date(2023, 9, 20), Term(10, "day"), "到2023年10月7日为止"),
        (date(2026, 12, 21), Term(15, "working_day"), "至少到2027年1月5日"),
        (date(2026, 12, 21), Term(15, "day"), "至少到2027年1月5日"),
    ],
)
def test_a_last_day_is_told_as_far_as_it_is_known(start: date, term: Term, words: str) -> None:
    last = last_day(term, start, calendar())
    assert last is not None
    assert last.words == words


def test_terms_run_from_service_unless_a_day_was_named() -> None:
    suggested, on = {"a": FIVE, "b": Term(10, "day")}, date(2023, 8, 16)
    assert deadlines(None, suggested, on, calendar(), from_service=True) == suggested
    assert deadlines({"term": 3, "unit": "day"}, suggested, on, calendar(), from_service=True) == dict.fromkeys("ab", Term(3, "day"))
    named = deadlines({"due_on": "2023-08-30"}, suggested, on, calendar(), from_service=True)
    assert named == dict.fromkeys("ab", Deadline(date(2023, 8, 30), None))


def test_one_fault_of_several_requirements_is_told_once() -> None:
    with pytest.raises(UserError) as caught:
        deadlines({"due_on": "2023-08-15"}, {"a": FIVE, "b": None}, date(2023, 8, 16), calendar(), from_service=False)
    assert len(caught.value.faults) == 1
    with pytest.raises(UserError) as caught:
        deadlines(None, {"a": FIVE, "b": Term(6, "working_day"), "c": None}, date(2026, 12, 30), calendar(), from_service=False)
    assert [fault.code for fault in caught.value.faults] == ["unpublished_year", "unpublished_year", "no_term"]


@given(st.dates(date(2021, 1, 1), date(2025, 12, 31)), st.integers(1, 60), st.sampled_from(["working_day", "day"]))
def test_a_last_day_is_a_working_day_after_the_issue_and_never_sooner_than_its_days(issued_on: date, days: int, unit: str) -> None:
    last = deadline(None, Term(days, unit), issued_on, calendar()).day
    assert calendar().is_working(last)
    assert (last - issued_on).days >= days
