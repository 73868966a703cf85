"""`--db FILE rejudge --record ID --checklist ID`: hold one stored record against a checklist as the program has it now."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import UTC, datetime
from uuid import UUID

from inspections.checklists.pack import Pack
from inspections.commands.context import Context
from inspections.events.author import current_user
from inspections.events.event import PackVersion
from inspections.faults import refuse
from inspections.store import Store
from inspections.use_cases.rejudge import Rejudged, rejudge, spoken_change


def run(arguments: Namespace, context: Context) -> int:
    """Re-judge and say what changed."""
    pack, knowledge = context.resources.packs.checklist(arguments.checklist), context.resources.knowledge
    with context.store(arguments.db) as store:
        record = _record(store, arguments.record)
        rejudged = rejudge(store, record, pack, knowledge, author=current_user(), at=datetime.now(UTC))
    for line in spoken_outcome(arguments.record, rejudged, pack):
        sys.stdout.write(f"{line}\n")
    return 0


def spoken_outcome(number: str, rejudged: Rejudged, pack: Pack) -> list[str]:
    """Return what re-judging came to, a line a changed answer."""
    own = spoken_version(PackVersion(pack.id, pack.version, pack.content_hash))
    if not rejudged.written:
        return [f"记录“{number}”已由 {own} 核对，结论没有变化，没有改动。"]
    before = "、".join(spoken_version(version) for version in rejudged.before) or "（此前没有核对）"
    head = f"记录“{number}”由 {before} 改为 {own} 核对，{len(rejudged.answers)}项结论不同。"
    return [head, *(f"  {spoken_change(change, pack)}" for change in rejudged.answers)]


def spoken_version(version: PackVersion) -> str:
    """Return a version of a pack by id, number and the beginning of its hash."""
    return f"{version.id} 第{version.version}版（{version.content_hash[:8]}）"


def _record(store: Store, number: str) -> UUID:
    with store.reading() as unit:
        bearer = unit.records.bearing([number]).get(number)
    if bearer is None:
        raise refuse("no_record", f"数据库中没有记录“{number}”", "", "请核对记录编号")
    return bearer.uuid
