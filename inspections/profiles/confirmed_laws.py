"""Laws that a pack marks as 待核 and that a bureau has read in the official text and confirmed, once for all its documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from inspections.checklists.loading import Packs
from inspections.checklists.pack import Pack


@dataclass(frozen=True, slots=True)
class ConfirmedLaw:
    """One confirmation: the law's key and name as they stood in the pack, when, and by whom."""

    key: str
    name: str
    confirmed_on: date
    confirmed_by: str


def with_confirmed(pack: Pack, confirmed: Iterable[ConfirmedLaw]) -> Pack:
    """Return the pack with these laws confirmed, so that documents print them.

    A law whose name has changed since (another article, say) is still 待核: what was read was another text.
    """
    confirmed_keys = {(law.key, law.name) for law in confirmed}
    laws = {key: replace(law, confirmed=law.confirmed or (key, law.name) in confirmed_keys) for key, law in pack.laws.items()}
    return replace(pack, laws=laws)


def packs_with_confirmed(packs: Packs, confirmed: Iterable[ConfirmedLaw]) -> Packs:
    """Return all packs with these laws confirmed."""
    laws = tuple(confirmed)
    return Packs({key: with_confirmed(pack, laws) for key, pack in packs.by_id.items()})


class LawsConfirmed(Protocol):
    """Laws marked 待核 that bureaus have confirmed."""

    def confirm(self, county: str, law: ConfirmedLaw) -> None:
        """Keep a confirmation, in the place of a former one of the same law."""
        ...

    def withdraw(self, county: str, key: str) -> None:
        """Take a confirmation back; without one nothing happens."""
        ...

    def of(self, county: str) -> tuple[ConfirmedLaw, ...]:
        """Return a county's confirmations by the laws' keys."""
        ...
