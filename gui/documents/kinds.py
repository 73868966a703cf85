"""The titles of documents in the window: a bureau may give one another title by its template, the window keeps these."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from inspections.cases.numbers import NumberKind
from inspections.documents.kinds import KINDS

TITLES: Mapping[NumberKind, str] = MappingProxyType({key: kind.title for key, kind in KINDS.items()})
"""In the order of a proceeding."""
