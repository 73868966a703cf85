"""What a record has against the inspected party itself, in the words of the checklist; what binds others is not the party's problem."""

from __future__ import annotations

from inspections.documents.content_reading import paragraphs_of
from inspections.documents.finding_words import heading_of
from inspections.documents.paper_draft import PaperDraft


def own_problems(draft: PaperDraft) -> tuple[str, ...]:
    """Return the party's own problems, each once, in the order of the checklists."""
    kind = draft.filed.stored.record.inspectee_kind
    return tuple(dict.fromkeys(heading_of(finding.requirement) for finding in draft.findings if finding.requirement.binds(kind)))


def counted(text: str) -> str:
    """Return the paragraphs of a text as one sentence, numbered where there are several."""
    parts = [part.rstrip("。；") for part in paragraphs_of(text)]
    if not parts:
        return ""
    if len(parts) == 1:
        return f"{parts[0]}。"
    return "\n".join(f"{index}．{part}{'。' if index == len(parts) else '；'}" for index, part in enumerate(parts, start=1))
