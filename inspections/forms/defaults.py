"""What a new record starts with; all of it visible in the form and open to change. A new line says nothing: nobody stated anything yet."""

from __future__ import annotations

from datetime import date
from typing import Any

from inspections.forms.content import Content


def new_content(county: str, today: date) -> Content:
    """Return the content of a blank record."""
    content: dict[str, Any] = {"inspected_on": today.isoformat(), "inspectors": []}
    return {**content, "county": county} if county else content
