"""One record (docs/contract.md, "A record"), already validated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid5

import simplejson

from inspections.records.folding import folded

_FROM_FILES = UUID("0c7d2b6a-5f0e-5d0b-8a6f-2f6f1f0f9a41")
"""Namespace of the UUIDs of records that come from a file without one."""


def presumed_uuid(number: str, county: str, day: str, name: str, kind: str) -> UUID:
    """Return the UUID that a record from a file without one bears, where it is new: the same on every laptop that reads the file.

    `day` is the ISO day of the inspection, `name` and `kind` the inspected party's. See docs/adr/0014-identity-of-records.md.
    """
    return uuid5(_FROM_FILES, canonical_json([number, county, day, folded(name), kind]).decode())


_CANONICAL = simplejson.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, use_decimal=True)


def canonical_json(value: object) -> bytes:
    """Return the one way to write `value`: sorted keys, no blanks, UTF-8, decimals exact. Hashes are taken of this."""
    return str(_CANONICAL.encode(value)).encode()


@dataclass(frozen=True, slots=True)
class Record:
    """A validated record: nested objects (docs/contract.md, "A record"), dates as ISO text, numbers as Decimal.

    `stated` is the identity that a file states or a store keeps, None where a file states none; `visit` and `case` are in the same way
    those that it belongs to. None of them is part of the payload: the hash of what a record says does not depend on which record says
    it, and two are equal that say the same.
    """

    payload: Mapping[str, Any]
    stated: UUID | None = field(default=None, compare=False)
    visit: UUID | None = field(default=None, compare=False)
    case: UUID | None = field(default=None, compare=False)

    @property
    def id(self) -> str:
        """The business number."""
        return str(self.payload["id"])

    @property
    def county(self) -> str:
        """The six-digit GB/T 2260 code."""
        return str(self.payload["county"])

    @property
    def uuid(self) -> UUID:
        """The identity: the one stated, else the presumed one."""
        if self.stated is not None:
            return self.stated
        return presumed_uuid(self.id, self.county, self.payload["inspected_on"], self.inspectee_name, self.inspectee_kind)

    @property
    def topics(self) -> tuple[str, ...]:
        """What was inspected."""
        return tuple(self.payload["topics"])

    @property
    def inspected_on(self) -> date:
        """The day of the inspection."""
        return date.fromisoformat(self.payload["inspected_on"])

    @property
    def inspectee_name(self) -> str:
        """The inspected party's name."""
        return str(self.payload["inspectee"]["name"])

    @property
    def inspectee_kind(self) -> str:
        """The inspected party's kind, a code of `INSPECTEE_KINDS`."""
        return str(self.payload["inspectee"]["kind"])

    def canonical(self) -> bytes:
        """Return the record's canonical JSON."""
        return canonical_json(self.payload)
