"""What is to be said of a record whose checklist is no longer the version that judged it. It is not judged anew for that."""

from __future__ import annotations

from collections.abc import Mapping

from inspections.cases.checked import PackStamp
from inspections.checklists.pack import Pack


def pack_changed(stamp: PackStamp, packs: Mapping[str, Pack]) -> bool:
    """Say whether the program has another version of the pack that judged."""
    return stamp.id in packs and packs[stamp.id].content_hash != stamp.content_hash


def told_change(stamp: PackStamp, packs: Mapping[str, Pack]) -> str:
    """Return the sentence on a pack that changed or is gone since it judged; empty where it is the same."""
    pack = packs.get(stamp.id)
    if pack is None:
        return f"核对本记录的检查表“{stamp.id}”已不在程序中，原来的结论保持不变。"
    if pack.content_hash == stamp.content_hash:
        return ""
    if pack.version == stamp.version:
        return f"检查表在核对之后有改动（仍为第{pack.version}版），本记录保持原来的结论。"
    return f"检查表已有第{pack.version}版，本记录由第{stamp.version}版核对，保持原来的结论。"
