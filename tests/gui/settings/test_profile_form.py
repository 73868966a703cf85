"""The profile's form: what becomes of the texts, and what is wrong with them, field by field."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.settings.profile_form import FIELDS, ProfileForm, faults
from inspections.documents.knowledge import Knowledge
from inspections.profiles.loading import load_profile
from inspections.profiles.profile import Inspector, Profile
from inspections.profiles.profile_text import profile_toml
from inspections.records.clean_text import are_clean

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12).filter(lambda text: are_clean([text]))
PROFILES = st.builds(
    Profile,
    county=st.from_regex(r"\A[1-6][1-9][0-9]{3}[1-9]\Z"),
    issuer=NAMES,
    number_prefix=NAMES,
    contact_name=NAMES,
    contact_phone=st.from_regex(r"\A\+?[0-9]{3,4}-[0-9]{7,8}\Z"),
    address=NAMES,
    reconsideration=NAMES,
    court=NAMES,
    consequence=st.just("") | NAMES,
    approved_fees=st.lists(NAMES, max_size=3, unique=True).map(tuple),
    inspection_cap_per_year=st.none() | st.integers(1, 999),
    inspectors=st.lists(st.builds(Inspector, NAMES, NAMES), max_size=3, unique_by=lambda inspector: inspector.certificate).map(tuple),
)


@pytest.fixture
def shipped(resources: Path) -> ProfileForm:
    return ProfileForm.of(load_profile(resources / "profiles" / "410823.toml"))


@given(profile=PROFILES)
def test_a_profile_shown_in_the_form_comes_back_as_it_was(profile: Profile) -> None:
    form = ProfileForm.of(profile)
    assert faults(form, None) == ()
    assert form.profile() == profile
    assert ProfileForm.from_plain({**form.plain(), "inspectors": [list(row) for row in form.inspectors]}) == form


@given(profile=PROFILES)
def test_a_profile_written_to_a_file_is_read_as_it_was(profile: Profile, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("profile") / "profile.toml"
    path.write_text(profile_toml(profile), encoding="utf-8", newline="")
    assert load_profile(path) == profile


def test_the_profile_that_ships_has_nothing_wrong(shipped: ProfileForm, knowledge: Knowledge) -> None:
    assert faults(shipped, knowledge.vocabulary) == ()


def test_every_field_of_the_profile_can_be_filled_in() -> None:
    assert {field.name for field in FIELDS} | {"inspectors"} == set(Profile.__dataclass_fields__)


def test_an_empty_form_asks_for_what_a_notice_needs() -> None:
    asked = {fault.path for fault in faults(ProfileForm.empty(), None)}
    assert asked == {"county", "issuer", "number_prefix", "contact_name", "contact_phone", "address", "reconsideration", "court"}


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("county", "41082", "wrong_county"),
        ("county", "武陟", "wrong_county"),
        ("county", "４１０８２３", "wrong_county"),
        ("county", "410800", "unknown_county"),
        ("county", "999999", "unknown_county"),
        ("issuer", "   ", "blank"),
        ("contact_phone", "abc", "wrong_phone"),
        ("contact_phone", "039-120", "wrong_phone"),
        ("contact_phone", "0391-7200000 王", "wrong_phone"),
        ("contact_phone", "０３９１７２０００００", "wrong_phone"),
        ("inspection_cap_per_year", "0", "wrong_cap"),
        ("inspection_cap_per_year", "两次", "wrong_cap"),
        ("inspection_cap_per_year", "-2", "wrong_cap"),
        ("inspection_cap_per_year", "2.5", "wrong_cap"),
    ],
)
def test_a_wrong_text_is_told_at_its_field(shipped: ProfileForm, knowledge: Knowledge, name: str, text: str, code: str) -> None:
    listed = faults(shipped.with_text(name, text), knowledge.vocabulary)
    assert [(fault.path, fault.code) for fault in listed] == [(name, code)]


@pytest.mark.parametrize("phone", ["7200000", "0391-7200000", "(0391) 720 0000", "+86 391 7200000", "13900000000", " 0391-7200000 "])
def test_a_telephone_number_may_be_written_as_people_do(shipped: ProfileForm, phone: str) -> None:
    assert faults(shipped.with_text("contact_phone", phone), None) == ()


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((("张某", "A1"), ("", "")), []),
        ((("张某", " "),), [("inspectors[0].certificate", "blank")]),
        ((("", ""), ("", "A1")), [("inspectors[1].name", "blank")]),
        ((("张某", "A1"), ("李某", " A1 ")), [("inspectors[1].certificate", "repeated_certificate")]),
    ],
)
def test_inspectors_need_a_name_and_a_certificate_of_their_own(
    shipped: ProfileForm, rows: tuple[tuple[str, str], ...], expected: list[tuple[str, str]]
) -> None:
    assert [(fault.path, fault.code) for fault in faults(shipped.with_inspectors(rows), None)] == expected


def test_what_was_typed_is_trimmed_and_empty_rows_are_left_out(shipped: ProfileForm) -> None:
    form = shipped.with_text("approved_fees", " 高可靠性供电费 \n\n高可靠性供电费\n临时接电费").with_text("issuer", " 武陟县发改委 ")
    profile = form.with_inspectors((("", " "), (" 张某", "A1 "))).profile()
    assert profile.approved_fees == ("高可靠性供电费", "临时接电费")
    assert profile.issuer == "武陟县发改委"
    assert profile.inspectors == (Inspector("张某", "A1"),)


@pytest.mark.parametrize("expected", [{}, {"texts": 3}, {"texts": {"issuer": 7}, "inspectors": [1, ["a"], ["a", "b"]]}])
def test_an_unfinished_form_of_another_shape_is_read_as_far_as_it_goes(expected: dict[str, object]) -> None:
    form = ProfileForm.from_plain(expected)
    assert set(form.texts) == {field.name for field in FIELDS}
    assert all(isinstance(text, str) for text in form.texts.values())


@pytest.mark.parametrize("text", ["武陟县\n发改委", "武陟县\t发改委", "武陟县\x07发改委", "武陟县\u2028发改委"])
def test_a_line_of_the_profile_that_cannot_be_printed_on_one_line_is_told(text: str) -> None:
    form = ProfileForm.empty().with_text("issuer", text).with_inspectors(((text, "A1"),))
    by_path = {fault.path: fault.what for fault in faults(form, None) if fault.code == "unprintable"}
    assert set(by_path) == {"issuer", "inspectors[0].name"}
    assert all(what.startswith("含有") for what in by_path.values())


def test_what_pasting_brings_to_the_ends_of_a_line_is_dropped() -> None:
    form = ProfileForm.empty().with_text("issuer", "\u200b武陟县发改委\r\n").with_inspectors((("张某\n", "\ufeffA1\t"),))
    assert not [fault for fault in faults(form, None) if fault.code == "unprintable"]
    profile = form.profile()
    assert profile.issuer == "武陟县发改委"
    assert [(inspector.name, inspector.certificate) for inspector in profile.inspectors] == [("张某", "A1")]
