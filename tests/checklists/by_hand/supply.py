"""Cuts for arrears, licences, new PV, marked prices: what the days and facts of a record say, and what they do not."""

from tests.checklists.by_hand.case import Case

DAYS = "A>B: fewer than limit calendar days in (A, B], or B before A → violation; A or B absent → undetermined"
LISTED = "in of a list: one of its items is among those named"
ABSENT = "absent counts as false in applies_when: arrears.cut_off"
CLASSES = "which class covers which voltage"
PAUSED = "a lawful pause of the red zone is never accused"

THIRTY = "national.arrears.thirty-days"
REMINDED = "national.arrears.reminded"
SHARED = "national.arrears.shared-loads"
CUT = {"arrears.cut_off": True, "arrears.due_on": "2023-06-15"}
CONTRACTOR = {"inspectee.kind": "contractor"}
RED = {"pv.zone": "red", "pv.new_project": True}

CASES = (
    Case(DAYS, THIRTY, CUT | {"arrears.cut_on": "2023-07-15"}, "violation", "30"),
    Case(DAYS, THIRTY, CUT | {"arrears.cut_on": "2023-07-16"}, "compliant", "31"),
    Case(DAYS, THIRTY, CUT | {"arrears.cut_on": "2023-06-14"}, "violation", "-1"),
    Case(DAYS, THIRTY, CUT, "undetermined"),
    Case(DAYS, THIRTY, {"arrears.cut_off": True, "arrears.cut_on": "2023-07-15"}, "undetermined"),
    Case(ABSENT, THIRTY, {"arrears.due_on": "2023-06-15"}, "not_applicable"),
    Case(DAYS, REMINDED, CUT | {"arrears.reminded_on": "2023-07-15", "arrears.cut_on": "2023-07-15"}, "compliant", "0"),
    Case(DAYS, REMINDED, CUT | {"arrears.reminded_on": "2023-07-16", "arrears.cut_on": "2023-07-15"}, "violation", "-1"),
    Case(LISTED, SHARED, CUT | {"arrears.loads": ["household", "lift"]}, "violation"),
    Case(LISTED, SHARED, CUT | {"arrears.loads": ["lighting", "other"]}, "compliant"),
    Case(LISTED, SHARED, CUT, "undetermined"),
    Case(CLASSES, "national.licence.class-five", CONTRACTOR | {"licence.class": "five", "licence.works_voltage_kv": 10}, "compliant", "10"),
    Case(CLASSES, "national.licence.class-five", CONTRACTOR | {"licence.class": "five", "licence.works_voltage_kv": 35}, "violation", "35"),
    Case(CLASSES, "national.licence.class-five", CONTRACTOR | {"licence.class": "four", "licence.works_voltage_kv": 35}, "not_applicable"),
    Case(CLASSES, "national.licence.class-five", CONTRACTOR | {"licence.works_voltage_kv": 35}, "undetermined"),
    Case(CLASSES, "national.licence.class-five", {"licence.works_voltage_kv": 35}, "not_applicable"),
    Case(PAUSED, "wuzhi-2023.pv.red-zone", RED, "undetermined"),
    Case(PAUSED, "wuzhi-2023.pv.red-zone", RED | {"pv.application": "refused"}, "compliant"),
    Case(PAUSED, "wuzhi-2023.pv.red-zone", RED | {"pv.application": "accepted"}, "violation"),
)
