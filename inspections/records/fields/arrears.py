"""Facts of a cut for arrears: what is owed, who was told when, and what went dark."""

from __future__ import annotations

from types import MappingProxyType

from inspections.records.fields.field import Field, FieldType, day, money, yes_no

LOADS = MappingProxyType({"lift": "电梯", "pump": "水泵", "lighting": "公共照明", "household": "居民生活用电", "other": "其他"})
"""What a cut takes the power from."""

ARREARS = (
    yes_no("arrears.cut_off", "欠费停电"),
    yes_no("arrears.notified", "停电前已告知"),
    yes_no("arrears.residential_community", "涉及住宅小区"),
    yes_no("arrears.authority_reported", "已报电力主管部门"),
    money("arrears.amount", "欠费金额"),
    day("arrears.due_on", "电费缴费到期日期"),
    day("arrears.reminded_on", "欠费催缴日期"),
    day("arrears.notified_on", "停电通知日期"),
    day("arrears.cut_on", "欠费停电日期"),
    Field("arrears.loads", "停电影响的负荷", FieldType.CHOICES, LOADS),
)
