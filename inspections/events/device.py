"""The device that a store lies on: its name in the histories, and its counter."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID


class Device(Protocol):
    """This store's own name in the histories."""

    @property
    def id(self) -> UUID:
        """The device's id, made with the store."""
        ...

    def take(self, count: int) -> range:
        """Return the next `count` sequence numbers, never handed out before."""
        ...
