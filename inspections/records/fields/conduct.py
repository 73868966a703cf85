"""Facts of conduct: fees charged, units designated, power for mining."""

from __future__ import annotations

from inspections.records.fields.field import Field, FieldType, ListField, choice, day, long_text, text, yes_no

FEES = ListField(
    "fees",
    "收费",
    (
        text("name", "收费名称"),
        Field("amount", "收费金额", FieldType.AMOUNT, unit="yuan"),
        day("charged_on", "收费日期"),
        text("payee", "收款单位"),
        choice("payee_relation", "收款单位关系", supplier="供电企业", affiliate="关联企业", other="其他单位"),
        choice("stage", "收费环节", connection="办电环节", other="其他环节"),
        yes_no("approved_item", "属批准项目"),
        yes_no("above_standard", "超过批准标准"),
        yes_no("reasonable", "收费合理"),
        yes_no("receipt", "已提供票据"),
    ),
)

ACTS = ListField(
    "designation.acts",
    "三指定行为",
    (
        text("code", "行为代码", required=True),
        choice("target", "指定对象", design="设计", construction="施工", equipment="设备材料"),
        text("unit", "被指定单位"),
        long_text("note", "行为说明"),
    ),
)

MINING = (
    choice("mining.status", "挖矿核实情况", confirmed="已查实", suspected="疑似", excluded="已排除"),
    choice(
        "mining.connection",
        "挖矿报装情况",
        none="未报装",
        in_process="在办",
        terminated="已终止办理",
        connected_before_ban="禁令前已接电",
        connected_after_ban="禁令后接电",
    ),
    yes_no("mining.still_supplied", "仍在供电"),
    yes_no("mining.illegal_use", "查实非法用电"),
    choice("mining.power_action", "停限电措施", none="未采取", limited="限电", stopped="停电"),
    day("mining.identified_on", "挖矿查实日期"),
    day("mining.power_action_on", "停限电日期"),
)
