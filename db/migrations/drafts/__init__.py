"""The steps of the drafts' own file, oldest first, under the same rule."""

from __future__ import annotations

from db.migrations.drafts.m0001_first_drafts import m0001_first_drafts

STEPS = (m0001_first_drafts,)
