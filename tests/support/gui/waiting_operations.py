"""Operations that wait until they are told to go on, as a queue does."""

from collections.abc import Callable
from typing import TypeVar

from gui.operations.operation import Operation
from inspections.session import Session
from tests.support.gui.synchronous_operations import SynchronousOperations

T = TypeVar("T")


class WaitingOperations(SynchronousOperations):
    """Does the work in order, when `go_on` is called."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._waiting: list[Callable[[], None]] = []

    def run(self, operation: Operation[Session, T]) -> None:
        do = super().run
        self._waiting.append(lambda: do(operation))

    def go_on(self) -> None:
        waiting, self._waiting = self._waiting, []
        for do in waiting:
            do()
