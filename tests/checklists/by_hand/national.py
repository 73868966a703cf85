"""What holds everywhere, worked out by hand from the rules' own days and words."""

from tests.checklists.by_hand.case import Case, line

FORCE = "in force: inclusive; a fee by its charged_on"
LISTED = "A listed fee or a curated alias with an amount above zero: judged by applies_when of that line"
CONDITION = "An unknown never becomes an accusation"
LEGAL = "neither, or amount not above zero → compliant"
ADDRESSEE = "A violation that binds another than the inspectee is answered all the same"


MINED = {"mining.status": "confirmed", "mining.still_supplied": True}


def _charged(name: str, day: str, **facts: str) -> dict[str, list[dict[str, str]]]:
    return {"fees": [line(name, charged_on=day, **facts)]}


CASES = (
    Case(FORCE, "national.fees.2003", _charged("增容费", "2003-12-30"), "not_applicable"),
    Case(FORCE, "national.fees.2003", _charged("增容费", "2003-12-31"), "violation", "1200.00"),
    Case(FORCE, "national.fees.2003", _charged("供电贴费用", "2022-01-01", stage="other"), "violation"),
    Case(FORCE, "national.fees.2017", _charged("临时接电费", "2017-11-30"), "not_applicable"),
    Case(FORCE, "national.fees.2017", _charged("临时接电费", "2017-12-01"), "violation"),
    Case(LISTED, "national.fees.2017", _charged("临时接电费", "2017-12-01", payee_relation="other"), "not_applicable"),
    Case(FORCE, "national.fees.2018", _charged("变电站间隔占用费", "2018-07-30"), "not_applicable"),
    Case(FORCE, "national.fees.2018", _charged("变电站间隔占用费", "2018-07-31"), "violation"),
    Case(CONDITION, "national.fees.2018", _charged("复电费", "2022-01-01"), "undetermined"),
    Case(CONDITION, "national.fees.2018", _charged("计量装置校验费", "2022-01-01", payee_relation="other"), "not_applicable"),
    Case(FORCE, "national.fees.2021", _charged("移表费", "2021-02-28"), "not_applicable"),
    Case(FORCE, "national.fees.2021", _charged("移表费", "2021-03-01"), "violation"),
    Case(LISTED, "national.fees.2021", _charged("计量装置赔偿费", "2022-01-01", stage="other"), "not_applicable"),
    Case(LISTED, "national.fees.2021", _charged("接火费", "2022-01-01"), "undetermined"),
    Case(LISTED, "national.fees.meters", _charged("电能表费", "2021-03-01", stage="other"), "violation"),
    Case(LISTED, "national.fees.verification", _charged("强制检定费", "2021-03-01"), "violation"),
    Case(ADDRESSEE, "national.fees.add-on", _charged("电费手续费", "2021-03-01", payee_relation="other"), "violation"),
    *(
        Case("legal fees", f"national.fees.{one}", _charged("高可靠性供电费用（元）", "2022-01-01"), "compliant")
        for one in ("2003", "2018")
    ),
    Case(LEGAL, "national.fees.2003", _charged("高可靠性供电费用（元）", "2022-01-01"), "compliant"),
    Case(LEGAL, "national.fees.2018", _charged("高可靠性供电费", "2022-01-01"), "compliant"),
    Case(LEGAL, "national.fees.2021", _charged("系统备用费", "2022-01-01"), "compliant"),
    Case(LEGAL, "national.fees.meters", _charged("系统备用费", "2022-01-01"), "compliant"),
    Case("acts: one or more", "national.designation.acts", {"designation.acts": [{"code": "access_point"}]}, "violation", "1"),
    Case("acts: []", "national.designation.acts", {"designation.acts": []}, "compliant"),
    Case(FORCE, "national.mining.supply", {"inspected_on": "2021-09-02", **MINED}, "not_applicable"),
    Case(FORCE, "national.mining.supply", {"inspected_on": "2021-09-03", **MINED}, "violation"),
    Case(CONDITION, "national.mining.pending", {"mining.status": "suspected", "mining.connection": "in_process"}, "undetermined"),
    Case(FORCE, "national.mining.new", {"mining.status": "confirmed", "mining.connection": "connected_after_ban"}, "violation"),
)
