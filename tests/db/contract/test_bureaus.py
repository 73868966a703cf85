"""What bureaus keep, in memory and on SQLite: a profile, wording of their own, laws confirmed."""

from dataclasses import replace
from datetime import date

from inspections.profiles.confirmed_laws import ConfirmedLaw
from inspections.profiles.profile import Inspector, Profile, TermStart
from inspections.store import Store
from tests.support.store_samples import PREFIX


def test_a_county_has_one_profile(store: Store) -> None:
    inspectors = (Inspector("张某", "豫H20010"), Inspector("李某", "豫H20011"))
    profile = Profile(
        "410823",
        "武陟县发展和改革委员会",
        PREFIX,
        "王某",
        "0391-7200000",
        "某路1号",
        "武陟县人民政府",
        "武陟县人民法院",
        "移送",
        ("甲", "乙"),
        2,
    )
    with store.writing() as unit:
        unit.profiles.save(replace(profile, inspectors=inspectors))
        unit.profiles.save(replace(profile, inspectors=inspectors[::-1], inspection_cap_per_year=None, term_start=TermStart.ISSUE))
    with store.reading() as unit:
        assert unit.profiles.of("410823") == replace(
            profile, inspectors=inspectors[::-1], inspection_cap_per_year=None, term_start=TermStart.ISSUE
        )
        assert unit.profiles.of("410822") is None


def test_a_bureau_s_own_wording_is_kept_until_it_goes_back_to_what_ships(store: Store) -> None:
    with store.writing() as unit:
        unit.templates.save("410823", "[notice]\n")
        unit.templates.save("410823", '[review]\ntitle = "复查意见"\n')
    with store.reading() as unit:
        assert unit.templates.of("410823") == '[review]\ntitle = "复查意见"\n'
        assert unit.templates.of("410822") == ""
    with store.writing() as unit:
        unit.templates.save("410823", "")
    with store.reading() as unit:
        assert unit.templates.of("410823") == ""


def test_a_law_is_confirmed_once_a_county_and_can_be_taken_back(store: Store) -> None:
    one, other = (
        ConfirmedLaw("jgcf-9-5", "《某规定》第九条", date(2023, 8, 1), "王某"),
        ConfirmedLaw("a", "《某法》", date(2023, 8, 2), "李某"),
    )
    with store.writing() as unit:
        unit.laws.confirm("410823", replace(one, confirmed_by="张某"))
        unit.laws.confirm("410823", one)
        unit.laws.confirm("410823", other)
    with store.reading() as unit:
        assert unit.laws.of("410823") == (other, one)
        assert unit.laws.of("410822") == ()
    with store.writing() as unit:
        unit.laws.withdraw("410823", "a")
        unit.laws.withdraw("410822", "a")
    with store.reading() as unit:
        assert unit.laws.of("410823") == (one,)
