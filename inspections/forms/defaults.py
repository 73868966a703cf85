"""What a new record and a new line start with; all of it visible in the form and open to change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from inspections.forms.content import Content

LINE_DEFAULTS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"fees": MappingProxyType({"payee_relation": "supplier", "stage": "connection"})}
)
"""List to what a new line of it says: a fee is one of the connection, taken by the supplier, until the inspector says otherwise."""


def new_content(county: str, today: date) -> Content:
    """Return the content of a blank record."""
    content: dict[str, Any] = {"inspected_on": today.isoformat(), "inspectors": []}
    return {**content, "county": county} if county else content


def new_line(path: str) -> Mapping[str, str]:
    """Return a new line of the list at `path`."""
    return LINE_DEFAULTS.get(path, {})
