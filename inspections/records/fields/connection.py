"""Facts of getting connected: application, stages, materials, works and approvals."""

from __future__ import annotations

from types import MappingProxyType

from inspections.records.fields.field import Field, FieldType, ListField, choice, day, moment, number, text, yes_no

MATERIALS = MappingProxyType(
    {
        "identity": "有效身份证件",
        "credit_code": "统一社会信用代码证照",
        "property": "物权证件",
        "project_approval": "项目批准文件",
        "base_station_list": "5G基站报装地址列表",
        "design_qualification": "设计单位资质证明",
        "design_documents": "设计文件",
        "construction_qualification": "施工单位资质证明",
        "concealed_works_record": "隐蔽工程施工记录",
        "completion_report": "竣工报告",
    }
)


def _materials(path: str, label: str) -> Field:
    return Field(path, label, FieldType.TEXTS, MATERIALS)


CONNECTION = (
    day("connection.applied_on", "申请日期"),
    day("connection.accepted_on", "受理日期"),
    day("connection.plan_issued_on", "供电方案出具日期"),
    day("connection.plan_confirmed_on", "供电方案确定日期"),
    day("connection.plan_pushed_on", "报装信息推送日期"),
    day("connection.info_received_on", "获取推送信息日期"),
    day("connection.contacted_on", "主动对接用户日期"),
    day("connection.energized_on", "接电日期"),
    Field("connection.steps", "办电环节", FieldType.TEXTS),
    number("connection.step_count", "办电环节数", "count"),
    _materials("connection.materials", "受理环节资料"),
    _materials("connection.materials_design", "设计审查环节资料"),
    _materials("connection.materials_interim", "中间检查环节资料"),
    _materials("connection.materials_completion", "竣工检验环节资料"),
    choice("connection.source", "报装来源", pushed="工商信息推送", ordinary="普通报装"),
    choice("connection.access_voltage", "接入电压", low="低压", high="高压"),
    choice("connection.investor", "接网工程投资主体", government="政府", supplier="供电公司", user="用户"),
    number("connection.voltage_kv", "供电电压", "kV"),
    number("connection.user_visits", "用户往返次数", "count"),
    yes_no("connection.external_line", "有外线工程"),
    yes_no("connection.within_extension_policy", "符合延伸投资政策"),
    yes_no("connection.redline_exception", "红线外投资另有规定"),
    yes_no("connection.low_voltage_exception", "低压接入例外"),
    yes_no("connection.has_design_review", "进行了设计审查"),
    yes_no("connection.has_interim_check", "进行了中间检查"),
    yes_no("connection.overdue_for_grid_upgrade", "因电网升级改造超时限"),
    yes_no("connection.overdue_filed", "超时限已备案"),
    yes_no("connection.public_grid_rework", "引起公共电网改造"),
    Field("connection.user_paid_outside_redline", "用户承担红线外投资", FieldType.YUAN, unit="yuan"),
    Field("connection.user_paid_public_grid", "用户承担公共电网投资", FieldType.YUAN, unit="yuan"),
)

STAGES = ListField(
    "connection.stages",
    "办电阶段",
    (
        text("name", "环节名称"),
        day("started_on", "到达时间"),
        day("finished_on", "发送时间"),
        moment("finished_at", "发送时刻"),
        choice("held_by", "责任方", supplier="供电企业", user="用户", construction="工程施工", government="政府部门"),
    ),
)

WORKS = (
    day("works.started_on", "接网工程开工日期"),
    day("works.completed_on", "接网工程完工日期"),
    number("works.voltage_kv", "接网工程电压", "kV"),
    yes_no("works.completion_agreed", "已商定工期"),
    yes_no("works.agreed_day_kept", "按商定时间完工"),
    yes_no("works.after_user_works", "晚于用户受电工程完工"),
)

APPROVAL = (
    day("approval.submitted_on", "审批申请日期"),
    day("approval.granted_on", "审批办结日期"),
    Field(
        "approval.voltage",
        "审批工程电压",
        FieldType.CHOICE,
        MappingProxyType({"low": "低压", "10kV": "10千伏", "20kV": "20千伏", "35kV+": "35千伏及以上"}),
    ),
    number("approval.line_length_m", "管线长度", "m"),
    number("approval.excavation_m", "开挖和占绿长度", "m"),
    yes_no("approval.exempt", "属免审批范围"),
    yes_no("approval.required", "要求办理审批"),
)
