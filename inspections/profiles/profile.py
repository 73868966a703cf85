"""A bureau's profile: what a notice must say of the bureau that issues it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from inspections.checklists.approved_fees import ApprovedFees


class TermStart(StrEnum):
    """The day from whose next one the term of a notice is counted: that of service (送达), or that of issue."""

    SERVICE = "service"
    ISSUE = "issue"


@dataclass(frozen=True, slots=True)
class Inspector:
    """An inspector with the certificate that must be shown (行政处罚法 55)."""

    name: str
    certificate: str


@dataclass(frozen=True, slots=True)
class Profile:
    """One county's bureau.

    `number_prefix` is the 发文字号 without year and number. `reconsideration` names the government that hears a reconsideration
    (行政复议法 20, 24), `court` the court of first instance (行政诉讼法 46); no notice can be printed without both. `consequence`
    is what follows where a term passes unheeded. `approved_fees` are fees that the price authority's list allows
    (checklists/approved_fees.py).
    `inspection_cap_per_year` is the most inspections of one firm in a year (国办发〔2024〕54号), None where none was set.
    `term_start` says from which day its notices count their terms.
    """

    county: str
    issuer: str
    number_prefix: str
    contact_name: str
    contact_phone: str
    address: str
    reconsideration: str
    court: str
    consequence: str = ""
    approved_fees: tuple[str, ...] = ()
    inspection_cap_per_year: int | None = None
    inspectors: tuple[Inspector, ...] = ()
    term_start: TermStart = TermStart.SERVICE

    @property
    def approved(self) -> ApprovedFees:
        """What a check is told of `approved_fees`."""
        return {self.county: self.approved_fees}


def from_service(profile: Profile | None) -> bool:
    """Say whether a bureau counts its terms from service; so does one whose profile is not there yet."""
    return profile is None or profile.term_start is TermStart.SERVICE


class Profiles(Protocol):
    """Bureau profiles, one a county."""

    def save(self, profile: Profile) -> None:
        """Keep a profile in the place of the county's former one."""
        ...

    def of(self, county: str) -> Profile | None:
        """Return a county's profile, or None."""
        ...
