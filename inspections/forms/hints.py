"""What stands in an empty line of the form, or behind the label of boxes to tick, where the label alone leaves doubt.

Of a record's facts; a field of a document has its own (`Field.hint`).
"""

from types import MappingProxyType

HINTS = MappingProxyType(
    {
        "id": "自动编号，可修改",
        "county": "六位代码，如 410823",
        "inspectee.name": "输入单位名称，可从检查过的单位中选",
        "inspectee.credit_code": "18位，照营业执照填",
        "site.city": "如 焦作",
        "outage.year": "四位年份",
        "rectification.term": "不填按检查表建议的期限",
        "rectification.due_on": "与天数二选一",
        "visit.place": "如 营业厅、档案室",
        "visit.lead.number": "工单号或信访件编号",
    }
)
"""Path to hint."""
