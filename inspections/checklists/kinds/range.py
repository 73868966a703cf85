"""`range`: a number that is at least the lower and at most the upper bound."""

from __future__ import annotations

from inspections.checklists.kinds.bounds import within

RANGE = within("range", ("lower", "upper"), lambda requirement: (requirement.lower, requirement.upper))
