"""What a health check looked at, in words."""

from __future__ import annotations

from types import MappingProxyType

from inspections.backups.last import LOOKED_AT
from inspections.health.examination import Health

_WORDS = MappingProxyType(
    {
        "records": "记录{}条",
        "events": "改动{}次",
        "files": "登记的文书和证据文件{}个",
        "unknown_files": "没有登记的{}个",
        "quarantined_files": "隔离文件夹中{}个",
    }
)


def spoken_counts(health: Health) -> str:
    """Return what was looked at, as one sentence."""
    said = [words.format(health.counts[key]) for key, words in _WORDS.items() if key in health.counts]
    looked = f"核对了{'，'.join(said)}。" if said else ""
    in_doubt = any(fault.code in LOOKED_AT for fault in health.faults)
    return f"{looked}{_backup(health.counts.get('days_since_backup'), in_doubt=in_doubt)}"


def _backup(days: int | None, *, in_doubt: bool) -> str:
    if days is None:
        return "还没有备份。"
    if in_doubt:
        return "今天备份过。" if days == 0 else f"上次备份在{days}天前。"
    return "今天有完好的备份。" if days == 0 else f"上次完好的备份在{days}天前。"
