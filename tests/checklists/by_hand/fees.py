"""Fees, line by line."""

from tests.checklists.by_hand.case import Case, line

BANNED = "wuzhi-2023.fees.banned"
UNAPPROVED = "wuzhi-2023.fees.unapproved"
ACCESS_PLAN = "wuzhi-2023.fees.access-plan"
LIVE_TAP = "trial.live-tap"

WORST = "line by line, the worst line counts (violation > undetermined > compliant > not_applicable)"
EMPTY = "fees: [] → compliant; fees absent → undetermined"
LISTED = "A listed fee or a curated alias with an amount above zero: judged by applies_when of that line"
SPELT = "names compared after NFKC and without spaces"
RESEMBLING = "only resembling one → undetermined"
NEITHER = "neither, or amount not above zero → compliant"
MISSING = "An unknown never becomes an accusation"

APPROVED = line(approved_item=True)
NOT_APPROVED = line(approved_item=False)
NOT_RECORDED = line()
ANOTHERS = line(approved_item=False, payee_relation="other")

CASES = (
    Case(EMPTY, UNAPPROVED, {"fees": []}, "compliant"),
    Case(EMPTY, UNAPPROVED, {}, "undetermined"),
    Case(EMPTY, BANNED, {"fees": []}, "compliant"),
    Case(EMPTY, BANNED, {}, "undetermined"),
    Case(WORST, UNAPPROVED, {"fees": [ANOTHERS]}, "not_applicable"),
    Case(WORST, UNAPPROVED, {"fees": [ANOTHERS, APPROVED]}, "compliant"),
    Case(WORST, UNAPPROVED, {"fees": [APPROVED, NOT_RECORDED, ANOTHERS]}, "undetermined"),
    Case(WORST, UNAPPROVED, {"fees": [NOT_RECORDED, NOT_APPROVED, APPROVED, ANOTHERS]}, "violation"),
    Case(WORST, UNAPPROVED, {"fees": [line(approved_item=False, stage=None)]}, "undetermined"),
    Case(WORST, UNAPPROVED, {"fees": [line(approved_item=False, charged_on="2022-06-01"), APPROVED]}, "compliant"),
    Case(LISTED, BANNED, {"fees": [line("移表费")]}, "violation"),
    Case(LISTED, BANNED, {"fees": [line("移表费", payee_relation="affiliate")]}, "violation"),
    Case(LISTED, BANNED, {"fees": [line("移表费", payee_relation="other")]}, "not_applicable"),
    Case(LISTED, BANNED, {"fees": [line("移表费", payee_relation=None)]}, "undetermined"),
    Case(LISTED, BANNED, {"fees": [line("移表费", payee_relation=None, stage="other")]}, "not_applicable"),
    Case(LISTED, BANNED, {"fees": [line("移表费", "0.01")]}, "violation"),
    Case(LISTED, LIVE_TAP, {"fees": [line("带电接火费", "88.00", payee_relation=None, stage=None)]}, "violation"),
    Case(SPELT, BANNED, {"fees": [line("移 表 费")]}, "violation"),
    Case(SPELT, BANNED, {"fees": [line("\u3000移表费 ")]}, "violation"),
    Case(NEITHER, BANNED, {"fees": [line("移表费", "0")]}, "compliant"),
    Case(NEITHER, BANNED, {"fees": [line("移表费", "-1200.00")]}, "compliant"),
    Case(NEITHER, BANNED, {"fees": [line("咨询服务")]}, "compliant"),
    Case(NEITHER, BANNED, {"fees": [line("高可靠性供电费")]}, "compliant"),
    Case(RESEMBLING, BANNED, {"fees": [line("低压电缆实验费")]}, "undetermined"),
    Case(RESEMBLING, BANNED, {"fees": [line("低压电缆实验费"), line("咨询服务")]}, "undetermined"),
    Case(RESEMBLING, BANNED, {"fees": [line("低压电缆实验费"), line("移表费")]}, "violation"),
    Case(MISSING, BANNED, {"fees": [line("移表费", None)]}, "undetermined"),
    Case(MISSING, BANNED, {"fees": [line("移表费", None, payee_relation="other")]}, "not_applicable"),
    Case(MISSING, BANNED, {"fees": [line("咨询服务", None)]}, "compliant"),
    Case(MISSING, BANNED, {"fees": [line(None)]}, "undetermined"),
    Case(NEITHER, BANNED, {"fees": [line(None, "0")]}, "compliant"),
    Case(NEITHER, BANNED, {"fees": [line("移表费", "0", payee_relation=None)]}, "compliant"),
    Case("one false → not_applicable", ACCESS_PLAN, {"connection.voltage_kv": 10, "fees": [line("接入系统方案设计费")]}, "not_applicable"),
    Case("one false → not_applicable", ACCESS_PLAN, {"connection.voltage_kv": 10, "fees": []}, "not_applicable"),
    Case("an unknown one → undetermined", ACCESS_PLAN, {"fees": [line("接入系统方案设计费")]}, "undetermined"),
    Case(LISTED, ACCESS_PLAN, {"connection.voltage_kv": 35, "fees": [line("接入系统方案设计费")]}, "violation"),
)
