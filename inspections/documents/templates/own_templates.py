"""What bureaus word their own way, as a store keeps it."""

from __future__ import annotations

from typing import Protocol


class OwnTemplates(Protocol):
    """What bureaus word their own way, one text a county."""

    def save(self, county: str, text: str) -> None:
        """Keep the TOML text of what differs from the shipped templates; an empty one goes back to those."""
        ...

    def of(self, county: str) -> str:
        """Return a county's text, empty where it words everything as shipped."""
        ...
