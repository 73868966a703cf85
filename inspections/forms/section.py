"""Parts of a form: a section of groups of fields, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from inspections.records.fields.field import Field, ListField

Item: TypeAlias = "Field | ListField"
"""What stands in a form: one fact, or a list of lines."""


@dataclass(frozen=True, slots=True)
class Group:
    """Items that belong together under a heading (empty: none)."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the form. `topic` is the topic whose facts it holds, empty where it serves them all."""

    key: str
    title: str
    groups: tuple[Group, ...]
    topic: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in reading order."""
        return tuple(item for group in self.groups for item in group.items)
