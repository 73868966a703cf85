"""What of a form would be lost if it were left now."""

from __future__ import annotations

from collections.abc import Sequence

from inspections.forms.changed_fields import changed_names
from inspections.forms.content import Content, held
from inspections.forms.kept_draft import KeptDraft
from inspections.forms.sections import Item

_NAMED = 4
"""How many changed facts are named one by one."""


def told_of_loss(draft: KeptDraft, content: Content, items: Sequence[Item]) -> str:
    """Return why something of the draft is not on the disk, and what it is; `items` are the facts of the form in their order."""
    names = changed_names(draft.saved or {}, content, items)
    listed = "、".join(names[:_NAMED]) + (f"等{len(names)}项" if len(names) > _NAMED else "")
    party = str(held(content, "inspectee.name") or "").strip()
    whole = "" if draft.saved is not None else "整份草稿，即"
    return f"{draft.why_unsaved}\n还没有存盘的是{f'“{party}”的' if party else ''}{whole}{listed or '最后的修改'}。"
