"""Who is at the keyboard, as the histories name a person."""

from __future__ import annotations

from getpass import getuser


def current_user() -> str:
    """Return who is logged in."""
    try:
        return getuser()
    except (KeyError, OSError):  # a container's user may have no name
        return "unknown"
