"""How often a reporting duty falls due: the closed set of periods, and their Chinese words."""

from __future__ import annotations

from types import MappingProxyType

PERIODS = MappingProxyType(
    {
        "week": "每周",
        "month": "每月",
        "quarter": "每季度",
        "half_year": "每半年",
        "year": "每年",
        "per_year": "每年",
        "once": "一次",
        "unset": "文件没有规定周期，由本单位确定",
    }
)
"""Period code to its word. `per_year` comes with a `limit`: so many times a year; `unset`: the document names no period."""
