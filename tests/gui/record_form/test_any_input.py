"""Whatever is entered wherever, in whatever order: nothing breaks, and the draft can be read again."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspections.forms.content import field_at, value_at
from inspections.records.fields.catalogue import FIELDS, LISTS
from inspections.records.fields.field import FieldType
from tests.support.gui.record_form import FormBench

_LINES = [f"{path}[{number}].{line.path}" for path, described in LISTS.items() for number in (1, 2) for line in described.lines]
_OTHERS = [
    "observations.wuzhi-2023.fees.published",
    "determinations.wuzhi-2023.fees.banned.decision",
    "determinations.wuzhi-2023.fees.banned.found",
]
_WRITTEN_BY_EXPORT = {"visit_uuid", "case_uuid"}
"""Identities, which nobody types: the form has no place for them."""
_TEXTS = st.sampled_from(["", " ", "x", "2023-8-15", "2023-2-30", "0", "-1", "12.5", "1,200元", "移表费", "。" * 60, "1" * 40, "９"])


@st.composite
def entries(draw: st.DrawFn) -> tuple[str, Any]:
    path = draw(st.sampled_from([path for path in (*FIELDS, *_LINES, *_OTHERS) if path not in _WRITTEN_BY_EXPORT]))
    field = field_at(path)
    assert field is not None
    match field.type:
        case FieldType.BOOLEAN:
            return path, draw(st.sampled_from([True, False, None]))
        case FieldType.CHOICE:
            return path, draw(st.sampled_from([*field.choices, None]))
        case FieldType.CHOICES:
            return path, draw(st.one_of(st.none(), st.lists(st.sampled_from([*field.choices]), unique=True, min_size=1)))
        case FieldType.TEXTS:
            return path, draw(st.one_of(st.none(), st.lists(st.sampled_from([*field.choices, "租约"]), unique=True)))
        case _:
            return path, draw(_TEXTS)


_TOPICS = st.tuples(st.just("topics"), st.lists(st.sampled_from([*FIELDS["topics"].choices]), unique=True, min_size=1))
_LINE_STEPS = st.sampled_from([("add", path) for path in LISTS] + [("remove", path) for path in LISTS] + [("none", path) for path in LISTS])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(entries(), _TOPICS, _LINE_STEPS), max_size=40))
def test_nothing_that_is_entered_breaks_the_form(bench: FormBench, steps: list[tuple[str, Any]]) -> None:
    bench.presenter.open_new()
    for step, value in steps:
        match step:
            case "add":
                bench.presenter.add_line(value)
            case "remove":
                bench.presenter.remove_line(value, 1)
            case "none":
                bench.presenter.declare_none(value, not value_at(bench.presenter.content, value))
            case _:
                bench.presenter.edit(step, value)
    state = bench.view.state
    needed = state.shown.needed | state.shown.further
    unseen = [path for path in state.faults if path.partition("[")[0] not in needed and not path.startswith("determinations.")]
    assert set(unseen) <= {"rectification"}  # two ways to set one term: told above the form
    bench.presenter.flush()
    before = bench.presenter.content
    if bench.drafts.get(bench.presenter.draft) is not None:
        bench.presenter.open_draft(bench.presenter.draft)
        assert bench.presenter.content == before
    bench.presenter.finish()
