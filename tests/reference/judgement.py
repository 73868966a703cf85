"""What the reference answers on one requirement."""

from decimal import Decimal
from typing import NamedTuple


class Judgement(NamedTuple):
    """A verdict, and the measured number where the contract leaves no doubt what it is."""

    verdict: str
    measured: Decimal | None = None
