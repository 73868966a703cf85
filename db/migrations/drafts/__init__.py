"""The steps of the drafts' own file, oldest first, under the same rule."""

from __future__ import annotations

from db.migrations.drafts.m0001_first_drafts import m0001_first_drafts
from db.migrations.drafts.m0002_checklists import m0002_checklists
from db.migrations.drafts.m0003_papers import m0003_papers
from db.migrations.drafts.m0004_papers_by_number import m0004_papers_by_number
from db.migrations.drafts.m0005_records import m0005_records

STEPS = (m0001_first_drafts, m0002_checklists, m0003_papers, m0004_papers_by_number, m0005_records)
