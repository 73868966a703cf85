"""Names of fees: the listed ones in every spelling, their curated aliases, and names that only resemble one.

A name is held against the fees of a list in this order, by its `bare` spelling (fee_spelling.py); what is written exactly as a list has
it counts before all (docs/contract.md, "`banned_fees`"). The reference evaluator in tests/ is written from these words.

1. A listed fee or an alias: listed, or conditional where the list says under what condition it may be charged.
2. A name that the list calls resembling: resembling. A legal fee: unlike.
3. A name without 费 that would be one of these with it: resembling, or unlike for a legal one.
4. Speaking of water, gas or heat (one of the words below, the last of them only without 电): unlike.
5. It has three characters or more, and a listed name of three or more stands in it: resembling; the first one in the order of the lists.
6. A legal name of four characters or more stands in it: unlike.
7. No list of the pack has it, and it holds, as it was before words around it went (settled), the words of a kind (`words`), one of
   every group: resembling, the first one in the order of the lists.
8. Shorter than three characters: unlike.
9. 2 × the longest common subsequence / both lengths together is at least 0.7 for some listed name: resembling the nearest, of
   equally near ones the first.

An entry of a list with words and no other name (`is_kind`) is a kind of fees: its own name is nobody's fee and is held against none.

Resembling never accuses: it asks a person to look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from inspections.checklists.fee_spelling import bare, plain, settled
from inspections.checklists.pack import Pack, Requirement

_NEAR = 0.7 - 1e-9
"""Least likeness at which a person should look, as tests/checklists/by_hand/fee_name_table.py was measured; less by a rounding error."""

_REMEMBERED = 4096
"""Names whose match is kept: in a form all but the one that is being typed were matched before."""

_LEAST_LENGTH = 3
"""Shorter names stand inside too many others to mean anything."""

_LEAST_LEGAL = 4
"""电费 stands at the end of 停送电费; only longer legal names tell what a fee is about."""

_OTHER_SUPPLIES = re.compile(
    "自来水|供水|用水|排水|污水|水表|接水|水管|燃气|天然气|煤气|液化气|供气|用气|气表|供热|用热|热计量|热力|换热|供暖|采暖|暖气|热表|热网|热源"
    "|^[^电]*(?:[水气汽热暖]|开关闸|勾头|碰头|增压|接驳|开通|吹扫|放散|开口|开户|接口|点火|试压)[^电]*$"
)
"""Words of fees for water, gas and heat, which no list for electricity means."""


class Likeness(IntEnum):
    """How a name stands to a list."""

    UNLIKE = 0
    RESEMBLING = 1
    LISTED = 2
    CONDITIONAL = 3


@dataclass(frozen=True, slots=True)
class Match:
    """A name's likeness, the listed fee it is or resembles, and the condition under which a conditional one may be charged."""

    likeness: Likeness
    listed: str
    condition: str = ""


_UNLIKE = Match(Likeness.UNLIKE, "")


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Return what finds one of the names, and nothing where there are none; a regular expression asks for all of them at once."""
    return re.compile("|".join(map(re.escape, names)) or r"(?!)")


def _groups(words: str) -> list[list[str]]:
    return [group.split("/") for group in words.split(" ")]


def _listed_in(pack: Pack) -> frozenset[str]:
    fees = (fee for fees in pack.fee_lists.values() for fee in fees)
    return frozenset(settled(name) for fee in fees for name in (fee.name, *fee.aliases, *fee.resembling))


class FeeNames:
    """The fees that one requirement bans."""

    def __init__(self, requirement: Requirement, pack: Pack) -> None:
        """Gather the requirement's lists from the pack."""
        fees = [fee for name in requirement.fee_lists for fee in pack.fee_lists[name]]
        matches = {
            fee.name: Match(Likeness.CONDITIONAL if fee.condition else Likeness.LISTED, fee.name, fee.condition) for fee in reversed(fees)
        }
        listed = {name: matches[fee.name] for fee in fees if not fee.is_kind for name in (fee.name, *fee.aliases)}
        resembling = {name: Match(Likeness.RESEMBLING, fee.name) for fee in fees for name in fee.resembling}
        known = [*dict.fromkeys(pack.legal_fees, _UNLIKE).items(), *resembling.items(), *listed.items()]
        self._exact = {plain(name): match for name, match in known}
        self._known = {settled(name): match for name, match in known}
        self._listed = {settled(name): match.listed for name, match in listed.items()}
        self._names = list(self._listed)
        self._within = [name for name in self._names if len(name) >= _LEAST_LENGTH]
        self._any_within = _any_of(self._within)
        self._kinds = [(Match(Likeness.RESEMBLING, fee.name, fee.condition), _groups(words)) for fee in fees for words in fee.words]
        self._of_some_list = _listed_in(pack) if self._kinds else frozenset()
        self._any_legal = _any_of(name for name in map(settled, pack.legal_fees) if len(name) >= _LEAST_LEGAL)

        self.match = lru_cache(_REMEMBERED)(self._match)
        """How a name stands to the list."""

    def _match(self, name: str) -> Match:
        exact = self._exact.get(plain(name))
        if exact is not None:
            return exact
        key = bare(name)
        known = self._known.get(key)
        if known is not None:
            return known
        whole = self._known.get(f"{key}费")
        if whole is not None:
            return _UNLIKE if whole is _UNLIKE else Match(Likeness.RESEMBLING, whole.listed)
        return self._resemblance(key, settled(name))

    def _resemblance(self, key: str, whole: str) -> Match:
        if _OTHER_SUPPLIES.search(key):
            return _UNLIKE
        if self._any_within.search(key):
            return Match(Likeness.RESEMBLING, self._listed[next(name for name in self._within if name in key)])
        if self._any_legal.search(key):
            return _UNLIKE
        if key not in self._of_some_list:
            for match, groups in self._kinds:
                if all(any(word in whole for word in group) for group in groups):
                    return match
        if len(key) < _LEAST_LENGTH:
            return _UNLIKE
        from rapidfuzz import process  # noqa: PLC0415 # the window is painted first, and knows the rule kinds by then
        from rapidfuzz.distance import Indel  # noqa: PLC0415 # as above

        near = process.extractOne(key, self._names, scorer=Indel.normalized_similarity, score_cutoff=_NEAR)
        return _UNLIKE if near is None else Match(Likeness.RESEMBLING, self._listed[near[0]])


def names_of(requirement: Requirement, pack: Pack) -> FeeNames:
    """Return the fees that a requirement of the pack bans, laid out once a pack."""
    known = pack.fee_names.get(requirement.fee_lists)
    if known is None:
        known = pack.fee_names.setdefault(requirement.fee_lists, FeeNames(requirement, pack))
    return known
