"""What stands in an empty line of the form, or behind the label of boxes to tick, where the label alone leaves doubt."""

from types import MappingProxyType

HINTS = MappingProxyType(
    {
        "id": "自动编号，可修改",
        "county": "六位代码，如 410823",
        "inspectee.name": "输入单位名称，可从检查过的单位中选",
        "site.city": "如 焦作",
        "outage.year": "四位年份",
        "rectification.term": "不填按检查表建议的期限",
        "rectification.due_on": "与天数二选一",
        "visit.place": "如 营业厅、档案室",
        "asked": "不填按文书模板",
        "conclusion": "不填按文书模板",
        "heard": "问过、对方没有提出的才勾选",
        "facts": "不填按记录和检查表写",
        "ground": "不填按检查表写",
        "statement": "不填则留空，由对方手写",
        "requirements": "都不勾选，按检查表应当移送的写",
        "pieces": "都不勾选，列入全部",
        "typical": "都不勾选，写最严重、最常见的五项",
    }
)
"""Path to hint."""
