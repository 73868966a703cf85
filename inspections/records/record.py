"""One record as the contract writes it, already validated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

import simplejson

RECORDS = UUID("5d0f6a3e-3c0f-5c0f-9a53-8f4b1a7b2c10")
"""Namespace of the UUIDs of records; the name is county and business number."""


def record_uuid(county: str, number: str) -> UUID:
    """Return the UUID of the record with this business number: the same on every laptop and after every import."""
    return uuid5(RECORDS, f"{county}/{number}")


_CANONICAL = simplejson.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, use_decimal=True)


def canonical_json(value: object) -> bytes:
    """Return the one way to write `value`: sorted keys, no blanks, UTF-8, decimals exact. Hashes are taken of this."""
    return str(_CANONICAL.encode(value)).encode()


@dataclass(frozen=True, slots=True)
class Record:
    """A validated record: nested objects in the contract's format, dates as ISO text, numbers as Decimal."""

    payload: Mapping[str, Any]

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
        """The identity that merges go by."""
        return record_uuid(self.county, self.id)

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
        """The inspected party's kind, a code of the contract."""
        return str(self.payload["inspectee"]["kind"])

    def canonical(self) -> bytes:
        """Return the record's canonical JSON."""
        return canonical_json(self.payload)
