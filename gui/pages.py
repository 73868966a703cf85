"""The pages of the window, each said once: its name, what it is called, and its icon.

The rail is painted from this tuple before any page is imported; a page takes its own entry.
"""

from __future__ import annotations

from typing import NamedTuple


class PageEntry(NamedTuple):
    """A page in the rail. `name` is what other pages lead to it by, `icon` a file of resources/icons without its ending."""

    name: str
    title: str
    icon: str


RECORDS = PageEntry("records", "检查记录", "list")
FORM = PageEntry("form", "新建记录", "new")
CASES = PageEntry("cases", "案件", "case")
LEDGER = PageEntry("ledger", "月度台账", "ledger")
SETTINGS = PageEntry("settings", "设置", "settings")

PAGES = (RECORDS, FORM, CASES, LEDGER, SETTINGS)
"""In the order of the rail."""
