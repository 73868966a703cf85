"""Ways from one page to another, handed to the pages by the composition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Navigation:
    """Callbacks that lead to another page; each asks the shown page first whether it may be left."""

    new_record: Callable[[], None]
    """To the form, with an empty record."""
    open_draft: Callable[[UUID], None]
    """To the form, with a draft."""
    open_record: Callable[[UUID], None]
    """To the form, with a stored record."""
    show: Callable[[str], bool]
    """To the page of this name: "records", "form", "cases", "ledger", "settings"; says whether it is in front now."""
