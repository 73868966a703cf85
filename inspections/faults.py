"""User errors: what went wrong, where, and what to do, as data.

A user error is raised where it is noticed and worded for a person in one place only (the command line or the window).
It always carries every fault that was found, so that nobody mends a file one message at a time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, in Chinese but for `code`.

    `code` is stable and for programs (`unknown_field`); `where` names file, record and path; `action` says what to do. `path`
    is the record's fact alone (`fees[2].amount`), for a form that shows the fault beside its field; empty where there is none.
    """

    code: str
    what: str
    where: str
    action: str
    path: str = ""

    def sentence(self) -> str:
        """Return the one sentence that a person reads."""
        where = f"{self.where}：" if self.where else ""
        action = f"，{self.action}" if self.action else ""
        return f"{where}{self.what}{action}。"


class UserError(Exception):
    """Bad input or a refused act. Nothing was stored and nothing was lost."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults in the order in which they were found."""
        self.faults = tuple(faults)
        super().__init__("\n".join(fault.sentence() for fault in self.faults))


def refuse(code: str, what: str, where: str = "", action: str = "") -> UserError:
    """Return a user error of a single fault, to be raised by the caller."""
    return UserError([Fault(code, what, where, action)])
