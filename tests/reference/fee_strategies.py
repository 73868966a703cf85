"""Fee lines: listed names in several spellings, names with one character put in, names that are clearly something else."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from tests.reference.boundary_days import around
from tests.reference.contract_values import CHOICES, CLEARLY_DIFFERENT
from tests.reference.fee_lines import FeeNames, fee_names

Pack = dict[str, Any]
AMOUNTS = ("1200.00", "0.01", "0", "-35.50", "99999999.99", None)
FULL_WIDTH = str.maketrans("()", "（）")


def names_of_fees(pack: Pack, national: Pack) -> list[str]:
    """Return the names that every banned-fee requirement of the pack surely takes for listed, resembling or different."""
    lists = [fee_names(requirement, [pack, national]) for requirement in pack["requirement"] if requirement["kind"] == "banned_fees"]
    listed = sorted(name for names in lists for name in names.listed)
    resembling = sorted(name for names in lists for name in names.resembling)
    legal = sorted(name for names in lists for name in names.legal)
    put_in = [name[:1] + "务" + name[1:] for name in listed]
    changed = [name[:2] + "务" + name[3:] for name in listed]
    candidates = [*listed, *put_in, *changed, *resembling, *legal, *CLEARLY_DIFFERENT]
    return [name for name in candidates if all(_is_sure(names, name) for names in lists)]


def _is_sure(names: FeeNames, name: str) -> bool:
    return names.is_listed(name) or names.is_resembling(name) or names.is_clear(name)


def spellings(name: str) -> list[str]:
    """Return the name as people type it."""
    return [name, name, " ".join(name), f"{name}\u3000", name.translate(FULL_WIDTH)]


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
        "name": draw(st.sampled_from([None, *names]).flatmap(lambda name: st.sampled_from(spellings(name) if name else [None]))),
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
