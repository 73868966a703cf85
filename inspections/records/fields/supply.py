"""Facts of supply and service: outages, photovoltaics, charging, billing, reserve, service."""

from __future__ import annotations

from inspections.records.fields.field import choice, number, yes_no

OUTAGE = (
    number("outage.year", "停电统计年度"),
    number("outage.hours", "年平均停电时间", "hour"),
    number("outage.hours_previous_year", "上年平均停电时间", "hour"),
    number("outage.count_12_months", "一年内停电次数", "count"),
    number("outage.count_60_days", "连续60天停电次数", "count"),
)

PV = (
    number("pv.capacity_ratio", "光伏容量占额定容量比例", "percent"),
    choice("pv.zone", "承载力区域", red="红色区域", yellow="黄色区域", green="绿色区域"),
    yes_no("pv.new_project", "新增分布式光伏项目"),
    choice("pv.application", "新增光伏项目的受理情况", accepted="已受理或者已接入", refused="未受理（暂停、退回或者等候）"),
    yes_no("pv.special_analysis", "已开展专项分析"),
    yes_no("pv.absorption_secured", "已落实消纳条件"),
)

CHARGING = (
    number("charging.reserved_share", "充电桩容量预留比例", "percent"),
    number("charging.kw_per_pile", "每台充电桩计算负荷", "kW"),
    number("charging.lines_laid_or_reserved_share", "充电线路敷设或预留比例", "percent"),
)

BILLING = (
    yes_no("billing.prepaid_required", "要求预付电费"),
    yes_no("billing.prepaid_agreed", "预付电费有约定"),
)

SERVICE = (
    number("reserve.load_percent", "负荷备用容量比例", "percent"),
    number("service.one_thing_resident", "居民办电一件事项数", "count"),
    number("service.one_thing_enterprise", "企业办电一件事项数", "count"),
    number("service.one_thing_industry", "行业联办一件事项数", "count"),
    number("service.one_thing_government", "政企联办一件事项数", "count"),
    number("service.online_share", "线上可办率", "percent"),
)
