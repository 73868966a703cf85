"""Two things under one business number: an incoming record and a stored one, and what a person decides on them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from inspections.cases.heading import Heading
from inspections.faults import Fault


@dataclass(frozen=True, slots=True)
class Clash:
    """The incoming record in `row` of its file bears the number of `stored`, and is not that record.

    `head` is the last event of `stored`. `known` is the incoming record as it stands here under another number, with its last event
    `known_head`; None where it is not here yet.
    """

    row: int
    incoming: Heading
    stored: Heading
    known: Heading | None = None
    head: str = ""
    known_head: str = ""

    @property
    def may_be_the_same(self) -> bool:
        """Whether the incoming record can be taken for the next version of the stored one."""
        return self.known is None and self.incoming.party.county == self.stored.party.county

    @property
    def fault(self) -> Fault:
        """The clash in one sentence that shows both."""
        if self.known is not None:
            what = (
                f"改用的编号已属于另一条记录：库中的{self.stored.spoken()}；文件中的{self.incoming.spoken()}，库中原为{self.known.spoken()}"
            )
            action = "请换一个没有用过的编号"
        elif self.incoming.alike(self.stored):
            what = f"编号已属于另一条记录（记录标识不同），而单位、类别和检查时间都相同，可能是同一次检查：{self._both()}"
            action = "请核对；确是同一条的，请删去文件中的记录标识后再导入，否则换一个编号"
        else:
            what = f"编号相同，单位、县（区）或者检查时间不同，是另一条记录：{self._both()}"
            action = "请核对；不是同一次检查的，请换一个编号；是更正的，请在窗口中导入并逐条选择，或者在程序中改正库中的记录"
        return Fault("number_taken", what, f"记录“{self.incoming.number}”", action, "id")

    def _both(self) -> str:
        return f"库中的{self.stored.spoken()}；文件中的{self.incoming.spoken()}"


class Choice(Enum):
    """What becomes of an incoming record that clashes."""

    KEEP_BOTH = "keep_both"
    """Both are kept, the incoming one under another number; one that is here already keeps the number it has."""
    SAME = "same"
    """It is the stored record, corrected: the incoming one becomes its next version."""
    LEAVE_OUT = "leave_out"
    """The incoming record is not taken."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided on a clash as it was shown. `number` is the incoming record's where both are kept."""

    clash: Clash
    choice: Choice
    number: str = ""
