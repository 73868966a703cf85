"""Facts of the user of electricity and of the site."""

from __future__ import annotations

from inspections.records.fields.field import choice, number, text, yes_no

USER = (
    text("user.name", "用户名称"),
    choice(
        "user.supply",
        "供电类别",
        residential="居民",
        lv_business="低压非居民",
        hv_single="高压单电源",
        hv_dual="高压双电源",
    ),
    choice("user.kind", "用户类别", resident="居民", small_micro="小微企业", private="民营经济组织", other="其他"),
    yes_no("user.three_zero", "实行三零服务"),
    yes_no("user.important", "重要电力用户"),
    yes_no("user.base_station", "5G基站用户"),
    yes_no("user.charging_station", "充换电设施用户"),
    yes_no("user.electric_substitution", "电能替代项目"),
    yes_no("user.documents_retrievable", "证照可自动调取"),
    number("user.capacity_kw", "报装容量（千瓦）", "kW"),
    number("user.capacity_kva", "报装容量（千伏安）", "kVA"),
)

SITE = (
    choice("site.area", "区域", city_core="市中心区", urban="市区", town="城镇", rural="农村"),
    text("site.city", "设区市"),
    yes_no("site.new_residential", "新建居住区"),
    yes_no("site.temporary_for_permanent", "临时用电代正式用电"),
    yes_no("site.private_filed_project", "社会投资备案类项目"),
    yes_no("site.hazardous", "涉及安全或环境影响大"),
    yes_no("site.facilities_meet_standard", "小区设施符合标准"),
    yes_no("site.handover_offered", "产权主体自愿移交"),
    yes_no("site.handover_refused", "拒绝接收移交"),
    number("site.floor_area_m2", "总建筑面积", "m2"),
    number("site.height_m", "建筑高度", "m"),
    number("site.basement_floors", "地下层数"),
)
