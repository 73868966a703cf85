"""The one helper for long work: a background thread with a session of its own, a queue, progress, cancel, errors, changes."""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from gui.operations.operation import Operation
from gui.operations.progress import Cancelled, Progress
from inspections.faults import Fault, UserError
from inspections.session import OpenSession, Session
from inspections.use_cases.changes import Changes, changes_of

T = TypeVar("T")


class Operations(QObject):
    """One worker thread; pieces of work run one after another. Lives in the window's thread, where all signals arrive.

    `faults` shows user errors and `bug` reports anything else. The session is opened in the worker when
    the first work comes that needs it.
    """

    changed = Signal(Changes)
    """After a work that changed something ended well and its `done` was called."""
    began = Signal(Operation)
    """A piece of work was taken up."""
    progressed = Signal(Operation, int, int)
    """How many are done, and of how many."""
    ended = Signal(Operation)
    """A piece of work is over, however it ended; its callbacks come next, so that a dialog of theirs has the screen to itself."""

    _came_out = Signal(Operation, object, object)

    def __init__(
        self,
        open_session: OpenSession,
        faults: Callable[[tuple[Fault, ...]], None],
        bug: Callable[[BaseException], None],
        parent: QObject | None = None,
    ) -> None:
        """Start nothing yet: the thread is made with the first work."""
        super().__init__(parent)
        self._open_session = open_session
        self._faults = faults
        self._bug = bug
        self._queue: SimpleQueue[tuple[Operation[Any, Any], Callable[[OpenSession], Any]] | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._pending: list[Operation[Any, Any]] = []
        self._came_out.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether any work is waiting or running."""
        return bool(self._pending)

    def run(self, operation: Operation[Session, T]) -> None:
        """Put a piece of work into the queue; see `gui.operations.running.Running`."""
        self._begin(operation, lambda session: operation.work(session(), operation.progress))

    def run_apart(self, operation: Operation[None, T]) -> None:
        """Put a piece of work that needs no session into the queue; see `gui.operations.running.RunningApart`."""
        self._begin(operation, lambda _: operation.work(None, operation.progress))

    def _begin(self, operation: Operation[Any, Any], work: Callable[[OpenSession], Any]) -> None:
        operation.progress = Progress(lambda count, total: self.progressed.emit(operation, count, total))
        self._pending.append(operation)
        if self._thread is None:
            self._thread = Thread(target=self._serve, name="operations", daemon=True)
            self._thread.start()
        self._queue.put((operation, work))

    def close(self, timeout: float = 30.0) -> None:
        """Cancel what can be cancelled, do the rest, close the session and wait for the thread. Callbacks come no more."""
        if self._thread is None:
            return
        for operation in self._pending:
            operation.progress.cancel()
        self._queue.put(None)
        self._thread.join(timeout)
        self._thread = None
        self._pending.clear()

    def _serve(self) -> None:
        """Work off the queue; runs in the worker's thread, which alone touches the session."""
        session: Session | None = None

        def opened() -> Session:
            nonlocal session
            if session is None:
                session = self._open_session()
            return session

        while (queued := self._queue.get()) is not None:
            operation, work = queued
            self.began.emit(operation)
            try:
                result = work(opened)
            except BaseException as error:  # noqa: BLE001 # nothing may end the thread; it is told to the person
                self._came_out.emit(operation, None, error)
            else:
                self._came_out.emit(operation, result, None)
        if session is not None:
            session.close()

    @Slot(Operation, object, object)
    def _finish(self, operation: Operation[Any, Any], result: Any, error: BaseException | None) -> None:  # noqa: ANN401 # the work's own
        """Hand out what came of a work, in the window's thread."""
        if operation not in self._pending:  # closed meanwhile
            return
        self._pending.remove(operation)
        self.ended.emit(operation)
        match error:
            case None:
                operation.done(result)
                changes = changes_of(result)
                if changes is not None:
                    self.changed.emit(changes)
            case Cancelled():
                if operation.cancelled is not None:
                    operation.cancelled()
            case UserError():
                (operation.failed or self._faults)(error.faults)
            case _:
                self._bug(error)
