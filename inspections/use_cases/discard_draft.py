"""Deleting a draft for good, with its undo log."""

from __future__ import annotations

from uuid import UUID

from inspections.drafts.draft import Drafts
from inspections.use_cases.changes import Changed, Changes


def discard_draft(drafts: Drafts, draft: UUID) -> Changes:
    """Delete a draft; without one nothing happens. Raises UserError where the drafts cannot be written."""
    drafts.discard(draft)
    return Changes.of(Changed.DRAFTS, uuids=[draft])
