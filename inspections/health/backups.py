"""Whether the last good backup is young enough, and still what it was where its medium can be reached."""

from __future__ import annotations

from collections.abc import Iterator

from inspections.backups.last import last_backup, look_at_last
from inspections.backups.wording import told_moment
from inspections.faults import Fault
from inspections.health.examination import Examination

OLDEST = 7
"""Days after which a backup is too old to lean on."""


def backups(examined: Examination) -> Iterator[Fault]:
    """Yield a fault where the last good backup is too old or damaged. That there is none yet is no fault: a store may be new."""
    last = last_backup(examined.database)
    if last is None:
        return
    days = last.days(examined.now)
    examined.counts["days_since_backup"] = days
    if days > OLDEST:
        what = f"上次完好的备份是{told_moment(last.taken_at)}的，已经{days}天"
        yield Fault("backup_old", what, str(last.folder), "请接上备份盘，在“设置”中点“立即备份”，或者用 backup 命令")
    yield from look_at_last(last)
