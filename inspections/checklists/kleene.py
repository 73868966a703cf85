"""Three-valued logic on arrays (Kleene): AND is the minimum, OR the maximum."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

FALSE, UNKNOWN, TRUE = 0, 1, 2

Truth = NDArray[np.int8]
"""One of FALSE, UNKNOWN and TRUE a row."""


def all_of(size: int, truths: Iterable[Truth]) -> Truth:
    """Return the AND of the truths, TRUE where there is none. The result may be one of the truths itself: it is not to be changed."""
    joined: Truth | None = None
    for truth in truths:
        joined = truth if joined is None else np.minimum(joined, truth)
    return np.full(size, TRUE, dtype=np.int8) if joined is None else joined
