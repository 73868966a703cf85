"""Three-valued logic on single values: True, False, and None for unknown."""

from collections.abc import Iterable

NOT_APPLICABLE = "not_applicable"
COMPLIANT = "compliant"
UNDETERMINED = "undetermined"
VIOLATION = "violation"

WORST_FIRST = (VIOLATION, UNDETERMINED, COMPLIANT, NOT_APPLICABLE)
"""From the best to the worst line (docs/contract.md, "`forbidden`")."""


def all_of(values: Iterable[bool | None]) -> bool | None:
    """Return the AND: false as soon as one is false, else unknown as soon as one is unknown."""
    known = list(values)
    if False in known:
        return False
    return None if None in known else True


def worst(verdicts: Iterable[str]) -> str:
    """Return the worst of some verdicts, at least one."""
    return min(verdicts, key=WORST_FIRST.index)
