"""Operations on the spot, for presenters' tests: no thread, no Qt."""

from collections.abc import Callable
from typing import TypeVar

from gui.operations.changes import Changes
from gui.operations.progress import Cancelled, Progress
from inspections.faults import Fault, UserError
from inspections.session import Session

T = TypeVar("T")


class SynchronousOperations:
    """Implements `gui.operations.running.Running` in the caller's thread; keeps what was broadcast and what went wrong."""

    def __init__(self, session: Session, progress: Progress | None = None) -> None:
        self.session = session
        self.progress = progress or Progress()
        self.ran: list[str] = []
        self.broadcast: list[Changes] = []
        self.faults: list[Fault] = []

    def run(
        self,
        what: str,
        work: Callable[[Session, Progress], T],
        done: Callable[[T], None],
        changes: Changes | Callable[[T], Changes] | None = None,
        *,
        failed: Callable[[tuple[Fault, ...]], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        quiet: bool = False,
    ) -> None:
        del quiet  # nothing is shown here anyway
        self.ran.append(what)
        try:
            result = work(self.session, self.progress)
        except Cancelled:
            if cancelled is not None:
                cancelled()
            return
        except UserError as error:
            (failed or self.faults.extend)(error.faults)
            return
        done(result)
        told = changes(result) if callable(changes) else changes
        if told is not None:
            self.broadcast.append(told)

    def run_apart(
        self,
        what: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[tuple[Fault, ...]], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        quiet: bool = False,
    ) -> None:
        self.run(what, lambda _session, progress: work(progress), done, failed=failed, cancelled=cancelled, quiet=quiet)
