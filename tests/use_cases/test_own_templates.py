"""A bureau's own wording: only what differs is kept, and it comes back as it was."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.cases.numbers import NumberKind
from inspections.documents.kinds import KINDS
from inspections.documents.templates.reading import load_templates, overlaid
from inspections.faults import UserError
from inspections.use_cases.own_templates import keep_templates, own_text, templates_of
from tests.support.memory_store.store import MemoryStore
from tests.support.records import RESOURCES

SHIPPED = load_templates(RESOURCES / "templates" / "documents.toml")
COUNTY = "410823"
PLAIN = st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="{}"), min_size=1)


RED_HEADED = sorted(key for key, kind in KINDS.items() if kind.red_head)


@given(
    PLAIN,
    PLAIN,
    st.lists(st.sampled_from(["某市发展和改革委员会", '某"局'])),
    st.booleans(),
    st.sampled_from(RED_HEADED),
)
def test_whatever_a_bureau_changes_comes_back_from_its_text(
    title: str, closing: str, copies: list[str], colophon: bool, kind: NumberKind
) -> None:
    base = SHIPPED[kind]
    words = dict(base.words) | {"opening": closing, "contact": ""}
    changed = {**SHIPPED, kind: replace(base, title=title, words=words, copies=tuple(copies), colophon=colophon)}
    assert overlaid(SHIPPED, own_text(SHIPPED, changed).encode(), "本单位.toml") == changed


def test_what_is_as_shipped_is_not_written_down() -> None:
    assert own_text(SHIPPED, SHIPPED) == ""
    notice = replace(SHIPPED[NumberKind.NOTICE], copies=("甲", "乙"))
    assert own_text(SHIPPED, {**SHIPPED, NumberKind.NOTICE: notice}) == '[notice]\ncopies = ["甲", "乙"]\n'


def test_a_county_s_wording_is_kept_in_its_store_as_it_was_written(tmp_path: Path) -> None:
    store = MemoryStore(tmp_path)
    text = '# 本单位的用语\n[review]\ntitle = "复查意见书"\n'
    keep_templates(store, COUNTY, text, SHIPPED)
    with store.reading() as unit:
        assert templates_of(unit, COUNTY, SHIPPED)[NumberKind.REVIEW].title == "复查意见书"
        assert templates_of(unit, "410822", SHIPPED) == SHIPPED
        assert unit.templates.of(COUNTY) == text


def test_without_a_text_of_its_own_a_county_words_everything_as_shipped(tmp_path: Path) -> None:
    store = MemoryStore(tmp_path)
    keep_templates(store, COUNTY, '[review]\ntitle = "复查意见书"\n', SHIPPED)
    assert keep_templates(store, COUNTY, "", SHIPPED).templates == SHIPPED
    with store.reading() as unit:
        assert templates_of(unit, COUNTY, SHIPPED) == SHIPPED


def test_a_text_with_faults_changes_nothing(tmp_path: Path) -> None:
    store = MemoryStore(tmp_path)
    keep_templates(store, COUNTY, '[review]\ntitle = "复查意见书"\n', SHIPPED)
    for text in ('[review]\ntitel = "x"\n', "["):
        with pytest.raises(UserError, match="本单位的文书模板"):
            keep_templates(store, COUNTY, text, SHIPPED)
    with store.reading() as unit:
        assert templates_of(unit, COUNTY, SHIPPED)[NumberKind.REVIEW].title == "复查意见书"


def test_kept_wording_that_no_longer_fits_is_told_as_the_bureau_s(tmp_path: Path) -> None:
    store = MemoryStore(tmp_path)
    with store.writing() as unit:
        unit.templates.save(COUNTY, "[notice.words]\nformer = ''\n")
    with store.reading() as unit, pytest.raises(UserError, match="本单位的文书模板"):
        templates_of(unit, COUNTY, SHIPPED)
