"""What happens in the dialog of the health check. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from gui.health.state import HealthState
from gui.operations.operation import Operation
from gui.operations.progress import Progress
from gui.operations.running import Running
from inspections.faults import Fault
from inspections.health.check import check_health
from inspections.health.examination import Examination, Health
from inspections.health.taking_back import take_back
from inspections.health.wording import spoken_counts
from inspections.session import Session


class HealthPresenter:
    """Checks in the background, shows what was found, and does what the person asks for; then checks again."""

    def __init__(
        self, show: Callable[[HealthState], None], operations: Running, database: Path, author: str, now: Callable[[], datetime]
    ) -> None:
        """Show by `show`; `check` comes next. `author` is who looks at what lies in quarantine."""
        self._show, self._operations = show, operations
        self._database, self._author, self._now = database, author, now
        self._put_aside: tuple[Path, ...] = ()

    def check(self, before: str = "") -> None:
        """Look at everything; `before` is what was done just now."""
        self._show(HealthState(busy=True, message="正在核对数据库和存档文件…"))

        def work(session: Session, progress: Progress) -> Health:
            return check_health(Examination(session.store, self._database, progress.tell))

        self._operations.run(
            Operation("体检", work, lambda health: self._finished(health, before), failed=self._failed, cancelled=self._cancelled)
        )

    def take_back(self) -> None:
        """Take back into the archive what a row names."""
        self._show(HealthState(busy=True, message="正在取回文件…"))
        self._operations.run(
            Operation(
                "取回隔离的文件",
                lambda session, _progress: take_back(session.store),
                lambda count: self.check(f"已取回{count}个文件。"),
                failed=self._failed,
            )
        )

    def let_stay(self) -> None:
        """Keep that a person looked at what lies in quarantine: it stays there and is told of no more."""
        paths, author, at = self._put_aside, self._author, self._now()
        self._show(HealthState(busy=True, message="正在记下…"))
        self._operations.run(
            Operation(
                "记下核对情况",
                lambda session, _progress: session.store.archive.quarantine.let_stay(paths, author, at),
                lambda _: self.check(),
                failed=self._failed,
            )
        )

    def _finished(self, health: Health, before: str) -> None:
        self._put_aside = tuple(Path(fault.where) for fault in health.faults if fault.code == "file_quarantined")
        outcome = "没有发现问题。" if health.is_sound else f"发现{len(health.faults)}处问题："
        can_take_back = any(fault.code in {"file_put_aside", "file_missing"} for fault in health.faults)
        self._show(
            HealthState(
                busy=False,
                message=f"{before}{spoken_counts(health)}{outcome}",
                faults=tuple(fault.sentence() for fault in health.faults),
                can_take_back=can_take_back,
                can_let_stay=bool(self._put_aside),
            )
        )

    def _failed(self, faults: tuple[Fault, ...]) -> None:
        self._show(HealthState(busy=False, message="没有完成，原因如下：", faults=tuple(fault.sentence() for fault in faults)))

    def _cancelled(self) -> None:
        self._show(HealthState(busy=False, message="体检已停止，没有核对完。"))
