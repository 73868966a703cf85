"""The refusal of what a person decided on a state of a record that is no longer its last one."""

from __future__ import annotations

from inspections.faults import UserError, refuse


def changed_meanwhile(number: str) -> UserError:
    """Return the refusal, to be raised where the last event is looked at: inside the transaction that would write."""
    return refuse("changed_meanwhile", "这条记录在编辑期间已被更改", f"记录“{number}”", "请打开最新的记录后重新修改")
