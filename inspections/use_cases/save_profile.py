"""Keeping a bureau's profile in its store."""

from __future__ import annotations

from inspections.profiles.profile import Profile
from inspections.store import Store
from inspections.use_cases.changes import Changed, Changes


def save_profile(store: Store, profile: Profile) -> Changes:
    """Keep a profile in the place of its county's former one. Raises UserError where the store cannot be written."""
    with store.writing() as unit:
        unit.profiles.save(profile)
    return Changes.of(Changed.PROFILES, Changed.SETTINGS, counties=[profile.county])
