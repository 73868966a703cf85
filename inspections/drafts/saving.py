"""When what is typed is written to the disk; and where it cannot be: since when and why, in one sentence that stays until it is written."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from inspections.faults import Fault, UserError

_UNFORESEEN = Fault("unsaved", "写入时程序出错，详情已记入日志", "", "请另存一份，并告诉维护人员")


class SaveTimer(Protocol):
    """Says once that it is time to save: less than a second after `start`, a few seconds after `retry`."""

    def start(self) -> None:
        """Begin to run; a timer that was started already goes on, else typing without a pause would put off the saving."""
        ...

    def retry(self) -> None:
        """Begin to wait for another try at what could not be saved."""
        ...

    def stop(self) -> None:
        """Forget the call."""
        ...


@dataclass(frozen=True, slots=True)
class Trouble:
    """A writing that fails. `since` is when it first failed, in the person's own zone; `faults` are those of the last try."""

    since: datetime
    faults: tuple[Fault, ...]

    def sentence(self, today: datetime) -> str:
        """Return what is wrong, what to do and since when; the day is named where it is another than `today`."""
        day = "" if self.since.date() == today.date() else f"{self.since.month}月{self.since.day}日"
        return f"自{day}{self.since:%H:%M}起未能存盘：{self.why()}。已录入的内容保留在窗口中，正在重试。"

    def why(self) -> str:
        """Return what is wrong and what to do, without the place and the full stop."""
        return "；".join(dict.fromkeys("，".join(filter(None, (fault.what, fault.action))) for fault in self.faults))


def troubled(before: Trouble | None, at: datetime, error: Exception | Sequence[Fault]) -> Trouble:
    """Return the trouble after a writing failed at `at`; `before` is what was so already. An exception nobody foresaw is logged once."""
    if isinstance(error, UserError):
        faults = error.faults
    elif isinstance(error, Exception):
        faults = (_UNFORESEEN,)
        if before is None or before.faults != faults:
            logging.getLogger("bug").error("what was typed could not be written", exc_info=error)
    else:
        faults = tuple(error)
    return Trouble(at if before is None else before.since, faults)
