"""What is typed for a document, kept until it is issued."""

from __future__ import annotations

from inspections.forms.content import Content
from inspections.session import Session


def keep_content(session: Session, key: str, content: Content) -> Exception | None:
    """Keep what was typed for a document; what keeps it from the disk is returned, for the work goes on all the same."""
    try:
        session.drafts.keep_paper(key, content)
    except Exception as error:  # noqa: BLE001 # whatever it is, what was typed is not lost for that
        return error
    return None
