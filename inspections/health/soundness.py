"""What the health check asks of a database beyond what a use case reads: its structure, and every row as it lies there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from inspections.events.event import Event


@dataclass(frozen=True, slots=True)
class KeptHistory:
    """One record's events in the order of their arrival, each with the id it is stored under.

    `number` is the record's business number, empty where no record has this history. `events` is None where a row of theirs cannot be
    read; `payloads` maps payload hashes to the bytes that are kept, without those that are gone; `head` is the event at which the
    record stands.
    """

    number: str
    events: tuple[tuple[str, Event], ...] | None
    payloads: dict[str, bytes]
    head: str


class Soundness(Protocol):
    """The structure of a store, looked at without trusting it."""

    def damages(self) -> int:
        """Return how many faults the check of the file's structure finds; 100 stands for that many or more."""
        ...

    def dangling(self) -> Iterator[tuple[str, int]]:
        """Yield the tables whose rows point to rows that are not there, and how many do."""
        ...

    def unreadable(self) -> Iterator[str]:
        """Yield, in Chinese, what each row is that holds what this program never wrote."""
        ...

    def histories(self) -> Iterator[KeptHistory]:
        """Yield every record's history, those without a record last."""
        ...
