"""Rows that a person does not see in a workbook, filtered or hidden: whether they count is asked, or told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_NAMED = 10
"""Rows that a note names one by one."""


@dataclass(frozen=True, slots=True)
class HiddenRows:
    """The hidden rows of one sheet that hold something, by their numbers as Excel shows them."""

    sheet: str
    rows: tuple[int, ...]

    def sentence(self) -> str:
        """Return which rows are hidden, without saying what becomes of them."""
        named = "、".join(str(row) for row in self.rows[:_NAMED])
        rest = "等" if len(self.rows) > _NAMED else ""
        return f"工作表“{self.sheet}”有{len(self.rows)}行被隐藏或筛选掉（第{named}行{rest}）"


def count_of(hidden: Sequence[HiddenRows]) -> int:
    """Return how many rows are hidden in all sheets."""
    return sum(len(block.rows) for block in hidden)
