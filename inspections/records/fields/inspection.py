"""Facts of the inspection itself: who, whom, when, and what follows."""

from __future__ import annotations

from types import MappingProxyType

from inspections.records.fields.field import Field, FieldType, ListField, choice, day, long_text, number, text

TOPICS = MappingProxyType(
    {
        "fees": "违规收费",
        "designation": "三指定",
        "mining": "挖矿",
        "connection": "办电",
        "reliability": "供电可靠性",
        "disclosure": "信息公开",
        "resale": "转供电",
        "charging": "充电设施",
        "pv": "分布式光伏",
        "base_station": "5G基站",
    }
)
"""Topic code to its Chinese name, in the order of docs/contract.md, "The inspection"."""

INSPECTEE_KINDS = MappingProxyType(
    {
        "grid_company": "供电公司",
        "incremental_grid": "增量配电网企业",
        "reseller": "转供电主体",
        "property_manager": "物业服务企业",
        "developer": "开发建设单位",
        "contractor": "承装（修、试）企业",
        "authority": "行政机关",
        "mining_firm": "挖矿企业",
        "charging_operator": "充电运营企业",
        "other": "其他",
    }
)

IDENTITY = "uuid"
"""Path of the fact that says which record this is; it is kept beside what the record says, not in it."""

IDENTITIES = (text(IDENTITY, "记录标识"),)

VISIT_LINK, CASE_LINK = "visit_uuid", "case_uuid"
LINKS = (text(VISIT_LINK, "检查标识"), text(CASE_LINK, "案件标识"))
"""The visit and the case that a record belongs to, each by its UUID, as `export` writes them; kept beside what the record says, too."""

BESIDE = frozenset({IDENTITY, VISIT_LINK, CASE_LINK})
"""Paths of the facts that are kept beside what a record says."""

CORE = (
    text("id", "记录编号", required=True),
    Field("topics", "检查项目", FieldType.CHOICES, TOPICS, required=True),
    day("inspected_on", "检查时间", required=True),
    text("county", "行政区划代码", required=True),
    text("inspectee.name", "被检查单位", required=True),
    Field("inspectee.kind", "被检查单位类别", FieldType.CHOICE, INSPECTEE_KINDS, required=True),
)

PARTY = (Field("inspectee.credit_code", "统一社会信用代码", FieldType.CREDIT_CODE),)
"""What else is known of the inspected party."""

REMARK = (long_text("remark", "备注"),)

RECTIFICATION = (
    number("rectification.term", "整改期限天数"),
    choice("rectification.unit", "整改期限单位", working_day="工作日", day="日"),
    day("rectification.due_on", "整改截止日"),
)

INSPECTORS = ListField(
    "inspectors",
    "检查人",
    (text("name", "检查人姓名"), text("certificate", "执法证号")),
    required=True,
)

OBSERVED = MappingProxyType({"compliant": "符合", "violation": "不符合", "not_applicable": "不适用"})
"""What an inspector may judge by eye."""

DETERMINATION = (
    choice("decision", "认定", confirmed="确认", set_aside="不予认定"),
    long_text("reason", "认定理由"),
    long_text("found", "查明的事实"),
    long_text("correct", "整改要求"),
)
"""The facts of one entry of `determinations`, each under `determinations.<requirement id>.`."""
