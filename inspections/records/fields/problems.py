"""Problems that an inspector saw or a ledger brought, and that no requirement computes."""

from __future__ import annotations

from types import MappingProxyType

from inspections.records.fields.field import Field, FieldType, ListField, choice, day, long_text, text
from inspections.records.fields.inspection import TOPICS

OUTCOMES = MappingProxyType({"order": "责令改正", "advise": "督促整改", "supervise": "督办", "transfer": "移送", "report": "报告上级"})
"""What a problem leads to."""

RECTIFIED = "rectified"
"""The state of a problem that is put right."""

PROBLEMS = ListField(
    "problems",
    "其他问题",
    (
        long_text("text", "问题描述", required=True),
        Field("topic", "检查项目", FieldType.CHOICE, TOPICS, required=True),
        text("clause", "依据条款"),
        Field("outcome", "处理方式", FieldType.CHOICE, OUTCOMES),
        text("responsible", "责任单位"),
        long_text("basis", "法律依据"),
        long_text("correct", "整改要求"),
        choice("state", "销号情况", open="未整改", under_way="整改中", partly="部分整改", rectified="已整改"),
        day("rectified_on", "整改完成日期"),
    ),
)
"""A problem a line. `state` speaks the ledger's words; `responsible` is who must put it right."""
