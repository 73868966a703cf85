"""`connection.handling`. The low-voltage limit is five working days; 2023-03-01 was a Wednesday."""

from typing import Any

from tests.checklists.by_hand.case import Case, stage

LOW_VOLTAGE = "wuzhi-2023.time.lv-handling"
THIRTY_DAYS = "trial.handling-days"

STAGES = "the days of the stages held by supplier, each (started_on, finished_on]"
OVERLAP = "an overlap counted once"
OPEN = "an open one ending at energized_on or else at inspected_on"
NO_HOLDER = "a stage without held_by, or no stages → undetermined"
NONE_THE_SUPPLIERS = "stages but none the supplier's → 0"
ROLLS_ON = "day: calendar days, and a last day that is no working day runs on to the next one"
UNPUBLISHED = "the published days alone over the limit → violation; else undetermined"


def low_voltage(*stages: dict[str, str], **more: Any) -> dict[str, Any]:  # noqa: ANN401 # any value of JSON
    """Return a low-voltage connection with these stages."""
    return {
        "user.supply": "lv_business",
        "user.three_zero": False,
        "connection.applied_on": "2023-03-01",
        "connection.stages": list(stages),
        **{f"connection.{name}" if name == "energized_on" else name: value for name, value in more.items()},
    }


def high_voltage(started_on: str, finished_on: str) -> dict[str, Any]:
    """Return a high-voltage connection of one stage."""
    return {
        "user.supply": "hv_single",
        "connection.applied_on": started_on,
        "connection.stages": [stage("supplier", started_on, finished_on)],
    }


FIRST = stage("supplier", "2023-03-01", "2023-03-06")
OPEN_STAGE = stage("supplier", "2023-03-01")
WITHOUT_STAGES = {"user.supply": "lv_business", "user.three_zero": False, "connection.applied_on": "2023-03-01"}

CASES = (
    Case(STAGES, LOW_VOLTAGE, low_voltage(stage("supplier", "2023-03-01", "2023-03-08")), "compliant", "5"),
    Case(STAGES, LOW_VOLTAGE, low_voltage(stage("supplier", "2023-03-01", "2023-03-09")), "violation", "6"),
    Case(STAGES, LOW_VOLTAGE, low_voltage(FIRST, stage("supplier", "2023-03-20", "2023-03-23")), "violation", "6"),
    Case(STAGES, LOW_VOLTAGE, low_voltage(FIRST, stage("user", "2023-03-06", "2023-06-06")), "compliant", "3"),
    Case(STAGES, LOW_VOLTAGE, low_voltage(FIRST, stage("construction", "2023-03-06")), "compliant", "3"),
    Case(OVERLAP, LOW_VOLTAGE, low_voltage(FIRST, stage("supplier", "2023-03-03", "2023-03-08")), "compliant", "5"),
    Case(OVERLAP, LOW_VOLTAGE, low_voltage(FIRST, stage("supplier", "2023-03-03", "2023-03-09")), "violation", "6"),
    Case(OVERLAP, LOW_VOLTAGE, low_voltage(FIRST, FIRST, FIRST), "compliant", "3"),
    Case(OVERLAP, LOW_VOLTAGE, low_voltage(stage("supplier", "2023-03-02", "2023-03-03"), FIRST), "compliant", "3"),
    Case(OPEN, LOW_VOLTAGE, low_voltage(OPEN_STAGE, energized_on="2023-03-08"), "compliant", "5"),
    Case(OPEN, LOW_VOLTAGE, low_voltage(OPEN_STAGE, energized_on="2023-03-09"), "violation", "6"),
    Case(OPEN, LOW_VOLTAGE, low_voltage(OPEN_STAGE, inspected_on="2023-03-08"), "compliant", "5"),
    Case(OPEN, LOW_VOLTAGE, low_voltage(OPEN_STAGE, inspected_on="2023-03-09"), "violation", "6"),
    Case(OPEN, LOW_VOLTAGE, low_voltage(OPEN_STAGE, energized_on="2023-02-27"), "undetermined"),
    Case(NO_HOLDER, LOW_VOLTAGE, low_voltage(FIRST, stage(None, "2023-03-06", "2023-03-07")), "undetermined"),
    Case(NO_HOLDER, LOW_VOLTAGE, low_voltage(), "undetermined"),
    Case(NO_HOLDER, LOW_VOLTAGE, WITHOUT_STAGES, "undetermined"),
    Case(NONE_THE_SUPPLIERS, LOW_VOLTAGE, low_voltage(stage("user", "2023-03-01", "2023-08-01")), "compliant", "0"),
    Case("a needed fact is missing", LOW_VOLTAGE, low_voltage(FIRST, stage("supplier", None, "2023-03-07")), "undetermined"),
    Case(ROLLS_ON, THIRTY_DAYS, high_voltage("2023-03-01", "2023-03-31"), "compliant", "30"),
    Case(ROLLS_ON, THIRTY_DAYS, high_voltage("2023-03-01", "2023-04-01"), "violation", "31"),
    Case(ROLLS_ON, THIRTY_DAYS, high_voltage("2023-03-02", "2023-04-03"), "compliant", "32"),
    Case(ROLLS_ON, THIRTY_DAYS, high_voltage("2023-03-02", "2023-04-04"), "violation", "33"),
    Case(
        UNPUBLISHED,
        "trial.handling",
        low_voltage(stage("supplier", "2026-12-23", "2027-01-04")) | {"connection.applied_on": "2026-12-23"},
        "violation",
    ),
    Case(
        UNPUBLISHED,
        "trial.handling",
        low_voltage(stage("supplier", "2026-12-28", "2027-02-04")) | {"connection.applied_on": "2026-12-28"},
        "undetermined",
    ),
)
