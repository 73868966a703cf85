"""`limit`: a number that is at most the limit."""

from __future__ import annotations

from inspections.checklists.kinds.bounds import within

LIMIT = within("limit", ("limit",), lambda requirement: (None, requirement.limit), before_limit="不超过")
