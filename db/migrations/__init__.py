"""The schema's steps, oldest first. A step that was released is never changed; a new one is added after it."""

from __future__ import annotations

from db.engine import Migrations
from db.migrations.m0001_first_store import m0001_first_store

STEPS = (m0001_first_store,)


def migrations(steps: int = len(STEPS)) -> Migrations:
    """Return the first `steps` steps (all of them) as sqlite-utils runs them."""
    known = Migrations("inspections")
    for step in STEPS[:steps]:
        known()(step)
    return known
