"""A legal basis: what the article does, whom it lets an energy department order, and on which days it was in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class LawRole(Enum):
    """What an article does; only a `power` bears an order, only a `duty` or a `ban` can be broken."""

    DUTY = "duty"
    BAN = "ban"
    POWER = "power"
    INSPECT = "inspect"
    PENALTY = "penalty"
    PROCEDURE = "procedure"

    @property
    def label(self) -> str:
        """The inspector's word."""
        return {"duty": "义务", "ban": "禁止", "power": "责令", "inspect": "检查", "penalty": "处罚", "procedure": "程序"}[self.value]


class Payers(Enum):
    """Whom an article protects: market participants alone (市场主体), or anybody."""

    MARKET = "market"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Law:
    """A legal basis; one that is not `confirmed` (待核) shows on screen and is never printed until a bureau confirms it.

    `orders` are the addressees that a power lets the county's energy department order, `payers` whom the act must have burdened for the
    article to speak of it.
    `in_force_from` and `in_force_until` are inclusive.
    """

    key: str
    name: str
    confirmed: bool
    roles: tuple[LawRole, ...] = ()
    orders: tuple[str, ...] = ()
    payers: Payers = Payers.ANY
    in_force_from: date | None = None
    in_force_until: date | None = None

    def has(self, *roles: LawRole) -> bool:
        """Say whether the article has one of these roles."""
        return any(role in roles for role in self.roles)

    @property
    def may_be_broken(self) -> bool:
        """Whether it asks or forbids something; one that gives a power or names a penalty alone cannot be broken."""
        return self.has(LawRole.DUTY, LawRole.BAN)

    def empowers_over(self, addressee: str) -> bool:
        """Say whether it lets the department order this addressee; an article that nobody has read yet lets nobody order."""
        return self.confirmed and self.has(LawRole.POWER) and addressee in self.orders

    def in_force_on(self, day: date) -> bool:
        """Say whether it was in force on a day."""
        return self.in_force_within(day, day)

    def in_force_within(self, first: date | None, last: date | None) -> bool:
        """Say whether it was in force on some day from `first` to `last`, inclusive; None is without a bound."""
        began = max(first or date.min, self.in_force_from or date.min)
        return began <= min(last or date.max, self.in_force_until or date.max)
