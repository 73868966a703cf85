"""Which checklist is proposed for a county and a day, and what is said of one that does not quite fit."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.checklists.pack import Pack
from inspections.checklists.proposing import Proposal, holds, note_on, propose
from tests.support.checklists import pack_with

DAY = date(2023, 8, 15)
WUZHI = pack_with("wuzhi-2023")


def pack(name: str, county: str = "", first: date | None = None, last: date | None = None, issued_on: date | None = None) -> Pack:
    source = replace(WUZHI.source, issued_on=issued_on)
    return replace(WUZHI, id=name, county=county, in_force_from=first, in_force_until=last, source=source)


def proposed(packs: list[Pack], county: str = "410823", day: date = DAY) -> Proposal:
    proposal = propose(packs, county, day)
    assert proposal is not None
    return proposal


COUNTRY, PROVINCE, PREFECTURE, COUNTY = pack("country"), pack("province", "410000"), pack("prefecture", "410800"), pack("county", "410823")


def test_the_nearest_area_that_holds_the_county_wins() -> None:
    packs = [COUNTRY, PROVINCE, PREFECTURE, COUNTY]
    assert proposed(packs).pack is COUNTY
    assert proposed(packs, "410822").pack is PREFECTURE
    assert proposed(packs, "410105").pack is PROVINCE
    assert proposed(packs, "330106").pack is COUNTRY


def test_why_it_is_the_one_is_said() -> None:
    packs = [COUNTRY, PROVINCE, PREFECTURE, COUNTY]
    assert proposed(packs).reason == "410823本县（区）的检查表。"
    assert proposed(packs, "410822").reason == "410822所在设区市的检查表。"
    assert proposed(packs, "410105").reason == "410105所在省（自治区、直辖市）的检查表。"
    assert proposed(packs, "330106").reason == "没有330106所在地方的检查表，用全国通用的检查表。"


def test_no_pack_of_a_county_and_no_nationwide_one_leaves_nothing_to_propose() -> None:
    assert propose([PROVINCE], "330106", DAY) is None
    assert propose([], "410823", DAY) is None
    assert propose([replace(COUNTRY, requirements=())], "410823", DAY) is None


def test_of_one_area_the_pack_in_force_on_the_day_wins_and_then_the_newest() -> None:
    old = pack("old", "410823", date(2022, 1, 1), date(2022, 12, 31))
    own = pack("own", "410823", date(2023, 1, 1), date(2023, 12, 31))
    new = pack("new", "410823", date(2024, 1, 1), date(2024, 12, 31))
    assert [proposed([new, old, own], day=day).pack.id for day in (date(2022, 12, 31), date(2023, 1, 1), date(2024, 6, 1))] == [
        "old",
        "own",
        "new",
    ]
    assert proposed([new, old, own], day=date(2026, 1, 1)).pack is new
    issued = [pack("a", "410823", issued_on=date(2023, 1, 1)), pack("b", "410823", issued_on=date(2022, 1, 1))]
    assert proposed(issued).pack.id == "a"


def test_a_nearer_pack_past_its_year_is_proposed_and_says_so() -> None:
    own = pack("own", "410823", date(2023, 1, 1), date(2023, 12, 31))
    proposal = proposed([COUNTRY, own], day=date(2024, 1, 1))
    assert proposal.pack is own
    assert proposal.note == "检查时间已过这份检查表的施行期（至2023年12月31日）：限于施行期的要求不再适用，其余措施继续核对。"
    assert proposed([COUNTRY, own], day=date(2023, 12, 31)).note == ""


def test_a_pack_that_is_not_in_force_yet_says_so() -> None:
    own = pack("own", "410823", date(2023, 1, 1))
    assert note_on(own, "410823", date(2022, 12, 31)) == "这份检查表自2023年1月1日起施行，检查时间在此之前，请核对是否适用。"
    assert note_on(own, "410823", date(2023, 1, 1)) == ""


def test_a_pack_of_another_area_says_so() -> None:
    note = "这份检查表是别的地方的（330000），记录的行政区划代码是410823，请核对是否适用。"
    assert note_on(pack("zhejiang", "330000"), "410823", DAY) == note
    assert note_on(COUNTRY, "410823", DAY) == ""


def test_without_a_day_the_newest_of_the_nearest_area_is_proposed() -> None:
    old = pack("old", "410823", date(2022, 1, 1), date(2022, 12, 31))
    new = pack("new", "410823", date(2099, 1, 1))
    proposal = propose([COUNTRY, new, old], "410823")
    assert proposal == Proposal(new, "410823本县（区）的检查表。", "")


@pytest.mark.parametrize(
    ("area", "county", "expected"),
    [
        ("", "410823", True),
        ("410823", "410823", True),
        ("410800", "410823", True),
        ("410000", "410823", True),
        ("410822", "410823", False),
        ("410900", "410823", False),
        ("420000", "410823", False),
        ("410823", "410800", False),
    ],
)
def test_an_area_holds_the_counties_that_begin_with_its_digits(area: str, county: str, *, expected: bool) -> None:
    assert holds(area, county) is expected


_DAYS = st.dates(date(2018, 1, 1), date(2026, 12, 31))
_AREAS = st.sampled_from(["", "410000", "410800", "410823", "410822", "330000", "330100", "141000"])


@st.composite
def packs_of_areas(draw: st.DrawFn) -> list[Pack]:
    made = []
    for number in range(draw(st.integers(0, 6))):
        first = draw(st.none() | _DAYS)
        last = draw(st.none() | _DAYS)
        if first is not None and last is not None and last < first:
            last = first + timedelta(days=365)
        made.append(pack(f"p{number}", draw(_AREAS), first, last, draw(st.none() | _DAYS)))
    return made


@given(packs_of_areas(), st.sampled_from(["410823", "410822", "330106", "141002", "500000"]), _DAYS, st.randoms(use_true_random=False))
def test_whatever_the_packs_none_fits_better_and_their_order_does_not_matter(
    packs: list[Pack], county: str, day: date, random: object
) -> None:
    proposal = propose(packs, county, day)
    # Written from the brief alone: areas by the digits that county and area share, in the order of nearness.
    for area in (county, f"{county[:4]}00", f"{county[:2]}0000", ""):
        here = [pack for pack in packs if pack.county == area]
        if here:
            break
    else:
        assert proposal is None
        return
    assert proposal is not None
    current = [pack for pack in here if (pack.in_force_from or day) <= day <= (pack.in_force_until or day)]
    assert proposal.pack in (current or here)
    began = [pack.in_force_from or pack.source.issued_on or date.min for pack in current or here]
    assert (proposal.pack.in_force_from or proposal.pack.source.issued_on or date.min) == max(began)
    assert bool(proposal.note) is (proposal.pack not in current)
    shuffled = list(packs)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # Hypothesis' own generator
    assert propose(shuffled, county, day) == proposal
