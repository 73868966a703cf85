"""All that the dialog of the health check shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HealthState:
    """`message` is the outcome in a sentence, `faults` a sentence each. What may be done now: `busy` means nothing."""

    busy: bool
    message: str
    faults: tuple[str, ...] = ()
    can_take_back: bool = False
    can_let_stay: bool = False
