"""Checking a store's health: one check after another, each fault with what to do. To look at one thing more, add it to `CHECKS`."""

from __future__ import annotations

from inspections.faults import Fault, UserError
from inspections.health.backups import backups
from inspections.health.database import contents, references, structure
from inspections.health.examination import Check, Examination, Health
from inspections.health.files import files
from inspections.health.histories import histories

CHECKS: tuple[Check, ...] = (structure, references, contents, histories, files, backups)
"""What is looked at, in the order in which it is told."""


def check_health(examined: Examination) -> Health:
    """Look at everything and change nothing. What damage hides from one check is told, and the others go on.

    Raises UserError only where another program keeps the store from being read.
    """
    faults: list[Fault] = []
    for check in CHECKS:
        try:
            faults.extend(check(examined))
        except UserError as error:
            if any(fault.code == "busy" for fault in error.faults):
                raise
            faults.extend(error.faults)
    return Health(tuple(dict.fromkeys(faults)), dict(examined.counts))
