"""Fees, judged line by line; the worst line counts."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from tests.reference.conditions import applies, applies_to_record, is_violated
from tests.reference.facts import Line, Record
from tests.reference.fee_spelling import bare, plain, settled
from tests.reference.in_force import is_in_force
from tests.reference.kleene import COMPLIANT, NOT_APPLICABLE, UNDETERMINED, VIOLATION, worst

Requirement = dict[str, Any]
SHORT = 3
LEGAL = 4
NEAR = Fraction(7, 10)
OTHER_SUPPLIES = (
    "自来水 供水 用水 排水 污水 水表 接水 水管 燃气 天然气 煤气 液化气 供气 用气 气表 "
    "供热 用热 热计量 热力 换热 供暖 采暖 暖气 热表 热网 热源"
)
WITHOUT_ELECTRICITY = "水 气 汽 热 暖 开关闸 勾头 碰头 增压 接驳 开通 吹扫 放散 开口 开户 接口 点火 试压"
LISTED, CONDITIONAL, RESEMBLING, UNLIKE = "listed", "conditional", "resembling", "unlike"


@dataclass(frozen=True)
class FeeNames:
    """The fees of some lists and the names that are legal, in the order of the lists."""

    fees: tuple[dict[str, Any], ...]
    legal: tuple[str, ...]
    of_any_list: frozenset[str] = frozenset()

    @property
    def listed(self) -> list[str]:
        """Return the names of the fees, aliases included."""
        named = [fee for fee in self.fees if fee.get("aliases") or not fee.get("words")]
        return [name for fee in named for name in (fee["name"], *fee.get("aliases", []))]

    @property
    def resembling(self) -> list[str]:
        """Return the names that the lists call resembling."""
        return [name for fee in self.fees for name in fee.get("resembling", [])]

    def likeness(self, name: str) -> str:
        """Return what the name is to the lists: as written, then by its bare spelling, then by its looks."""
        written = self._known(plain(name), plain)
        key = bare(name)
        listed_fee = written or self._known(key, settled)
        if listed_fee:
            return listed_fee
        with_fee = self._known(f"{key}费", settled)
        if with_fee:
            return UNLIKE if with_fee == UNLIKE else RESEMBLING
        others = f"{OTHER_SUPPLIES} {'' if '电' in key else WITHOUT_ELECTRICITY}"
        if any(word in key for word in others.split()):
            return UNLIKE
        listed = [settled(one) for one in self.listed]
        if any(len(one) >= SHORT and one in key for one in listed):
            return RESEMBLING
        if any(len(settled(one)) >= LEGAL and settled(one) in key for one in self.legal):
            return UNLIKE
        patterns = [words for fee in self.fees for words in fee.get("words", [])]
        if key not in self.of_any_list and any(_is_of_kind(settled(name), words) for words in patterns):
            return RESEMBLING
        if len(key) < SHORT:
            return UNLIKE
        return RESEMBLING if any(_alike(one, key) >= NEAR for one in listed) else UNLIKE

    def _known(self, key: str, spelt: Callable[[str], str]) -> str:
        for fee in self.fees:
            if fee.get("words") and not fee.get("aliases"):
                continue
            if key in {spelt(name) for name in (fee["name"], *fee.get("aliases", []))}:
                return CONDITIONAL if fee.get("condition") else LISTED
        if key in {spelt(name) for name in self.resembling}:
            return RESEMBLING
        return UNLIKE if key in {spelt(name) for name in self.legal} else ""


def _is_of_kind(name: str, words: str) -> bool:
    """Return whether the name holds one word of every group."""
    return all(any(word in name for word in group.split("/")) for group in words.split())


@cache
def _alike(one: str, other: str) -> Fraction:
    """Return twice the longest common subsequence by both lengths."""
    row = [0] * (len(other) + 1)
    for character in one:
        above = row
        row = [0]
        for index, against in enumerate(other):
            row.append(above[index] + 1 if character == against else max(above[index + 1], row[index]))
    return Fraction(2 * row[-1], len(one) + len(other))


def fee_names(requirement: Requirement, packs: list[dict[str, Any]]) -> FeeNames:
    """Return the names of the requirement's lists, which stand in its own pack or one it builds on."""
    lists = {one["id"]: one for pack in reversed(packs) for one in pack.get("fee_list", [])}
    legal = [name for pack in packs for fee in pack.get("legal_fee", []) for name in (fee["name"], *fee.get("aliases", []))]
    every = [fee for one in lists.values() for fee in one["fee"]]
    names = [name for fee in every for name in (fee["name"], *fee.get("aliases", []), *fee.get("resembling", []))]
    fees = tuple(fee for name in requirement.get("fee_lists", []) for fee in lists[name]["fee"])
    return FeeNames(fees, tuple(legal), frozenset(map(settled, names)))


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
    return worst(_on_line(requirement, record, line, names) for line in lines)


def violating(requirement: Requirement, record: Record, names: FeeNames) -> list[Line]:
    """Return the lines that break the requirement."""
    return [line for line in record.get("fees") or [] if _on_line(requirement, record, line, names) == VIOLATION]


def _on_line(requirement: Requirement, record: Record, line: Line, names: FeeNames) -> str:
    if not is_in_force(requirement, record, line):
        return NOT_APPLICABLE
    judge = {"banned_fees": _banned, "unlisted_fees": _unlisted}.get(requirement["kind"], _forbidden)
    return judge(requirement, record, line, names)


def _forbidden(requirement: Requirement, record: Record, line: Line, _names: FeeNames) -> str:
    applicable = applies(requirement, record, line)
    if applicable is not True:
        return UNDETERMINED if applicable is None else NOT_APPLICABLE
    violated = is_violated(requirement, record, line)
    if violated is None:
        return UNDETERMINED
    return VIOLATION if violated else COMPLIANT


def _unlisted(requirement: Requirement, record: Record, line: Line, names: FeeNames) -> str:
    name, amount = line.get("name"), line.get("amount")
    free = amount is not None and Decimal(amount) <= 0
    if free or line.get("approved_item") or (name is not None and names.likeness(name) == UNLIKE):
        return COMPLIANT
    applicable = applies(requirement, record, line)
    if applicable is False:
        return NOT_APPLICABLE
    violated = is_violated(requirement, record, line)
    if violated is False:
        return COMPLIANT
    return VIOLATION if violated and applicable and name is not None and amount is not None else UNDETERMINED


def _banned(requirement: Requirement, record: Record, line: Line, names: FeeNames) -> str:
    name, amount = line.get("name"), line.get("amount")
    if amount is not None and Decimal(amount) <= 0:
        return COMPLIANT
    if name is None:
        return UNDETERMINED
    likeness = names.likeness(name)
    if likeness == UNLIKE:
        return COMPLIANT
    applicable = applies(requirement, record, line)
    if amount is None:
        return NOT_APPLICABLE if applicable is False else UNDETERMINED
    if likeness == RESEMBLING:
        return UNDETERMINED
    return {True: VIOLATION if likeness == LISTED else UNDETERMINED, False: NOT_APPLICABLE, None: UNDETERMINED}[applicable]
