"""Fees, judged line by line; the worst line counts."""

import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any

from tests.reference.conditions import applies, applies_to_record, is_violated
from tests.reference.facts import Line, Record
from tests.reference.in_force import is_in_force
from tests.reference.kleene import COMPLIANT, NOT_APPLICABLE, UNDETERMINED, VIOLATION, worst

Requirement = dict[str, Any]
SHORT = 3
LONG = 7
"""From these lengths on a name with a character put in, or changed, still looks like the same one."""


def plain(name: str) -> str:
    """Return a fee's name after NFKC and without spaces."""
    return "".join(unicodedata.normalize("NFKC", name).split())


@dataclass(frozen=True)
class FeeNames:
    """The names of the fees of some lists, aliases included, those that the lists call resembling, and those that are legal."""

    listed: frozenset[str]
    resembling: frozenset[str]
    legal: frozenset[str]

    def is_listed(self, name: str) -> bool:
        """Return whether the name is a listed fee or a curated alias."""
        return plain(name) in self.listed

    def is_resembling(self, name: str) -> bool:
        """Return whether the name is called resembling, or is a listed one with a character put in or, if long, changed."""
        candidate = plain(name)
        if candidate in self.listed or candidate in self.legal:
            return False
        return candidate in self.resembling or any(
            _one_put_in(listed, candidate) or _one_changed(listed, candidate) for listed in self.listed
        )

    def is_clear(self, name: str) -> bool:
        """Return whether nobody could take the name for a listed one: legal, or less than half alike."""
        candidate = plain(name)
        return candidate in self.legal or all(_far_apart(candidate, listed) for listed in self.listed)


def _one_put_in(listed: str, name: str) -> bool:
    return len(listed) >= SHORT and listed in [name[:at] + name[at + 1 :] for at in range(len(name))]


def _one_changed(listed: str, name: str) -> bool:
    return len(listed) == len(name) >= LONG and sum(one != other for one, other in zip(listed, name, strict=True)) == 1


def _far_apart(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() < 1 / 2


def fee_names(requirement: Requirement, packs: list[dict[str, Any]]) -> FeeNames:
    """Return the names of the requirement's lists, which stand in its own pack or one it builds on."""
    wanted = requirement.get("fee_lists", [])
    lists = [one for pack in packs for one in pack.get("fee_list", []) if one["id"] in wanted]
    legal = [fee for pack in packs for fee in pack.get("legal_fee", [])]
    fees = [fee for one in lists for fee in one["fee"]]
    resembling = frozenset(plain(name) for fee in fees for name in fee.get("resembling", []))
    return FeeNames(_names(fees), resembling, _names(legal))


def _names(fees: Any) -> frozenset[str]:  # noqa: ANN401
    return frozenset(plain(name) for fee in fees for name in (fee["name"], *fee.get("aliases", [])))


def over_lines(requirement: Requirement, record: Record, names: FeeNames) -> str:
    """Judge every line that is in force; the record's own conditions come first."""
    lines = record.get("fees")
    if not lines and not is_in_force(requirement, record):
        return NOT_APPLICABLE
    if lines and not any(is_in_force(requirement, record, line) for line in lines):
        return NOT_APPLICABLE
    if applies_to_record(requirement, record) is False:
        return NOT_APPLICABLE
    if lines is None:
        return UNDETERMINED
    if not lines:
        return COMPLIANT
    judge = _banned if requirement["kind"] == "banned_fees" else _forbidden
    return worst(judge(requirement, record, line, names) if is_in_force(requirement, record, line) else NOT_APPLICABLE for line in lines)


def _forbidden(requirement: Requirement, record: Record, line: Line, _names: FeeNames) -> str:
    applicable = applies(requirement, record, line)
    if applicable is not True:
        return UNDETERMINED if applicable is None else NOT_APPLICABLE
    violated = is_violated(requirement, record, line)
    if violated is None:
        return UNDETERMINED
    return VIOLATION if violated else COMPLIANT


def _banned(requirement: Requirement, record: Record, line: Line, names: FeeNames) -> str:
    name, amount = line.get("name"), line.get("amount")
    if amount is not None and Decimal(amount) <= 0:
        return COMPLIANT
    if name is None:
        return UNDETERMINED
    listed = names.is_listed(name)
    if not listed and not names.is_resembling(name):
        assert names.is_clear(name), f"the reference does not say whether {name} resembles a listed fee"
        return COMPLIANT
    applicable = applies(requirement, record, line)
    if amount is None:
        return NOT_APPLICABLE if applicable is False else UNDETERMINED
    if not listed:
        return UNDETERMINED
    return {True: VIOLATION, False: NOT_APPLICABLE, None: UNDETERMINED}[applicable]
