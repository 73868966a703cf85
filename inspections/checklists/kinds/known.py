"""The rule kinds that ship, in the order in which faults and the schema name them. The set is closed: think of conditions first."""

from __future__ import annotations

from inspections.checklists.kinds.acts import ACTS
from inspections.checklists.kinds.banned_fees import BANNED_FEES
from inspections.checklists.kinds.forbidden import FORBIDDEN
from inspections.checklists.kinds.limit import LIMIT
from inspections.checklists.kinds.limit_or_drop import LIMIT_OR_DROP
from inspections.checklists.kinds.materials import MATERIALS
from inspections.checklists.kinds.mean_time_limit import MEAN_TIME_LIMIT
from inspections.checklists.kinds.minimum import MINIMUM
from inspections.checklists.kinds.observation import OBSERVATION
from inspections.checklists.kinds.overcharge import OVERCHARGE
from inspections.checklists.kinds.range import RANGE
from inspections.checklists.kinds.report import REPORT
from inspections.checklists.kinds.time_limit import TIME_LIMIT
from inspections.checklists.kinds.unlisted_fees import UNLISTED_FEES
from inspections.checklists.kinds.waiting_period import WAITING_PERIOD

KINDS = (
    TIME_LIMIT,
    WAITING_PERIOD,
    LIMIT,
    MINIMUM,
    RANGE,
    LIMIT_OR_DROP,
    MEAN_TIME_LIMIT,
    FORBIDDEN,
    BANNED_FEES,
    UNLISTED_FEES,
    OVERCHARGE,
    ACTS,
    MATERIALS,
    OBSERVATION,
    REPORT,
)
"""What `kind` of a requirement may be."""
