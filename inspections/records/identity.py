"""The identity of a record as files write it."""

from __future__ import annotations

import re
from uuid import UUID

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", re.ASCII)


def identity_in(text: str) -> UUID | None:
    """Return the UUID that a text states in the usual 36 characters, or None; the nil UUID is nobody's."""
    identity = UUID(text) if _UUID.fullmatch(text) else None
    return identity if identity is not None and identity.int else None
