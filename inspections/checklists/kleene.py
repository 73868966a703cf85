"""Three-valued logic on arrays (Kleene): AND is the minimum, OR the maximum."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

FALSE, UNKNOWN, TRUE = 0, 1, 2

Truth = NDArray[np.int8]
"""One of FALSE, UNKNOWN and TRUE a row."""


def all_of(size: int, truths: Iterable[Truth]) -> Truth:
    """Return the AND of the truths, TRUE where there is none."""
    joined = np.full(size, TRUE, dtype=np.int8)
    for truth in truths:
        np.minimum(joined, truth, out=joined)
    return joined
