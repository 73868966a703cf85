"""Whether the database's file is whole: its structure, its references, its rows."""

from __future__ import annotations

from collections.abc import Iterator

from inspections.faults import Fault
from inspections.health.examination import Examination

RESTORE = "请先把整个数据文件夹另外复制一份，再从最近一次完好的备份中恢复"
"""What to do with what cannot be mended."""

_MANY = 100


def structure(examined: Examination) -> Iterator[Fault]:
    """Yield a fault where the structure of the file is damaged (SQLite's integrity check)."""
    with examined.store.reading() as unit:
        damages = unit.soundness.damages()
    if damages:
        count = f"{damages}处以上" if damages >= _MANY else f"{damages}处"
        yield Fault("damaged", f"数据库文件的结构有{count}损坏", str(examined.database), RESTORE)


def references(examined: Examination) -> Iterator[Fault]:
    """Yield a fault for each table with rows that point to nothing (foreign keys)."""
    with examined.store.reading() as unit:
        dangling = list(unit.soundness.dangling())
    for table, count in dangling:
        yield Fault("dangling", f"数据表 {table} 中有{count}行指向不存在的数据", str(examined.database), RESTORE)


def contents(examined: Examination) -> Iterator[Fault]:
    """Yield a fault for each row that holds what this program never wrote."""
    with examined.store.reading() as unit:
        unreadable = list(unit.soundness.unreadable())
    for what in unreadable:
        yield Fault("unreadable", f"{what}无法读取，内容已损坏", str(examined.database), RESTORE)
