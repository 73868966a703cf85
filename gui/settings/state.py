"""What the settings page shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gui.settings.profile_form import ProfileForm


@dataclass(frozen=True, slots=True)
class SettingsState:
    """`checklists` are ids and titles to choose from; `faults` are sentences by field path; `message` is the line beside the buttons."""

    form: ProfileForm
    checklists: tuple[tuple[str, str], ...]
    checklist: str
    faults: Mapping[str, str]
    modified: bool
    message: str
