"""Operations on the spot, for presenters' tests: no thread, no Qt."""

from collections.abc import Callable
from typing import Any, TypeVar

from gui.operations.operation import Operation
from gui.operations.progress import Cancelled, Progress
from inspections.faults import Fault, UserError
from inspections.session import Session
from inspections.use_cases.changes import Changes, changes_of

T = TypeVar("T")


class SynchronousOperations:
    """Implements `gui.operations.running.Running` in the caller's thread; keeps what was broadcast and what went wrong."""

    def __init__(self, session: Session, progress: Progress | None = None) -> None:
        self.session = session
        self.progress = progress or Progress()
        self.ran: list[str] = []
        self.broadcast: list[Changes] = []
        self.faults: list[Fault] = []

    def run(self, operation: Operation[Session, T]) -> None:
        self._do(operation, lambda: operation.work(self.session, self.progress))

    def run_apart(self, operation: Operation[None, T]) -> None:
        self._do(operation, lambda: operation.work(None, self.progress))

    def _do(self, operation: Operation[Any, T], work: Callable[[], T]) -> None:
        self.ran.append(operation.what)
        try:
            result = work()
        except Cancelled:
            if operation.cancelled is not None:
                operation.cancelled()
            return
        except UserError as error:
            (operation.failed or self.faults.extend)(error.faults)
            return
        operation.done(result)
        changes = changes_of(result)
        if changes is not None:
            self.broadcast.append(changes)
