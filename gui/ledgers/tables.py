"""The tables of the ledger's preview: findings, and counts by topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from inspections.checklists.answer import Verdict
from inspections.ledgers.entries import OUTCOMES, LedgerRow, TopicCount

FINDINGS = (
    ("检查时间", "2023-08-15"),
    ("检查单位", "某县供电公司"),
    ("检查项目", "用电报装"),
    ("问题描述", ""),
    ("等级", "严重"),
    ("处理方式", "责令整改"),
    ("整改期限", "2023-08-15"),
    ("销号情况", "尚未销号"),
    ("通知书文号", "武发改能源〔2023〕10号"),
)
"""Headings, and a text that each column holds at least; the one without has what is left.

The record's number stands in the workbook alone: with it the notice's number was out of sight on a laptop.
"""

_VERDICTS = (Verdict.VIOLATION, Verdict.UNDETERMINED, Verdict.COMPLIANT, Verdict.NOT_APPLICABLE)
COUNTS = ("检查项目", "检查记录数", *(verdict.label for verdict in _VERDICTS), *OUTCOMES)
"""Headings of the counts: records, answers by verdict, violations by outcome."""

_Index = QModelIndex | QPersistentModelIndex


class TextTable(QAbstractTableModel):
    """Rows of text below headings; a text that does not fit is shown whole as a tool tip."""

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        """Hold no row yet."""
        super().__init__(parent)
        self._headings = headings
        self._rows: tuple[tuple[str, ...], ...] = ()

    def show_rows(self, rows: tuple[tuple[str, ...], ...]) -> None:
        """Take up the rows of a month."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 # Qt's own signature
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 # Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._headings)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the headings."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._rows[index.row()][index.column()]
        return None


def finding_texts(row: LedgerRow) -> tuple[str, ...]:
    """Return a finding's cells."""
    return (
        row.inspected_on.isoformat(),
        row.inspectee,
        row.topic,
        row.found,
        row.severity,
        row.outcome,
        row.term,
        row.state,
        row.notice,
    )


def count_texts(counts: Sequence[TopicCount], records: int) -> tuple[tuple[str, ...], ...]:
    """Return the cells of the counts, their totals first, so that these are seen without scrolling.

    `records` is how many the month has: one on several topics stands in the count of each.
    """
    numbers = [tuple(_numbers(count)) for count in counts]
    totals = [("合计", str(records), *(str(sum(column)) for column in list(zip(*numbers, strict=True))[1:]))] if numbers else []
    return (*totals, *((count.topic, *map(str, own)) for count, own in zip(counts, numbers, strict=True)))


def _numbers(count: TopicCount) -> Iterator[int]:
    yield count.records
    yield from (count.verdicts[verdict] for verdict in _VERDICTS)
    yield from (count.outcomes[name] for name in OUTCOMES)
