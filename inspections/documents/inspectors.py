"""The inspectors (检查人员) as documents name them: who has a certificate, and whether they are enough."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from inspections.typesetting.blanks import blank

LEAST_INSPECTORS = 2
"""行政处罚法 42, 55: no fewer than two officers with certificates."""

Officers = Sequence[Mapping[str, Any]]
"""`name` and `certificate` of each, as a record has them."""


def officers_text(officers: Officers) -> str:
    """Return all who have a name: 张某（执法证号豫H20010）、李某; one without a certificate by the name alone."""
    return "、".join(f"{name}（执法证号{certificate}）" if certificate else name for name, certificate in _named(officers))


def certified_text(officers: Officers) -> str:
    """Return those who have a certificate, as a sentence names them; who is still missing of the least there must be is a blank."""
    return "、".join(f"{name}（执法证号{certificate}）" for name, certificate in _certified(officers))


def certified_in_brackets(officers: Officers) -> str:
    """Return the same as it stands in brackets, which hold no further ones: 张某，执法证号豫H20010；李某，执法证号豫H20011."""
    return "；".join(f"{name}，执法证号{certificate}" for name, certificate in _certified(officers))


def certificates_of(officers: Officers) -> frozenset[str]:
    """Return the different certificates of officers who have a name.

    The same certificate typed in full width or in another case is the same officer.
    """
    certificates = (certificate for _, certificate in _named(officers) if certificate)
    return frozenset("".join(unicodedata.normalize("NFKC", certificate).split()).casefold() for certificate in certificates)


def _certified(officers: Officers) -> list[tuple[str, str]]:
    certified = [(name, certificate) for name, certificate in _named(officers) if certificate]
    return certified + [(blank(4), blank(5))] * (LEAST_INSPECTORS - len(certified))


def _named(officers: Officers) -> list[tuple[str, str]]:
    named = [(str(officer.get("name", "")).strip(), str(officer.get("certificate", "")).strip()) for officer in officers]
    return [(name, certificate) for name, certificate in named if name]
