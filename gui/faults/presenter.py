"""The one presenter of user errors: every fault a sentence, all of them at once, to be read and copied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from inspections.faults import Fault


class ShowsFaults(Protocol):
    """What pages and presenters need of the presenter."""

    def show_faults(self, faults: Sequence[Fault], what: str = "") -> None:
        """Show faults; `what` is the sentence above them, where more can be said than how many there are."""
        ...


class FaultPresenter:
    """Words faults and hands them to a view: a heading and the sentences."""

    def __init__(self, view: Callable[[str, tuple[str, ...]], None]) -> None:
        """Show by `view`, which must return at once."""
        self._view = view

    def show_faults(self, faults: Sequence[Fault], what: str = "") -> None:
        """Show faults. One that was found twice is told once."""
        sentences = tuple(dict.fromkeys(fault.sentence() for fault in faults))
        if sentences:
            self._view(what or _heading(len(sentences)), sentences)


def _heading(count: int) -> str:
    return "没有完成，原因如下：" if count == 1 else f"没有完成，共有{count}处需要处理："
