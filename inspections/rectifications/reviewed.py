"""What a review (复查) saw of each finding, as the content of its document keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

SEEN_STATES = MappingProxyType({"rectified": "已整改", "partly": "部分整改", "open": "未整改"})
"""How far a finding had come, by the codes of a content."""


@dataclass(frozen=True, slots=True)
class ReviewedFinding:
    """A requirement that a notice ordered to be corrected, how far it had come (a code of `SEEN_STATES`), and what was seen."""

    requirement: str = ""
    state: str = ""
    seen: str = ""


def reviewed_states(content: Mapping[str, Any]) -> Mapping[str, str]:
    """Return the code of the state of each requirement that an issued review tells of."""
    return {line["requirement"]: line["state"] for line in content["findings"]}
