"""The inspectors of a record, chosen among those of the bureau's profile."""

from __future__ import annotations

from inspections.forms.content import Content, held, put
from inspections.profiles.profile import Inspector


def with_inspector(content: Content, inspector: Inspector, *, chosen: bool) -> Content:
    """Return a form's content with an inspector among its lines once, or without him."""
    line = {"name": inspector.name, "certificate": inspector.certificate}
    others = [each for each in held(content, "inspectors") or [] if each != line]
    return put(content, "inspectors", [*others, line] if chosen else others)
