"""What the reference answers on one requirement."""

from decimal import Decimal
from typing import NamedTuple


class Judgement(NamedTuple):
    """A verdict, and the measured number where docs/contract.md, "How a requirement is answered", leaves no doubt what it is."""

    verdict: str
    measured: Decimal | None = None
