"""What a fact may be (docs/contract.md, "A record"): the closed lists of codes, and places whose city and county agree."""

CHOICES: dict[str, tuple[str | list[str], ...]] = {
    "user.supply": ("residential", "lv_business", "hv_single", "hv_dual"),
    "user.kind": ("resident", "small_micro", "private", "other"),
    "site.area": ("city_core", "urban", "town", "rural"),
    "connection.source": ("pushed", "ordinary"),
    "connection.access_voltage": ("low", "high"),
    "connection.investor": ("government", "supplier", "user"),
    "approval.voltage": ("low", "10kV", "20kV", "35kV+"),
    "mining.status": ("confirmed", "suspected", "excluded"),
    "mining.connection": ("none", "in_process", "terminated", "connected_before_ban", "connected_after_ban"),
    "mining.power_action": ("none", "limited", "stopped"),
    "pv.zone": ("red", "yellow", "green"),
    "pv.application": ("accepted", "refused"),
    "licence.class": ("one", "two", "three", "four", "five", "none"),
    "arrears.loads": (["lift"], ["lighting", "pump"], ["household", "other"], []),
    "fee.payee_relation": ("supplier", "affiliate", "other"),
    "fee.stage": ("connection", "other"),
    "inspectee.kind": (
        "grid_company",
        "incremental_grid",
        "reseller",
        "property_manager",
        "developer",
        "contractor",
        "authority",
        "mining_firm",
        "charging_operator",
        "other",
    ),
}
"""Facts with a closed list of codes."""

HOLDERS = ("supplier", "supplier", "user", "construction", "government", None)
"""Who holds a stage, the supplier more often than the others; None where it is not recorded."""

MATERIALS = (
    "identity",
    "credit_code",
    "property",
    "project_approval",
    "base_station_list",
    "design_qualification",
    "design_documents",
    "construction_qualification",
    "concealed_works_record",
    "completion_report",
    "承诺书",
)
"""The codes of materials, and one in free text."""

MATERIAL_LISTS = (
    "connection.materials",
    "connection.materials_design",
    "connection.materials_interim",
    "connection.materials_completion",
)

PLACES = (
    ("410823", "焦作"),
    ("410823", None),
    ("330106", "杭州市"),
    ("330203", "宁波"),
    ("330302", "温州"),
    ("320402", "常州"),
    ("320682", "南通市"),
    ("320682", None),
    ("141002", "临汾"),
    ("360102", "南昌"),
)
"""A county and the prefecture-level city that it lies in."""

DATES = (
    "connection.info_received_on",
    "connection.contacted_on",
    "connection.applied_on",
    "connection.accepted_on",
    "connection.plan_issued_on",
    "connection.plan_confirmed_on",
    "connection.plan_pushed_on",
    "approval.submitted_on",
    "approval.granted_on",
    "works.started_on",
    "works.completed_on",
    "connection.energized_on",
    "arrears.due_on",
    "arrears.reminded_on",
    "arrears.notified_on",
    "arrears.cut_on",
)

CLEARLY_DIFFERENT = ("电费", "高可靠性供电费", "咨询服务", "现场勘查费", "用电押金", "用热计量装置费")
"""Names of charges that are not on a list of banned connection fees and do not look like one."""
