"""The register of refunds: what is to be given back to whom, and what was."""

from __future__ import annotations

from inspections.records.fields.field import Field, FieldType, ListField, day, money, text

REFUNDS = ListField(
    "refunds",
    "退费",
    (
        Field("fee", "退费项目", FieldType.FEE_LINE, hint="第几笔收费，或名称"),
        text("user", "应退用户"),
        money("owed", "应退金额"),
        money("repaid", "已退金额"),
        day("repaid_on", "退还日期"),
        text("proof", "退费凭证"),
    ),
)
"""A line a fee and user; `owed − repaid` is the balance."""
