"""The number that a new record is given until the person writes one: it follows the county and the year of the inspection."""

from __future__ import annotations

from datetime import date

from inspections.forms.content import Content, value_at

_LEADING = frozenset({"inspected_on", "county"})


class ProposedNumber:
    """What was proposed for one new record. A number that was not proposed is the person's own and stays."""

    def __init__(self) -> None:
        """Begin with nothing proposed."""
        self._given: set[str] = set()
        self._asked: tuple[str, int] | None = None

    def wanted(self, content: Content, path: str = "") -> tuple[str, int] | None:
        """Return county and year to propose a number of, or None; `path` is the field that was edited."""
        basis = _basis(content)
        if basis is None or basis == self._asked or (path and path not in _LEADING) or not self._untouched(content):
            return None
        self._asked = basis
        return basis

    def take(self, content: Content, basis: tuple[str, int], number: str) -> bool:
        """Say whether an answer still fits, and remember it: the person may have written on while it was looked up."""
        if basis != self._asked or not self._untouched(content):
            return False
        self._given.add(number)
        return True

    def _untouched(self, content: Content) -> bool:
        number = value_at(content, "id")
        return number in self._given if number is not None else not self._given


def _basis(content: Content) -> tuple[str, int] | None:
    county = str(value_at(content, "county") or "").strip()
    try:
        year = date.fromisoformat(str(value_at(content, "inspected_on"))).year
    except ValueError:
        return None
    return (county, year) if county else None
