"""`minimum`: a number that is at least the limit."""

from __future__ import annotations

from inspections.checklists.kinds.bounds import within
from inspections.checklists.rule_kind import LimitIs

MINIMUM = within("minimum", ("limit",), lambda requirement: (requirement.limit, None), LimitIs.LEAST)
