"""What the first-run dialog shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gui.settings.profile_form import ProfileForm

STEPS = (
    ("本单位和检查表", ("county", "issuer", "number_prefix")),
    ("联系方式和救济途径", ("contact_name", "contact_phone", "address", "reconsideration", "court")),
    ("检查人和样例", ()),
)
"""Heading of each step and the profile's fields on it; the first one has the checklist, too, the last one the inspectors."""


@dataclass(frozen=True, slots=True)
class FirstRunState:
    """`step` counts from 0; `faults` are sentences by field path; `samples` says whether sample records are wanted.

    `holding` says which rules of the chosen checklist hold today, empty while none is chosen.
    """

    step: int
    form: ProfileForm
    checklists: tuple[tuple[str, str], ...]
    checklist: str
    faults: Mapping[str, str]
    samples: bool
    message: str
    holding: str = ""
