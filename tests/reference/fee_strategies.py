"""Fee lines: listed names in several spellings, names with one character put in, names that are clearly something else."""

import datetime as dt
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from tests.reference.boundary_days import around
from tests.reference.contract_values import CHOICES, CLEARLY_DIFFERENT
from tests.reference.fee_lines import fee_names

Pack = dict[str, Any]
AMOUNTS = ("1200.00", "0.01", "0", "-35.50", "99999999.99", None)
FULL_WIDTH = str.maketrans("()", "（）")


def names_of_fees(pack: Pack, national: Pack) -> list[str]:
    """Return names that stand in every relation to the fees that the pack bans."""
    lists = [fee_names(requirement, [pack, national]) for requirement in pack["requirement"] if "fee_lists" in requirement]
    listed = sorted({name for names in lists for name in names.listed})
    resembling = {name for names in lists for name in names.resembling}
    legal = {name for names in lists for name in names.legal}
    put_in = [name[:1] + "务" + name[1:] for name in listed]
    changed = [name[:2] + "务" + name[3:] for name in listed]
    shortened = [name.removesuffix("费") for name in listed]
    joined = [f"{one}{other}" for one, other in pairwise(listed)]
    return [*listed, *put_in, *changed, *shortened, *joined, *sorted(resembling), *sorted(legal), *CLEARLY_DIFFERENT] if lists else []


def spellings(name: str) -> st.SearchStrategy[str]:
    """Return the name as people write it."""
    around = st.tuples(
        st.sampled_from(("", "", "收取的", "一次性", "1、", "2023年6月", "（1）", "供电公司", "免收", "退")),
        st.sampled_from(("", "", "（元）", "(第二次)", "【含税】", "500元", "：1,200.00元", "（500元/户）", "项目", "（已退）", "等")),
    )
    written = st.sampled_from((name, name, " ".join(name), f"{name}\u3000", name.translate(FULL_WIDTH), f"{name}用", f"“{name}”"))
    return st.builds(lambda ends, text: f"{ends[0]}{text}{ends[1]}", around, written)


@st.composite
def fee_lines(draw: st.DrawFn, names: list[str], begins: dt.date, forced: dict[str, Any]) -> list[dict[str, Any]] | None:
    """Return no list, an empty one, or up to three lines; `forced` facts (`fee.x`) stand in most lines."""
    count = draw(st.sampled_from((None, 0, 1, 1, 2, 3)))
    if count is None:
        return None
    lines = [draw(_line(names, begins, forced)) for _ in range(count)]
    return lines if draw(st.booleans()) else [_without_absent(line) for line in lines]


@st.composite
def _line(draw: st.DrawFn, names: list[str], begins: dt.date, forced: dict[str, Any]) -> dict[str, Any]:
    line: dict[str, Any] = {
        "name": draw(st.sampled_from([None, *names]).flatmap(lambda name: st.just(name) | spellings(name) if name else st.none())),
        "amount": draw(st.sampled_from(AMOUNTS)),
        "charged_on": draw(st.sampled_from([None, *map(dt.date.isoformat, around(begins, 1, 1))])),
        "payee_relation": draw(st.sampled_from([None, *CHOICES["fee.payee_relation"]])),
        "stage": draw(st.sampled_from([None, *CHOICES["fee.stage"]])),
    }
    for flag in ("approved_item", "above_standard", "reasonable", "receipt"):
        line[flag] = draw(st.sampled_from((None, True, False)))
    if draw(st.booleans()):
        line |= {path.removeprefix("fee."): value for path, value in forced.items()}
    return line


def _without_absent(line: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in line.items() if value is not None}
