"""Terms. 2023-03-01 was a Wednesday; in 2023 the Spring Festival was 01-21 to 01-27 with 01-28 and 01-29 made up."""

from typing import Any

from tests.checklists.by_hand.case import Case

RESIDENTIAL = "wuzhi-2023.time.residential"
FOUR_DAYS = "trial.residential"
APPROVAL = "trial.approval"
ACCEPT = "trial.accept"
PUSH = "wuzhi-2023.push.plan"

COUNTED = "the day of A is not counted, the day of B is"
CALENDAR = "working_day: State Council calendar, make-up days counted"
ROLLS_ON = "a last day that is no working day runs on to the next one (民法典 203)"
A_ABSENT = "A absent → undetermined"
OPEN = "B absent: still open only when no later event of the matter is dated; then counted to inspected_on, over the limit → violation"
OPEN_WITHIN = "counted to inspected_on, over the limit → violation, else undetermined"
NOT_OPEN = "not open → undetermined"
TURNED = "B before A → undetermined"
UNPUBLISHED_OVER = "Days in a year whose calendar is not published: the published days alone over the limit → violation"
UNPUBLISHED = "else undetermined with the provisional count in the reason"


def residential(applied: str | None, energized: str | None, **more: Any) -> dict[str, Any]:  # noqa: ANN401 # any value of JSON
    """Return the connection of a residential user."""
    return {"user.supply": "residential", "connection.applied_on": applied, "connection.energized_on": energized, **more}


def approval(submitted: str, granted: str | None) -> dict[str, Any]:
    """Return a 10 kV approval with a term of seven calendar days."""
    return {
        "approval.voltage": "10kV",
        "approval.exempt": False,
        "approval.submitted_on": submitted,
        "approval.granted_on": granted,
    }


def accepting(**more: Any) -> dict[str, Any]:  # noqa: ANN401 # any value of JSON
    """Return an application of Wednesday that was not accepted by Friday."""
    return {"connection.applied_on": "2023-03-01", "inspected_on": "2023-03-03"} | {
        f"connection.{name}": value for name, value in more.items()
    }


PUSHED = {"connection.investor": "government", "connection.plan_issued_on": "2023-03-01"}

CASES = (
    Case(COUNTED, RESIDENTIAL, residential("2023-03-01", "2023-03-08"), "compliant", "5"),
    Case(COUNTED, RESIDENTIAL, residential("2023-03-01", "2023-03-09"), "violation", "6"),
    Case(COUNTED, RESIDENTIAL, residential("2023-03-01", "2023-03-01"), "compliant", "0"),
    Case(COUNTED, PUSH, PUSHED | {"connection.plan_pushed_on": "2023-03-02"}, "compliant", "1"),
    Case(COUNTED, PUSH, PUSHED | {"connection.plan_pushed_on": "2023-03-03"}, "violation", "2"),
    Case(CALENDAR, RESIDENTIAL, residential("2023-01-20", "2023-02-01"), "compliant", "5"),
    Case(CALENDAR, RESIDENTIAL, residential("2023-01-20", "2023-02-02"), "violation", "6"),
    Case(CALENDAR, RESIDENTIAL, residential("2023-09-28", "2023-10-11"), "compliant", "5"),
    Case(CALENDAR, RESIDENTIAL, residential("2023-09-28", "2023-10-12"), "violation", "6"),
    Case(TURNED, RESIDENTIAL, residential("2023-03-02", "2023-03-01"), "undetermined"),
    Case(A_ABSENT, RESIDENTIAL, residential(None, "2023-03-09"), "undetermined"),
    Case(A_ABSENT, RESIDENTIAL, residential(None, None), "undetermined"),
    Case(OPEN, RESIDENTIAL, residential("2023-03-01", None, inspected_on="2023-03-09"), "violation", "6"),
    Case(OPEN_WITHIN, RESIDENTIAL, residential("2023-03-01", None, inspected_on="2023-03-08"), "undetermined"),
    Case(OPEN_WITHIN, RESIDENTIAL, residential("2023-03-01", None, inspected_on="2023-02-01"), "undetermined"),
    Case(OPEN, ACCEPT, accepting(), "violation", "2"),
    Case(OPEN, ACCEPT, accepting(contacted_on="2023-03-02"), "violation", "2"),
    Case(NOT_OPEN, ACCEPT, accepting(plan_issued_on="2023-03-02"), "undetermined"),
    Case(NOT_OPEN, ACCEPT, accepting() | {"works.started_on": "2023-03-02"}, "undetermined"),
    Case(NOT_OPEN, ACCEPT, accepting(energized_on="2023-03-02"), "undetermined"),
    Case(OPEN, PUSH, PUSHED | {"connection.plan_confirmed_on": "2023-03-02", "inspected_on": "2023-03-03"}, "violation", "2"),
    Case(NOT_OPEN, PUSH, PUSHED | {"approval.submitted_on": "2023-03-02", "inspected_on": "2023-03-03"}, "undetermined"),
    Case(UNPUBLISHED_OVER, FOUR_DAYS, residential("2026-12-24", "2027-01-05"), "violation"),
    Case(UNPUBLISHED, FOUR_DAYS, residential("2026-12-28", "2027-01-20"), "undetermined"),
    Case(UNPUBLISHED, FOUR_DAYS, residential("2026-12-31", "2027-01-01"), "undetermined"),
    Case(UNPUBLISHED_OVER, FOUR_DAYS, residential("2026-12-24", None, inspected_on="2027-01-05"), "violation"),
    Case(UNPUBLISHED, FOUR_DAYS, residential("2026-12-28", None, inspected_on="2027-02-20"), "undetermined"),
    Case(ROLLS_ON, APPROVAL, approval("2023-03-01", "2023-03-08"), "compliant", "7"),
    Case(ROLLS_ON, APPROVAL, approval("2023-03-01", "2023-03-09"), "violation", "8"),
    Case(ROLLS_ON, APPROVAL, approval("2023-03-04", "2023-03-13"), "compliant", "9"),
    Case(ROLLS_ON, APPROVAL, approval("2023-03-04", "2023-03-14"), "violation", "10"),
    Case(ROLLS_ON, APPROVAL, approval("2023-09-24", "2023-10-07"), "compliant", "13"),
    Case(ROLLS_ON, APPROVAL, approval("2023-09-24", "2023-10-08"), "violation", "14"),
    Case(ROLLS_ON, APPROVAL, approval("2026-12-26", "2027-01-02"), "compliant", "7"),
    Case(ROLLS_ON, APPROVAL, approval("2026-12-26", "2027-01-03"), "undetermined"),
    Case(ROLLS_ON, APPROVAL, approval("2026-12-24", "2027-01-01"), "violation", "8"),
    Case(ROLLS_ON, APPROVAL, approval("2023-03-04", None) | {"inspected_on": "2023-03-13"}, "undetermined"),
    Case(ROLLS_ON, APPROVAL, approval("2023-03-04", None) | {"inspected_on": "2023-03-14"}, "violation", "10"),
)
