"""Backups in words: which day and hour, what is in them, what they lack."""

from __future__ import annotations

from datetime import datetime

from inspections.backups.snapshot import Snapshot

_TOLD = 5
"""How many lacking files are named; more can be read in the manifest."""


def told_moment(moment: datetime) -> str:
    """Return a moment as a person says it, by the clock of the computer that noted it."""
    return f"{moment.year}年{moment.month}月{moment.day}日{moment:%H:%M}"


def told_size(size: int) -> str:
    """Return a number of bytes in the largest unit that leaves a whole number."""
    for unit, scale in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= scale:
            return f"{size / scale:.1f} {unit}"
    return f"{size} 字节"


def told_counts(snapshot: Snapshot) -> str:
    """Return how many of each a snapshot holds."""
    words = (("records", "记录{}条"), ("documents", "文书{}份"), ("evidence", "证据{}件"))
    return "、".join(word.format(snapshot.counts.get(name, 0)) for name, word in words)


def told_snapshot(snapshot: Snapshot) -> str:
    """Return a snapshot in one phrase."""
    return f"{told_moment(snapshot.taken_at)}的备份，{told_counts(snapshot)}，共{told_size(snapshot.size)}"


def told_lacking(snapshot: Snapshot) -> tuple[str, ...]:
    """Return one sentence for each file that a snapshot lacks, and a last one; nothing where it is complete."""
    if snapshot.complete:
        return ()
    named = tuple(f"{lack.path}：{lack.why}。" for lack in snapshot.lacking[:_TOLD])
    more = f"（另有{len(snapshot.lacking) - _TOLD}个，见备份清单）" if len(snapshot.lacking) > _TOLD else ""
    return (*named, f"备份不完整，缺{len(snapshot.lacking)}个文件{more}；其余内容完好。请用“体检”核对，能找回的请放回原处后再备份。")
