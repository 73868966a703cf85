"""Names of fees: the listed ones and their curated aliases, and names that only resemble one.

Resemblance never accuses: it asks a person to look (contract, `banned_fees`).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz import fuzz, process

from inspections.checklists.pack import Pack, Requirement

_NEAR = 70
"""Least similarity (0 to 100, insertions and deletions) at which a person should look: 移表手续费 ~ 移表费 is 75."""

_LEAST_LENGTH = 3
"""Shorter names stand inside too many others to mean anything."""


class Likeness(IntEnum):
    """How a name stands to a list."""

    UNLIKE = 0
    RESEMBLING = 1
    LISTED = 2


@dataclass(frozen=True, slots=True)
class Match:
    """A name's likeness and the listed fee it is or resembles."""

    likeness: Likeness
    listed: str


_NOTHING = Match(Likeness.UNLIKE, "")


def plain(name: str) -> str:
    """Return a fee's name as names are compared: after NFKC and without spaces."""
    return "".join(unicodedata.normalize("NFKC", name).split())


class FeeNames:
    """The fees that one requirement bans."""

    def __init__(self, requirement: Requirement, pack: Pack) -> None:
        """Gather the requirement's lists from the pack."""
        fees = [fee for name in requirement.fee_lists for fee in pack.fee_lists[name]]
        self._listed = {plain(name): fee.name for fee in fees for name in (fee.name, *fee.aliases)}
        self._resembling = {plain(name): fee.name for fee in fees for name in fee.resembling}
        self._legal = frozenset(plain(name) for name in pack.legal_fees)

    def match(self, name: str) -> Match:
        """Return how a name stands to the list."""
        key = plain(name)
        if key in self._listed:
            return Match(Likeness.LISTED, self._listed[key])
        if key in self._resembling:
            return Match(Likeness.RESEMBLING, self._resembling[key])
        if key in self._legal or len(key) < _LEAST_LENGTH:
            return _NOTHING
        for known, fee in self._listed.items():
            if known in key or key in known:
                return Match(Likeness.RESEMBLING, fee)
        near = process.extractOne(key, self._listed.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
        return _NOTHING if near is None else Match(Likeness.RESEMBLING, self._listed[near[0]])
