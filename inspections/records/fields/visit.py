"""Facts of the visit: where and when it was, what it came from, how it was conducted."""

from __future__ import annotations

from types import MappingProxyType

from inspections.records.fields.field import Field, FieldType, choice, day, moment, text, yes_no

LEAD_KINDS = MappingProxyType({"12398": "12398热线", "12345": "12345热线", "letter": "来信来访", "other": "其他"})
"""Where a lead came in."""

VISIT = (
    text("visit.address", "检查地址"),
    text("visit.legal_representative", "法定代表人"),
    text("visit.phone", "联系电话"),
    text("visit.place", "检查地点"),
    moment("visit.started_at", "检查开始时间"),
    moment("visit.ended_at", "检查结束时间"),
    choice(
        "visit.source",
        "任务来源",
        plan="年度计划",
        random="双随机抽查",
        complaint="投诉举报",
        hotline="12398热线线索",
        superior="上级交办",
        daily="日常检查",
        campaign="专项检查",
        petition="信访",
    ),
    text("visit.inspection_code", "检查编码"),
    Field("visit.lead.kind", "线索来源", FieldType.CHOICE, LEAD_KINDS),
    text("visit.lead.number", "线索编号"),
    day("visit.lead.received_on", "线索接收日期"),
    day("visit.lead.answer_due_on", "线索答复期限"),
    yes_no("visit.certificate_shown", "已出示执法证件"),
    choice("visit.recusal", "申请回避", not_asked="未询问", none="不申请", requested="申请"),
)
