"""What the dialog for comparing two checklists shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SideState:
    """One checklist on a matter: clause and rule, the verdict's code and word, and the reason. All empty where it asks nothing."""

    rule: str = ""
    verdict: str = ""
    label: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MatterState:
    """A line of the table."""

    matter: str
    difference: str
    first: SideState
    second: SideState


@dataclass(frozen=True, slots=True)
class ComparisonState:
    """`own` is the title of the form's checklist; `offered` are ids and titles to compare it with, `other` the one chosen.

    `message` has the counts, or what is to be filled in before there is anything to compare.
    """

    own: str
    offered: tuple[tuple[str, str], ...]
    other: str
    only_differing: bool
    lines: tuple[MatterState, ...]
    message: str
