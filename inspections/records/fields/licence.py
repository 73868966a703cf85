"""Facts of a contractor's licence (承装（修、试）电力设施许可证)."""

from __future__ import annotations

from inspections.records.fields.field import choice, number, yes_no

LICENCE = (
    choice("licence.class", "许可证等级", one="一级", two="二级", three="三级", four="四级", five="五级", none="无许可证"),
    number("licence.works_voltage_kv", "承揽工程的电压", "kV"),
    yes_no("licence.lent", "许可证出租出借"),
)
