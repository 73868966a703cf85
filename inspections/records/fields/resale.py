"""Facts of resale (转供电): what was charged to whom for how much energy, and what the price in force was."""

from __future__ import annotations

from inspections.records.fields.field import ListField, day, money, number, text

RESALE = ListField(
    "resale.lines",
    "转供电收费",
    (
        text("user", "终端用户"),
        day("from", "计费开始日期"),
        day("until", "计费截止日期"),
        number("kwh", "电量", "kWh"),
        money("charged", "收取的电费"),
        money("reference_price", "应执行的电价", "yuan/kWh"),
        money("added", "加收的费用"),
        money("repaid", "已退的电费"),
    ),
)
"""A line a user and period. `reference_price` is the price in force, `added` what was taken on top of the electricity."""
