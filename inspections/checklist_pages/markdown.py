"""Markdown for the pages: text that means nothing to Markdown, tables, links to headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_MEANING = re.compile(r"([\\|*_<>\[\]`#~])")
_DROPPED = re.compile(r"[^\w\- ]")


def plain(text: str) -> str:
    """Return a text on one line in which no character means anything to Markdown."""
    return _MEANING.sub(r"\\\1", " ".join(text.split()))


def code(text: str) -> str:
    """Return an identifier as code."""
    return f"`{text}`"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; its cells are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def link(text: str, page: str, heading: str = "") -> str:
    """Return a link to a page, or to a heading of it; an empty page is the page itself."""
    anchor = f"#{anchor_of(heading)}" if heading else ""
    return f"[{plain(text)}]({page}{anchor})"


def anchor_of(heading: str) -> str:
    """Return the anchor that GitHub and Gitee give a heading: small letters, no marks, hyphens for spaces."""
    return _DROPPED.sub("", heading.lower()).replace(" ", "-")
