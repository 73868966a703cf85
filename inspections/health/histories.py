"""Whether the records' histories are whole: every event is the one that was hashed, after the one it names, with what was hashed."""

from __future__ import annotations

from collections.abc import Iterator

from inspections.events.chain import broken_links
from inspections.events.event import payload_hash
from inspections.faults import Fault
from inspections.health.database import RESTORE
from inspections.health.examination import Examination
from inspections.health.soundness import KeptHistory


def histories(examined: Examination) -> Iterator[Fault]:
    """Yield the faults of each record's chain of events and of what its payloads say."""
    with examined.store.reading() as unit:
        for kept in unit.soundness.histories():
            examined.counts["records"] += bool(kept.number)
            examined.counts["events"] += len(kept.events or ())
            for code, what in _faults(kept):
                yield Fault(code, what, str(examined.database), RESTORE)


def _faults(kept: KeptHistory) -> Iterator[tuple[str, str]]:
    whose = f"记录“{kept.number}”" if kept.number else "一条已经没有记录的历史"
    changed = {digest for digest, payload in kept.payloads.items() if payload_hash(payload) != digest}
    if changed:
        yield "changed_payload", f"{whose}的内容与存入时的校验值不符，有{len(changed)}次改动的内容变了"
    if kept.events is None:
        yield "broken_history", f"{whose}的历史无法读取"
        return
    broken = broken_links(kept.events, {})  # what the payloads say was looked at above
    if broken:
        yield "broken_history", f"{whose}的{len(kept.events)}次改动中有{len(broken)}次与登记的校验值或者前后次序不符"
    head = next((event for stored, event in kept.events if stored == kept.head), None)
    if kept.number and (head is None or head.payload not in kept.payloads):
        yield "lost_record", f"{whose}现在的内容找不到"
