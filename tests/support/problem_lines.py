"""Lines of `problems`: one that says everything, one that says what it must."""

from typing import Any

FULL: dict[str, Any] = {
    "text": "营业厅没有公示停电信息\n电话无人接听",
    "topic": "disclosure",
    "clause": "三(六)2",
    "basis": "《优化营商环境条例》第二十八条",
    "outcome": "advise",
    "correct": "公示停电信息",
    "responsible": "某营业厅",
    "state": "rectified",
    "rectified_on": "2023-08-20",
}
BARE = {"text": "收据没有注明单价", "topic": "resale"}
