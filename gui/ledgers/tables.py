"""The tables of the ledger's preview: findings, and counts by topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inspections.checklists.answer import Verdict
from inspections.ledgers.ledger_rows import OUTCOMES, LedgerRow, TopicCount

FINDINGS = (
    ("检查时间", "2023-08-15"),
    ("检查单位", "某县供电公司"),
    ("检查项目", "用电报装"),
    ("问题描述", ""),
    ("等级", "严重"),
    ("处理方式", "责令整改"),
    ("整改期限", "2023-08-15"),
    ("销号情况", "尚未销号"),
    ("通知书文号", "武发改能源责改〔2023〕10号"),
)
"""Headings, and a text that each column holds at least; the one without has what is left.

The record's number stands in the workbook alone: with it the notice's number was out of sight on a laptop.
"""

_VERDICTS = (Verdict.VIOLATION, Verdict.UNDETERMINED, Verdict.COMPLIANT, Verdict.NOT_APPLICABLE)
COUNTS = ("检查项目", "检查记录数", *(verdict.label for verdict in _VERDICTS), *OUTCOMES)
"""Headings of the counts: records, answers by verdict, violations by outcome."""


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
