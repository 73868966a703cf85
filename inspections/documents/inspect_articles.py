"""The articles that an inspection rests on: those that give the right to look on its day."""

from __future__ import annotations

from datetime import date

_INSPECT = (
    (date(2025, 1, 1), "《中华人民共和国能源法》第六十四条"),
    (date(1996, 4, 1), "《中华人民共和国电力法》第五十六条至第五十八条"),
    (date(1996, 9, 1), "《电力供应与使用条例》第三十六条"),
)
"""The articles that let energy departments enter, ask, read and copy, each with the day from which it is in force."""


def inspect_basis(day: date) -> str:
    """Return the articles that gave the right to inspect on a day."""
    return "、".join(article for since, article in _INSPECT if since <= day)
